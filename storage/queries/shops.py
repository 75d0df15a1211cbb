"""Reads about shop sites: which are checked, what was found, and since when each thing has been so.

A badge bears no date, so the day from which an act counts is the day on which we first saw it: every time here is the
time of a Capture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.database import Database
from storage.deadlines import Limitation, limitation
from storage.ledger.errors import UnknownRowError
from storage.records import Obligation, ObligationStatus, Policy, Record, UtcTime
from storage.shop_tables import ShopCheckRow, ShopRow
from storage.tables import ObservationRow, SubjectRow

MOST_CHECKS = 60  # that a page shows; the spells are reckoned from all
MOST_LOOKED_THROUGH = 20_000  # Observations of one site


class Seen(Record):
    """When a site was seen, and a badge on it; None: never."""

    first_at: UtcTime | None = None
    last_at: UtcTime | None = None
    badge_first_at: UtcTime | None = None
    badge_last_at: UtcTime | None = None


class DutySeen(Record):
    """One obligation in one check."""

    obligation: Obligation
    status: ObligationStatus
    why: str
    legal_basis: str


class Check(Record):
    id: int
    checked_at: UtcTime
    loaded: bool
    note: str
    badge_seen: bool
    run_id: int | None
    case_id: int | None
    capture_sha256: str | None
    duties: tuple[DutySeen, ...]


class Spell(Record):
    """How long an obligation was not met, by the checks: from the first that saw it so. `ended_at`: the first check
    that saw it met again; None while it goes on."""

    obligation: Obligation
    since: UtcTime
    last_at: UtcTime
    ended_at: UtcTime | None

    @property
    def limitation(self) -> Limitation:
        """Until when it may be fined: from the first check that saw it while it goes on, else from the last."""
        return limitation((Policy.ECOMMERCE_SITE,), self.since, None if self.ended_at is None else self.last_at)


class ShopLine(Record):
    """A site in the list."""

    id: int
    url: str
    host: str
    every_days: int
    next_check_at: UtcTime | None
    added_by: str
    added_at: UtcTime
    last: Check | None


class ShopView(Record):
    """A site with all that is known of it; checks newest first."""

    line: ShopLine
    seen: Seen
    checks: tuple[Check, ...]
    spells: tuple[Spell, ...]


def ids_by_host(db: Database, hosts: Iterable[str]) -> dict[str, int]:
    """The shop sites among these hosts."""
    with db.read() as session:
        return dict(session.exec(select(ShopRow.host, ShopRow.id).where(col(ShopRow.host).in_(set(hosts)))).all())


def last_unmet(db: Database, url: str) -> frozenset[Obligation] | None:
    """What the last check of the schedule that could read the site saw unmet; None when there was none. A check from
    the command line opens no Case, so it does not count."""
    query = select(ShopCheckRow).join(ShopRow, col(ShopRow.id) == ShopCheckRow.shop_id)
    query = query.where(ShopRow.url == url, col(ShopCheckRow.loaded), col(ShopCheckRow.run_id).is_not(None))
    query = query.order_by(col(ShopCheckRow.id).desc())
    with db.read() as session:
        row = session.exec(query.limit(1)).first()
        if row is None:
            return None
        return frozenset(duty.obligation for duty in _check(row).duties if duty.status is ObligationStatus.NOT_MET)


def shops(db: Database, limit: int = 500) -> tuple[ShopLine, ...]:
    """The sites by address, each with its latest check."""
    with db.read() as session:
        rows = session.exec(select(ShopRow).order_by(ShopRow.url).limit(limit)).all()
        return tuple(_line(session, row) for row in rows)


def shop(db: Database, shop_id: int) -> ShopView:
    """One site. Raises UnknownRowError."""
    with db.read() as session:
        row = session.get(ShopRow, shop_id)
        if row is None:
            raise UnknownRowError(f"không có trang bán hàng số {shop_id}")
        query = select(ShopCheckRow).where(ShopCheckRow.shop_id == shop_id).order_by(col(ShopCheckRow.checked_at))
        checks = tuple(map(_check, session.exec(query)))
        return ShopView(
            line=_line(session, row), seen=_seen(session, row.host), checks=checks[::-1][:MOST_CHECKS],
            spells=spells(checks),
        )  # fmt: skip


def seen(db: Database, host: str) -> Seen:
    """When a host (host:port) was seen by any crawl or check, and when with a badge."""
    with db.read() as session:
        return _seen(session, host.lower())


def spells(checks: Iterable[Check]) -> tuple[Spell, ...]:
    """The latest time that each obligation was not met, from checks in the order of time. What a check could not tell
    neither begins nor ends one."""
    found: dict[Obligation, Spell] = {}
    for check in checks:
        for duty in check.duties if check.loaded else ():
            known = found.get(duty.obligation)
            if duty.status is ObligationStatus.NOT_MET:
                since = check.checked_at if known is None or known.ended_at is not None else known.since
                found[duty.obligation] = Spell(
                    obligation=duty.obligation, since=since, last_at=check.checked_at, ended_at=None
                )
            elif duty.status is not ObligationStatus.UNKNOWN and known is not None and known.ended_at is None:
                found[duty.obligation] = known.model_copy(update={"ended_at": check.checked_at})
    return tuple(found[each] for each in Obligation if each in found)


def _line(session: Session, row: ShopRow) -> ShopLine:
    newest = select(ShopCheckRow).where(ShopCheckRow.shop_id == row.id).order_by(col(ShopCheckRow.id).desc())
    last = session.exec(newest.limit(1)).first()
    fields = {name: getattr(row, name) for name in ShopLine.model_fields if name != "last"}
    return ShopLine(last=None if last is None else _check(last), **fields)


def _check(row: ShopCheckRow) -> Check:
    fields = {name: getattr(row, name) for name in Check.model_fields if name != "duties"}
    return Check(duties=tuple(map(_duty, row.duties)), **fields)


def _duty(row: dict[str, Any]) -> DutySeen:
    return DutySeen(
        obligation=row["obligation"], status=row["status"], why=str(row["evidence"].get("why", "")),
        legal_basis=row["legal_basis"],
    )  # fmt: skip


def _seen(session: Session, host: str) -> Seen:
    bare = host.removeprefix("www.")
    hosts = (bare, f"www.{bare}")
    known = select(func.min(SubjectRow.first_seen_at), func.max(SubjectRow.last_seen_at))
    first, last = session.exec(known.where(col(SubjectRow.host).in_(hosts))).one()
    checked = (
        select(func.min(ShopCheckRow.checked_at), func.max(ShopCheckRow.checked_at))
        .join(ShopRow, col(ShopRow.id) == ShopCheckRow.shop_id)
        .where(col(ShopRow.host).in_(hosts), col(ShopCheckRow.loaded))
    )
    check_first, check_last = session.exec(checked).one()
    badge_first, badge_last = session.exec(checked.where(col(ShopCheckRow.badge_seen))).one()
    with_badge = _badge_times(session, hosts)
    return Seen(
        first_at=_earliest(first, check_first), last_at=_latest(last, check_last),
        badge_first_at=_earliest(badge_first, *with_badge[:1]), badge_last_at=_latest(badge_last, *with_badge[-1:]),
    )  # fmt: skip


def _badge_times(session: Session, hosts: Sequence[str]) -> list[datetime]:
    """When crawls saw a badge on the pages of a site first and last, looked for from both ends; none: never."""
    query = (
        select(ObservationRow.observed_at, col(ObservationRow.record)["badges"])
        .join(SubjectRow, col(SubjectRow.id) == ObservationRow.subject_id)
        .where(col(SubjectRow.host).in_(hosts))
        .limit(MOST_LOOKED_THROUGH)
    )
    at = col(ObservationRow.observed_at)
    ends = (
        next((when for when, badges in session.exec(query.order_by(end)) if badges), None) for end in (at, at.desc())
    )
    return [end for end in ends if end is not None]


def _earliest(*times: datetime | None) -> datetime | None:
    return min((each for each in times if each is not None), default=None)


def _latest(*times: datetime | None) -> datetime | None:
    return max((each for each in times if each is not None), default=None)
