"""A readable view of hostile text, and the way back to the original.

Sellers hide words: combining marks apart from their letters, invisible characters, styled or foreign letters, digits
for letters, dots inside words, short spellings, either place of the tone mark. ``view`` undoes that and keeps, for each
character of the view, the stretch of the original it came from, so that a quote is cut from what stood on the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from classifier.draft import Draft
from classifier.known_rows import Rows, read_rows
from classifier.respell import SIGNS_FOR_LETTERS
from classifier.tokens import BARE_WORDS, CLAUSE, SENTENCE, TOKENS
from classifier.undisguise import ROUNDS, fold_letters, respell, row_up, share_of_marks, spans_of

__all__ = ["CHANGES", "CLAUSE", "SENTENCE", "View", "strip_marks", "view"]

CHANGES = (
    "invisible", "marks", "styled", "foreign", "tones", "leet", "dotted", "joined", "stretched", "teencode", "decoding",
)  # fmt: skip
"""Every kind of change that a View counts."""


@dataclass  # not frozen, which would double the time that making one takes; nobody changes one
class View:
    """Text as we read it.

    ``words[i]`` stands at ``text[spans[i][0]:spans[i][1]]``; ``breaks[i]`` says what parts it from the word before:
    0 nothing, CLAUSE a comma or the like, SENTENCE a full stop.
    """

    original: str
    text: str
    words: tuple[str, ...]
    breaks: bytes
    marked: bool
    """False: written without Vietnamese marks."""
    changes: Mapping[str, int]
    """How often each kind of disguise was undone; a kind that was not seen is left out. See ``CHANGES``."""
    way: Draft | Rows
    """Back to the original."""

    @cached_property
    def stripped_words(self) -> tuple[str, ...]:
        """``words`` without Vietnamese marks: to be read beside them, never instead of them."""
        return tuple(map(BARE_WORDS.__getitem__, self.words))

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        return tuple(spans_of(self.text))

    @cached_property
    def _draft(self) -> Draft:
        return self.way if isinstance(self.way, Draft) else _draft_of(self.original)[0]

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each character of ``text`` begins in the original."""
        return self._draft.starts()

    @cached_property
    def ends(self) -> Sequence[int]:
        return self._draft.ends()

    def original_span(self, first_word: int, end_word: int) -> tuple[int, int]:
        """Start and end in the original text of the words from ``first_word`` up to, not with, ``end_word``."""
        if isinstance(self.way, Rows):
            return self.way.original_span(first_word, end_word)
        return self.way.original_span(self.spans[first_word][0], self.spans[end_word - 1][1])

    def is_guessed(self, word: int) -> bool:
        """Whether letters of a word were read from digits or signs, so that their marks may be lost."""
        if "leet" not in self.changes:
            return False
        start, end = self.original_span(word, word + 1)
        return not SIGNS_FOR_LETTERS.isdisjoint(self.original[start:end]) and self.words[word].isalpha()


def strip_marks(text: str) -> str:
    """The same text, as long, without Vietnamese marks; expects NFC."""
    return text if text.isascii() else "".join(map(BARE_WORDS.__getitem__, text))


def view(original: str, *, careful: bool = False) -> View:
    """The view of a text of any length and content; never raises.

    ``careful``: without the quick ways for letters and rows, to compare.
    """
    if not original:
        return _EMPTY
    rows = None if careful else read_rows(original)
    if rows is not None:
        text, read, parted, changes = rows.parts()
        return View(original, text, read, parted, rows.marked, changes, rows)
    draft, words, breaks, marked = _draft_of(original, careful=careful)
    return View(original, draft.text, tuple(words), bytes(breaks), marked, draft.changes, draft)


def _draft_of(original: str, *, careful: bool = False) -> tuple[Draft, list[str], list[int], bool]:
    draft = Draft(original)
    fold_letters(draft, careful=careful)
    tokens = draft.text.split(" ")
    marked = not draft.text.isascii() and share_of_marks(tokens)
    known = list(map(TOKENS.__getitem__, tokens))
    for _ in range(ROUNDS):
        special = [at for at, token in enumerate(known) if token is not None]
        if not respell(draft, tokens, known, special, marked=marked):
            break
        tokens = draft.text.split(" ")
        known = list(map(TOKENS.__getitem__, tokens))
    return draft, *row_up(tokens, known), marked


_EMPTY = View("", "", (), b"", marked=False, changes={}, way=Draft(""))  # most posts have no title
