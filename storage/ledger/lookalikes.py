"""Deeds of the watch: how far a log was read, a lookalike spotted, a look at it recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from storage.database import Database
from storage.ledger import events, sightings
from storage.ledger.errors import UnknownRowError
from storage.records import CaseState, Finding, Life, Observation, Record, RunKind, RunState, Spotted
from storage.tables import CaseRow, RunRow
from storage.watch_tables import CampaignKeyRow, CampaignRow, LookalikeRow, RealPageRow, WatchPositionRow

WATCH = "system:watch"
# How long after a look the next one comes, by the number of looks so far: dead names mostly come alive within days of
# their certificate, and combosquats live for years (research/lookalike.md section 1, Kintis et al.).
NEXT_LOOK = ((6, timedelta(hours=1)), (36, timedelta(days=1)), (100, timedelta(days=7)))


class Position(Record):
    """How far one source was read; `problem` and `alarm` are sentences for people, empty when there is none."""

    source: str
    kind: str
    position: int = 0
    size: int = 0
    state: Mapping[str, object] = {}
    entries: int = 0
    garbage: int = 0
    problem: str = ""
    alarm: str = ""


class Placed(Record):
    """What came of a spotted domain: its row, its campaign, and whether either is new."""

    lookalike_id: int
    campaign_id: int
    domains: tuple[str, ...]
    is_new: bool


class Look(Record):
    """What one look at a domain gave."""

    life: Life
    facts: Mapping[str, object]
    certificate: Mapping[str, object] = {}
    screenshot_sha256: str | None = None
    real_screenshot_sha256: str | None = None
    rank: int
    campaign_keys: tuple[str, ...] = ()


def position_of(db: Database, source: str) -> Position | None:
    """How far a source was read; None when it never was."""
    with db.read() as session:
        row = session.get(WatchPositionRow, source)
        return None if row is None else Position.model_validate({n: getattr(row, n) for n in Position.model_fields})


def move_position(db: Database, position: Position, now: datetime) -> None:
    """Write down how far a source was read; an alarm that is new gets its Event."""
    with db.write() as session:
        row = session.get(WatchPositionRow, position.source)
        if position.alarm and (row is None or row.alarm != position.alarm):
            events.append(session, now, WATCH, "alarm", f"watch_positions:{position.source}", alarm=position.alarm)
        session.merge(WatchPositionRow(asked_at=now, **position.model_dump()))


def known_domains(db: Database, domains: Sequence[str]) -> set[str]:
    """Those of `domains` that were spotted before."""
    with db.read() as session:
        return set(session.exec(select(LookalikeRow.domain).where(col(LookalikeRow.domain).in_(domains))))


def place(db: Database, spotted: Spotted, rank: int, now: datetime) -> Placed:
    """Write down a lookalike, in the campaign that it shares something with, and ask for a look at it."""
    with db.write() as session:
        row = session.exec(select(LookalikeRow).where(LookalikeRow.domain == spotted.domain)).first()
        is_new = row is None
        if row is None:
            campaign_id = _campaign(session, spotted.campaign_keys, spotted.target, now)
            row = LookalikeRow(
                campaign_id=campaign_id, recorded_at=now, life=Life.UNSEEN, rank=rank, facts={"source": spotted.source},
                looks=0, **spotted.model_dump(exclude={"campaign_keys", "source"}),
            )  # fmt: skip
            session.add(row)
            session.flush()
            _ask_for_look(session, row, now)
            events.append(
                session, now, WATCH, "spot", f"lookalikes:{row.id}", domain=row.domain, target=row.target,
                kind=row.kind, tier=row.tier, seen_in=row.seen_in, campaign=campaign_id,
            )  # fmt: skip
        return Placed(
            lookalike_id=row.id, campaign_id=row.campaign_id, domains=_domains(session, row.campaign_id), is_new=is_new
        )


def open_case(
    db: Database, lookalike_id: int, observation: Observation, findings: Sequence[Finding], now: datetime
) -> int:
    """Open or extend the Case of a lookalike with what is known of it now; gives the Case's id."""
    with db.write() as session:
        row = _find(session, lookalike_id)
        seen = sightings.see_new(db, observation, findings, now)
        if seen.case_id is None:
            raise ValueError("a lookalike's Case needs a Finding")
        row.case_id = seen.case_id
        session.add(row)
        return seen.case_id


