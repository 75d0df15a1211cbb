"""What became of the targets that were asked for, told from the appended outcomes in the order of their times.

All of it is read once and then told forward from one period's end to the next: a report looks at five weeks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, String, type_coerce
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.correction_tables import ReversalRow
from storage.lifecycle import REQUEST_MOVES, is_owed
from storage.queries.counting import Count, chunks
from storage.records import Claimed, Verified
from storage.tables import EventRow, OutcomeRow, RequestRow, TargetRow

TURNS = ("claimed_removed", "claimed_refused", "verified_gone", "reappeared")  # counted as period_<turn>
FINAL = frozenset(state for state, following in REQUEST_MOVES.items() if not following)
AT_ONCE = 20_000  # rows that are fetched together: one by one costs three times as much
SEEN_AGAIN = frozenset({Verified.STILL_ONLINE, Verified.REAPPEARED, Verified.CHANGED, Verified.RELOCATED})
CLAIM_NAMES = {claim: f"claimed_{claim}" for claim in Claimed}
OWED = frozenset((claim, seen) for claim in Claimed for seen in Verified if is_owed(claim, seen))
_CLAIMED, _VERIFIED = {str(word): word for word in Claimed}, {str(word): word for word in Verified}


@dataclass(slots=True)
class _Story:
    """One target up to the time that was told."""

    claimed: Claimed = Claimed.NONE
    verified: Verified = Verified.NOT_CHECKED
    is_gone: bool = False  # verified gone, and not seen since: a later blocked look does not undo it
    turns: dict[str, Any] = field(default_factory=dict)  # of the period that is being told, the last of each

    def hear(self, claimed: str | None, verified: str | None, at: Any) -> None:
        """One more statement of theirs or look of ours."""
        if claimed:
            self.claimed = _CLAIMED[claimed]
            self.turns[CLAIM_NAMES[self.claimed]] = at
        if verified:
            self._look(_VERIFIED[verified], at)

    def _look(self, verified: Verified, at: Any) -> None:
        if verified is Verified.VERIFIED_GONE and not self.is_gone:
            self.turns["verified_gone"] = at
        if verified is Verified.REAPPEARED and self.verified is not Verified.REAPPEARED:
            self.turns["reappeared"] = at
        self.is_gone = verified is Verified.VERIFIED_GONE or (self.is_gone and verified not in SEEN_AGAIN)
        self.verified = verified


class Stories:
    """The stories of all targets, told period after period. Periods must come in the order of their ends."""

    def __init__(self, session: Session, first_start: datetime, known: datetime) -> None:
        """Tell what happened before the first period; there no turn counts, and no time is looked at. What a Decision
        asked for that was reversed by `known` is not told."""
        self._known = known
        self._stories: dict[int, _Story] = {}
        self._sent_at: dict[int, Any] = {}
        self._latest: dict[str, Row[Any]] = {}  # by address: one asked for again stands under its latest request
        self._told_until: datetime | None = None
        self._hear_requests(session, first_start)
        for target_id, claimed, verified in _outcomes(session, None, first_start):
            story = self._stories.get(target_id)
            if story is None:
                story = self._stories[target_id] = _Story()
            if claimed:
                story.claimed = _CLAIMED[claimed]
            if verified:
                story.verified = seen = _VERIFIED[verified]
                story.is_gone = seen is Verified.VERIFIED_GONE or (story.is_gone and seen not in SEEN_AGAIN)
        self._told_until = first_start

    def count(self, session: Session, count: Count) -> list[float]:
        """Count one period; gives the hours from sending to verified gone of those that got there in it."""
        turned = self._tell(session, count)
        hours = []
        for target_id in sorted(turned):
            sent_at = self._sent_at.get(target_id)
            turns = self._stories[target_id].turns
            if sent_at is None:
                continue
            for turn in TURNS:
                if turn in turns:
                    count.add(f"period_{turn}", f"targets:{target_id}")
            if "verified_gone" in turns:
                hours.append((_utc(turns["verified_gone"]) - _utc(sent_at)).total_seconds() / 3600)
        self._count_standing(session, count)
        return hours

    def _tell(self, session: Session, count: Count) -> set[int]:
        """Move everything on to the end of the period; gives the targets on which something happened in it."""
        self._hear_requests(session, count.end)
        turned: set[int] = set()
        for between, until in ((False, count.start), (True, count.end)):
            for target_id, claimed, verified, at in _outcomes(session, self._told_until, until, with_time=True):
                story = self._stories.setdefault(target_id, _Story())
                if target_id not in turned:
                    story.turns.clear()  # of an earlier period
                story.hear(claimed, verified, at)
                if between:
                    turned.add(target_id)
            self._told_until = until
        return turned

    def _hear_requests(self, session: Session, until: datetime) -> None:
        sent = select_columns(
            col(TargetRow.id), col(TargetRow.url), col(RequestRow.id).label("request_id"),
            _raw(RequestRow.sent_at).label("sent_at"), _raw(RequestRow.deadline_at).label("deadline_at"),
            col(RequestRow.state),
        )  # fmt: skip
        sent = sent.join(RequestRow, col(RequestRow.id) == TargetRow.request_id).where(col(RequestRow.sent_at) < until)
        sent = sent.where(~reversed_by(self._known).where(ReversalRow.decision_id == RequestRow.decision_id).exists())
        if self._told_until is not None:
            sent = sent.where(col(RequestRow.sent_at) >= self._told_until)
        sent = sent.order_by(col(RequestRow.sent_at), col(TargetRow.id))
        for part in session.connection().execute(sent).partitions(AT_ONCE):
            for row in part:
                self._sent_at[row[0]] = row[3]
                self._latest[row[1]] = row

    def _count_standing(self, session: Session, count: Count) -> None:
        """Where each address stands at the end of the period; what is late, and what falls due in the next."""
        untouched, later = _Story(), count.end + (count.end - count.start)
        late: list[tuple[Row[Any], str]] = []
        tally: Counter[tuple[Claimed, Verified]] = Counter()
        for sent in self._latest.values():
            story = self._stories.get(sent.id, untouched)
            stand = (story.claimed, story.verified)
            if count.is_whole:
                for name in ("asked_addresses", CLAIM_NAMES[story.claimed], story.verified):
                    count.add(name, f"targets:{sent.id}")
            else:
                tally[stand] += 1
            if stand not in OWED or sent.deadline_at is None:
                continue
            deadline_at = _utc(sent.deadline_at)
            if deadline_at < count.as_of:
                late.append((sent, "overdue"))
            elif count.end <= deadline_at < later:
                late.append((sent, "due_targets"))
        for (claimed, verified), number in tally.items():
            for name in ("asked_addresses", CLAIM_NAMES[claimed], verified):
                count.add_number(name, number)
        ended = _ended(session, {sent.request_id for sent, _ in late if sent.state in FINAL}, count.as_of)
        for sent, name in late:
            if sent.request_id not in ended:
                count.add(name, f"targets:{sent.id}")


def reversed_by(known: datetime) -> SelectOfScalar[int]:
    """The Decisions that were reversed by then."""
    return select(ReversalRow.decision_id).where(col(ReversalRow.recorded_at) <= known)


def _ended(session: Session, requests: set[int], at: datetime) -> set[int]:
    """Those that had reached their final state (the case given up, say) by then."""
    ended = set()
    for part in chunks([f"requests:{number}" for number in sorted(requests)]):
        moves = select(EventRow.subject, EventRow.data).where(col(EventRow.subject).in_(part), col(EventRow.at) < at)
        for subject, data in session.exec(moves):
            if data.get("after") in FINAL:
                ended.add(int(subject.partition(":")[2]))
    return ended


def _outcomes(
    session: Session, after: datetime | None, until: datetime, *, with_time: bool = False
) -> Iterator[tuple[Any, ...]]:
    """(target, claimed, verified) of what was recorded in ``[after, until)``, in the order of its times."""
    told: Any = select_columns(col(OutcomeRow.target_id), col(OutcomeRow.claimed), col(OutcomeRow.verified))
    if with_time:
        told = told.add_columns(_raw(OutcomeRow.recorded_at))
    told = told.where(col(OutcomeRow.recorded_at) < until)
    if after is not None:
        told = told.where(col(OutcomeRow.recorded_at) >= after)
    told = told.order_by(col(OutcomeRow.recorded_at), col(OutcomeRow.id))
    for part in session.connection().execute(told).partitions(AT_ONCE):
        yield from part


def _raw(column: Any) -> Any:
    """A time as the driver gives it: a hundred thousand are read, and some hundred looked at (`_utc`)."""
    return type_coerce(col(column), String)


def _utc(raw: Any) -> datetime:
    moment = datetime.fromisoformat(raw) if isinstance(raw, str) else raw
    assert isinstance(moment, datetime)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
