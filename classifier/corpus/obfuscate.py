"""Disguises that sellers really use, put on a text on purpose: for training a model and for proving the normaliser.

Every function takes a text and a seeded generator and returns the disguised text; the same seed gives the same text.
The kinds are those of research/text.md section 5. ``dotted``, ``leet`` and ``homoglyphs`` change about half of the
words, as the measurements there did; numbers are left alone, since a seller wants them read.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Mapping

Obfuscator = Callable[[str, random.Random], str]

SHARE = 0.5  # of the words that dotted, leet and homoglyphs change
_WORD = re.compile(r"[^\W\d_]+")
# Marks over a letter, as Unicode takes them apart: grave, acute, circumflex, tilde, breve, hook, horn, dot below.
_MARKS = re.compile(r"[\u0300-\u0303\u0306\u0309\u031b\u0323]")

# Tone on the first vowel (hòa, khỏe, thúy: the older place) and on the second (hoà, khoẻ, thuý: the newer).
_TONE_PLACES = tuple(
    pair
    for olds, news in (
        ("òa óa ỏa õa ọa", "oà oá oả oã oạ"),
        ("òe óe ỏe õe ọe", "oè oé oẻ oẽ oẹ"),
        ("ùy úy ủy ũy ụy", "uỳ uý uỷ uỹ uỵ"),
    )
    for pair in zip(olds.split(), news.split(), strict=True)
)
_TO_NEW = dict(_TONE_PLACES)
_TO_OLD = {new: old for old, new in _TONE_PLACES}

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SEPARATORS = (".", "-", " ", "_", "*", "·", ",", "/", "|", "~")
_LEET = {
    "a": "4@", "ă": "4@", "â": "4@", "e": "3", "ê": "3", "i": "1!", "o": "0", "ô": "0", "ơ": "0", "s": "5$", "l": "1|",
}  # fmt: skip
_LOOKALIKES = {
    "a": "аαɑᴀ\uff41", "b": "Ьвʙƅ", "c": "сϲᴄⅽ", "d": "ԁᴅⅾɗ", "e": "еҽєε", "g": "ɡցɢ", "h": "һհнʜ", "i": "іιɪӏ",
    "k": "кκᴋ", "l": "ӏⅼʟɩ", "m": "мᴍⅿ", "n": "ոռɴп", "o": "оοօσ", "p": "рρᴘ", "q": "ԛգ", "r": "гᴦʀ", "s": "ѕꜱʂ",
    "t": "тτᴛ", "u": "υսᴜц", "v": "νѵᴠ", "x": "хχ×", "y": "уүγʏ",
}  # fmt: skip
_TEENCODE = {
    "không": ("ko", "k", "hok", "hông", "khum"), "được": ("dc", "đc", "đk"), "với": ("vs", "zới"), "chồng": ("ck",),
    "vợ": ("vk", "zợ"), "vậy": ("zị", "zậy", "z"), "gì": ("j", "gj"), "mình": ("mk", "mìh", "mik"), "rồi": ("r", "rùi"),
    "mọi người": ("mn",), "trước": ("trc",), "nhiều": ("nhìu",), "biết": ("bít", "bik"), "luôn": ("lun",),
    "cũng": ("cx", "cũg"), "người": ("ng", "ngừi"), "sản phẩm": ("sp",), "như thế nào": ("ntn",), "mới": ("ms",),
    "yêu": ("iu",), "thích": ("thik",), "quá": ("wá", "qá"), "giờ": ("h", "jờ"), "phải": ("fải",), "về": ("zề",),
    "vui": ("zui",), "đi": ("đy",), "có": ("kó",), "nhắn tin": ("nt",), "điện thoại": ("đt",), "còn": ("kòn",),
}  # fmt: skip
_TEEN_WORDS = re.compile(r"\b(?:" + "|".join(sorted(_TEENCODE, key=len, reverse=True)) + r")\b", re.IGNORECASE)


def nfc(text: str, _rng: random.Random) -> str:
    """Composed letters, one code point each."""
    return unicodedata.normalize("NFC", text)


def nfd(text: str, _rng: random.Random) -> str:
    """Letters and marks apart."""
    return unicodedata.normalize("NFD", text)


def new_tones(text: str, _rng: random.Random) -> str:
    """Tone on the second vowel: hoà, khoẻ, thuý."""
    return _replace_tones(text, _TO_NEW)


def old_tones(text: str, _rng: random.Random) -> str:
    """Tone on the first vowel: hòa, khỏe, thúy."""
    return _replace_tones(text, _TO_OLD)


def zero_width(text: str, rng: random.Random) -> str:
    """Invisible characters inside about a third of the gaps between letters."""
    return _WORD.sub(
        lambda word: "".join(c + (rng.choice(_INVISIBLE) if rng.random() < 0.3 else "") for c in word[0]), text
    )


def styled(text: str, rng: random.Random) -> str:
    """Every Latin letter in one mathematical, circled, squared or small style; marks stay, as combining ones."""
    style = rng.choice(_STYLES)
    return "".join(style.get(letter, letter) for letter in unicodedata.normalize("NFD", text))


def fullwidth(text: str, _rng: random.Random) -> str:
    """Every printing ASCII character in its wide form; marks stay, as combining ones."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in unicodedata.normalize("NFD", text))


