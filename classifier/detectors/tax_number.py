"""A tax number on a page that nobody can have: its check digit is wrong, or it is one digit ten times over.

A Vietnamese enterprise's number has ten digits, the tenth a check digit over the first nine; branches add -001.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from classifier.detectors.phrases import reading
from classifier.rules import of_detector
from storage.records import Finding, Observation, QuotedField

name = "tax_number"
version = "1"

_NUMBER = re.compile(
    r"\b(?:mst|msdn|mã số (?:thuế|doanh nghiệp|dn)|ma so (?:thue|doanh nghiep))\s?[:.\-–]?\s?(?:số\s)?"
    r"(?P<digits>\d{10})(?![\d])"
)
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_MODULUS = 11


def detect(observation: Observation, day: date) -> Iterator[Finding]:
    """One suspicion for the first impossible tax number of the text."""
    seen = reading(observation).text
    text = seen.text
    if "mst" not in text and "msdn" not in text and "mã số" not in text and "ma so" not in text:
        return  # one of these begins every number, and is quick to look for
    wrong = next((hit for hit in _NUMBER.finditer(seen.text) if not may_be_issued(hit["digits"])), None)
    if wrong is None:
        return
    start, end = seen.starts[wrong.start()], seen.ends[wrong.end() - 1]
    for rule in of_detector(name):
        yield rule.finding(f"{name}/{version}", QuotedField.TEXT, observation.text, (start, end), day)


def may_be_issued(digits: str) -> bool:
    """Whether ten digits can be an enterprise's tax number."""
    if len(set(digits)) == 1:
        return False
    rest = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False)) % _MODULUS
    return int(digits[9]) == 10 - rest
