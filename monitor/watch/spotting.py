"""From names to what the office keeps of them: judged together, then written down with Case and alert at once.

Everything of one batch, the position in the log included, is one transaction: after a kill either all of it is there
or none, and the batch is read again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from classifier.lookalike.match import Match, Tier
from classifier.protected import STATE_BANK_PRESS, ProtectedName
from classifier.rules import load
from crawler.ct.entries import certificate_facts
from monitor.alerts.tell import tell
from monitor.office_time import OFFICE_TIME, act_day
from monitor.watch.campaigns import keys_of
from monitor.workplace import Workplace
from storage.ledger import lookalikes
from storage.ledger.lookalikes import Placed, Position
from storage.records import Finding, Kind, Message, Observation, QuotedField, SeenIn, Spotted

DETECTOR = "lookalike/2"
RELOAD_SECONDS = 30.0  # how late a change of the list is noticed
MOST_LISTED = 50  # names in one alert's text; the page lists all
SEEN_IN = {
    SeenIn.CT: "nhật ký chứng chỉ", SeenIn.FEED: "danh sách tên miền mới", SeenIn.PAGE: "trang đã thu thập",
    SeenIn.HAND: "người dùng nhập",
}  # fmt: skip


class Judge(Protocol):
    """What finds lookalikes among many names; `classifier.lookalike.engine.LookalikeEngine` is one."""

    def scan(self, lines: Iterable[str]) -> Iterator[Match]:
        """The matches, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Name:
    """A host name that came by, and with what."""

    host: str
    seen_at: datetime
    source: str
    certificate: bytes = b""


Reload = Callable[[], tuple[Judge, Sequence[ProtectedName]] | None]


class Spotter:
    """Judges names and writes down the lookalikes among them. May be used by several threads."""

    def __init__(
        self, workplace: Workplace, judge: Judge, protected: Sequence[ProtectedName], reload: Reload | None = None
    ) -> None:
        """`protected` is the list that `judge` stands on; `reload` gives another of both when people changed it."""
        self._workplace = workplace
        self._judge = judge
        self._sectors = {name.domain: name.sector for name in protected}
        self._reload = reload
        self._asked_at = time.monotonic()
        self._one_at_a_time = threading.Lock()

    def take_in(self, names: Sequence[Name], seen_in: SeenIn, position: Position | None = None) -> int:
        """Judge names; write down what is new of them together with `position`. Gives how many were new."""
        matches = self._new_matches(names)
        if position is None and not matches:
            return 0
        db, new = self._workplace.db, 0
        with db.write():
            for match, name in matches:
                new += self._write_down(match, name, seen_in)
            if position is not None:
                lookalikes.move_position(db, position, self._workplace.clock())
        return new

    def _new_matches(self, names: Sequence[Name]) -> list[tuple[Match, Name]]:
        by_host: dict[str, Name] = {}
        for name in names:
            by_host.setdefault(name.host, name)
        with self._one_at_a_time:
            self._follow_the_list()
            found = [match for match in self._judge.scan(list(by_host)) if len(match.domain) <= 253]
        if not found:
            return []
        known = lookalikes.known_domains(self._workplace.db, [match.domain for match in found])
        return [(match, by_host[match.domain]) for match in found if match.domain not in known]

    def _follow_the_list(self) -> None:
        """Judge by the list as people have it now; a watch runs for weeks."""
        if self._reload is None or time.monotonic() - self._asked_at < RELOAD_SECONDS:
            return
        self._asked_at = time.monotonic()
        if (fresh := self._reload()) is not None:
            self._judge, protected = fresh
            self._sectors = {name.domain: name.sector for name in protected}

    def _write_down(self, match: Match, name: Name, seen_in: SeenIn) -> int:
        certificate = certificate_facts(name.certificate)
        spotted = Spotted(
            domain=match.domain, registrable=match.registrable, target=match.target or "",
            target_domain=match.target_domain or "", kind=match.kind, score=match.score, tier=match.tier, why=match.why,
            seen_in=seen_in, seen_at=name.seen_at, source=name.source, certificate=certificate,
            campaign_keys=keys_of(match, certificate),
        )  # fmt: skip
        now = self._workplace.clock()
        placed = lookalikes.place(self._workplace.db, spotted, first_rank(match), now)
        if placed.is_new and match.tier is Tier.ALERT:
            observation = observation_of(spotted, now)
            finding = finding_of(spotted, observation, self._sectors.get(spotted.target_domain, "government"))
            lookalikes.open_case(self._workplace.db, placed.lookalike_id, observation, [finding], now)
            tell(self._workplace, alert_of(spotted, placed))
        return int(placed.is_new)


