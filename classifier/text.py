"""A readable view of hostile text, and the way back to the original.

Sellers hide words: combining marks apart from their letters, invisible characters, styled or foreign letters, digits
for letters, dots inside words, short spellings, either place of the tone mark. ``view`` undoes that and keeps, for each
character of the view, the stretch of the original it came from, so that a quote is cut from what stood on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, islice, pairwise
from operator import ne

from classifier.draft import Draft, Edit
from classifier.letters import FOREIGN, FOREIGN_CAPITALS, ODD_LETTERS, clusters, fold_cluster, fold_foreign
from classifier.lookalikes import VIETNAMESE
from classifier.quick_fold import Lengths, fold_quickly
from classifier.respell import SIGNS_FOR_LETTERS, Repair, When, first_vowel_tone, is_known, join_letters, without_marks
from classifier.syllables import bare, without_tones
from classifier.tokens import CLAUSE, LONGEST_KEPT, MOST_KEPT, PARTED_ONSETS, SENTENCE, WORD, Token, Tokens
from classifier.wrong_decoding import mend

__all__ = ["CHANGES", "CLAUSE", "SENTENCE", "View", "strip_marks", "view"]

CHANGES = (
    "invisible", "marks", "styled", "foreign", "tones", "leet", "dotted", "joined", "stretched", "teencode", "decoding",
)  # fmt: skip
"""Every kind of change that a View counts."""

_LETTER_RUN = re.compile(r"(?<![^\W_])[^\W\d_](?:(?: [.\-*_·|~] | )[^\W\d_]){2,}(?![^\W_]|[.\-*_·|~,/][^\W_])")
_MARKED_VOWELS = frozenset("àáâãèéêìíòóôõùúýăĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
_SMALL = "".join(sorted(VIETNAMESE))
_CAMEL = re.compile(f"(?<=[{_SMALL}])(?=[{_SMALL.upper()}])")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_ROUNDS = 4  # of respelling, until nothing changes any more
_LARGE = 100_000  # characters; the view of such a text is not kept
_MARKED_SHARE = 20  # one marked word in so many


@dataclass(frozen=True)
class View:
    """Text as we read it.

    ``words[i]`` stands at ``text[spans[i][0]:spans[i][1]]``; ``breaks[i]`` says what parts it from the word before:
    0 nothing, CLAUSE a comma or the like, SENTENCE a full stop.
    """

    original: str
    text: str
    words: tuple[str, ...]
    breaks: tuple[int, ...]
    marked: bool
    """False: written without Vietnamese marks."""
    changes: Mapping[str, int]
    """How often each kind of disguise was undone; a kind that was not seen is left out. See ``CHANGES``."""
    draft: Draft

    @cached_property
    def stripped_words(self) -> tuple[str, ...]:
        """``words`` without Vietnamese marks: to be read beside them, never instead of them."""
        return tuple(map(_BARE_WORDS.__getitem__, self.words))

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        return tuple(_spans(self.text))

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each character of ``text`` begins in the original."""
        return self.draft.starts()

    @cached_property
    def ends(self) -> Sequence[int]:
        return self.draft.ends()

    def original_span(self, first_word: int, end_word: int) -> tuple[int, int]:
        """Start and end in the original text of the words from ``first_word`` up to, not with, ``end_word``."""
        return self.draft.original_span(self.spans[first_word][0], self.spans[end_word - 1][1])

    def is_guessed(self, word: int) -> bool:
        """Whether letters of a word were read from digits or signs, so that their marks may be lost."""
        if "leet" not in self.changes:
            return False
        start, end = self.original_span(word, word + 1)
        return not SIGNS_FOR_LETTERS.isdisjoint(self.original[start:end]) and self.words[word].isalpha()


class _Bare(dict[str, str]):
    """Words without marks, each worked out once."""

    _strip = staticmethod(bare)

    def __missing__(self, word: str) -> str:
        if len(self) > MOST_KEPT:
            self.clear()
        stripped = self._strip(word)
        if len(word) <= LONGEST_KEPT:
            self[word] = stripped
        return stripped


class _WithoutTones(_Bare):
    """Words without tones and the marks of vowels: who takes these off by program leaves đ."""

    _strip = staticmethod(without_tones)


_BARE_WORDS, _TONELESS_WORDS, _TOKENS = _Bare(), _WithoutTones(), Tokens()
_ODD = ODD_LETTERS
_FOREIGN = frozenset(FOREIGN)


