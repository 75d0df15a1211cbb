"""An Observation beside the registers: what stands in which list, what that disproves, and what a recall raises.

A list is a fact of its keeper's, of its day. It takes back a machine's suspicion that it disproves (a notified site
"without notification"), and never a person's Decision; what stands in no list is told, and proves nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from classifier.rules import load
from crawler.identifiers.read import identify
from monitor.letters.never_target import HOSTED, PLATFORMS, registrable
from storage.database import Database
from storage.queries import registers
from storage.queries.registers import Match, RegisterView
from storage.records import Contact, ContactKind, Finding, Observation, QuotedField
from storage.registers import Key, RegisterKind, What, goods_keys_in, owner_key, papers_in, place_of

DETECTOR = "registers/1"
RECALLED = "TP-08"
RECALL_SCORE = 0.6  # a name may be another maker's: a person compares maker and lot
REGISTER_WORDS: Mapping[RegisterKind, str] = {
    RegisterKind.NOTIFIED_SITE: "Website đã thông báo, đăng ký",
    RegisterKind.DECLARATION: "Công bố, đăng ký sản phẩm",
    RegisterKind.AD_CONFIRMATION: "Xác nhận nội dung quảng cáo",
    RegisterKind.RECALL: "Thu hồi, cảnh báo",
    RegisterKind.DEALER: "Đại lý được ủy quyền",
    RegisterKind.OFFENDER: "Đã bị xử lý vi phạm",
}
# Which suspicions a good line of a list disproves.
DISPROVES: Mapping[RegisterKind, frozenset[str]] = {
    RegisterKind.NOTIFIED_SITE: frozenset({"TM-01", "TM-02", "TM-07", "TM-08"}),
    RegisterKind.DEALER: frozenset({"HG-08"}),
    RegisterKind.AD_CONFIRMATION: frozenset({"TP-07"}),
    RegisterKind.DECLARATION: frozenset({"MP-03"}),
}
# By what a line must be found to speak for whoever shows it: a tax code or the number of a paper is easily copied.
_OF_A_SELLER = frozenset({What.DOMAIN, What.PHONE})
_OF_GOODS = frozenset({What.NAME, What.WHOLE})
_PROVEN_BY: Mapping[RegisterKind, frozenset[What]] = {
    RegisterKind.NOTIFIED_SITE: frozenset({What.DOMAIN}),
    RegisterKind.DEALER: _OF_A_SELLER,
    RegisterKind.AD_CONFIRMATION: _OF_GOODS,
    RegisterKind.DECLARATION: _OF_GOODS,
}
_CONTACTS = {
    ContactKind.PHONE: What.PHONE, ContactKind.ZALO: What.PHONE, ContactKind.TAX_CODE: What.TAX_CODE,
    ContactKind.BUSINESS_NUMBER: What.TAX_CODE,
}  # fmt: skip
MOST_TEXT = 20_000  # characters that are searched for numbers of papers


@dataclass(frozen=True)
class Compared:
    """One kind of list: those in force, and what of an Observation stands in them; no list, and nothing is known."""

    kind: RegisterKind
    lists: tuple[RegisterView, ...]
    matches: tuple[Match, ...]


def keys_for(observation: Observation, contacts: Iterable[Contact]) -> Iterator[Key]:
    """Under which keys an Observation may stand in a list."""
    for url in {observation.url, observation.canonical_url}:
        host, domain = (urlsplit(url).hostname or "").removeprefix("www."), registrable(url)
        if host and domain not in PLATFORMS - HOSTED:
            yield Key(What.DOMAIN, host)
            if domain not in HOSTED:
                yield Key(What.DOMAIN, domain)
    for contact in contacts:
        if contact.kind in _CONTACTS:
            yield Key(_CONTACTS[contact.kind], contact.value.replace("-", ""))
    if observation.seller and len(observation.seller) > 3:
        yield owner_key(observation.seller)
    yield from goods_keys_in(observation.title)
    yield from papers_in(f"{observation.title}\n{observation.text[:MOST_TEXT]}")


def matches_of(db: Database, observation: Observation, contacts: Iterable[Contact]) -> tuple[Match, ...]:
    """The lines of lists in force under which an Observation stands."""
    return registers.find(db, lambda: keys_for(observation, contacts))


def compared(db: Database, observation: Observation) -> tuple[Compared, ...]:
    """Each kind of list once, with what of the Observation stands in it."""
    current = registers.registers(db, current=True)
    short = observation.model_copy(update={"text": observation.text[:MOST_TEXT]})
    matches = registers.find(db, lambda: keys_for(short, identify(short).contacts))
    return tuple(
        Compared(
            kind,
            tuple(each for each in current if each.kind is kind),
            tuple(each for each in matches if each.of.kind is kind),
        )
        for kind in RegisterKind
    )


def weighed(
    observation: Observation, findings: Sequence[Finding], matches: Sequence[Match], day: date
) -> tuple[list[Finding], dict[str, Match]]:
    """Findings as the lists leave them, with that of a recall; and which line took a rule's suspicion back."""
    disproved = {rule: match for match in matches if match.holds(day) for rule in _disproved_by(match)}
    kept = [each for each in findings if each.rule_id not in disproved]
    recalled = next((each for each in matches if each.of.kind is RegisterKind.RECALL), None)
    if recalled is not None and not any(each.rule_id == RECALLED for each in kept):
        kept += _recall(observation, recalled, day)
    taken_back = {each.rule_id for each in findings} & disproved.keys()
    return kept, {rule: disproved[rule] for rule in sorted(taken_back)}


def lines_of(taken_back: Mapping[str, Match]) -> dict[str, str]:
    """By rule, the list and the line that took its suspicion back, for the log."""
    return {rule: f"registers:{match.of.id} line {match.line}" for rule, match in taken_back.items()}


def _disproved_by(match: Match) -> frozenset[str]:
    kind = match.of.kind
    return DISPROVES[kind] if match.what in _PROVEN_BY.get(kind, frozenset()) else frozenset()


def _recall(observation: Observation, match: Match, day: date) -> Iterator[Finding]:
    place = place_of(match.key, observation.title) if match.what in (What.NAME, What.WHOLE) else None
    if place is None:
        return
    rule = load()[RECALLED]
    yield Finding(
        policy=rule.policy, rule_id=rule.id, detector=DETECTOR, severity=rule.severity, score=RECALL_SCORE,
        field=QuotedField.TITLE, quote=observation.title[place[0] : place[1]], start=place[0], end=place[1],
        legal=rule.legal(day),
        why=f"tên hàng có trong danh sách thu hồi, cảnh báo: {match.name[:120]} ({match.of.source[:80]},"
            f" {match.of.as_of:%d/%m/%Y}, dòng {match.line}); hãy so nhà sản xuất và lô hàng",
    )  # fmt: skip
