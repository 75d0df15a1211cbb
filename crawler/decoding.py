"""From the bytes of a page to its text. Vietnamese pages lie about their charset, so the bytes are asked first."""

from __future__ import annotations

import re
import unicodedata

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

from crawler.legacy_vietnamese import best_reading, is_in_unicode, mend_font_runs

SNIFFED_BYTES = 2048
_BROKEN_SHARE = 0.01  # a page with fewer bad sequences than this, by length, is UTF-8 that was cut or patched
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"\x00\x00\x00", b"wOF")
_START = re.compile(
    rb"^(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body|title|meta|script|style|link|div|section|"
    rb"main|article|table|p|h[1-6]|a|br|img|form|iframe|center|font|span|b|ul)\b",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE_PAGE = re.compile(rb"^(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_VIETNAMESE_PAGE = re.compile(rb"""<html[^>]{0,300}\blang\s*=\s*["']?vi\b""", re.IGNORECASE)
# What old Vietnamese pages are declared as, or taken for: one byte a letter, Latin.
_LIKE_WESTERN = frozenset(
    {None, "utf-8", "ascii", "cp1252", "cp1258", "cp1250", "cp1257", "latin-1", "iso8859-1", "iso8859-15"}
)
_OLD_FONT = re.compile(rb"\.Vn[A-Z]|\bVNI-[A-Z]")
# Combining tone marks of windows-1258: grave, hook, tilde, acute, dot below. In windows-1252 they are Ì Ò Þ ì ò.
_TONE_BYTE = re.compile(rb"[\xcc\xd2\xde\xec\xf2]")
_TONE_AFTER_VOWEL = re.compile(rb"[aeiouyAEIOUY\xe2\xea\xf4\xe3\xf5\xfd\xc2\xca\xd4\xc3\xd5\xdd][\xcc\xd2\xde\xec\xf2]")


def decode(body: bytes, content_type: str) -> tuple[str, str]:
    """The text of `body` in NFC, and a note that is empty unless something had to be mended. Never raises.

    The order: a byte-order mark; bytes that are valid UTF-8 (whatever was declared: a header that says ISO-8859-1 over
    UTF-8 is the commonest fault, and text of another charset is almost never valid UTF-8 by chance); what the header,
    then the page declares; a guess.
    """
    text, note = _decode(body, content_type)
    return unicodedata.normalize("NFC", text.replace("\x00", "")), note


def is_html(body: bytes, content_type: str) -> bool:
    """Whether a browser would be right to draw `body` as a page, judged by its first bytes more than by its type."""
    start = body[:SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if not start.strip() or start.startswith(_BINARY):
        return False
    start = start.replace(b"\x00", b"")  # UTF-16
    kind = content_type.split(";")[0].strip().lower()
    if kind in {"text/html", "application/xhtml+xml"}:
        return True
    if kind in {"", "application/octet-stream", "unknown/unknown"}:
        return bool(_START.match(start))
    return bool(_WHOLE_PAGE.match(start))


def _decode(body: bytes, content_type: str) -> tuple[str, str]:
    marked, bom = read_bom(body)
    if marked:
        return _replacing(body[len(bom or b"") :], marked, "")
    header = resolve_encoding(http_content_type_encoding(content_type) or "")
    declared = header or html_body_declared_encoding(body[:8192])
    wide = _utf16_without_mark(body)
    if wide:
        return _replacing(body, wide, f"read as {wide}: every second byte is zero")
    if declared and declared.startswith(("iso2022", "hz")):  # seven-bit charsets look like ASCII
        return _replacing(body, declared, "")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_not_utf8(body, declared)
    text, mended = _mend_unicode(text)
    if mended:
        return text, mended
    lied = header not in {None, "utf-8", "ascii"} and not body.isascii()
    return text, f"declared {header} but the bytes are valid utf-8" if lied else ""


def _mend_unicode(text: str) -> tuple[str, str]:
    """Valid UTF-8 can still hold TCVN3 or VNI letters, where an old page was converted without knowing what it was."""
    if text.isascii() and "&" not in text:
        return text, ""
    reading = None if is_in_unicode(text) else best_reading(text)
    if reading:
        return reading[0], f"read as {reading[1]}, written in utf-8"
    text, runs = mend_font_runs(text)
    return text, f"{runs} parts were in an old Vietnamese font" if runs else ""


def _decode_not_utf8(body: bytes, declared: str | None) -> tuple[str, str]:
    if _nearly_utf8(body):
        return _replacing(body, "utf-8", "")
    if declared in _LIKE_WESTERN or _VIETNAMESE_PAGE.search(body[:8192]) or _OLD_FONT.search(body):
        plain = body.decode("cp1252", "replace")
        viet = unicodedata.normalize("NFC", body.decode("cp1258", "replace"))
        reading = best_reading(plain, (("windows-1258", viet),))
        if reading:
            honest = reading[1] == "windows-1258" and declared == "cp1258"
            return reading[0], "" if honest else f"read as {reading[1]}, declared {declared or 'nothing'}"
    if declared in {None, "utf-8", "cp1252", "latin-1", "iso8859-1"} and _is_windows_1258(body):
        return _replacing(body, "cp1258", f"read as windows-1258, declared {declared or 'nothing'}")
    if declared and declared != "utf-8":
        return _replacing(body, declared, "")
    return _replacing(body, "cp1252", f"read as windows-1252, declared {declared or 'nothing'}")


def _replacing(body: bytes, encoding: str, note: str) -> tuple[str, str]:
    """`body` in `encoding`; bytes that do not fit become U+FFFD and are counted in the note."""
    try:
        text = body.decode(encoding, "replace")
    except (LookupError, UnicodeError) as fault:  # utf-32 and punycode can refuse even so
        return body.decode("utf-8", "replace"), f"cannot read as {encoding} ({fault}); read as utf-8"
    broken = text.count("\ufffd")
    said = f"{broken} places cannot be read as {encoding}" if broken else ""
    return text, "; ".join(part for part in (note, said) if part)


def _nearly_utf8(body: bytes) -> bool:
    """Whether whole UTF-8 letters outnumber what breaks: text of another charset hardly holds one by chance."""
    text = body.decode("utf-8", "replace")
    good = sum(1 for letter in text if not letter.isascii() and letter != "\ufffd")
    broken = text.count("\ufffd")
    few = broken <= max(1, len(text) * _BROKEN_SHARE)
    return good > broken * (1 if few else 2)


def _utf16_without_mark(body: bytes) -> str | None:
    start = body[:SNIFFED_BYTES]
    if len(start) < 8:
        return None
    half = len(start) // 2
    if start[1::2].count(0) > half * 0.6 and start[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if start[0::2].count(0) > half * 0.6 and start[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _is_windows_1258(body: bytes) -> bool:
    """Vietnamese in windows-1258: tone marks as bytes of their own, each after a vowel."""
    tones = len(_TONE_BYTE.findall(body))
    after_vowels = len(_TONE_AFTER_VOWEL.findall(body))
    if _VIETNAMESE_PAGE.search(body[:8192]):
        return tones == 0 or after_vowels >= tones * 0.5
    return after_vowels >= 3 and after_vowels >= tones * 0.8
