"""The drafts of takedown requests: who is asked, for which addresses, in which words. One request a recipient."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from classifier.rules import load
from monitor.deadlines import data
from monitor.letters.law import Ticks, cited
from monitor.letters.never_target import NeverTargetError, check_target
from monitor.letters.routing import Route, route
from monitor.letters.scope import check_in_scope
from monitor.office_time import OFFICE_TIME
from monitor.workplace import Workplace
from storage.deadlines import Channel, Term, Unit, term_on
from storage.ledger.errors import LedgerError
from storage.queries import people, protected, recipients
from storage.queries.cases import CaseDetail
from storage.recipients import RecipientKind, RecipientView
from storage.records import Kind, LegalBasis, Policy, TakedownRequest, Verified

__all__ = [
    "NeverTargetError", "check_targets", "default_recipient", "draft_requests", "legal_bases", "on_one_line",
    "special_terms",
]  # fmt: skip

ADVERTS = (
    Policy.HEALTH_CLAIM,
    Policy.ENDORSEMENT,
    Policy.ADVERTISING,
)  # the others: content on networks
SPECIAL = (Channel.USER, Channel.URGENT)  # a person says that a request is one of these; else its grounds say the term


@dataclass(frozen=True)
class _Part:
    """The addresses of a Case that one recipient is asked for."""

    to: Route
    targets: tuple[str, ...]


def draft_requests(
    workplace: Workplace, case: CaseDetail, grounds: Sequence[str], recipient: str = "", term: str = ""
) -> tuple[TakedownRequest, ...]:
    """The requests that go with a decision of violation on `grounds` (rule ids), one for each who is asked.

    `recipient` is what a person typed: all addresses go there, unless it is what we proposed anyway. `term` is one of
    SPECIAL, or empty: the grounds decide. Raises NeverTargetError for an address that can not be asked for, and for
    content that offers nothing; LedgerError for a term that is not in force.
    """
    targets = _still_there(case, tuple(dict.fromkeys((case.summary.url, *(member.url for member in case.members)))))
    rows = recipients.recipients(workplace.db)
    check_in_scope(case)
    check_targets(workplace, targets, Kind(case.summary.kind), rows)
    proposed = default_recipient(workplace, case.summary.url)
    typed = recipient.strip()
    if typed and typed != proposed:
        row = next((each for each in rows if each.recipient.name == typed), None)
        parts = [_Part(Route(typed, row, ""), targets)]
    else:
        parts = _parts(workplace, rows, targets)
    ticks, hours = recipients.law_checks(workplace.db), removal_hours(workplace, grounds, term)
    return tuple(
        TakedownRequest(
            recipient=part.to.name[:300], recipient_id=part.to.recipient_id, targets=part.targets, deadline_hours=hours,
            body=_body(_office(workplace), case, grounds, part.targets, ticks, hours),
        )
        for part in parts
    )  # fmt: skip


def removal_hours(workplace: Workplace, grounds: Sequence[str], special: str = "") -> int:
    """How long a recipient has to remove what breaks these rules, by the term in force today (monitor/deadlines).

    Advertising has a term of its own; other grounds have that of content on a network, unless a person says that the
    request is `special`. Raises BadDeadlineDataError; LedgerError for a term that is not in force.
    """
    if special:
        chosen = special_terms(workplace).get(special)
        if chosen is None:
            raise LedgerError(f"Hôm nay không có thời hạn «{special}»; hãy xem danh mục thời hạn (terms.csv).")
        return chosen.amount
    rules = load()
    policies = [rules[each].policy for each in grounds if each in rules]
    is_advert = not policies or any(each in ADVERTS for each in policies)
    term = term_on(
        data.terms(workplace.settings.data), Channel.ADVERT if is_advert else Channel.CONTENT, _today(workplace)
    )
    return _in_hours(term).amount


def special_terms(workplace: Workplace) -> dict[str, Term]:
    """The terms in force today that a person may choose, by channel. Raises BadDeadlineDataError."""
    terms, day = data.terms(workplace.settings.data), _today(workplace)
    in_force = {term.channel for term in terms if term.holds_on(day)}
    return {channel: _in_hours(term_on(terms, channel, day)) for channel in SPECIAL if channel in in_force}


def _in_hours(term: Term) -> Term:
    if term.unit is not Unit.HOURS:
        raise data.BadDeadlineDataError(f"terms.csv, {term.code}: thời hạn gỡ bỏ phải tính bằng giờ")
    return term


def _today(workplace: Workplace) -> date:
    return workplace.clock().astimezone(OFFICE_TIME).date()


def _still_there(case: CaseDetail, targets: tuple[str, ...]) -> tuple[str, ...]:
    """The addresses of a Case that came back without those that are gone; all of them where none is left."""
    latest = {target.url: target.verified for request in case.requests for target in request.targets}
    gone = (Verified.VERIFIED_GONE, Verified.RELOCATED)
    return tuple(url for url in targets if latest.get(url) not in gone) or targets


def check_targets(
    workplace: Workplace, targets: Sequence[str], kind: Kind, rows: Sequence[RecipientView] | None = None
) -> None:
    """Raise NeverTargetError if one of the addresses can not be asked for in this office."""
    rows = recipients.recipients(workplace.db) if rows is None else rows
    asked = (RecipientKind.MINISTRY, RecipientKind.PLATFORM)
    platforms = {name for row in rows if row.recipient.kind in asked for name in row.recipient.domains}
    names = [each.entry for each in protected.names(workplace.db)]
    official = {name for entry in names for name in (entry.domain, *entry.other_domains)}
    official |= {each.target.domain for each in recipients.never_targets(workplace.db)}
    for target in targets:
        check_target(target, kind, official, platforms)


def default_recipient(workplace: Workplace, url: str) -> str:
    """Who is asked to remove `url` today, by name."""
    return _route(workplace, recipients.recipients(workplace.db), url).name


def _route(workplace: Workplace, rows: Sequence[RecipientView], url: str) -> Route:
    office = people.office(workplace.db)
    return route(rows, url, _today(workplace), office.province if office else "")


def _parts(workplace: Workplace, rows: Sequence[RecipientView], targets: Sequence[str]) -> list[_Part]:
    found: dict[str, tuple[Route, list[str]]] = {}
    for target in targets:
        to = _route(workplace, rows, target)
        found.setdefault(to.name, (to, []))[1].append(target)
    return [_Part(to, tuple(theirs)) for to, theirs in found.values()]


def _office(workplace: Workplace) -> str:
    office = people.office(workplace.db)
    return office.name if office else ""


def _body(
    office: str, case: CaseDetail, grounds: Sequence[str], targets: Sequence[str], ticks: Ticks, hours: int
) -> str:
    seen = case.observation
    laws = (cited(legal, ticks) for legal in legal_bases(case, grounds))
    return "\n".join([
        f"{office} đề nghị gỡ bỏ nội dung quảng cáo vi phạm tại địa chỉ: {targets[0]}",
        *(f"và cùng nội dung tại: {target}" for target in targets[1:]),
        f"Tiêu đề: {on_one_line(seen.title)}",
        f"Người bán: {on_one_line(seen.seller or 'chưa xác định')}",
        "Căn cứ: " + "; ".join(dict.fromkeys(filter(None, laws))),
        f"Thời điểm ghi nhận: {seen.observed_at.astimezone(OFFICE_TIME):%H:%M ngày %d/%m/%Y}",
        f"SHA-256 của bản chụp: {seen.capture_sha256 or 'không có (nhập từ tệp)'}",
        f"Thời hạn: {hours} giờ kể từ khi nhận được yêu cầu này.",
    ])  # fmt: skip


def legal_bases(case: CaseDetail, grounds: Sequence[str]) -> list[LegalBasis]:
    """The law behind each ground: as the finding had it, else as the rule has it on the day of the observation."""
    found = {finding.rule_id: finding.legal for finding in case.findings}
    day = case.observation.observed_at.astimezone(OFFICE_TIME).date()
    rules = load()
    return [found[rule_id] if rule_id in found else rules[rule_id].legal(day) for rule_id in grounds]


def on_one_line(text: str) -> str:
    """Crawled text as one line of a letter: no line breaks that forge lines, no marks that turn the reading order."""
    letters = (" " if unicodedata.category(letter).startswith(("C", "Z")) else letter for letter in text)
    return " ".join("".join(letters).split())
