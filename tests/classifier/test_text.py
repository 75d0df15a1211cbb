"""The view of a text undoes disguises and always leads back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.text import SENTENCE, View, strip_marks, view

PLAIN = "chữa khỏi hòa"
MATH = str.maketrans({letter: chr(0x1D400 + ord(letter) - ord("A")) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})


@pytest.mark.parametrize(
    "disguised",
    [
        unicodedata.normalize("NFD", PLAIN),
        "ch\u200bữa kh\u2060ỏi\ufeff hòa",
        "CHỮA   KHỎI\n\nHOÀ",
        "ｃｈữａ ｋｈỏｉ ｈòａ",
        "сhữa khỏi hòа",  # Cyrillic с and а
        "chữa\u00a0khỏi\thoà",
    ],
)
def test_disguised_letters_read_like_plain_ones(disguised: str) -> None:
    assert view(disguised).words == ("chữa", "khỏi", "hòa")


def test_mathematical_letters_read_like_plain_ones() -> None:
    assert view("INBOX".translate(MATH)).words == ("inbox",)


def test_a_mark_apart_from_its_letter_is_put_back() -> None:
    assert view("thă \u0301 c").words == ("thắc",)


def test_quy_keeps_its_tone_and_thuy_moves_it() -> None:
    assert view("quý thuý khoẻ hoàn").words == ("quý", "thúy", "khỏe", "hoàn")


def test_a_full_stop_parts_sentences_and_a_price_does_not() -> None:
    seen = view("Giá 1.200.000 đồng. Liên hệ")

    assert seen.words == ("giá", "1.200.000", "đồng", "liên", "hệ")
    assert [number for number, each in enumerate(seen.breaks) if each == SENTENCE] == [3]


def test_the_full_stop_of_an_initial_ends_no_sentence() -> None:
    assert SENTENCE not in view("ca sĩ Q. cũng dùng").breaks


def test_text_without_marks_is_known_as_such() -> None:
    assert not view("ban hang gia re, ib em").marked
    assert view("bán hàng giá rẻ, ib em").marked


def test_stripping_marks_keeps_the_length() -> None:
    assert strip_marks("đường dẫn quỹ") == "duong dan quy"


def check_spans(original: str, seen: View) -> None:
    assert len(seen.starts) == len(seen.ends) == len(seen.text)
    last = 0
    for number in range(len(seen.words)):
        start, end = seen.original_span(number, number + 1)
        assert last <= start < end <= len(original)
        assert original[start:end]
        last = start


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_view_whose_words_lead_back_in_order(original: str) -> None:
    check_spans(original, view(original))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["ữ", "u\u031b\u0303", "\u200d", " ", "\n", "a", "ﬁ", "½", "İ", "ß", "😀", "\u0301", ".", "đ"]),
        max_size=40,
    )
)
def test_odd_letters_have_a_view_whose_words_lead_back_in_order(letters: list[str]) -> None:
    original = "".join(letters)

    check_spans(original, view(original))
