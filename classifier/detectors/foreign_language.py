"""An advert aimed at people here that holds next to no Vietnamese (rule QC-15)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from classifier.detectors.phrases import reading
from classifier.rules import of_detector
from classifier.text import strip_marks
from classifier.tokens import MOST_KEPT
from storage.records import Finding, Observation, QuotedField

name = "foreign_language"
version = "1"

FEWEST_WORDS = 15  # brand names and slogans are shorter
FEWEST_FOREIGN_LETTERS = 12
MOST_VIETNAMESE = 0.45  # share of words; short English words ("on", "bag" not) look like syllables too
# A Vietnamese syllable without its marks: onset, then a vowel group, then a coda.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:uye|uoi|uou|ieu|yeu|oai|oay|uay|uya|[aeiouy]{1,2})(?:ch|ng|nh|[cmnpt])?"
)
_AIMED_HERE = re.compile(r"(?<!\d)0[ .]?[235789](?:[ .]?\d){8}(?!\d)|\bzalo\b|\d ?(?:đ|₫|vnd|vnđ)\b|\d(?:k|tr)\b")
_OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_LATIN = re.compile(r"[^\W\d_]")


def detect(observation: Observation, day: date) -> Iterator[Finding]:
    """One suspicion with the text's beginning as its quote; nothing without a Vietnamese price or contact."""
    seen = reading(observation).text
    kinds = "".join(map(_LANGUAGES.__getitem__, seen.words))
    if not _is_latin_foreign(kinds.lower()) and (kinds.islower() or not _is_other_script(seen.text)):
        return
    if not _AIMED_HERE.search(seen.text):
        return
    end = seen.ends[seen.spans[min(len(seen.spans), FEWEST_WORDS) - 1][1] - 1]
    start = seen.starts[seen.spans[0][0]]
    for rule in of_detector(name):
        yield rule.finding(f"{name}/{version}", QuotedField.TEXT, observation.text, (start, end), day)


def _is_other_script(text: str) -> bool:
    foreign = len(_OTHER_SCRIPT.findall(text))
    return foreign >= FEWEST_FOREIGN_LETTERS and foreign * 2 > len(_LATIN.findall(text))


def _is_latin_foreign(kinds: str) -> bool:
    if len(kinds) < FEWEST_WORDS:
        return False
    vietnamese = kinds.count(_VIETNAMESE)
    letters = vietnamese + kinds.count(_FOREIGN)
    return letters >= FEWEST_WORDS and vietnamese < MOST_VIETNAMESE * letters


_VIETNAMESE, _FOREIGN, _NEITHER = "v", "f", "n"  # capital: letters of other scripts stand in it


class _Languages(dict[str, str]):
    """Of what language a word may be, each looked at once."""

    def __missing__(self, word: str) -> str:
        if len(self) > MOST_KEPT:
            self.clear()
        bare = strip_marks(word)
        may_be = bare != word or _SYLLABLE.fullmatch(bare) is not None
        found = _NEITHER if not word.isalpha() else _VIETNAMESE if may_be else _FOREIGN
        found = self[word] = found.upper() if _OTHER_SCRIPT.search(word) else found
        return found


_LANGUAGES = _Languages()
