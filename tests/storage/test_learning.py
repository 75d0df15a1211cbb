"""What the text model may learn from: approved violations and cleared texts, not what was cleared in haste."""

from __future__ import annotations

from cast import REQUEST, VIOLATION, Cast, cast, suspicious_case
from standing_clock import StandingClock

from storage.database import Database
from storage.ledger import cases, decisions
from storage.queries.learning import MOST_CLEARED_AN_HOUR, decided_texts
from storage.records import Decision, Verdict

CLEAR = Decision(verdict=Verdict.NO_VIOLATION, reason="chỉ là trà")


def decide(
    db: Database, clock: StandingClock, people: Cast, number: int, decision: Decision, *, approve: bool = True
) -> None:
    text = f"Bài số {number} của quán {number * 7919} ở phố {number * 104729}, nói về món {number * 1299709}"
    case_id = suspicious_case(db, clock(), f"http://shop{number}.example/{number}", text=text, title=f"Món {number}")
    lease = cases.claim(db, people.an, clock(), case_id)
    assert lease is not None
    request = REQUEST if decision is VIOLATION else None
    decisions.decide(db, case_id, people.an, lease.version, decision, clock(), request)
    clock.forward(minutes=1)
    if decision is VIOLATION and approve:
        decisions.approve(db, case_id, people.binh, "", clock())


def test_approved_violations_teach_their_grounds_and_cleared_texts_none(db: Database, clock: StandingClock) -> None:
    people = cast(db, clock())
    decide(db, clock, people, 1, VIOLATION)
    decide(db, clock, people, 2, VIOLATION, approve=False)
    decide(db, clock, people, 3, CLEAR)

    found = decided_texts(db)

    assert [(each.title, each.grounds) for each in found.texts] == [("Món 1", ("TP-04",)), ("Món 3", ())]
    assert found.held_out == 0


def test_texts_that_one_person_clears_faster_than_anybody_reads_teach_nothing(
    db: Database, clock: StandingClock
) -> None:
    people = cast(db, clock())
    for number in range(MOST_CLEARED_AN_HOUR + 1):
        decide(db, clock, people, number, CLEAR)
        clock.forward(minutes=-1)

    assert decided_texts(db).held_out == MOST_CLEARED_AN_HOUR + 1
    assert decided_texts(db).texts == ()
