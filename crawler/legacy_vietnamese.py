"""Vietnamese in the encodings from before Unicode: TCVN3 (fonts .VnTime …), VNI (fonts VNI-Times …), windows-1258, and
UTF-8 that went through windows-1252 once too often.

No header names the first two and no library tells them apart, so each reading is tried and the one whose words are
Vietnamese syllables is taken. Tables: TCVN 5712:1993 (third set) and VNI's published keyboard code page.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

_LONGEST_SAMPLE = 60_000  # characters of text that a reading is judged by
# Different Vietnamese syllables with marks, and the share of all marks that must stand in such: not a page full of £.
_ENOUGH, _SURE = 3, 0.8
_TCVN3 = str.maketrans(
    {
        chr(code): letter
        for first, letters in (
            (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
            (0xB5, "àảãáạ"),
            (0xBB, "ằẳẵắ"),
            (0xC6, "ặầẩẫấậè"),
            (0xCE, "ẻẽéẹềểễếệìỉ"),
            (0xDC, "ĩíịò"),
            (0xE1, "ỏõóọồổỗốộờởỡớợù"),
            (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
        )
        for code, letter in enumerate(letters, first)
    }
)
_VNI_PLAIN = dict(zip("ùøûõï", "áàảãạ", strict=True))  # after a, e, o, u, y, ô (ơ) and ö (ư)
_VNI_CIRCUMFLEX = dict(zip("âáàåãä", "âấầẩẫậ", strict=True))  # after a, e, o
_VNI_BREVE = dict(zip("êéèúüë", "ăắằẳẵặ", strict=True))  # after a
_VNI_ALONE = dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|oai|oao|oay|oeo|uôi|ươi|ươu|iêu|yêu|uây|uya|uyu|uâ|uê|uy|oa|oă|oe|oo|ua|uô|ưa|ươ|ưu|ưi|ui|uơ|ia|iê|yê|iu|"
    r"ai|ao|au|ay|âu|ây|eo|êu|oi|ôi|ơi|[aăâeêioôơuưy])(?:ng|nh|ch|[cmnpt])?"
)
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"<[^<>]*>")
_SCRIPT = re.compile(r"<(/?)(?:script|style)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,4}|[A-Za-z]{2,8});")
_FONT = re.compile(r"\.Vn[A-Z]\w*|VNI-\w+", re.IGNORECASE)
_FONT_RUN = re.compile(
    r"(<(\w+)\b[^<>]{0,500}?(?:face|style)\s?=[^<>]{0,500}?(?:\.Vn[A-Z]\w*|VNI-\w+)[^<>]*>)(.*?)(?=</\2\b|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_CAPITALS = re.compile(
    r"(<\w+\b[^<>]{0,500}?\.Vn\w{0,30}H\b[^<>]*>)([^<]*)"
)  # a font of capitals shows small letters large
# Letters that only Vietnamese has: where they are plenty, the page is in Unicode.
_PLENTY = 20
_VIETNAMESE_ONLY = re.compile(r"[\u01a0\u01a1\u01af\u01b0\u0110\u0111\u1ea0-\u1ef9]")


def _vni_table() -> dict[str, str]:
    """VNI's pairs (a letter and the sign of its mark) and single signs, capitals included."""
    pairs: dict[str, str] = dict(_VNI_ALONE)
    for base, shown in (*((one, one) for one in "aeouy"), ("ô", "ơ"), ("ö", "ư")):
        for sign, example in _VNI_PLAIN.items():
            pairs[base + sign] = _with_marks_of(example, shown)
    for base in "aeo":
        for sign, example in _VNI_CIRCUMFLEX.items():
            pairs[base + sign] = _with_marks_of(example, base)
    pairs |= {f"a{sign}": letter for sign, letter in _VNI_BREVE.items()}
    return pairs | {signs.upper(): letter.upper() for signs, letter in pairs.items()}


def _with_marks_of(example: str, base: str) -> str:
    """`base` with the marks that `example` has on its a."""
    return unicodedata.normalize("NFC", base + unicodedata.normalize("NFD", example)[1:])


