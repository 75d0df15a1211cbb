"""Which rows of letters a Vietnamese syllable can be: onset, rime and tone put together by the rules of spelling.

Letters are joined, and digits read as letters, only into one of these (or into a loan word of `data/spelling.yml`): so
a price, a date or the initials of a name stay what they are. The table holds more than the words in use, since it
knows which letters may stand together and not which words there are. Tones stand at the older place (hòa, thúy).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

GRAVE, ACUTE, TILDE, HOOK, DOT = "\u0300\u0301\u0303\u0309\u0323"
_TONES = (GRAVE, ACUTE, TILDE, HOOK, DOT)

_BACK = "a ă â o ô ơ u ư"  # c, g and ng stand before these; k, gh and ngh before the others
_ONSETS = """
    b ch d đ h l m n nh p ph r s t th tr v x
"""
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu êng i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op
    ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oong ô ôc ôi ôm ôn
    ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uy uya uych uyn uynh uyt uyu
    uê uêch uênh uơ uân uâng uât uây uyên uyêt uyp ư ưc ưi ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu
"""
_AFTER_Q = """
    a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây âu âp e en eo et ê ên êch ênh êt i in inh
    it ich iu y yên yêt ynh yt ych yn ơ ôc ôn ông
"""
_AFTER_GI = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e em en eo o oc oi on
    ong ot ô ôc ôi ôn ông ơ ơi ơn u uc ui um up uôc un ung ut ua ư ưa ưng ương ươp ươi ươ ưc ưt êng êt
"""
_ALONE_WITH_Y = """
    y yêm yên yêng yêt yêu
"""
_Y_FOR_I = """
    h k l m s t v
"""


def is_vowel(letter: str) -> bool:
    """Whether a letter, with or without marks, is a vowel."""
    return unicodedata.normalize("NFD", letter)[0] in "aeiouy"


@cache
def syllables() -> frozenset[str]:
    """Every syllable that the spelling allows, with marks, lower case, NFC: about 18,000."""
    return frozenset(toned for onset, rime in _plain() for _, toned in _tones(onset, rime))


@cache
def _by_tone() -> Mapping[tuple[str, str], str]:
    return {(onset + rime, tone): toned for onset, rime in _plain() for tone, toned in _tones(onset, rime)}


def tone_in_place(word: str) -> str | None:
    """The syllable with its one tone mark where it belongs: "gía" is giá, "ngòai" ngoài."""
    parts = unicodedata.normalize("NFD", word)
    tones = [part for part in parts if part in _TONES]
    if len(tones) != 1:
        return None
    return _by_tone().get((unicodedata.normalize("NFC", parts.replace(tones[0], "")), tones[0]))


@cache
def bare_syllables() -> frozenset[str]:
    """The same without marks: about 2,000."""
    return frozenset(bare(syllable) for syllable in syllables())


@cache
def toneless_syllables() -> frozenset[str]:
    """The same with the marks of vowels and without tones."""
    return frozenset(onset + rime for onset, rime in _plain())


def bare(word: str) -> str:
    """A word without marks."""
    if word.isascii():
        return word
    return without_tones(word).replace("đ", "d")


def without_tones(word: str) -> str:
    """A word without the marks that Unicode takes apart: đ, a letter of its own to many programs, stays."""
    if word.isascii():
        return word
    return "".join(part for part in unicodedata.normalize("NFD", word) if not "\u0300" <= part <= "\u036f")


def split(letters: str, known: frozenset[str], most: int = 6) -> Sequence[str]:
    """The fewest syllables of ``known``, two letters or more each, that ``letters`` falls into; else empty."""
    best: list[Sequence[str] | None] = [()] + [None] * len(letters)
    for end in range(2, len(letters) + 1):
        for start in range(max(0, end - 7), end - 1):
            before = best[start]
            if before is None or len(before) == most or letters[start:end] not in known:
                continue
            held = best[end]
            if held is None or len(before) + 1 < len(held):
                best[end] = (*before, letters[start:end])
    return best[-1] or ()


def _plain() -> Iterator[tuple[str, str]]:
    back = set(_BACK.split())
    for rime in _RIMES.split():
        yield "", rime
        yield from ((onset, rime) for onset in _ONSETS.split())
        if rime[0] in back:
            yield from (("c", rime), ("g", rime), ("ng", rime), ("kh", rime))
        else:
            yield from (("k", rime), ("gh", rime), ("ngh", rime), ("kh", rime))
        if rime[0] == "i" and rime != "ia":
            yield "g", rime  # gì, gìn, giếng
    yield from (("qu", rime) for rime in _AFTER_Q.split())
    yield from (("gi", rime) for rime in _AFTER_GI.split())
    yield from (("", rime) for rime in _ALONE_WITH_Y.split())
    yield from ((onset, "y") for onset in _Y_FOR_I.split())
    yield from (("k", rime) for rime in ("a", "an", "ao"))  # Bắc Kạn, Kà Tum


def _tones(onset: str, rime: str) -> Iterator[tuple[str, str]]:
    stopped = rime[-1] in "cpt" or rime.endswith("ch")
    at = _tone_place(rime)
    if not stopped:
        yield "", onset + rime
    for tone in (ACUTE, DOT) if stopped else (GRAVE, ACUTE, TILDE, HOOK, DOT):
        yield tone, onset + unicodedata.normalize("NFC", rime[: at + 1] + tone + rime[at + 1 :])


def _tone_place(rime: str) -> int:
    """Which letter of the rime carries the tone: the last marked vowel, else by the older rule."""
    vowels = [at for at, letter in enumerate(rime) if is_vowel(letter)]
    marked = [at for at in vowels if rime[at] in "ăâêôơư"]
    if marked:
        return marked[-1]
    if len(vowels) == 1:
        return vowels[0]
    if len(vowels) == 3 or len(rime) > len(vowels):
        return vowels[1]
    return vowels[0]
