"""The law behind a rule, by date: which version was in force on the day of the act, and how much of it may be shown.

Most of what we know of the law was read in secondary sources. What nobody has read stands in a rule file too, so that
it can be checked later, but it is shown as the document's name alone: no article, no fine (DESIGN section 7).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from storage.records import LegalBasis

# The words of `verified` in law/rules.csv and law/rule_versions.csv, and what each says of (duty, penalty).
_READ = {
    "verified: stored page": (True, True),
    "penalty: stored page": (True, True),
    "penalty: stored page; duty (old text): own knowledge": (False, True),
    "penalty: stored page; duty article: own knowledge": (False, True),
    "penalty: not verified": (True, False),
    "penalty: not verified; duty (old text): own knowledge": (False, False),
    "partly: doc verified, article/amount own knowledge": (False, False),
    "own knowledge only": (False, False),
}
_ADMITTED = re.compile(r"chưa xác minh|chưa đọc|kiến thức riêng")
_DOCUMENT = re.compile(r"(?:Bộ luật|Luật|BLHS|BLDS|Nghị định|NĐ|Nghị quyết|NQ|Thông tư|TT|Pháp lệnh)\b")
# Where a document's name ends: an article, a clause, an annex, a bare number (BLHS 174; 3-5tr), a remark.
_NAME_ENDS = re.compile(r"\s(?:Điều|Đ\d|k\d|khoản|điểm|Phụ lục|chưa|đến\b|->|\d+(?![\d/]))|[,:]\s(?![^(]*\))|\s/\s")
_REMARK = re.compile(r"\s*\((?!sđ\b)[^()]*\)")
_PARTS = re.compile(r";(?![^(]*\))")


class LawError(ValueError):
    """Raised for a version that contradicts itself; the rule loader adds file and line."""


@dataclass(frozen=True, slots=True)
class Version:
    """One dated version of the law behind a rule; ``valid_to`` None is still in force, both days belong to it."""

    version: str
    valid_from: date
    valid_to: date | None
    duty: str
    penalty: str
    fine_individual: str
    verified: str

    def covers(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def document_names(text: str) -> str:
    """Only the documents that a citation names, joined by "; ": never an article, clause or amount."""
    names: list[str] = []
    for part in _PARTS.split(text):
        start = _DOCUMENT.search(part)
        if start is None:
            continue
        name = _REMARK.sub("", part[start.start() :])
        if ends := _NAME_ENDS.search(name):
            name = name[: ends.start()]
        if (name := name.strip(" ,.:")) not in names:
            names.append(name)
    return "; ".join(names)


def check_versions(versions: Sequence[Version]) -> None:
    """Raises LawError where versions overlap, run backwards, or call verified what their own text says nobody read."""
    if not versions:
        raise LawError("a rule needs at least one version of its law")
    for version in versions:
        if version.verified not in _READ:
            raise LawError(f"version {version.version}: {version.verified!r} is none of {', '.join(_READ)}")
        if version.valid_to is not None and version.valid_to < version.valid_from:
            raise LawError(f"version {version.version} ends before it begins")
        duty_read, penalty_read = _READ[version.verified]
        if (duty_read and _ADMITTED.search(version.duty)) or (penalty_read and _ADMITTED.search(version.penalty)):
            raise LawError(f"version {version.version} is called verified, but its text says that it is not")
    for earlier, later in pairwise(versions):
        if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
            raise LawError(f"versions {earlier.version} and {later.version} overlap or are out of order")


def _nearest(versions: Sequence[Version], day: date) -> Version:
    """The last version that began before the day, else the first."""
    return next((each for each in reversed(versions) if each.valid_from <= day), versions[0])


def legal_basis(rule_id: str, rule_verified: str, versions: Sequence[Version], day: date) -> LegalBasis:
    """The law on ``day``, the day of the act. ``rule_verified`` is the rule's own `verified` in rules.csv.

    Where no version covers the day, the documents' names of the nearest version's duty and nothing to punish by: a
    decree that was not in force punishes nobody. A rule without versions, an indicator, names no law.
    """
    version = next((each for each in versions if each.covers(day)), None)
    if version is None:
        return LegalBasis(
            rule_id=rule_id,
            version="",
            duty=document_names(_nearest(versions, day).duty) if versions else "",
            penalty="",
            verified=False,
            valid_from=None,
            valid_to=None,
        )
    duty_read, penalty_read = _READ[version.verified]
    if not rule_verified.startswith("verified"):
        duty_read = penalty_read = False
    return LegalBasis(
        rule_id=rule_id,
        version=version.version,
        duty=version.duty if duty_read else document_names(version.duty),
        penalty=version.penalty if penalty_read else document_names(version.penalty),
        fine_individual=version.fine_individual if penalty_read else "",
        verified=duty_read and penalty_read,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
    )
