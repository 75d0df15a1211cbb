"""Drift: a steady office is left alone, a rule that begins to err and an inflow that jumps are told of once a week."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from letter_office import staff
from test_web_office import WebOffice, open_office

from monitor.alerts.drift import alert_of_drift, measured
from monitor.drift import Measure, inflow_drift, mix_drift, share_drift
from storage.ledger import cases, decisions
from storage.queries import outbox
from storage.records import Decision, Role, TakedownRequest, Verdict

TIMES = 2000  # simulated weeks


@pytest.fixture
def office(tmp_path: Path) -> Iterator[WebOffice]:
    office = open_office(tmp_path)
    yield office
    office.db.close()


def shares(chance: np.random.Generator, decided: int, now: float, before: float) -> list[tuple[int, int]]:
    return [(int(chance.binomial(decided, p)), decided) for p in (now, *(before,) * 4)]


def test_a_steady_series_alarms_in_fewer_than_one_week_of_a_hundred() -> None:
    chance = np.random.default_rng(1)
    false = dict.fromkeys(Measure, 0)
    for _ in range(TIMES):
        for measure, found in (
            (Measure.PRECISION, share_drift(Measure.PRECISION, "r", shares(chance, 30, 0.7, 0.7))),
            (Measure.INFLOW, inflow_drift("p", [int(each) for each in chance.poisson(25, 5)])),
            (Measure.MIX, mix_drift({str(p): [int(n) for n in chance.poisson(20, 5)] for p in range(7)})),
        ):
            false[measure] += found is not None and found.has_drifted
    assert max(false.values()) < TIMES / 100, false


def test_a_rule_that_begins_to_err_and_an_inflow_that_jumps_are_seen() -> None:
    chance = np.random.default_rng(2)
    seen = [0, 0, 0]
    for _ in range(200):
        fallen = share_drift(Measure.PRECISION, "r", shares(chance, 40, 0.4, 0.8))
        jumped = inflow_drift("p", [int(each) for each in chance.poisson([75, 25, 25, 25, 25])])
        turned = mix_drift({
            str(p): [int(each) for each in chance.poisson([60 if p == 0 else 8, 20, 20, 20, 20])] for p in range(7)
        })  # fmt: skip
        for place, each in enumerate((fallen, jumped, turned)):
            seen[place] += each is not None and each.has_drifted
    assert min(seen) > 190, seen


def test_too_little_says_nothing() -> None:
    assert share_drift(Measure.PRECISION, "r", [(0, 19), (40, 40), (40, 40)]) is None
    assert share_drift(Measure.PRECISION, "r", [(0, 30), (40, 40)]) is None  # one week before is none to compare with
    assert inflow_drift("p", [19, 2, 2, 2, 2]) is None
    assert inflow_drift("p", [100, 0]) is None
    assert mix_drift({"a": [30, 60, 60], "b": [19, 60, 60]}) is None


def test_a_rule_whose_findings_people_stop_accepting_is_told_once_a_week(office: WebOffice) -> None:
    who = staff(office)
    number = 0
    office.clock.advance(minutes=1)
    for week, accepted in enumerate((14, 14, 14, 14, 3)):
        for place in range(25 if week == 4 else 15):
            number += 1
            url = f"https://ban-hang.example/{number}"
            words = " ".join(f"từ{number}số{each}" for each in range(12))
            case_id = office.add_case(url=url, canonical_url=url, text=words, title=f"Viên số {number}")
            lease = cases.claim(office.db, who[0], office.clock(), case_id)
            assert lease is not None
            is_one = place < accepted
            said = Decision(
                verdict=Verdict.VIOLATION if is_one else Verdict.NO_VIOLATION, grounds=("SK-01",) if is_one else (),
                reason="đã xem",
            )  # fmt: skip
            asked = TakedownRequest(recipient="Chủ quản trang", body="Đề nghị gỡ", targets=(url,))
            requests = (asked,) if is_one else ()
            decisions.decide(office.db, case_id, who[0], lease.version, said, office.clock(), requests)
        office.clock.advance(days=7)
    found = {(each.measure, each.name): each for each in measured(office.workplace)}
    fallen = found[Measure.PRECISION, "SK-01"]
    assert fallen.has_drifted
    assert (round(fallen.now, 2), round(fallen.before, 2), fallen.weight) == (0.12, 0.93, 25)
    assert not found[Measure.INFLOW, "health_claim"].has_drifted
    assert alert_of_drift(office.workplace) == 2  # the rule, and agreement with it
    assert alert_of_drift(office.workplace) == 0
    told = [each.message for each in outbox.messages(office.db, who[0], 9) if each.message.kind == "drift"]
    assert any("12% của 25 kết luận" in each.body and "93%" in each.body for each in told)
    page = office.person("Lan", Role.ANALYST).get("/tong-quan").text
    assert "độ đúng của quy định SK-01" in page
    assert "12% của 25 kết luận" in page