def record_look(db: Database, lookalike_id: int, look: Look, now: datetime) -> bool:
    """Write down a look; True when the domain has come alive since the last one."""
    with db.write() as session:
        row = _find(session, lookalike_id)
        was = Life(row.life)
        row.life, row.rank, row.looks, row.looked_at = look.life, look.rank, row.looks + 1, now
        row.facts = {**row.facts, **look.facts}
        row.certificate = dict(look.certificate) or row.certificate
        row.screenshot_sha256 = look.screenshot_sha256 or row.screenshot_sha256
        row.real_screenshot_sha256 = look.real_screenshot_sha256 or row.real_screenshot_sha256
        row.next_look_at = _next_look(row.looks, now)
        _join_by(session, row, look.campaign_keys)
        session.add(row)
        session.flush()
        if was != look.life or row.looks == 1:
            events.append(
                session, now, WATCH, "look", f"lookalikes:{row.id}", was=was, life=look.life,
                screenshot=look.screenshot_sha256,
            )  # fmt: skip
        return was is Life.DEAD and look.life is Life.LIVE


def ask_for_looks(db: Database, now: datetime, limit: int = 100) -> int:
    """Make a run for each lookalike whose next look is due; a Case that a person closed ends the looks."""
    with db.write() as session:
        query = select(LookalikeRow).where(col(LookalikeRow.next_look_at) <= now)
        due = session.exec(query.order_by(col(LookalikeRow.next_look_at)).limit(limit)).all()
        for row in due:
            case = session.get(CaseRow, row.case_id) if row.case_id else None
            if case is None or case.state != CaseState.CLOSED:
                _ask_for_look(session, row, now)
            row.next_look_at = None
            session.add(row)
        return len(due)


def ask_for_look(db: Database, lookalike_id: int, now: datetime, *, actor: str) -> None:
    """Make a run that looks at one lookalike now."""
    with db.write() as session:
        row = _find(session, lookalike_id)
        events.append(session, now, actor, "ask_for_look", f"lookalikes:{row.id}")
        _ask_for_look(session, row, now)


def keep_real_page(
    db: Database, domain: str, url: str, looks: Mapping[str, object], screenshot_sha256: str | None, now: datetime
) -> None:
    """Remember the home page of a protected name for comparison."""
    with db.write() as session:
        session.merge(
            RealPageRow(
                domain=domain, capture_url=url, looks=dict(looks), screenshot_sha256=screenshot_sha256, captured_at=now
            )
        )


def _ask_for_look(session: Session, row: LookalikeRow, now: datetime) -> None:
    waiting = select(RunRow.id).where(
        RunRow.lookalike_id == row.id, col(RunRow.state).in_((RunState.DUE, RunState.RUNNING))
    )
    if session.exec(waiting).first() is None:
        key = f"{RunKind.LOOKALIKE}:{row.id}:{now.isoformat()}"
        session.add(RunRow(key=key, kind=RunKind.LOOKALIKE, lookalike_id=row.id, state=RunState.DUE, due_at=now))
        session.flush()


def _next_look(looks: int, now: datetime) -> datetime | None:
    return next((now + wait for most, wait in NEXT_LOOK if looks < most), None)


def _find(session: Session, lookalike_id: int) -> LookalikeRow:
    row = session.get(LookalikeRow, lookalike_id)
    if row is None:
        raise UnknownRowError(f"không có tên miền gần giống số {lookalike_id}")
    return row


def _campaign(session: Session, keys: Sequence[str], target: str, now: datetime) -> int:
    known = session.exec(select(CampaignKeyRow).where(col(CampaignKeyRow.key).in_(keys))).all()
    if known:
        campaign_id = min(row.campaign_id for row in known)
    else:
        campaign = CampaignRow(target=target, opened_at=now)
        session.add(campaign)
        session.flush()
        campaign_id = campaign.id
    have = {row.key for row in known}
    for key in dict.fromkeys(keys):
        if key not in have:
            session.add(CampaignKeyRow(key=key, campaign_id=campaign_id))
    session.flush()
    return campaign_id


def _join_by(session: Session, row: LookalikeRow, keys: Sequence[str]) -> None:
    """What a look found out (registrar, page) may tie a name to an older campaign: the whole younger one joins it."""
    known = session.exec(select(CampaignKeyRow).where(col(CampaignKeyRow.key).in_(keys))).all()
    oldest = min([row.campaign_id, *(each.campaign_id for each in known)])
    have = {each.key for each in known}
    for key in dict.fromkeys(keys):
        if key not in have:
            session.add(CampaignKeyRow(key=key, campaign_id=oldest))
    for younger in {row.campaign_id, *(each.campaign_id for each in known)} - {oldest}:
        for each in session.exec(select(LookalikeRow).where(LookalikeRow.campaign_id == younger)).all():
            each.campaign_id = oldest
            session.add(each)
        for key_row in session.exec(select(CampaignKeyRow).where(CampaignKeyRow.campaign_id == younger)).all():
            key_row.campaign_id = oldest
            session.add(key_row)
    session.flush()


def _domains(session: Session, campaign_id: int) -> tuple[str, ...]:
    query = select(LookalikeRow.domain).where(LookalikeRow.campaign_id == campaign_id, LookalikeRow.tier == "alert")
    return tuple(session.exec(query.order_by(col(LookalikeRow.id)).limit(200)))
