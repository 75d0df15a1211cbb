"""One printed letter at a time: styled, wide, marked from afar or invisible, it becomes the letter that people read.

Unicode's own names and decompositions say what nearly every Latin-like letter is; what they do not say stands here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from classifier.lookalikes import VIETNAMESE, capitals, lookalikes
from classifier.respell import loan_words
from classifier.syllables import bare_syllables, split, syllables

# Where Latin-like, invisible and wide characters stand; the rest of Unicode is left as it is.
_BLOCKS = (
    range(0x80, 0x370), range(0x1AB0, 0x1B00), range(0x1D00, 0x1F00), range(0x2000, 0x2C00), range(0x2C60, 0x2C80),
    range(0x3000, 0x3400), range(0xA640, 0xAB70),
    range(0xFB00, 0xFB07), range(0xFE00, 0x10000), range(0x10780, 0x107C0),
    range(0x1D400, 0x1D800), range(0x1F100, 0x1F1AD), range(0xE0000, 0xE01F0),
)  # fmt: skip
_NAME = re.compile(
    r"(?:.* )?LATIN (?:SMALL |CAPITAL )?LETTER (?:SMALL CAPITAL )?"
    r"(?:(?:DOTLESS|SCRIPT|OPEN|TURNED|REVERSED|SIDEWAYS|CLOSED|INSULAR|LONG|BARRED|BLACKLETTER|STIRRUP) )*"
    r"(?P<letter>[A-Z])(?: BAR| WITH .*)?"
)
_NAMED = {
    "ð": "đ", "ɖ": "đ", "ᴆ": "đ", "ꟈ": "đ", "æ": "ae", "œ": "oe",
    "ß": "b", "þ": "p", "ŋ": "n", "ə": "e", "ǝ": "e", "ɣ": "y",
    "ɤ": "y", "ʊ": "u", "ɑ": "a", "ʃ": "s", "ʒ": "z",
    "ĸ": "k", "ƿ": "p", "ȣ": "8", "ꭓ": "x", "ꞵ": "b", "ꞷ": "w",
    "ƅ": "b", "ƨ": "s", "ı": "i", "ɔ": "o", "ʌ": "v", "ɥ": "u",
    "ɸ": "p", "ᵽ": "p", "ǀ": "l", "ǃ": "i", "ʘ": "o", "ƛ": "l",
    "™": "", "℠": "", "\u2800": " ", "\u3164": "", "\u115f": "", "\u1160": "", "\uffa0": "", "\u034f": "", "‚": ",",
    "ƽ": "5", "ƹ": "3", "ʔ": "?", "ⅎ": "f", "ↄ": "c", "℮": "e",
}  # fmt: skip
FOREIGN = lookalikes()
FOREIGN_CAPITALS = str.maketrans(capitals())
_CARON, _BREVE = "\u030c", "\u0306"

_MARK = r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
_EMOJI = r"\u2190-\u3030\U0001f000-\U0001faff"
_JOINER = rf"(?<![{_EMOJI}])(?<![{_EMOJI}]\ufe0f)\u200d"  # the joiner inside a family of emoji stays
EMOJI = re.compile(f"[{_EMOJI}]")
_FLAG = r"[\U0001f1e6-\U0001f1ff]"


def _latin(letter: str) -> str:
    """What a small letter is read as, itself included."""
    if letter.isascii() or letter in VIETNAMESE:
        return letter
    if letter in _NAMED:
        return _NAMED[letter]
    if letter.isspace():
        return " "
    category = unicodedata.category(letter)
    if category in ("Cf", "Cc") or "\ufe00" <= letter <= "\ufe0f" or letter >= "\U000e0000":
        return ""
    if category == "Mn":
        return letter
    if named := _NAME.fullmatch(unicodedata.name(letter, "")):
        taken_apart = unicodedata.normalize("NFD", letter)
        plain = taken_apart[0] if taken_apart[0].isascii() else named["letter"].lower()
        return compose(plain, taken_apart[1:])
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    compatible = unicodedata.normalize("NFKC", letter).translate(FOREIGN_CAPITALS).lower()
    if compatible == letter or unicodedata.combining(compatible[0]):
        return letter
    return FOREIGN.get(compatible) or "".join(_latin(each) for each in " ".join(compatible.split()))


def compose(letter: str, marks: Iterable[str]) -> str:
    """A letter with those of the marks that Vietnamese writes on it."""
    for mark in marks:
        over = _BREVE if mark == _CARON and letter == "a" else mark
        composed = unicodedata.normalize("NFC", letter + over)
        if len(composed) == 1 and (composed in VIETNAMESE or (not letter.isascii() and letter not in VIETNAMESE)):
            letter = composed
    return letter


_MARKED = frozenset(letter for letter in VIETNAMESE if not letter.isascii())
_STROKES = frozenset("ӏɩιіⲓꓲⵏᛁ")
_FOREIGN_TABLE = str.maketrans(FOREIGN)
LATIN = {
    letter: latin
    for block in _BLOCKS
    for letter in map(chr, block)
    if letter.lower() == letter and (latin := _latin(letter)) != letter
}


def _class(letters: Iterable[str]) -> str:
    """The letters as the inside of a character class, in ranges."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, letters)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


