"""The view of a text undoes disguises and always leads back to the original."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

import pytest
from growth import grows_no_faster_than_its_text
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.corpus.obfuscate import KINDS
from classifier.text import CHANGES, SENTENCE, View, strip_marks, view

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


@pytest.mark.parametrize("plain", ["Glenlivet", "CanxiPlus", "Clinic", "MaxFit", "UyTÍn", "lAm", "Glénlivet"])
def test_unseen_letters_and_marks_apart_part_no_word(plain: str) -> None:
    words = view(f"bán {plain} giá rẻ").words
    for at in range(1, len(plain)):
        assert view(f"bán {plain[:at]}\u200b{plain[at:]} giá rẻ").words == words
    assert view(unicodedata.normalize("NFD", f"bán {plain} giá rẻ")).words == words


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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("đ.ặ.c t.r.ị s.ú.p.e", "đặc trị super"),
        ("t-h-u-ố-c n a m c h ữ a k h ỏ i", "thuốc nam chữa khỏi"),
        ("s.inh-vien tinh_d.uc", "sinh vien tinh duc"),
        ("kh ỏi b ệnh", "khỏi bệnh"),
        ("GlAY T0, UyTlN, L0AI", "giay to, uy tin, loai"),
        ("th4nh ch0ng $uper f4k3 v@y t!ền", "thanh chong super fake vay tiền"),
        ("lư0ng", "lương"),
        ("BenEm NhanLam CongViecDeDang", "ben em nhan lam cong viec de dang"),
        ("chữakhỏi bệnhtiểuđường", "chữa khỏi bệnh tiểu đường"),
        ("ko đc vs mn ơi, 350 k zị", "không được với mọi người ơi, 350 k vậy"),
        ("gía ngòai fải khôg", "giá ngoài phải không"),
        ("nhaaa đẹpppp", "nha đẹp"),
        ("1Otr-1OOtr", "10tr-100tr"),
        ("cнυyến ռgày ʟɑɴ cứ xιɴ ×ì gà ӏiên", "chuyến ngày lan cứ xin xì gà liên"),
        ("ŜšĕŊ ThâŋGửĮ RiêngBạŋ", "ssen thân gửi riêng bạn"),
        ("🅘🅝🅑🅞🅧 ⒵⒜⒧⒪ 🄲🄻🄸🄿 ɪɴʙᴏx", "inbox zalo clip inbox"),
        ("\U0001f1ff\u200b\U0001f1e6\u200b\U0001f1f1\u200b\U0001f1f4", "zalo"),
        ("ch÷a khái bÖnh tiÓu ®\u00adêng", "chữa khỏi bệnh tiểu đường"),  # TCVN3
        ("chöõa khoûi beänh tieåu ñöôøng", "chữa khỏi bệnh tiểu đường"),  # VNI
        ("chýÞa khoÒi bêònh", "chữa khỏi bệnh"),  # windows-1258
        ("bán v0dka, d.a.t.a, m@ss@ge và b4ll@ntines", "bán vodka, data, massage và ballantines"),
        ("chá»¯a khá»\u008fi bá»\u0087nh", "chữa khỏi bệnh"),  # UTF-8
    ],
)
def test_disguised_words_are_read_as_people_read_them(written: str, read: str) -> None:
    assert view(written).text == read


@pytest.mark.parametrize(
    "plain",
    [
        "hàng giá trị, thằng già, hàng gia dụng, giả da",
        "rep 1:1, 1-1, 11, ngày 12/11/2026 và 12.11.2026, lúc 8h30",
        "0912.345.678, 0912 345 678, +84912345678, 1.200.000đ, 350k, 1tr2",
        "vitamin b1, d3, 3ce, f1, a4, g10, 7up, mp3, covid19, h1n1, size s m l xl",
        "n.t.n, r.i.p, q.1, tp.vinh, c.hà, a.nam",
        "abc@gmail.com, www.vidu.com.vn, https://vidu.vn/a-b_c",
        "не знаю ไม่มี 你好 안녕",
        "👨‍👩‍👧 🇻🇳 🇻🇳🇺🇸",
        "nhận làm bằng - giao tận nơi... gọi ngay!",
    ],
)
def test_what_is_no_disguise_stays(plain: str) -> None:
    assert view(plain).text == plain


def test_changes_are_counted_by_kind() -> None:
    seen = view("ch\u200bữa k.h.ỏ.i b3nh 𝐳𝐚𝐥𝐨 hoà ko сhữa")

    assert set(seen.changes) <= set(CHANGES)
    assert dict(seen.changes) == {
        "invisible": 1, "dotted": 1, "leet": 1, "styled": 4, "tones": 1, "teencode": 1, "foreign": 1,
    }  # fmt: skip
    assert not view("chữa khỏi bệnh, giá 350k").changes


def test_the_words_without_marks_stand_beside_the_marked_ones() -> None:
    seen = view("Đặc trị, K.H.Ỏ.I")

    assert seen.words == ("đặc", "trị", "khỏi")
    assert seen.stripped_words == ("dac", "tri", "khoi")


def test_a_joined_word_leads_back_to_all_its_letters() -> None:
    original = "Bán t-h-u-ố-c “đ.ặ.c trị” nhé"
    start, end = view(original).original_span(1, 4)

    assert original[start:end] == "t-h-u-ố-c “đ.ặ.c trị"


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_view_reads_itself_as_it_stands(kind: str) -> None:
    text = "Thuốc đặc trị khỏe người, ko tái phát, BenEm bán Giày rep 1:1 giá 350k; hoà cùng thuý N.T.N, liên hệ em!"
    for seed in range(25):
        once = view(KINDS[kind](text, random.Random(seed))).text

        assert view(once).text == once


def test_an_unseen_letter_hides_no_foreign_one() -> None:
    assert view("a@ӏ\u200b").text == view("a@ӏ").text == "a@i"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab khỏi0134@!.-|_ lÍ\u200bнӏ\U0001f1fb\U0001f1f3e\nữqđt", max_size=30))
def test_any_view_reads_itself_as_it_stands(original: str) -> None:
    once = view(original).text

    assert view(once).text == once


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\ud800 x \udfff", "\x00\x01", "\u0301" * 50, "a" * 5_000, "!" * 5_000, "\U0001f1fb" * 501, "İ" * 50,
        "\ufeff" * 9,
    ],
)  # fmt: skip
def test_odd_input_has_a_view(text: str) -> None:
    check_spans(text, view(text))


@pytest.mark.parametrize(
    "piece", ["chữa k.h.ỏ.i ", "a b c ", "\u0301 ", " \n", "\u200d👩", "\U0001f1fb ", "1@", "ӏ", "𝐚\u0301", "Ä‘á"]
)
def test_the_time_for_a_view_grows_no_faster_than_the_text(piece: str) -> None:
    def reading(length: int) -> Callable[[], object]:
        text = piece * (length // len(piece))
        return lambda: view(text)

    assert grows_no_faster_than_its_text(reading, 200_000)


def check_spans(original: str, seen: View) -> None:
    assert len(seen.starts) == len(seen.ends) == len(seen.text)
    assert len(seen.words) == len(seen.spans) == len(seen.breaks) == len(seen.stripped_words)
    assert [seen.text[start:end] for start, end in seen.spans] == list(seen.words)
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