def strip_marks(text: str) -> str:
    """The same text, as long, without Vietnamese marks; expects NFC."""
    return text if text.isascii() else "".join(map(_BARE_WORDS.__getitem__, text))


def view(original: str) -> View:
    """The view of a text of any length and content; never raises."""
    return make_view(original) if len(original) > _LARGE else _kept_view(original)


def make_view(original: str, *, careful: bool = False) -> View:
    """As ``view``, worked out anew. ``careful``: without the quick way for letters, to compare."""
    draft = Draft(original)
    _fold_letters(draft, careful=careful)
    tokens = draft.text.split(" ")
    marked = not draft.text.isascii() and _share_of_marks(tokens)
    known = list(map(_TOKENS.__getitem__, tokens))
    for _ in range(_ROUNDS):
        special = [at for at, token in enumerate(known) if token is not None]
        if not _respell(draft, tokens, known, special, marked=marked):
            break
        tokens = draft.text.split(" ")
        known = list(map(_TOKENS.__getitem__, tokens))
    words, breaks = _row_up(tokens, known)
    return View(original, draft.text, tuple(words), tuple(breaks), marked, draft.changes, draft)


_kept_view = lru_cache(maxsize=16)(make_view)


def _share_of_marks(tokens: Sequence[str]) -> bool:
    """Real Vietnamese marks two words of three; text without marks almost none (brand names, ₫)."""
    enough = len(tokens) // _MARKED_SHARE + 1
    marked = filter(None, map(ne, tokens, map(_TONELESS_WORDS.__getitem__, tokens)))
    return len(list(islice(marked, enough))) == enough


def _fold_letters(draft: Draft, *, careful: bool) -> None:
    """Compatibility form, small letters, one space for each run of white, Latin letters for look-alikes."""
    text = draft.text
    letters = set(text)
    if "  " not in text and letters.isdisjoint(_TO_FOLD):
        draft.text = text.lower()
        return
    if not text.isascii() and not letters.isdisjoint(_ODD) and (mended := mend(text)):
        draft.rewrite(mended)
        draft.changes["decoding"] += len(mended)
        text = draft.text
        letters = set(text)
    if "İ" in letters:
        text = text.replace("İ", "I")  # the one letter whose small form is longer
    if not letters.isdisjoint(_FOREIGN_EITHER):
        text, count = fold_foreign(text.translate(FOREIGN_CAPITALS).lower())
        draft.changes["foreign"] += count
    draft.text = text = text.lower()
    if "  " not in text and letters.isdisjoint(_ODD):
        return
    if not careful and (quick := fold_quickly(text)):
        draft.become(quick[0], Lengths(text))
        draft.changes.update(quick[1])
        return
    draft.rewrite(_odd_letters(text, draft.changes))
    if "  " in draft.text:  # an unseen letter stood between two spaces
        draft.rewrite(_odd_letters(draft.text, draft.changes))


_FOREIGN_EITHER = _FOREIGN | {letter.upper() for letter in _FOREIGN} | {chr(each) for each in FOREIGN_CAPITALS}
_TO_FOLD = _ODD | _FOREIGN_EITHER | {"İ"}


def _odd_letters(text: str, changes: dict[str, int]) -> Iterator[Edit]:
    for cluster in clusters(text):
        read_as, kind = fold_cluster(cluster[0])
        if read_as != cluster[0]:
            if kind:
                changes[kind] = changes.get(kind, 0) + 1
            yield cluster.start(), cluster.end(), read_as


def _row_up(tokens: Sequence[str], known: Sequence[Token | None]) -> tuple[list[str], list[int]]:
    """The words and what parts each from the one before."""
    words: list[str] = []
    breaks: list[int] = []
    done = pending = 0
    for at, token in enumerate(known):
        if token is None:
            continue
        if at > done:
            words += tokens[done:at]
            breaks.append(pending)
            breaks += [0] * (at - done - 1)
            pending = 0
        done = at + 1
        pending = max(pending, token.before)
        if token.words:
            words += token.words
            breaks.append(pending)
            breaks += token.breaks
            pending = token.after
    if done < len(tokens):
        words += tokens[done:]
        breaks.append(pending)
        breaks += [0] * (len(tokens) - done - 1)
    if breaks:
        breaks[0] = 0
    return words, breaks