_TO_FOLD = _class(set(LATIN) - {"\u200d"}) + r"\x00-\x08\x0e-\x1b\x7f"
_UNSEEN = _class(letter for letter, latin in LATIN.items() if not latin and letter != "\u200d")
_MARK_RANGES = ((0x300, 0x370), (0x1AB0, 0x1B00), (0x1DC0, 0x1E00), (0x20D0, 0x20F1), (0xFE20, 0xFE30))
_odd_codes = (
    *range(0x20), 0x7F, *range(0x1F1E6, 0x1F200), *(code for first, end in _MARK_RANGES for code in range(first, end)),
)  # fmt: skip
ODD_LETTERS = frozenset(LATIN) | {each.upper() for each in LATIN if len(each.upper()) == 1} | set(map(chr, _odd_codes))
"""Quick: a text without any of these, and without two spaces together, needs no folding."""
# One printed letter with what clings to it. Some sites put a space before a combining mark ("thă ́ c"), and then one
# after it too: 1,816 of 98,976 real texts hold bare combining marks (research/text.md section 5).
_CLUSTER = re.compile(
    rf"{_FLAG}(?:[\u200b-\u200d\ufe0f ]?{_FLAG}){{2,}}"
    rf"|\s{{2,}}|[^\S ]"
    rf"|\S(?:[{_UNSEEN}]*(?:[{_MARK}]| [{_MARK}] ?)|[\u00ad\u200b\u200c\u2060-\u206f\ufe00-\ufe0f\ufeff]|{_JOINER})+"
    rf"|[{_TO_FOLD}{_MARK}]|{_JOINER}"
)
_FOREIGN_WORD = re.compile(rf"[\w{_MARK}{_UNSEEN}\u200d]*[{_class(FOREIGN)}][\w{_MARK}{_UNSEEN}\u200d]*")
_PRINTS_NOTHING = re.compile(f"[{_UNSEEN}\\u200d]")
_HAS_LATIN = re.compile(f"[{_class(VIETNAMESE.union(letter for letter in LATIN if LATIN[letter].isalpha()))}]")


_cling_codes = (0xAD, 0x200B, 0x200C, 0x200D, 0xFEFF, *range(0x2060, 0x2070), *range(0xFE00, 0xFE10))
_CLINGING = frozenset(map(chr, _cling_codes)).union(
    chr(each) for first, end in _MARK_RANGES for each in range(first, end)
)


