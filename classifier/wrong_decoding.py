"""Vietnamese in an old encoding that somebody read as Western European: "ch÷a khái", "chöõa khoûi", "chá»¯a khá»i".

Known are TCVN3 (ABC), VNI, windows-1258 and UTF-8, each read as windows-1252. A line is mended only where many of its
words become Vietnamese by it, since one such letter may be a French name. Facts: the encodings' published code tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from classifier.syllables import syllables

# Signs that stand beside letters in wrongly read text and hardly ever in any other.
_TRACE = re.compile(
    r"[^\W\d_][¨©®ª«¬¯µ¶·¸¹»¼½¾ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñöøûüþÿ÷\u0081\u008d\u0090\u00ad]"
    r"|á[º»]|Ä[\u0080-\u00bf‘’]|Æ[°¡¯\u00a0]|Ã[\u0080-\u00bf€-™]|Å[¨©]|â‚"
)
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")
_EDGES = ".,;:!?()[]{}\"'“”‘’…-–"
_FEWEST, _SHARE = 2, 0.6
_MOST_KEPT = 16_384

_TCVN3 = {
    "µ": "à", "¸": "á", "¶": "ả", "·": "ã", "¹": "ạ", "¨": "ă",
    "»": "ằ", "¾": "ắ", "¼": "ẳ", "½": "ẵ", "Æ": "ặ", "©": "â",
    "Ç": "ầ", "Ê": "ấ", "È": "ẩ", "É": "ẫ", "Ë": "ậ", "®": "đ",
    "Ì": "è", "Ð": "é", "Î": "ẻ", "Ï": "ẽ", "Ñ": "ẹ", "ª": "ê",
    "Ò": "ề", "Õ": "ế", "Ó": "ể", "Ô": "ễ", "Ö": "ệ", "×": "ì",
    "Ý": "í", "Ø": "ỉ", "Ü": "ĩ", "Þ": "ị", "ß": "ò", "ã": "ó",
    "á": "ỏ", "â": "õ", "ä": "ọ", "«": "ô", "å": "ồ", "è": "ố",
    "æ": "ổ", "ç": "ỗ", "é": "ộ", "¬": "ơ", "ê": "ờ", "í": "ớ",
    "ë": "ở", "ì": "ỡ", "î": "ợ", "ï": "ù", "ó": "ú", "ñ": "ủ",
    "ò": "ũ", "ô": "ụ", "\u00ad": "ư", "õ": "ừ", "ø": "ứ", "ö": "ử",
    "÷": "ữ", "ù": "ự", "ú": "ỳ", "ý": "ý", "û": "ỷ", "ü": "ỹ",
    "þ": "ỵ", "§": "Đ", "¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô",
    "¥": "Ơ", "¦": "Ư",
}  # fmt: skip
# VNI: the letter, then a sign for its marks.
_VNI_SIGNS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323", "â": "\u0302", "á": "\u0302\u0301",
    "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301",
    "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_LETTER = re.compile("(?P<base>[aeouyôöAEOUYÔÖ])(?P<sign>[ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|[ñôöæóòîÑÔÖÆÓÒÎ]")
_CP1258 = {
    "Ì": "\u0300", "Ò": "\u0309", "Þ": "\u0303", "ì": "\u0301", "ò": "\u0323",
    "Ð": "Đ", "ð": "đ", "Õ": "Ơ", "õ": "ơ", "Ý": "Ư",
    "ý": "ư", "Ã": "Ă", "ã": "ă", "þ": "₫",
}  # fmt: skip
_UTF8_RUN = re.compile(r"[^\x00-\x7f]+(?: [\x80-\xbf])?")


def has_trace(text: str) -> bool:
    """Whether signs stand in a text as in one that was wrongly decoded; it may be a French name as well."""
    return _TRACE.search(text) is not None


def mend(text: str) -> list[tuple[int, int, str]]:
    """The stretches of a text to be replaced, in order, and by what; empty when nothing is to be mended."""
    if not _TRACE.search(text):
        return []
    return [
        edit for line in _LINE.finditer(text) if _TRACE.search(line[0]) for edit in _mend_line(line[0], line.start())
    ]


def _mend_line(line: str, offset: int) -> list[tuple[int, int, str]]:
    words = [(hit.start(), hit[0], _decodings(hit[0])) for hit in _WORD.finditer(line) if not hit[0].isascii()]
    best: list[tuple[int, int, str]] = []
    most = _FEWEST
    for number in range(len(_DECODERS)):
        gained = sum([decoded[number].gained for _, _, decoded in words])
        if gained < most:
            continue
        changed = [(at, word, found) for at, word, decoded in words if (found := decoded[number]).text != word]
        if sum(found.good for _, _, found in changed) >= _SHARE * len(changed):
            most = gained + 1
            best = [(offset + at, offset + at + len(word), found.text) for at, word, found in changed]
    return best


class _Decoded(NamedTuple):
    text: str
    good: bool
    """Whether it is a syllable with marks."""
    gained: int
    """1 where the word was none before, -1 where it no longer is one."""


@lru_cache(maxsize=_MOST_KEPT)
def _decodings(word: str) -> Sequence[_Decoded]:
    """A word as each of ``_DECODERS`` reads it."""
    was_good = _is_marked_syllable(word)
    texts = [decode(word) for decode in _DECODERS]
    return [_Decoded(text, good := _is_marked_syllable(text), good - was_good) for text in texts]


@cache
def _marked_syllables() -> frozenset[str]:
    return frozenset(each for each in syllables() if not each.isascii())


def _is_marked_syllable(word: str) -> bool:
    return word.strip(_EDGES).lower() in _marked_syllables()


def _from_tcvn3(word: str) -> str:
    return word.translate(_TCVN3_TABLE)


_TCVN3_TABLE = str.maketrans(_TCVN3)
_CP1258_TABLE = str.maketrans(_CP1258)


def _from_vni(word: str) -> str:
    return _VNI_LETTER.sub(_vni_letter, word)


def _vni_letter(hit: re.Match[str]) -> str:
    letter = hit["base"] or hit[0]
    small = _VNI_LETTERS.get(letter.lower(), letter.lower())
    marked = unicodedata.normalize("NFC", small + (_VNI_SIGNS[hit["sign"].lower()] if hit["sign"] else ""))
    return marked.upper() if letter.isupper() else marked


def _from_cp1258(word: str) -> str:
    return unicodedata.normalize("NFC", word.translate(_CP1258_TABLE))


def _from_utf8(word: str) -> str:
    return _UTF8_RUN.sub(lambda run: _decoded(run[0]), word)


def _decoded(run: str) -> str:
    """A row of signs as the UTF-8 that it was, or as it stands."""
    raw = bytearray()
    for sign in run:
        code = _WESTERN.get(sign)
        if code is None:
            return run
        raw.append(code)
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8"))
    except UnicodeDecodeError:
        return run


def _western() -> Iterator[tuple[str, int]]:
    for code in range(0x80, 0x100):
        yield chr(code), code
        try:
            yield bytes([code]).decode("cp1252"), code
        except UnicodeDecodeError:
            continue


_DECODERS = (_from_utf8, _from_tcvn3, _from_vni, _from_cp1258)
_WESTERN: Mapping[str, int] = dict(_western())