def _spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for word in text.split(" "):
        token = _TOKENS[word]
        if token is None:
            yield at, at + len(word)
        else:
            for start, end in token.spans:
                yield at + start, at + end
        at += len(word) + 1


def _respell(
    draft: Draft, tokens: Sequence[str], known: Sequence[Token | None], special: Sequence[int], *, marked: bool
) -> bool:
    """One round of repairs; whether anything changed."""
    repairs = {at: token.repair for at in special if (token := known[at]) is not None and token.repair is not None}
    lone = [at for at in special if (token := known[at]) is not None and token.lone]
    if not repairs and len(lone) < 2 and not any(tokens[at] in PARTED_ONSETS for at in lone):
        return False
    places = _places(tokens)
    edits: dict[int, Edit] = {}
    draft.among_signs = draft.among_signs or _has_signs_for_letters(repairs.values())
    for at, found in repairs.items():
        start, end = places[at], places[at] + len(tokens[at])
        made = _fitting(found, draft, start, end, tokens[at - 1] if at else "")
        if made is not None:
            made = made if marked else without_marks(made)
            if made.text != tokens[at]:
                edits[start] = (start, end, made.text)
                draft.changes[made.kind] += 1
    _join_lone_letters(draft, tokens, places, lone, edits)
    if edits:
        draft.rewrite(_apart(sorted(edits.values())))
    return bool(edits)


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Of edits that meet, the first; what is left of the other is for the next round."""
    done = 0
    for edit in edits:
        if edit[0] >= done:
            done = edit[1]
            yield edit


def _has_signs_for_letters(repairs: Iterable[Repair]) -> bool:
    """Whether so many words hold signs for letters, one of them surely, that doubtful ones ("m0", "tr1") do too."""
    found = [each for each in repairs if each.kind == "leet"]
    sure = sum(each.when is When.ALWAYS for each in found)
    return sure > 1 or (sure == 1 and any(each.when is When.AMONG_SIGNS and len(each.text) > 2 for each in found))


def _places(tokens: Sequence[str]) -> list[int]:
    return [letters + spaces for spaces, letters in enumerate(accumulate(map(len, tokens), initial=0))]


def _fitting(found: Repair, draft: Draft, start: int, end: int, before: str) -> Repair | None:
    """The repair, if what stands around it allows it."""
    if found.when is When.ALWAYS:
        return found
    if found.when is When.NOT_AFTER_NUMBER:
        return None if before[-1:].isdigit() else found
    if found.when is When.AMONG_SIGNS:
        return found if draft.among_signs else None
    first, last = draft.original_span(start, end)
    written = draft.original[first:last]
    if found.when is When.ODD_CASE:
        odd = not (written.islower() or written.isupper() or written.istitle())
        return found if odd else None
    parts = _CAMEL.split(written)
    if len(written) == end - start and len(parts) > 1 and all(_is_word(part.lower()) for part in parts):
        return Repair(" ".join(parts).lower(), found.kind)
    return _fitting(found.otherwise, draft, start, end, before) if found.otherwise else None


def _is_word(part: str) -> bool:
    return is_known(first_vowel_tone(_EDGES.sub("", part)))


def _join_lone_letters(
    draft: Draft, tokens: Sequence[str], places: Sequence[int], lone: Sequence[int], edits: dict[int, Edit]
) -> None:
    """Replace, over the edits inside them, runs of lone letters that spell something."""
    taken: set[int] = set()
    if any(right - left == 1 for left, right in pairwise(lone)):
        for run in _LETTER_RUN.finditer(draft.text):
            if found := join_letters(run[0]):
                for inside in range(run.start(), run.end()):
                    edits.pop(inside, None)
                taken.update(range(run.start(), run.end()))
                edits[run.start()] = (run.start(), run.end(), found.text)
                draft.changes[found.kind] += 1
    for at in lone:
        if tokens[at] not in PARTED_ONSETS or at + 1 == len(tokens) or tokens[at + 1][:1] not in _MARKED_VOWELS:
            continue
        rime = WORD.match(tokens[at + 1])
        joined = first_vowel_tone(tokens[at] + rime[0]) if rime else ""
        if is_known(joined) and places[at] not in taken and places[at + 1] not in edits:
            edits[places[at]] = (places[at], places[at + 1] + len(rime[0]) if rime else 0, joined)
            draft.changes["dotted"] += 1