def clusters(text: str) -> Iterator[re.Match[str]]:
    """The letters of a text, all small, that are to be folded, each with what clings to it; and runs of white."""
    places: list[int] = []
    for odd in (*ODD_LETTERS.intersection(text), "  "):
        at = text.find(odd)
        while at >= 0:
            places.append(at)
            at = text.find(odd, at + 1)
    places.sort()
    done = 0
    for at in places:
        if at < done:
            continue
        start = at
        if text[at].isspace():
            while start > done and text[start - 1].isspace():
                start -= 1
        elif text[at] in _CLINGING and at > done:
            if not text[at - 1].isspace():
                start = at - 1
            elif at - 1 > done and not text[at - 2].isspace():
                start = at - 2
        cluster = _CLUSTER.match(text, start)
        if start < at and (cluster is None or cluster.end() <= at):  # it clings to nothing
            cluster = _CLUSTER.match(text, at)
        if cluster is not None and cluster.end() > at:
            done = cluster.end()
            yield cluster


@lru_cache(maxsize=16384)
def fold_cluster(cluster: str) -> tuple[str, str]:
    """What one of ``clusters``, in small letters, is read as; and the kind of change, or "" for mere white space."""
    if cluster.isspace():
        return " ", ""
    if "\U0001f1e6" <= cluster[0] <= "\U0001f1ff" and len(cluster) > 1:
        return _letters_of_flags(cluster)
    read = ""
    kind = "invisible"
    for each in cluster:
        if each == " ":
            continue
        if unicodedata.category(each) in ("Mn", "Me") and not "\ufe00" <= each <= "\ufe0f" and each not in LATIN:
            kind = "marks"
            if read and read[-1].isalpha():
                read = read[:-1] + compose(read[-1], each)
        elif each in LATIN:
            kind = "styled" if LATIN[each].strip() else kind
            read += LATIN[each]
        elif each != "\u200d" and not (each < " " or each == "\x7f"):
            read += each
    return read, kind


def _letters_of_flags(cluster: str) -> tuple[str, str]:
    """Regional indicators are flags, unless three or more in a row spell words."""
    letters = "".join(chr(ord(each) - 0x1F1E6 + ord("a")) for each in cluster if "\U0001f1e6" <= each <= "\U0001f1ff")
    spelled = letters in loan_words() or split(letters, bare_syllables())
    return (letters, "styled") if spelled else (cluster, "")


def has_marked_letters(text: str) -> bool:
    """Whether letters of the alphabet with Vietnamese marks stand in a text, in small letters."""
    return not _MARKED.isdisjoint(text)


def is_all_foreign(row: str) -> bool:
    """Whether a row of characters holds a word of look-alike letters alone, which may be of their own language."""
    small = row.translate(FOREIGN_CAPITALS).lower()
    return any(_HAS_LATIN.search(word[0]) is None for word in _FOREIGN_WORD.finditer(small))


def _read_foreign(word: str) -> str:
    """The word in Latin letters; a stroke is i or l, whichever makes a syllable."""
    latin = word.translate(_FOREIGN_TABLE)
    if _STROKES.isdisjoint(word) or _seen(latin) in syllables():
        return latin
    other = "".join("l" if each in _STROKES else letter for each, letter in zip(word, latin, strict=True))
    known = _seen(other)
    return other if known in syllables() or known in bare_syllables() else latin


def _seen(word: str) -> str:
    """The word as a reader sees it: composed, and without what prints nothing."""
    return unicodedata.normalize("NFC", _PRINTS_NOTHING.sub("", word))


def fold_foreign(text: str, *, is_part: bool = False) -> tuple[str, int]:
    """The text, as long as before, with look-alike letters of other alphabets as Latin ones; and how many there were.

    A word is folded when it mixes alphabets, stands in a Vietnamese text, or among Latin ones and reads as a syllable.
    ``is_part``: of a Vietnamese text.
    """
    count = 0
    vietnamese = is_part or has_marked_letters(text)
    around = _HAS_LATIN.search(text) is not None

    def change(word: re.Match[str]) -> str:
        nonlocal count
        latin = _read_foreign(word[0])
        mixed = _HAS_LATIN.search(word[0]) is not None
        seen = _seen(latin)
        if not (mixed or vietnamese or (around and (seen in bare_syllables() or seen in loan_words()))):
            return word[0]
        count += sum(left != right for left, right in zip(word[0], latin, strict=True))
        return latin

    return _FOREIGN_WORD.sub(change, text), count
