"""The figures of a week, counted from a real SQLite file that was filled through the ledger's deeds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from storage.database import Database, sqlite_url
from storage.ledger import cases, decisions, people, sightings, takedowns, work
from storage.queries import cases as case_reads
from storage.queries.figures import CoverageGap, UnknownFigureError, WeeklyFigures, rows_behind, weekly_figures
from storage.records import (
    Capture,
    CaptureMethod,
    CaptureOutcome,
    Check,
    Claimed,
    Decision,
    Finding,
    Kind,
    LegalBasis,
    Observation,
    Policy,
    QuotedField,
    Role,
    Severity,
    Source,
    TakedownRequest,
    Verdict,
    Verified,
)

START = datetime(2026, 11, 15, 17, tzinfo=UTC)  # Monday 16 November, midnight in Vietnam
END = START + timedelta(days=7)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
PLATFORM = "Bộ Văn hóa, Thể thao và Du lịch"
MISS = Check(result=Verified.SUSPECTED_GONE, positive_absence=True, control_loaded=True)
SEEN = Check(result=Verified.STILL_ONLINE)


class Office:
    """An analyst and an approver at work on one database."""

    def __init__(self, folder: Path, db: Database | None = None) -> None:
        self.db = db or Database(sqlite_url(folder / "rasoat.db"))
        long_ago = START - timedelta(days=60)
        self.analyst = people.add_user(self.db, "lan", Role.ANALYST, "x", actor="test", now=long_ago)
        self.approver = people.add_user(self.db, "minh", Role.APPROVER, "x", actor="test", now=long_ago)

    def find(
        self,
        at: datetime,
        slug: str,
        *,
        rules: tuple[tuple[Policy, str], ...] = ((Policy.HEALTH_CLAIM, "SK-01"),),
        kind: Kind = Kind.LISTING,
        platform: str = "website",
        text: str = "chữa khỏi",
    ) -> int:
        """See a subject on which `rules` are suspected, or that a person brought; gives its case."""
        address = f"https://shop.example/{slug}"
        observation = Observation(
            url=address, canonical_url=address, kind=kind, title="Viên", text=text, price=Decimal(1000),
            currency="VND", platform=platform, observed_at=at, capture_sha256=None,
        )  # fmt: skip
        legal = LegalBasis(
            rule_id="-", version="", duty="", penalty="", verified=False, valid_from=date(2020, 1, 1), valid_to=None
        )
        findings = [
            Finding(
                policy=policy, rule_id=rule, detector="rules/1", score=0.9, severity=Severity.HIGH,
                field=QuotedField.TEXT, quote=text, start=0,
                end=len(text), legal=legal,
            )
            for policy, rule in rules
        ]  # fmt: skip
        seen = sightings.see_new(self.db, observation, findings, at)
        return seen.case_id or sightings.open_by_hand(self.db, observation, "lan", at)

    def decide(self, at: datetime, case_id: int, verdict: Verdict, *targets: str, recipient: str = PLATFORM) -> int:
        lease = cases.claim(self.db, self.analyst, at, case_id)
        assert lease is not None
        is_violation = verdict is Verdict.VIOLATION
        decision = Decision(verdict=verdict, grounds=("SK-01",) if is_violation else (), reason="đã xem")
        request = TakedownRequest(recipient=recipient, body="Đề nghị gỡ", targets=targets) if is_violation else None
        return decisions.decide(self.db, case_id, self.analyst, lease.version, decision, at, request)

    def approve(self, at: datetime, case_id: int) -> None:
        decisions.approve(self.db, case_id, self.approver, "đồng ý", at)

    def request(self, at: datetime, case_id: int, *targets: str, recipient: str = PLATFORM) -> tuple[int, ...]:
        """Decide, approve and send, all at once; gives the targets."""
        self.decide(at, case_id, Verdict.VIOLATION, *targets, recipient=recipient)
        self.approve(at, case_id)
        return self.send(at, case_id)

    def send(self, at: datetime, case_id: int) -> tuple[int, ...]:
        sent = max(case_reads.case(self.db, case_id).requests, key=lambda request: request.id)
        takedowns.record_sent(self.db, sent.id, self.analyst, "paper", at)
        return tuple(target.id for target in sent.targets)

    def claim(self, at: datetime, target_id: int, claimed: Claimed) -> None:
        takedowns.record_claim(self.db, target_id, self.analyst, claimed, "", at)

    def check(self, target_id: int, check: Check, *moments: datetime) -> Verified:
        return [takedowns.record_check(self.db, target_id, check, "system:recheck", at) for at in moments][-1]

    def crawl(self, name: str, at: datetime, error: str = "") -> None:
        run_id = work.enqueue_source(self.db, name, at, actor="test")
        assert work.take(self.db, at, run_id) == run_id
        work.finish(self.db, run_id, 1, at, error=error)

    def figures(self, start: datetime = START, end: datetime = END) -> WeeklyFigures:
        return weekly_figures(self.db, start, end)

    def counts(self, start: datetime = START, end: datetime = END) -> dict[str, int]:
        """The figures that are not zero."""
        return {name: number for name, number in self.figures(start, end).counts.items() if number}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.db.close()


def test_every_figure_of_a_week_counts_what_was_done_in_it(desk: Office) -> None:
    monday = START + 9 * HOUR
    both = ((Policy.HEALTH_CLAIM, "SK-01"), (Policy.COUNTERFEIT, "HG-02"))
    gone = desk.find(monday, "a", rules=both, platform="tiki")
    refused = desk.find(monday, "b", kind=Kind.POST, platform="facebook")
    returned = desk.find(monday, "c", kind=Kind.VIDEO)
    undone = desk.find(monday, "d", kind=Kind.AD)
    desk.find(START - SECOND, "before")
    desk.find(END, "after")
    (first,) = desk.request(monday, gone, "https://shop.example/a", recipient="Chủ quản trang tiki.vn")
    desk.claim(monday + HOUR, first, Claimed.REMOVED)
    assert desk.check(first, MISS, monday + HOUR, monday + 4 * HOUR, monday + 25.5 * HOUR) is Verified.VERIFIED_GONE
    second, third = desk.request(monday, refused, "https://shop.example/b", "https://shop.example/b2")
    desk.claim(monday + HOUR, second, Claimed.REFUSED)
    desk.check(second, SEEN, monday + 4 * HOUR)
    desk.check(third, Check(result=Verified.INDETERMINATE, note="captcha"), monday + 4 * HOUR)
    desk.decide(monday, returned, Verdict.VIOLATION, "https://shop.example/c")
    decisions.return_case(desk.db, returned, desk.approver, "thiếu căn cứ", monday + HOUR)
    desk.decide(monday, undone, Verdict.OUT_OF_SCOPE)
    decisions.undo(desk.db, undone, desk.analyst, monday + 5 * SECOND)
    cases.release(desk.db, undone, desk.analyst, case_reads.case(desk.db, undone).summary.version, monday + 6 * SECOND)
    desk.decide(monday + HOUR, undone, Verdict.NO_VIOLATION)
    capture = Capture(
        url="https://shop.example/a", final_url="https://shop.example/a", method=CaptureMethod.HTTP,
        outcome=CaptureOutcome.HTTP_ERROR, status=404, captured_at=monday,
    )  # fmt: skip
    sightings.keep_capture(desk.db, capture)

    assert desk.counts() == {
        "found_total": 4, "found_new": 4,
        "found_policy_health_claim": 4, "found_policy_counterfeit": 1,
        "found_kind_listing": 1, "found_kind_post": 1, "found_kind_video": 1, "found_kind_ad": 1,
        "found_platform_tiki": 1, "found_platform_facebook": 1, "found_platform_website": 2,
        "found_rule_sk_01": 4, "found_rule_hg_02": 1,
        "decided_total": 3, "decided_violation": 2, "decided_no_violation": 1, "approved": 2, "returned": 1,
        "requests_sent": 2, "requested_targets": 3, "requested_kind_listing": 1, "requested_kind_post": 2,
        "requested_recipient_bo_van_hoa_the_thao_va_du_lich_dcc85c": 2,
        "requested_recipient_chu_quan_trang_tiki_vn_359972": 1,
        "period_claimed_removed": 1, "period_claimed_refused": 1, "period_verified_gone": 1,
        "asked_addresses": 3, "claimed_removed": 1, "claimed_refused": 1, "claimed_none": 1,
        "verified_gone": 1, "still_online": 1, "indeterminate": 1, "overdue": 1,
        "captures": 1, "observations": 4,
    }  # fmt: skip
    assert desk.figures().median_hours_to_gone == 25.5
    assert desk.figures().named_after["requested_recipient_bo_van_hoa_the_thao_va_du_lich_dcc85c"] == PLATFORM
    assert desk.figures().named_after["found_rule_sk_01"] == "SK-01"


def test_a_week_begins_and_ends_at_midnight_in_vietnam(desk: Office) -> None:
    desk.find(START - SECOND, "before")
    first, last = desk.find(START, "first"), desk.find(END - SECOND, "last")
    desk.find(END, "after")
    assert desk.figures().rows["found_total"] == (f"cases:{first}", f"cases:{last}")
    assert desk.counts(START - timedelta(days=7), START)["found_total"] == 1


def test_a_case_reopened_in_the_week_is_found_again_and_only_once(desk: Office) -> None:
    old = desk.find(START - 48 * HOUR, "old")
    desk.decide(START - 47 * HOUR, old, Verdict.NO_VIOLATION)
    same_week = desk.find(START + HOUR, "new")
    desk.decide(START + 2 * HOUR, same_week, Verdict.NO_VIOLATION)
    desk.find(START + 3 * HOUR, "old", text="chữa dứt điểm")
    desk.find(START + 3 * HOUR, "new", text="chữa dứt điểm")
    counts = desk.counts()
    assert (counts["found_total"], counts["found_new"], counts["found_reopened"]) == (2, 1, 1)
    assert desk.counts(START - timedelta(days=7), START)["found_total"] == 1


def test_an_address_that_comes_back_stands_as_reappeared_then_under_its_new_request(desk: Office) -> None:
    case_id = desk.find(START, "a")
    (target,) = desk.request(START, case_id, "https://shop.example/a")
    desk.check(target, MISS, START + HOUR, START + 12 * HOUR, START + 30 * HOUR)
    assert desk.check(target, SEEN, START + 50 * HOUR) is Verified.REAPPEARED
    back = desk.counts()
    assert (back["period_verified_gone"], back["period_reappeared"], back["reappeared"]) == (1, 1, 1)
    assert back["found_total"] == 1
    assert "verified_gone" not in back
    desk.request(START + 60 * HOUR, case_id, "https://shop.example/a")
    again = desk.counts()
    assert (again["requested_targets"], again["asked_addresses"], again["not_checked"]) == (2, 1, 1)
    assert "reappeared" not in again


def test_a_blocked_look_after_removal_does_not_count_the_removal_twice(desk: Office) -> None:
    (target,) = desk.request(START, desk.find(START, "a"), "https://shop.example/a")
    desk.check(target, MISS, START + HOUR, START + 12 * HOUR, START + 30 * HOUR)
    blocked = Check(result=Verified.INDETERMINATE)
    desk.check(target, blocked, END + HOUR)
    desk.check(target, MISS, END + 2 * HOUR, END + 12 * HOUR, END + 30 * HOUR)
    following = desk.counts(END, END + timedelta(days=7))
    assert following["verified_gone"] == 1
    assert "period_verified_gone" not in following


def test_a_past_week_keeps_its_figures_whatever_happens_later(desk: Office) -> None:
    waiting = desk.find(START, "a")
    (target,) = desk.request(START + HOUR, waiting, "https://shop.example/a")
    desk.check(target, SEEN, START + 2 * HOUR)
    pending = desk.find(START, "b")
    desk.decide(START + HOUR, pending, Verdict.VIOLATION, "https://shop.example/b")
    given_up = desk.find(START, "c")
    desk.request(START + HOUR, given_up, "https://shop.example/c")
    before = desk.figures()
    assert before.counts["overdue"] == 2

    desk.check(target, MISS, END + HOUR, END + 20 * HOUR, END + 40 * HOUR)
    desk.claim(END + HOUR, target, Claimed.REMOVED)
    decisions.return_case(desk.db, pending, desk.approver, "thiếu căn cứ", END + HOUR)
    cases.give_up(desk.db, given_up, desk.approver, "hết cách", END + HOUR)
    desk.find(END + HOUR, "b", rules=((Policy.COUNTERFEIT, "HG-02"),), text="hàng nhái")
    assert desk.figures() == before
    following = desk.counts(END, END + timedelta(days=7))
    assert following["period_verified_gone"] == following["returned"] == 1
    assert "overdue" not in following


def test_nothing_is_overdue_before_its_deadline_while_the_week_still_runs(desk: Office) -> None:
    desk.request(START, desk.find(START, "a"), "https://shop.example/a")
    assert weekly_figures(desk.db, START, END, as_of=START + 24 * HOUR).counts["overdue"] == 0
    assert weekly_figures(desk.db, START, END, as_of=START + 24 * HOUR + SECOND).counts["overdue"] == 1
    assert desk.counts()["overdue"] == 1


def test_a_source_that_failed_or_never_ran_is_a_coverage_gap(desk: Office) -> None:
    for name in ("good", "broken", "mended", "asleep"):
        source = Source(name=name, platform="website", address=f"https://{name}.example/")
        work.add_source(desk.db, source, actor="test", now=START - timedelta(days=30))
    later = Source(name="later", platform="website", address="https://later.example/")
    work.add_source(desk.db, later, actor="test", now=END)
    desk.crawl("good", START + HOUR)
    desk.crawl("broken", START + HOUR, "0 items where 20 were expected")
    desk.crawl("mended", START + HOUR, "timeout")
    desk.crawl("mended", START + 2 * HOUR)
    desk.crawl("asleep", START - HOUR)
    figures = desk.figures()
    assert figures.gaps == (
        CoverageGap(source="asleep", done_runs=0, failed_runs=0, error=""),
        CoverageGap(source="broken", done_runs=0, failed_runs=1, error="0 items where 20 were expected"),
        CoverageGap(source="mended", done_runs=1, failed_runs=1, error="timeout"),
    )
    assert (figures.counts["runs_done"], figures.counts["runs_failed"], figures.counts["coverage_gaps"]) == (2, 2, 3)


def test_a_case_that_a_person_brought_counts_under_no_policy(desk: Office) -> None:
    by_hand = desk.find(START, "a", rules=())
    assert desk.figures().rows["found_policy_none"] == (f"cases:{by_hand}",)
    assert desk.counts()["found_total"] == 1


def test_each_figure_lists_the_rows_it_counts(desk: Office) -> None:
    case_id = desk.find(START, "a")
    (target,) = desk.request(START, case_id, "https://shop.example/a")
    assert rows_behind(desk.db, "found_policy_health_claim", START, END) == (f"cases:{case_id}",)
    assert rows_behind(desk.db, "requested_targets", START, END) == (f"targets:{target}",)
    assert rows_behind(desk.db, "verified_gone", START, END) == ()
    with pytest.raises(UnknownFigureError, match="found_total"):
        rows_behind(desk.db, "found_everything", START, END)


def test_an_empty_week_has_every_fixed_figure_at_zero(desk: Office) -> None:
    assert set(desk.figures().counts.values()) == {0}
    assert {"found_policy_health_claim", "verified_gone", "overdue"} <= desk.figures().counts.keys()
    assert desk.figures().median_hours_to_gone is None


def test_recipients_that_differ_only_in_spelling_marks_keep_apart(desk: Office) -> None:
    desk.request(START, desk.find(START, "a"), "https://shop.example/a", recipient="Sở Công Thương")
    desk.request(START, desk.find(START, "b"), "https://shop.example/b", recipient="So Cong  Thuong")
    names = [name for name in desk.counts() if name.startswith("requested_recipient_so_cong_thuong_")]
    assert len(names) == 2
