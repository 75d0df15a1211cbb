"""A sign-in page in the name of a protected bank, firm or office that does not stand on its domain (rule DN-02).

A look at the pictures and the layout needs a browser and a person; the title and a form for secrets can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from classifier.detectors.phrases import reading
from classifier.protected import STATE_BANK_PRESS, official_domains, protected_names
from classifier.rules import of_detector
from classifier.text import strip_marks
from storage.records import Finding, Kind, Observation, QuotedField

name = "copied_site"
version = "1"

SHORTEST_NAME = 6  # a shorter keyword stands in ordinary words
_SECRETS = re.compile(r"dang nhap|mat khau|ma otp|ma pin|so the|log ?in|password|sign ?in")
_SITE_KINDS = (Kind.PAGE, Kind.SITE)


def detect(observation: Observation, day: date) -> Iterator[Finding]:
    """One suspicion for a page whose title begins with a protected name and whose text asks for secrets."""
    if observation.kind not in _SITE_KINDS or not _SECRETS.search(strip_marks(reading(observation).text.text)):
        return
    title = reading(observation).title
    if not title.words or title.words[0] not in _names() or _is_official(observation.url):
        return
    start, end = title.original_span(0, 1)
    for rule in of_detector(name):
        yield rule.finding(f"{name}/{version}", QuotedField.TITLE, observation.title, (start, end), day)


@cache
def _names() -> frozenset[str]:
    return frozenset(
        keyword
        for each in protected_names()
        if each.sector in STATE_BANK_PRESS and each.sector not in ("news", "province")
        for keyword in each.keywords
        if len(keyword) >= SHORTEST_NAME
    )


def _is_official(url: str) -> bool:
    try:
        labels = (urlsplit(url).hostname or "").split(".")
    except ValueError:
        return True
    tails = {".".join(labels[at:]) for at in range(len(labels))}
    return not tails.isdisjoint(official_domains()) or not tails.isdisjoint({"gov.vn", "edu.vn"})
