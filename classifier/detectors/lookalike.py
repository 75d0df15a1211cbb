"""Domains that imitate a protected name: the host of an Observation, through the engine of `classifier.lookalike`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from urllib.parse import urlsplit

from classifier.lookalike.engine import LookalikeEngine, Match, NotAHostError, Tier
from classifier.protected import STATE_BANK_PRESS, protected_names
from classifier.rules import load
from storage.records import Finding, Observation, QuotedField

name = "lookalike"
version = "2"

# The operating threshold of the policy is 0.6: what is only worth a place on the ranked list stays a lead below it.
_SCORES = {Tier.ALERT: (0.85, 0.99), Tier.REVIEW: (0.6, 0.84)}


def detect(observation: Observation, day: date) -> Iterator[Finding]:
    """At most one suspicion, about the host of the page; nothing for an address without a public name."""
    host = _host(observation.url)
    try:
        match = _judged(host) if host else None
    except NotAHostError:
        return
    if match is None:
        return
    sectors = {each.domain: each.sector for each in protected_names()}
    of_state = match.target_domain is None or sectors[match.target_domain] in STATE_BANK_PRESS
    rule = load()["DN-05" if of_state else "DN-01"]
    start = observation.url.lower().index(host)
    low, high = _SCORES[match.tier]
    yield Finding(
        policy=rule.policy,
        rule_id=rule.id,
        detector=f"{name}/{version}",
        severity=rule.severity,
        score=min(high, max(low, match.score)),
        field=QuotedField.URL,
        quote=observation.url[start : start + len(host)],
        start=start,
        end=start + len(host),
        legal=rule.legal(day),
    )


@lru_cache(maxsize=4096)
def _judged(host: str) -> Match | None:
    """A crawl brings many pages of one host."""
    return engine().judge(host)


@cache
def engine() -> LookalikeEngine:
    """The engine over the bundled list."""
    return LookalikeEngine(protected_names())


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host if "." in host and host in url.lower() else ""
