"""A text put together from rows of characters that were read apart says what the careful way reads."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from classifier.corpus.generate import corpus
from classifier.known_rows import Rows, read_rows
from classifier.respell import loan_words
from classifier.syllables import syllables
from classifier.text import view

# Rows that mean something else among others: lone letters, letters of digits, short spellings, look-alike letters.
TRICKY = [
    "k", "k.", "5", "100", "đ", "h", "ỏi", "ạ", "c", "ữ", "a", "-", ".", "m0", "l0ai", "th@t", "tr1", "gh", "ắt", "ko",
    "GlAY", "T0", "CongViec", "s.ú.p.e", "ngonnn", "hòa", "hoà", "Khỏi!", "qua!", "(chữa", "1:1", "rep1:1", "w", "ch",
    "сhữa", "a\u0301", "\u0301", "\u200b", "b\u200bán", "ＭＵＡ", "❤️", "👨\u200d👩", "🇻🇳", "ĐÃ", "Ã", "÷a", "İ", "x.",
    "e,f", "c-", "#a", "á»", "½", "₫", "\u2800", "xa_b", "t.o", "PGS.TS.", "“giả”", "b\u00adc",
    "ра", "κհі", "МОСКВА", "τế", "а-ⅿuа", "ᴄó.", "ο",
]  # fmt: skip
GAPS = [" ", " ", " ", "  ", "\n", "\u00a0", "\t"]


def read_alike(text: str) -> None:
    quick, careful = view(text), view(text, careful=True)

    assert (quick.text, quick.words, quick.breaks) == (careful.text, careful.words, careful.breaks)
    # Beside a styled letter, what is unseen is counted by the quick way alone.
    assert set(quick.changes) - {"invisible"} == set(careful.changes) - {"invisible"}
    assert quick.marked == careful.marked
    for at in range(len(quick.words)):
        (start, end), (begin, least) = quick.original_span(at, at + 1), careful.original_span(at, at + 1)
        assert start == begin
        assert end >= least  # what is unseen clings to the letter before it


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TRICKY), st.sampled_from(GAPS)), max_size=7), st.booleans())
@example([("c", " "), ("h", " "), ("ữ", " "), ("a", " ")], True)
@example([("100", " "), ("k", " ")], True)
@example([("Ã", "\u00a0"), ("ĐÃ", "\u00a0")], False)
def test_rows_that_mean_more_among_others_are_read_as_the_careful_way_reads_them(
    rows: list[tuple[str, str]], marked: bool
) -> None:
    read_alike("".join(row + gap for row, gap in rows) + ("chữa khỏi bệnh" if marked else ""))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read_as_the_careful_way_reads_it(text: str) -> None:
    read_alike(text)


@pytest.mark.parametrize("sign", [",", ".", ":", ";", "?", "!", "…", ".,"])
def test_a_plain_word_with_a_sign_after_it_is_read_as_the_careful_way_reads_it(sign: str) -> None:
    for word in [*sorted(syllables())[::40], *sorted(loan_words())[::20], "ts", "tp", "dr", "ch", "qu", "à", "k", "İ"]:
        read_alike(f"bán {word}{sign} {word.upper()}{sign} khỏi")
        read_alike(f"{word}{sign}")


def test_the_corpus_with_its_disguises_is_read_alike_and_mostly_the_quick_way() -> None:
    texts = [each.text for each in corpus(scale=0.05)]
    for text in texts:
        read_alike(text)

    assert sum(read_rows(text) is not None for text in texts) > 0.7 * len(texts)


@pytest.mark.parametrize("text", ["c h ữ a khỏi bệnh", "κհі khoi", "m0 l0ai th@t tốt"])
def test_what_depends_on_the_text_around_takes_the_careful_way(text: str) -> None:
    assert read_rows(text) is None


def test_each_word_is_found_where_it_stands() -> None:
    pieces = random.Random(3).choices(["Chữa", "khỏi!", "chữa", "ko", "“giả”", "b\u200bán"], k=60)
    rows = read_rows(" ".join(pieces))

    assert isinstance(rows, Rows)
    at = 0
    for word, piece in enumerate(pieces):
        start, end = rows.original_span(word, word + 1)
        assert at <= start < end <= at + len(piece)
        at += len(piece) + 1
