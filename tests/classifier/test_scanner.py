"""The scanner finds each phrase of each owner, whole, in order, in time that grows with the text alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growth import grows_no_faster_than_its_text

from classifier.phrase import PhraseError, parse
from classifier.scanner import Hit, Scanner
from classifier.text import view


def hits(phrase: str, text: str, marked_only: bool = False, **lists: list[str]) -> list[str]:
    scanner = Scanner([] if marked_only else [("a", phrase)], lists, [("a", phrase)] if marked_only else [])
    seen = view(text)
    return [" ".join(seen.words[hit.first : hit.end]) for hit in scanner.scan(seen).get("a", [])]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("chữa khỏi", "Trà chữa khỏi ho", ["chữa khỏi"]),
        ("chữa khỏi", "Trà chữa, khỏi ho", []),
        ("chữa|điều_trị khỏi", "điều trị khỏi hẳn, chữa khỏi", ["điều trị khỏi", "chữa khỏi"]),
        ("chữa <2> bệnh", "chữa mọi thứ bệnh", ["chữa mọi thứ bệnh"]),
        ("chữa <2> bệnh", "chữa rất nhiều thứ bệnh", []),
        ("chữa <2> bệnh", "chữa, rất bệnh", ["chữa rất bệnh"]),
        ("chữa <2> bệnh", "chữa. Bệnh", []),
        ("mua <n> tặng", "mua 2 tặng 1, mua hai tặng một", ["mua 2 tặng"]),
        ("rep 1:1", "giày rep 1:1", ["rep 1:1"]),
        ("lãi <n> %", "lãi 1,5% tháng", ["lãi 1,5 %"]),
        ("bác sĩ", "bác sỹ và bác sĩ", ["bác sỹ", "bác sĩ"]),
        ("không|ko có", "ko có, không có, k có", ["không có", "không có", "không có"]),
        ("giả", "hang gia", []),
        ("chữa khỏi", "tra chua khoi ho", ["chua khoi"]),
        ("chữa khỏi", "trà này chưa khỏi được đâu", []),
        ("hàng giả", "cửa hàng gia dụng tốt nhất", []),
    ],
)
def test_phrases_are_found_whole_and_in_order(phrase: str, text: str, found: list[str]) -> None:
    assert hits(phrase, text) == found


def test_a_list_stands_for_its_entries() -> None:
    assert hits("trị {disease}", "trị viêm xoang, trị ho", disease=["viêm xoang", "ho"]) == ["trị viêm xoang", "trị ho"]


def test_words_may_lack_marks_in_a_text_whose_writer_left_out_half_of_them() -> None:
    assert hits("hàng giả", "ban hàng gia re tai nha cho moi nguoi") == ["hàng gia"]
    assert hits("hàng giả", "bán hàng gia công tại nhà cho mọi người") == []


def test_marked_phrases_are_not_looked_for_without_marks() -> None:
    assert hits("hàng giả", "ban hang gia re", marked_only=True) == []
    assert hits("hàng giả", "bán hàng giả rẻ", marked_only=True) == ["hàng giả"]


def test_two_owners_of_one_phrase_both_get_it() -> None:
    scanner = Scanner([("a", "chữa khỏi"), ("b", "chữa khỏi"), ("b", "khỏi ho")], {})

    assert scanner.scan(view("chữa khỏi ho")) == {"a": [Hit(0, 2)], "b": [Hit(0, 2), Hit(1, 3)]}


@pytest.mark.parametrize(
    "bad",
    ["", "(a+)+$", ".*", "a*", "chữa <9> khỏi", "<2> khỏi", "chữa <2>", "chữa <1> <2> khỏi", "{none}", "a", "<n>",
     "[ab]c", "a <1> b <1> c <1> d", "x|_ y"],
)  # fmt: skip
def test_what_could_match_everything_or_run_away_is_refused(bad: str) -> None:
    with pytest.raises(PhraseError):
        parse(bad, {})


def test_a_part_that_stands_for_too_many_rows_is_refused() -> None:
    many = "|".join(f"a{chr(97 + each // 26)}{chr(97 + each % 26)}" for each in range(80))
    with pytest.raises(PhraseError, match="6400"):
        parse(f"{many} {many}", {})


@pytest.mark.parametrize("piece", ["không chữa ", "chữa ", "chữa bệnh ", "1 ", "chua "])
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    scanner = Scanner([("a", "không <8> chữa|trị <8> bệnh"), ("a", "<n> <8> chữa <8> chữa"), ("b", "chữa bệnh")], {})

    def reading(words: int) -> Callable[[], object]:
        seen = view(piece * words)
        return lambda: scanner.scan(seen)

    assert grows_no_faster_than_its_text(reading, 20_000)