_VNI = _vni_table()
_VNI_SIGN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Text whose TCVN3 codes were read as windows-1252, in Unicode."""
    text = _entities_as_letters(text).translate(_TCVN3)
    return _CAPITALS.sub(lambda run: run[1] + run[2].upper(), text)


def from_vni(text: str) -> str:
    """Text whose VNI codes were read as windows-1252, in Unicode."""
    return _VNI_SIGN.sub(lambda sign: _VNI[sign[0]], _entities_as_letters(text))


def from_double_utf8(text: str) -> str:
    """Text whose UTF-8 was read as windows-1252 and written again, in Unicode; unchanged where that is not so."""
    if not any(sign in text for sign in ("á»", "áº", "Ã", "Æ°")):
        return text
    raw = bytearray()
    for letter in text:
        code = ord(letter)
        try:
            raw += letter.encode("cp1252") if code > 0xFF or 0x80 <= code <= 0x9F else bytes([code])
        except UnicodeEncodeError:
            raw += bytes([code]) if code <= 0xFF else letter.encode()
    mended = bytes(raw).decode("utf-8", "replace")
    return mended if mended.count("\ufffd") <= len(mended) * 0.001 else text


# Judged in this order; the first of two that read equally well is taken.
READINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("TCVN3", from_tcvn3), ("VNI", from_vni), ("UTF-8 written twice", from_double_utf8),
)  # fmt: skip


def best_reading(plain: str, others: tuple[tuple[str, str], ...] = ()) -> tuple[str, str] | None:
    """The text in the encoding that makes it Vietnamese, and that encoding's name; None when `plain` stands.

    `plain` is the page read as windows-1252 (or the characters of a page that was saved so); `others` are readings of
    the bytes that a caller can make itself, with their names.
    """
    hinted = bool(_FONT.search(plain))
    sample = _sample(plain)
    as_it_is = vietnamese_share(sample)[0]
    found: tuple[float, str, str] | None = None
    readings = [(name, text, _sample(text)) for name, text in others]
    readings += [(name, "", unicodedata.normalize("NFC", read(sample))) for name, read in READINGS]
    for name, text, shown in readings:
        share, syllables = vietnamese_share(shown)
        enough = syllables >= (1 if hinted else _ENOUGH) and share >= (0.6 if hinted else _SURE)
        if enough and share > as_it_is + 0.1 and (found is None or share > found[0]):
            found = (share, name, text)
    if found is None:
        return None
    _, name, text = found
    return (text or dict(READINGS)[name](plain)), name


def mend_font_runs(text: str) -> tuple[str, int]:
    """Parts of a Unicode page that are set in a TCVN3 or VNI font, mended; and how many there were."""
    mended = 0

    def mend(run: re.Match[str]) -> str:
        nonlocal mended
        reading = best_reading(run[0])
        if reading is None:
            return run[0]
        mended += 1
        return reading[0]

    low = text.lower()  # looking for letters costs a fifth of looking for a pattern
    if not (".vn" in low or "vni-" in low) or not _FONT.search(text):
        return text, 0
    return _FONT_RUN.sub(mend, text), mended


def is_in_unicode(text: str) -> bool:
    """Whether a page has so many letters that only Vietnamese has that it needs no other reading."""
    found = _VIETNAMESE_ONLY.finditer(text[: _LONGEST_SAMPLE * 2])
    return sum(1 for _ in islice(found, _PLENTY)) == _PLENTY


def vietnamese_share(text: str) -> tuple[float, int]:
    """The share of the non-ASCII signs of `text` in Vietnamese syllables, and how many different ones these are."""
    outside = sum(1 for sign in text if not sign.isascii() and sign not in "\u00a0–—“”‘’…•·©®₫€\ufeff")
    words = list(_syllables(text))
    inside = sum(sum(1 for letter in word if not letter.isascii()) for word in words)
    return (inside / outside if outside else 0.0), len({word.lower() for word in words if len(word) > 1})


def _syllables(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        word = found[0]
        if word.isascii() or len(word) > 7:
            continue
        parts = unicodedata.normalize("NFD", word.lower())
        tones = sum(parts.count(tone) for tone in _TONES)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        if tones <= 1 and _SYLLABLE.fullmatch(bare):
            yield word


def _sample(text: str) -> str:
    shown = _TAG.sub(" ", _without_scripts(text[: _LONGEST_SAMPLE * 10]))[:_LONGEST_SAMPLE]
    return unicodedata.normalize("NFC", html.unescape(shown) if "&" in shown else shown)


def _without_scripts(text: str) -> str:
    parts, position, inside = [], 0, False
    for tag in _SCRIPT.finditer(text):
        if tag[1] != "/" and not inside:
            parts.append(text[position : tag.start()])
            inside = True
        elif tag[1] == "/" and inside:
            position, inside = tag.end(), False
    return " ".join(parts if inside else [*parts, text[position:]])


def _entities_as_letters(text: str) -> str:
    """Entities of the signs from U+00A1 to U+00FF as these signs; `&lt;` and the rest stay."""

    def letter(entity: re.Match[str]) -> str:
        sign = html.unescape(entity[0])
        return sign if len(sign) == 1 and 0xA1 <= ord(sign) <= 0xFF else entity[0]

    return _ENTITY.sub(letter, text)
