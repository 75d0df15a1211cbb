"""One written word at a time: signs and digits for letters, dots inside words, young people's spellings are undone.

A word is changed only into something known: a syllable that Vietnamese spelling allows, or a word of
`data/spelling.yml`. So prices, dates, telephone numbers, "1:1", addresses and initials of names stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple

from classifier.syllables import bare, bare_syllables, is_vowel, split, syllables, tone_in_place, toneless_syllables
from classifier.yaml_lines import Node, read

LONGEST = 40  # letters; a longer row is no word
_MOST_GUESSES = 48


class When(StrEnum):
    """What the text around must be like for a repair to be made."""

    ALWAYS = "always"
    ODD_CASE = "odd_case"  # the original mixes small letters into capitals: GlAY
    AMONG_SIGNS = "among_signs"  # elsewhere, too, digits stand for letters: "m0", "b3" and "tr1" alone may be anything
    CAMEL = "camel"  # the original has capitals where words begin: CongViecDeDang
    NOT_AFTER_NUMBER = "not_after_number"  # 350 k


class Repair(NamedTuple):
    text: str
    kind: str
    when: When = When.ALWAYS
    otherwise: Repair | None = None
    """What to try where ``when`` does not hold."""


_SECOND_VOWEL_TONES = {
    new: old
    for news, olds in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for new, old in zip(news.split(), olds.split(), strict=True)
}

_LETTER_OF = {
    "0": "oôơ", "1": "il", "3": "e", "4": "a", "5": "s", "6": "gb", "7": "t", "8": "b", "9": "gq", "@": "a", "$": "s",
    "!": "il", "¡": "i", "|": "li", "€": "e", "£": "l", "¥": "y", "+": "t", "(": "c", "×": "x", "¢": "c", "§": "s",
}  # fmt: skip
SIGNS_FOR_LETTERS = frozenset(_LETTER_OF) - {"(", "+"}
_SIGNS = "@$¡|€£¥¢§"
_SIGN = re.compile(r"[@$!¡|€£¥+(×¢§]")
_LEAD = re.compile(rf"[^\w{re.escape(_SIGNS)}]*_*")
_TRAIL = re.compile(r"(?:[^\w@]|_)*$")
_SEPARATORS = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(
    r"://|www\.|@\w+\.\w|\.(?:com|vn|net|org|me|info|shop|io|ly|gl|asia|biz|store|online|top)(?:\b|/)"
)
_INITIALS = frozenset(["rip"])  # not a syllable in use
_AMOUNT_WITH_O = re.compile(r"(\d[\do]*)(tr|k|triệu|trieu|tỷ|tr\d+)")
_STRETCHED = re.compile(r"([^\W\d_])\1+")
_ONE_TO_ONE = re.compile(r"([^\W\d_]{3,})(1[:/.-]?1)")


@cache
def _listed(name: str) -> frozenset[str]:
    """One of the lists of words of `data/spelling.yml`."""
    return frozenset(_spelling()[name].text().split())


def loan_words() -> frozenset[str]:
    """Words of other languages and trade names that sellers use and hide."""
    return _listed("loan_words")


def plain_words() -> frozenset[str]:
    """Real words that carry no mark."""
    return _listed("plain_words")


@cache
def _teencode() -> Mapping[str, str]:
    meanings = _spelling()["teencode"].mapping()
    return {short: meant for meant, shorts in meanings.items() for short in shorts.text().split()}


@cache
def _spelling() -> Mapping[str, Node]:
    lists = ("loan_words", "plain_words", "units", "short_titles", "vowel_words")
    return read(Path(__file__).parent / "data" / "spelling.yml").fields(needed=(*lists, "teencode"))


def is_known(word: str) -> bool:
    """Whether it is a syllable, marked or bare, or a loan word."""
    return word in syllables() or word in bare_syllables() or word in loan_words()


def stands_for_itself(word: str) -> bool:
    """Whether a word, in small letters, is known and read as it stands: what ``repair`` says, quicker, for most."""
    return (
        len(word) > 1
        and is_known(word)
        and word.isalpha()
        and word not in _teencode()
        and first_vowel_tone(word) == word
    )


def repair(token: str) -> Repair | None:
    """How a row of characters between spaces (small letters, NFC) is to be read; None when as it stands."""
    if not 1 < len(token) <= LONGEST and token not in _teencode():
        return None
    if _ADDRESS.search(token):
        return None
    lead = _LEAD.match(token)
    trail = _TRAIL.search(token)
    assert lead is not None
    assert trail is not None
    start, end = lead.end(), trail.start()
    if token[end : end + 1] == "!":
        found = _ending_in_i(token[start:end])
        if found is not None:
            return _within(found, token[:start], token[end + 1 :])
    core = token[start:end]
    if core.isdigit() or not any(each.isalpha() for each in core):
        return None
    found = _repair_word(core) if _WORDS.fullmatch(core) else _repair_row(core)
    if found is None or (found.text == core and found.when is not When.CAMEL):
        return None
    return _within(found, token[:start], token[end:])


def _ending_in_i(stem: str) -> Repair | None:
    """A word whose last letter may be "!": surely so where it is none without ("ph!") or holds other signs ("l0@!")."""
    guess = _guess(stem + "!") if any(each.isalpha() for each in stem) else None
    if guess is None or (guess not in syllables() and guess not in bare_syllables()):
        return None
    sure = _SIGN.search(stem) or any(each.isdigit() for each in stem) or not any(map(is_vowel, stem))
    return Repair(guess, "leet", When.ALWAYS if sure else When.AMONG_SIGNS)


def _within(found: Repair, lead: str, trail: str) -> Repair:
    otherwise = found.otherwise and _within(found.otherwise, lead, trail)
    return found._replace(text=lead + found.text + trail, otherwise=otherwise)


def join_letters(run: str) -> Repair | None:
    """What letters with spaces or signs between them spell, if anything; the first or last may be one alone."""
    letters = "".join(_WORDS.findall(run))
    if letters in _INITIALS:
        return None
    if read_as := _spelled(letters):
        return Repair(read_as, "dotted")
    if len(letters) > 3 and (read_as := _spelled(letters[:-1])):
        return Repair(f"{read_as} {letters[-1]}", "dotted")
    if len(letters) > 3 and (read_as := _spelled(letters[1:])):
        return Repair(f"{letters[0]} {read_as}", "dotted")
    return None


def _repair_word(word: str) -> Repair | None:
    """For letters and digits alone."""
    if meant := _teencode().get(word):
        return Repair(meant, "teencode", When.NOT_AFTER_NUMBER if len(word) == 1 else When.ALWAYS)
    toned = first_vowel_tone(word)
    if is_known(toned):
        return Repair(toned, "tones")
    if any(each.isdigit() for each in word):
        return _digits_as_letters(word)
    return next(_respelled(toned), None)


def _respelled(word: str) -> Iterator[Repair]:
    """Ways to read an unknown row of letters, likeliest first."""
    marked = not word.isascii()
    if marked and (moved := tone_in_place(word)):
        yield Repair(moved, "tones")
    for guess in _young_spellings(word):
        if guess in syllables() or (not marked and guess in bare_syllables()):
            yield Repair(guess, "teencode")
    short = _STRETCHED.sub(r"\1", word)
    if (marked or re.search(r"(.)\1\1", word)) and is_known(first_vowel_tone(short)):
        yield Repair(first_vowel_tone(short), "stretched")
    for guess in _i_for_l(word):
        if guess in syllables() or guess in bare_syllables():
            yield Repair(guess, "leet", When.ALWAYS if marked else When.ODD_CASE)
    if marked and (parts := split(word, _spellable(), most=4)) and all(map(_stands_in_a_row, parts[1:])):
        yield Repair(" ".join(parts), "joined")
    if len(word) > 4:
        yield Repair(word, "joined", When.CAMEL, otherwise=None if marked else _swapped_and_joined(word))


def _swapped_and_joined(word: str) -> Repair | None:
    """Several bare syllables with l for i: LAlXE."""
    for guess in _i_for_l(word):
        if len(parts := split(guess, bare_syllables(), most=3)) > 1:
            return Repair(" ".join(parts), "leet", When.ODD_CASE)
    return None


def _stands_in_a_row(part: str) -> bool:
    """Whether a syllable may follow another without a space; one without an onset only if it is a word in use."""
    return part in _listed("vowel_words") if is_vowel(part[0]) else not part.isascii() or part in plain_words()


@cache
def _spellable() -> frozenset[str]:
    return syllables() | {word for word in loan_words() if len(word) > 2}


@cache
def _bare_spellable() -> frozenset[str]:
    return bare_syllables() | {word for word in loan_words() if len(word) > 2}


def _young_spellings(word: str) -> Iterator[str]:
    if word[0] == "f":
        yield "ph" + word[1:]
    if word[0] == "w":
        yield "qu" + word[1:]
    if word[0] == "q" and word[1:2] != "u":
        yield "qu" + word[1:]
    if word[0] == "z":
        yield from (onset + word[1:] for onset in ("v", "d", "gi"))
    if word[0] == "j":
        yield "gi" + word[1:]
        yield "g" + word[1:]
    if word[0] == "k":
        yield "c" + word[1:]
    if word[-1] == "g" and len(word) > 2 and is_vowel(word[-2]):
        yield word[:-1] + "ng"
    if word[-1] == "h" and len(word) > 2 and is_vowel(word[-2]):
        yield word[:-1] + "nh"
    if word[-1] == "k":
        yield word[:-1] + "c"
        yield word[:-1] + "ch"
    if "j" in word:
        yield word.replace("j", "i")


def _i_for_l(word: str) -> Iterator[str]:
    """The word with one or all of its l as i, or with a leading i as l."""
    if "l" in word:
        yield word.replace("l", "i")
        for at, letter in enumerate(word):
            if letter == "l":
                yield word[:at] + "i" + word[at + 1 :]
    if word[0] == "i" and len(word) > 2:
        yield "l" + word[1:]


def _digits_as_letters(word: str) -> Repair | None:
    if (amount := _AMOUNT_WITH_O.fullmatch(word)) and "o" in amount[1]:
        return Repair(amount[1].replace("o", "0") + amount[2], "leet")
    if (copy := _ONE_TO_ONE.fullmatch(word)) and copy[1] in loan_words():
        return Repair(f"{copy[1]} {copy[2]}", "joined")
    letters = "".join(each for each in word if not each.isdigit())
    if re.search(r"\d{3}|^\d\d", word):
        return None
    sure = (
        len(word) > 2
        and not re.search(r"\d\d$", word)
        and not (
            (word[0].isdigit() and (letters in _listed("units") or word[0] not in "1034"))
            or (word[-1].isdigit() and (word[-1] not in "034" or is_known(letters) or len(letters) < 2))
        )
    )
    guess = _guess(word)
    if guess is None or len(guess) == len(word) == 1:
        return None
    if (sure and not (word[0] == "1" and guess not in loan_words())) or word == "t0":
        return Repair(guess, "leet")
    return Repair(guess, "leet", When.AMONG_SIGNS)


def _guess(word: str) -> str | None:
    """The first known word that digits and signs read as letters make."""
    options = [_LETTER_OF.get(each, each) for each in word]
    guesses = [first_vowel_tone("".join(each)) for each in islice(product(*options), _MOST_GUESSES)]
    for known in (syllables(), loan_words(), bare_syllables(), toneless_syllables()):
        for guess in guesses:
            if guess in known:
                return guess
    return None


def _repair_row(core: str) -> Repair | None:
    """For letters with signs inside."""
    if _SIGN.search(core):
        plain = re.sub(r"[.\-_*·~,']", "", core)
        letters = sum(each.isalpha() for each in plain)
        if letters and not plain.isdigit() and (guess := _guess(plain)):
            return Repair(guess, "leet", When.ALWAYS if letters > 1 else When.AMONG_SIGNS)
    if (copy := _ONE_TO_ONE.fullmatch(core)) and copy[1] in loan_words():
        return Repair(f"{copy[1]} {copy[2]}", "joined")
    if found := _undotted(core):
        return found
    kinds: list[str] = []

    def change(word: re.Match[str]) -> str:
        found = _repair_word(word[0])
        if found is None or found.when is not When.ALWAYS or found.text == word[0]:
            return word[0]
        kinds.append(found.kind)
        return found.text

    changed = _WORDS.sub(change, core)
    return Repair(changed, kinds[0]) if kinds else None


def _undotted(core: str) -> Repair | None:
    pieces = [piece for piece in _SEPARATORS.split(core) if piece]
    if len(pieces) < 2 or any(not piece.isalpha() for piece in pieces):
        return None
    if all(len(piece) == 1 for piece in pieces):
        return None if len(pieces) == 2 and core.isascii() else join_letters(core)
    if all(len(piece) > 1 and is_known(first_vowel_tone(piece)) for piece in pieces):
        return None
    if len(pieces) == 2:
        first, second = pieces
        if re.search(r"[/,:+&=]", core) or (first in _listed("short_titles") and is_known(first_vowel_tone(second))):
            return None
        joined = first_vowel_tone(first + second)
        return Repair(joined, "dotted") if is_known(joined) else None
    read_as = _spelled("".join(pieces))
    return Repair(read_as, "dotted") if read_as and read_as.count(" ") < len(pieces) - 1 else None


def _spelled(letters: str) -> str:
    """The word, or the words with spaces, that letters spell; empty when none."""
    toned = first_vowel_tone(letters)
    if is_known(toned):
        return toned
    if len(letters) > 3 and letters in _teencode():
        return _teencode()[letters]
    known = _bare_spellable() if letters.isascii() else _spellable()
    return " ".join(split(letters, known) or split(toned, known))


def first_vowel_tone(word: str) -> str:
    """Tone on the second vowel at the end of a syllable (hoà, khoẻ, thuý) moved to the first (hòa, khỏe, thúy).

    Not after q, where u belongs to the consonant (quý).
    """
    moved = _SECOND_VOWEL_TONES.get(word[-2:])
    return word[:-2] + moved if moved and word[-3:-2] != "q" else word


def without_marks(found: Repair) -> Repair:
    """The same repair, for a text that is written without marks."""
    return found._replace(text=bare(found.text))
