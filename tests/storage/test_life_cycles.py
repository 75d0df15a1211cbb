"""Random deeds by random people on a real database: what must hold whatever they do, after each of them."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from cast import finding, observation
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlmodel import select
from standing_clock import StandingClock

from storage.database import Database, sqlite_url
from storage.ledger import cases, decisions, people, sightings, takedowns
from storage.ledger.errors import LedgerError
from storage.ledger.events import first_bad_event
from storage.lifecycle import IllegalMoveError
from storage.queue_tables import CounterRow, FacetRow
from storage.records import CaseState, Check, Claimed, Decision, Role, TakedownRequest, Verdict, Verified
from storage.tables import ApprovalRow, CaseRow, DecisionRow, EventRow, RequestRow, TargetRow, UndoRow

SUBJECTS = 2
MEMORY = Path("/dev/shm")  # where there is one: what a disk loses is test_kill's matter
LEFT = ("sending", "sent", "acknowledged", "responded", "closed", "superseded")  # states of a request that went out
REFUSALS = (LedgerError, IllegalMoveError)

persons = st.integers(0, 4)  # two analysts, two approvers, an inspector
picks = st.integers(0, 20)  # which of the rows there are, modulo their number
versions = st.sampled_from([0, 0, 0, 0, -1, 1, -2])  # added to the true one: most are right, the others stale
verdicts = st.sampled_from([Verdict.VIOLATION, Verdict.VIOLATION, *Verdict])
judgements = st.sampled_from(["approve", "approve", "return", "undo", "inform", "give_up"])


@contextmanager
def in_memory() -> Iterator[Database]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        db = Database(sqlite_url(Path(folder) / "rasoat.db"))
        yield db
        db.close()


class LifeCycles(RuleBasedStateMachine):
    """An office with two Subjects, five people, and deeds in any order, with right and with stale versions."""

    def __init__(self, opened: AbstractContextManager[Database] | None = None) -> None:
        super().__init__()
        self.opened = opened or in_memory()
        self.db = self.opened.__enter__()
        self.clock = StandingClock()
        self.contents = 0
        self.checked = 0  # Events that were looked at
        self.known: dict[str, str] = {}  # state of each Case and request, as their Events tell it

    def teardown(self) -> None:
        assert first_bad_event(self.db) is None
        self.opened.__exit__(None, None, None)

    @initialize()
    def open(self) -> None:
        roles = (Role.ANALYST, Role.ANALYST, Role.APPROVER, Role.APPROVER, Role.INSPECTOR)
        self.people = [
            people.add_user(self.db, f"Người {number}", role, "x", actor="test", now=self.clock())
            for number, role in enumerate(roles)
        ]
        for number in range(SUBJECTS):
            self.see(number)

    # --- deeds ---------------------------------------------------------------------------------------------------

    @rule(number=st.integers(0, SUBJECTS - 1))
    def see(self, number: int) -> None:
        self.contents += 1
        seen = observation(self.clock(), f"https://a.example/{number}", f"chữa khỏi hẳn, lời {self.contents}")
        sightings.see_new(self.db, seen, [finding()], self.clock())

    @rule(person=persons, named=st.none() | picks)
    def claim(self, person: int, named: int | None) -> None:
        case_id = None if named is None else self.case(named).id
        self.attempt(None, lambda: cases.claim(self.db, self.people[person], self.clock(), case_id))

    @rule(
        person=persons, pick=picks, off=versions, mine=st.booleans(), deed=st.sampled_from(["release", "skip", "beat"])
    )
    def put_back(self, person: int, pick: int, off: int, mine: bool, deed: str) -> None:
        case = self.case(pick)
        act = {"release": cases.release, "skip": cases.skip, "beat": cases.heartbeat}[deed]
        who = self.holder(case, person, mine)
        self.attempt(off, lambda: act(self.db, case.id, who, case.version + off, self.clock()))

    @rule(
        person=persons, pick=picks, off=versions, mine=st.booleans(), verdict=verdicts,
        fits=st.sampled_from([True, True, False]),
    )  # fmt: skip
    def decide(self, person: int, pick: int, off: int, mine: bool, verdict: Verdict, fits: bool) -> None:
        case = self.case(pick)
        grounds = ("TP-04",) if verdict is Verdict.VIOLATION else ()
        decision = Decision(verdict=verdict, grounds=grounds, reason="đã xem")
        letter = TakedownRequest(recipient="Chủ quản", body="Đề nghị gỡ", targets=(f"https://a.example/{case.id}",))
        request = letter if (verdict is Verdict.VIOLATION) == fits else None
        who = self.holder(case, person, mine)
        self.attempt(
            off, lambda: decisions.decide(self.db, case.id, who, case.version + off, decision, self.clock(), request)
        )

    @rule(
        person=persons, pick=picks, deed=st.sampled_from(["approve", "approve", "return", "undo", "inform", "give_up"])
    )
    def judge(self, person: int, pick: int, deed: str) -> None:
        case_id, who, now = self.case(pick).id, self.people[person], self.clock()
        acts: dict[str, Callable[[], object]] = {
            "approve": lambda: decisions.approve(self.db, case_id, who, "", now),
            "return": lambda: decisions.return_case(self.db, case_id, who, "thiếu căn cứ", now),
            "undo": lambda: decisions.undo(self.db, case_id, who, now),
            "inform": lambda: cases.inform(self.db, case_id, who, "thêm tin", now),
            "give_up": lambda: cases.give_up(self.db, case_id, who, "từ chối", now),
        }
        self.attempt(None, acts[deed])

    @rule(person=persons, pick=picks)
    def approve_another_decision_than_was_seen(self, person: int, pick: int) -> None:
        case = self.case(pick)
        other = (case.decision_id or 0) + 1
        who = self.people[person]
        self.attempt(1, lambda: decisions.approve(self.db, case.id, who, "", self.clock(), decision_id=other))

    @rule(person=persons, pick=picks)
    def send(self, person: int, pick: int) -> None:
        rows = self.rows(RequestRow)
        if rows:
            row = rows[pick % len(rows)]
            self.attempt(
                None, lambda: takedowns.record_sent(self.db, row.id, self.people[person], "giay", self.clock())
            )

    @rule(person=persons, pick=picks, result=st.sampled_from([Verified.SUSPECTED_GONE, Verified.STILL_ONLINE, None]))
    def look(self, person: int, pick: int, result: Verified | None) -> None:
        rows = self.rows(TargetRow)
        if not rows:
            return
        target = rows[pick % len(rows)].id
        if result is None:
            who = self.people[person]
            self.attempt(None, lambda: takedowns.record_claim(self.db, target, who, Claimed.REMOVED, "", self.clock()))
            return
        check = Check(result=result, positive_absence=True, control_loaded=True)
        for _ in range(3 if result is Verified.SUSPECTED_GONE else 1):
            self.clock.forward(hours=12)
            now = self.clock()
            self.attempt(None, lambda now=now: takedowns.record_check(self.db, target, check, "system:worker", now))

    @rule(pick=picks, others=st.lists(persons, min_size=1, max_size=6))
    def go_on(self, pick: int, others: list[int]) -> None:
        """The next deeds on the way to a removal, each by whoever comes along: random deeds alone rarely get far."""
        case_id = self.case(pick).id
        for person in others:
            case = next(row for row in self.rows(CaseRow) if row.id == case_id)
            requests = [row.id for row in self.rows(RequestRow)]
            if case.state == CaseState.QUEUED:
                self.claim(person, case_id - 1)
            elif case.state == CaseState.IN_REVIEW:
                verdict = (Verdict.REFER, *[Verdict.VIOLATION] * 3, Verdict.NEEDS_INFO)[person]
                self.decide(person, case_id - 1, 0, True, verdict, fits=True)
                if person == 1:
                    self.attempt(
                        None, lambda author=case.leased_by: decisions.undo(self.db, case_id, author, self.clock())
                    )
            elif case.state == CaseState.PENDING_APPROVAL:
                self.judge(2 if person == 4 else person, case_id - 1, "return" if person == 4 else "approve")
            elif case.state in (CaseState.NEEDS_INFO, CaseState.ESCALATED):
                self.judge(person, case_id - 1, "inform")
            elif requests and case.state == CaseState.ACTIONING:
                self.send(person, len(requests) - 1)
                self.look(person, len(requests) - 1, Verified.SUSPECTED_GONE)
            else:
                self.see(case_id % SUBJECTS)
            self.nothing_leaves_without_a_decision_and_a_second_person()

    @rule(minutes=st.sampled_from([0.1, 1, 9, 11, 61]))
    def wait(self, minutes: float) -> None:
        self.clock.now += timedelta(minutes=minutes)

    # --- what must hold ------------------------------------------------------------------------------------------

    def attempt(self, off: int | None, act: Callable[[], object]) -> None:
        """Do a deed that may be refused. With a version that is not the row's it must be, and whatever is refused
        changes nothing."""
        before = self.everything()
        try:
            act()
        except REFUSALS:
            assert self.everything() == before
        else:
            assert not off, "a stale version was accepted"

    @invariant()
    def nothing_leaves_without_a_decision_and_a_second_person(self) -> None:
        decided = {row.id: row for row in self.rows(DecisionRow)}
        undone = {row.decision_id for row in self.rows(UndoRow)}
        approvals = {row.decision_id: row for row in self.rows(ApprovalRow)}
        for request in self.rows(RequestRow):
            if request.state in (*LEFT, "approved") or request.sent_at is not None:
                decision, approval = decided[request.decision_id], approvals[request.decision_id]
                assert (decision.verdict, decision.case_id) == ("violation", request.case_id)
                assert decision.grounds
                assert approval.approved
                assert approval.approver_id != decision.author_id
                assert decision.id not in undone

    @invariant()
    def a_subject_has_one_open_case(self) -> None:
        open_cases = Counter(row.subject_id for row in self.rows(CaseRow) if row.state != CaseState.CLOSED)
        assert all(number == 1 for number in open_cases.values())

    @invariant()
    def every_change_of_state_has_its_event(self) -> None:
        with self.db.read() as session:
            fresh = session.exec(select(EventRow).where(EventRow.seq > self.checked).order_by(EventRow.seq)).all()
        for event in fresh:
            assert event.seq == self.checked + 1
            self.checked = event.seq
            start = {"open_case": "queued", "draft_request": "draft"}.get(event.deed)
            if start is not None:
                assert event.subject not in self.known
                self.known[event.subject] = start
            elif "after" in event.data:
                assert self.known[event.subject] == event.data["before"]
                self.known[event.subject] = event.data["after"]
        rows = {f"cases:{row.id}": row.state for row in self.rows(CaseRow)}
        rows |= {f"requests:{row.id}": row.state for row in self.rows(RequestRow)}
        assert self.known == rows

    @invariant()
    def only_a_case_in_review_is_leased(self) -> None:
        for row in self.rows(CaseRow):
            leased = row.leased_by is not None and row.lease_expires_at is not None
            assert leased == (row.state == CaseState.IN_REVIEW)
            assert row.leased_by != self.people[4] if leased else True

    @invariant()
    def the_counters_count(self) -> None:
        states = {row.id: row.state for row in self.rows(CaseRow)}
        facets = self.rows(FacetRow)
        assert all(row.state == states[row.case_id] for row in facets)
        counted = Counter((row.facet, row.value, row.state) for row in facets)
        kept = {(row.facet, row.value, row.state): row.number for row in self.rows(CounterRow) if row.number}
        assert kept == dict(counted)

    # --- looking -------------------------------------------------------------------------------------------------

    def rows(self, table: type[Any]) -> list[Any]:
        with self.db.read() as session:
            return list(session.exec(select(table)))

    def everything(self) -> list[list[Any]]:
        tables = (CaseRow, DecisionRow, ApprovalRow, UndoRow, RequestRow, TargetRow, EventRow)
        return [[row.model_dump() for row in self.rows(table)] for table in tables]

    def case(self, pick: int) -> CaseRow:
        rows: list[CaseRow] = self.rows(CaseRow)
        return rows[pick % len(rows)]

    def holder(self, case: CaseRow, person: int, mine: bool) -> int:
        """Whoever holds the Case where `mine` says so: a random person rarely does."""
        return case.leased_by if mine and case.leased_by is not None else self.people[person]


def some(examples: int) -> settings:
    return settings(
        max_examples=examples, stateful_step_count=40, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip


TestLifeCycles = LifeCycles.TestCase
TestLifeCycles.settings = some(300 if "ALL_ITEMS" in os.environ else 10)


def test_life_cycles_on_postgresql(new_postgresql: Callable[[], AbstractContextManager[Database]]) -> None:
    examples = 30 if "ALL_ITEMS" in os.environ else 2
    run_state_machine_as_test(lambda: LifeCycles(new_postgresql()), settings=some(examples))
