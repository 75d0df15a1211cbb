"""Bytes to text: the charset that the bytes have, not the one that is declared."""

import codecs
import unicodedata

import pytest

from crawler.decoding import decode, is_html

TEXT = "Viên uống giảm cân cấp tốc, giá 1.200.000đ – Đặt hàng ngay hôm nay"
PAGE = f"<html lang='vi'><title>{TEXT}</title></html>"


def in_windows_1258(text: str) -> bytes:
    """windows-1258 has the base letters whole and the five tones apart."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    out = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        out.append(base + "".join(part for part in parts if part in tones))
    return "".join(out).encode("cp1258", "replace")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (PAGE.encode(), "text/html; charset=utf-8"),
        (PAGE.encode(), "text/html; charset=ISO-8859-1"),
        (PAGE.encode(), "text/html"),
        (PAGE.encode(), "text/html; charset=no-such-charset"),
        (PAGE.encode(), ""),
        (codecs.BOM_UTF8 + PAGE.encode(), "text/html; charset=windows-1252"),
        (unicodedata.normalize("NFD", PAGE).encode(), "text/html; charset=utf-8"),
        (PAGE.encode("utf-16"), "text/html"),
        (PAGE.encode("utf-16-le"), "text/html"),
        (PAGE.encode("utf-16-be"), "text/html; charset=utf-8"),
        (in_windows_1258(PAGE), "text/html; charset=windows-1258"),
        (in_windows_1258(PAGE), "text/html"),
        (in_windows_1258(PAGE), "text/html; charset=iso-8859-1"),
        (b"<meta charset='windows-1258'>" + in_windows_1258(PAGE), "text/html"),
    ],
)
def test_vietnamese_is_read_right_whatever_is_declared(body: bytes, content_type: str) -> None:
    text, _ = decode(body, content_type)
    assert TEXT.replace("–", "") in text.replace("–", "")
    assert unicodedata.is_normalized("NFC", text)


def test_wrong_header_is_noted() -> None:
    assert decode(PAGE.encode(), "text/html; charset=ISO-8859-1")[1] == "declared cp1252 but the bytes are valid utf-8"
    assert decode(PAGE.encode(), "text/html; charset=utf-8")[1] == ""


def test_page_cut_inside_a_letter_stays_utf8() -> None:
    text, note = decode(PAGE.encode()[: PAGE.encode().index("đ".encode()) + 1], "text/html")
    assert "giảm cân cấp tốc" in text
    assert note == "1 places cannot be read as utf-8"


@pytest.mark.parametrize("content_type", ["", "text/html", "text/html; charset=utf-32", "text/html; charset=gb18030"])
def test_any_bytes_decode_without_an_error(content_type: str) -> None:
    for body in (b"", b"\xff", bytes(range(256)) * 20, b"\xff\xfe\x00", b"\x00" * 100, b"\xfe\xff\xd8"):
        text, _ = decode(body, content_type)
        assert "\x00" not in text


def test_western_page_stays_western() -> None:
    assert decode("<p>Prix réduit, déjà vendu: 15 €</p>".encode("cp1252"), "text/html; charset=windows-1252")[0] == (
        "<p>Prix réduit, déjà vendu: 15 €</p>"
    )


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (b"<!doctype html><p>x", "text/html", True),
        (b"just words", "text/html", True),
        (b"\n <!-- note --> <html>", "", True),
        (b"<div>x</div>", "application/octet-stream", True),
        (b"<!DOCTYPE html><html>", "application/json", True),
        ("<html>".encode("utf-16"), "", True),
        (b"%PDF-1.7", "text/html", False),
        (b"\x89PNG\r\n", "image/png", False),
        (b'{"a": "<p>"}', "application/json", False),
        (b"<?xml version='1.0'?><rss>", "application/xml", False),
        (b"plain words", "text/plain", False),
        (b"", "text/html", False),
    ],
)
def test_page_is_told_from_other_files(body: bytes, content_type: str, expected: bool) -> None:
    assert is_html(body, content_type) is expected


def test_utf8_of_a_short_page_survives_some_stray_bytes_and_a_header_that_lies() -> None:
    body = "<title>Trà thảo dược</title><h1>Trà thảo dược</h1><p>".encode() + b"\xff\xfe\x80 x</p>"
    assert "Trà thảo dược" in decode(body, "text/html; charset=iso-8859-1")[0]