def first_rank(match: Match) -> int:
    """Place in the list before anybody has looked: the score, the loud ones above the others."""
    return round(1000 * match.score) + (1000 if match.tier is Tier.ALERT else 0)


def observation_of(spotted: Spotted, now: datetime, more: Sequence[str] = ()) -> Observation:
    """The domain as its Case shows it: why, where it was seen, its certificate, and what a look added."""
    lines = [spotted.why]
    if spotted.target:
        lines.append(f"Tên được bảo vệ: {spotted.target} ({spotted.target_domain}).")
    seen_at = spotted.seen_at.astimezone(OFFICE_TIME)
    lines.append(f"Thấy trong {SEEN_IN[spotted.seen_in]} lúc {seen_at:%H:%M %d/%m/%Y}: {spotted.source}")
    if spotted.certificate.get("issuer"):
        lines.append(certificate_line(spotted.certificate))
    return Observation(
        url=f"https://{spotted.domain}/", canonical_url=f"https://{spotted.domain}/", kind=Kind.DOMAIN,
        title=spotted.domain, text="\n".join([*lines, *more]), platform="domain", observed_at=now, capture_sha256=None,
    )  # fmt: skip


def certificate_line(certificate: Mapping[str, object]) -> str:
    """One line on a certificate."""
    return (
        f"Chứng chỉ do {certificate['issuer']} cấp, số {certificate['serial']}, hiệu lực từ "
        f"{str(certificate['not_before'])[:10]} đến {str(certificate['not_after'])[:10]}."
    )


def finding_of(spotted: Spotted, observation: Observation, sector: str) -> Finding:
    """The suspicion, on the name itself, under the law of the day it was seen."""
    rule = load()["DN-05" if sector in STATE_BANK_PRESS else "DN-01"]
    start = observation.url.index(spotted.domain)
    return Finding(
        policy=rule.policy, rule_id=rule.id, detector=DETECTOR, severity=rule.severity, score=spotted.score,
        field=QuotedField.URL, quote=spotted.domain, start=start, end=start + len(spotted.domain),
        legal=rule.legal(act_day(observation.observed_at)),
    )  # fmt: skip


def alert_of(spotted: Spotted, placed: Placed) -> Message:
    """The one alert of a campaign, with all its names so far."""
    target = spotted.target or "cơ quan nhà nước, ngân hàng"
    others = len(placed.domains) - 1
    more = f" và {others} tên cùng chiến dịch" if others > 0 else ""
    lines = [f"Có dấu hiệu giả mạo {target}:", *(f"- {defanged(name)}" for name in placed.domains[:MOST_LISTED])]
    if len(placed.domains) > MOST_LISTED:
        lines.append(f"… và {len(placed.domains) - MOST_LISTED} tên khác")
    lines += ["", f"Vì sao: {spotted.why}", "Máy chỉ nêu dấu hiệu; người xem xét và kết luận trong hàng đợi."]
    return Message(
        key=f"lookalike:{placed.campaign_id}", kind="lookalike", audience="staff", body="\n".join(lines)[:20_000],
        subject=f"Tên miền gần giống {target}: {defanged(placed.domains[0])}{more}"[:300],
        path=f"/ten-mien/chien-dich/{placed.campaign_id}",
    )  # fmt: skip


def defanged(domain: str) -> str:
    """A domain as no mail program makes a link of it."""
    return domain.replace(".", "[.]")