def without_marks(text: str) -> str:
    """All Vietnamese marks left out."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).replace("đ", "d").replace("Đ", "D")
    return unicodedata.normalize("NFC", bare)


def strip_marks(text: str, _rng: random.Random) -> str:
    """All Vietnamese marks left out."""
    return without_marks(text)


def lost_marks(text: str, rng: random.Random) -> str:
    """The marks of some words left out, as who types in haste does: of one word in twenty to two in three."""
    share = rng.uniform(0.05, 0.67)
    return " ".join(without_marks(word) if rng.random() < share else word for word in text.split(" "))


def dotted(text: str, rng: random.Random) -> str:
    """One kind of separator between all letters of a word: "t.h.u.ố.c", "t h u ố c"."""
    return _some_words(text, rng, lambda word: rng.choice(_SEPARATORS).join(word) if len(word) > 2 else word)


def leet(text: str, rng: random.Random) -> str:
    """Digits and signs for letters: "th4nh", "ch0ng"; a mark on the letter that is replaced gets lost."""

    def change(word: str) -> str:
        return "".join(_leet_letter(letter, rng) for letter in word)

    return _some_words(text, rng, change)


def homoglyphs(text: str, rng: random.Random) -> str:
    """Letters of other alphabets that look the same, for about half of a word's unmarked letters, at least one."""

    def change(word: str) -> str:
        able = [at for at, letter in enumerate(word) if letter.lower() in _LOOKALIKES]
        chosen = {at for at in able if rng.random() < 0.5} or set(able[:1])
        return "".join(rng.choice(_LOOKALIKES[c.lower()]) if at in chosen else c for at, c in enumerate(word))

    return _some_words(text, rng, change)


def teencode(text: str, rng: random.Random) -> str:
    """Young people's short spellings: "ko", "đc", "vs", "ck", "zị"."""
    return _TEEN_WORDS.sub(lambda hit: rng.choice(_TEENCODE[hit[0].lower()]), unicodedata.normalize("NFC", text))


def _some_words(text: str, rng: random.Random, change: Callable[[str], str]) -> str:
    composed = unicodedata.normalize("NFC", text)
    return _WORD.sub(lambda word: change(word[0]) if rng.random() < SHARE else word[0], composed)


def _leet_letter(letter: str, rng: random.Random) -> str:
    parts = unicodedata.normalize("NFD", letter.lower())
    tone_off = unicodedata.normalize(
        "NFC", "".join(part for part in parts if part not in "\u0300\u0301\u0303\u0309\u0323")
    )
    return rng.choice(_LEET[tone_off]) if tone_off in _LEET and rng.random() < 0.5 else letter


def _replace_tones(text: str, table: Mapping[str, str]) -> str:
    pattern = re.compile(r"(?<![qQ])(?:" + "|".join(table) + r")(?![^\W\d_])", re.IGNORECASE)

    def change(hit: re.Match[str]) -> str:
        pair = table[hit[0].lower()]
        return "".join(new.upper() if old.isupper() else new for new, old in zip(pair, hit[0], strict=True))

    return pattern.sub(change, unicodedata.normalize("NFC", text))


def _alphabet(lower: int, upper: int | None = None, holes: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """A style whose letters stand in a row from ``lower`` and, where it has capitals, from ``upper``."""
    letters = {chr(ord("a") + each): chr(lower + each) for each in range(26)}
    letters |= {chr(ord("A") + each): chr((upper or lower) + each) for each in range(26)}
    return {**letters, **(holes or {})}


_SMALL_CAPITALS = dict(zip("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
_STYLES = (
    _alphabet(0x1D41A, 0x1D400),  # bold
    _alphabet(0x1D44E, 0x1D434, {"h": "ℎ"}),  # italic
    _alphabet(0x1D4EA, 0x1D4D0),  # bold script
    _alphabet(0x1D586, 0x1D56C),  # bold black letter
    _alphabet(0x1D552, 0x1D538, dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))),  # double-struck
    _alphabet(0x1D5A0 + 26, 0x1D5A0),  # sans-serif
    _alphabet(0x1D5EE, 0x1D5D4),  # sans-serif bold
    _alphabet(0x1D68A, 0x1D670),  # monospace
    _alphabet(0x24D0, 0x24B6),  # circled
    _alphabet(0x249C),  # in parentheses
    _alphabet(0x1F130),  # squared
    _alphabet(0x1F150),  # white in a black circle
    _alphabet(0x1F170),  # white in a black square
    _SMALL_CAPITALS,
)

KINDS: Mapping[str, Obfuscator] = {
    each.__name__: each
    for each in (
        nfd, nfc, new_tones, old_tones, zero_width, styled, fullwidth, strip_marks, lost_marks, dotted, leet,
        homoglyphs, teencode,
    )
}  # fmt: skip
