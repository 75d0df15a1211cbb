"""The judge: of hosts that may be lookalikes, the best Match of each. It sees only what the sieve lets through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from classifier.lookalike.features import crossing, features, suffix_of
from classifier.lookalike.find import SHORT, Finder, Hit, How, Look
from classifier.lookalike.host import Host, host_parts
from classifier.lookalike.match import Kind, Match, Tier
from classifier.lookalike.model import COPIED, Model
from classifier.lookalike.names import Names
from classifier.lookalike.reasons import reason
from classifier.lookalike.tricks import Trick, Tricks

_WORDS, _WITHOUT_SLIPS = int(Look.WORDS), ~Look.SLIPS
_LURE = 0.5  # score of a lure that names nobody
# Handed out to bodies of the state, the army, the Party and schools only (research/lookalike.md sections 5 and 9).
_CLOSED = frozenset({"gov.vn", "edu.vn", "mil.vn", "dcs.vn"})


class Asked(NamedTuple):
    """A host that may be a lookalike: how it was written by whoever asked, and its `name`. Only what `look` asks for is
    looked for, and slips in the words `slips` alone, if they are given."""

    domain: str
    name: str
    look: Look = Look.ALL
    slips: frozenset[str] | None = None


class Judge:
    """Judges hosts against one list of names."""

    def __init__(self, names: Names, model: Model) -> None:
        self._names = names
        self._model = model
        self._finder = Finder(names)
        self._tricks = Tricks(names)

    def of(self, asked: Sequence[Asked]) -> list[Match | None]:
        """The best match of each host; None when it imitates nobody. All take one step before any takes the next: what
        a step works with stays in the processor's cache. Raises NotAHostError for a name that is none."""
        hosts = [None if self._is_own(each.name) else host_parts(each.name) for each in asked]
        tricks = [
            self._tricks.of(host) if host and int(each.look) & _WORDS else None
            for each, host in zip(asked, hosts, strict=True)
        ]
        hits = [
            [] if host is None or (trick and trick.target is not None) else self._hits(host, each.look, each.slips)
            for each, host, trick in zip(asked, hosts, tricks, strict=True)
        ]
        best = [
            self._best(host, some, has_lure=trick is not None) if host else (None, 0.0)
            for host, trick, some in zip(hosts, tricks, hits, strict=True)
        ]
        return [
            self._match_of(each.domain, host, trick, *of) if host else None
            for each, host, trick, of in zip(asked, hosts, tricks, best, strict=True)
        ]

    def measured(
        self, name: str, look: Look = Look.ALL, slips: frozenset[str] | None = None
    ) -> tuple[Host, Trick | None, list[Hit]] | None:
        """What is found in a host before it is scored; None for a protected name's own host. For training and tests."""
        host = host_parts(name)
        if host is None or self._is_own(name):
            return None
        return host, self._tricks.of(host), self._hits(host, look, slips)

    def _best(self, host: Host, hits: Sequence[Hit], *, has_lure: bool) -> tuple[Hit | None, float]:
        best, top = None, 0.0
        for hit in hits:
            measured = features(host, hit, self._names.protected[hit.keyword.targets[0]], has_lure=has_lure)
            if self._model.rules_out(measured):
                continue
            score = self._model.score(measured | crossing(host, hit))
            if score > top:
                best, top = hit, score
        return best, top

    def _match_of(self, domain: str, host: Host, trick: Trick | None, best: Hit | None, score: float) -> Match | None:
        if trick is not None and trick.target is not None:
            return self._match(domain, host, trick.kind, trick.target, COPIED, reason(self._names, host, trick))
        if best is not None and score >= self._model.review:
            return self._match(
                domain, host, kind_of(host, best), best.keyword.targets[0], score, reason(self._names, host, best)
            )
        if trick is not None:
            return self._match(domain, host, trick.kind, None, _LURE, reason(self._names, host, trick))
        return None

    def _hits(self, host: Host, look: Look, slips: frozenset[str] | None) -> list[Hit]:
        """The hits that are worth a judgement: none under the suffixes of states and schools abroad; and under a
        country's suffix no short words and no slips, which are other people's names in other languages."""
        suffix = suffix_of(host.suffix)
        if suffix.is_closed:
            return []
        if suffix.kind != "abroad":
            return self._finder.hits(host, look, slips)
        hits = self._finder.hits(host, look & _WITHOUT_SLIPS)
        return [hit for hit in hits if hit.how is not How.TYPO and len(hit.keyword.text) > SHORT]

    def _is_own(self, name: str) -> bool:
        never, at = self._names.never, 0
        while at >= 0:
            tail = name[at:]
            if tail in never or tail in _CLOSED:
                return True
            at = name.find(".", at) + 1 or -1
        return False

    def _match(self, domain: str, host: Host, kind: Kind, target: int | None, score: float, why: str) -> Match:
        tier = Tier.ALERT if score >= self._model.alert else Tier.REVIEW
        if target is None:
            return Match(domain, host.registrable, None, None, kind, round(score, 3), tier, why)
        of = self._names.protected[target]
        return Match(domain, host.registrable, of.name, of.domain, kind, round(score, 3), tier, why)


def kind_of(host: Host, hit: Hit) -> Kind:
    """How a hit imitates."""
    label = host.labels[hit.label]
    is_whole = hit.end - hit.start == len(label.text)
    if hit.how in (How.MARKS, How.SHAPE):
        return Kind.HOMOGLYPH
    if hit.how is How.TYPO:
        return Kind.TYPO if is_whole else Kind.TYPO_COMBO
    if not is_whole:
        return Kind.COMBO
    return Kind.TLD_SWAP if hit.label == len(host.labels) - 1 else Kind.SUBDOMAIN
