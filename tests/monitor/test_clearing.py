"""Clearing very many cases in a minute is told to leaders, shown, and sampled for a second person, without a lease."""

from __future__ import annotations

import re

import pytest
from test_web_journey import decide
from test_web_office import open_office, post

from storage.ledger import cases as deeds
from storage.queries import cases, clearing, outbox, people
from storage.records import CaseState, Role, Verdict

ALARM = 5


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    settings = office.workplace.settings.model_copy(update={"clearing_alarm": ALARM})
    object.__setattr__(office.workplace, "settings", settings)
    yield office
    office.db.close()


def clear(office, browser, numbers, verdict=Verdict.NO_VIOLATION, seconds=1):
    for number in numbers:
        url = f"https://ban-hang.example/khop-{number}"
        case_id = office.add_case(url=url, canonical_url=url, text=f"Cam kết chữa khỏi {number} {url}")
        post(browser, f"/vu-viec/{case_id}/nhan")
        assert decide(browser, case_id, verdict=verdict).status_code == 303
        office.clock.advance(seconds=seconds)


def told(office, user):
    return [each for each in outbox.messages(office.db, user.id) if each.message.kind == clearing.KIND]


def test_the_leader_is_told_once_sees_it_and_gets_a_sample_without_taking_leases(office):
    analyst, leader = office.person("Lan", Role.ANALYST), office.person("Hùng", Role.APPROVER)
    hung = people.user_by_name(office.db, "Hùng")
    clear(office, analyst, range(ALARM - 1))
    assert not told(office, hung)
    assert "Kết luận quá nhanh" not in leader.get("/tong-quan").text
    clear(office, analyst, range(ALARM, ALARM + 3))
    (alarm,) = told(office, hung)
    assert alarm.message.audience == "leaders"
    assert f"Lan đã kết luận không xử lý {ALARM + 2} vụ việc trong một phút" == alarm.message.subject
    link = re.search(r'href="(/xem-lai/[^"]+)"', leader.get("/tong-quan").text)[1]
    page = leader.get(link).text
    shown = {int(number) for number in re.findall(r'href="/vu-viec/(\d+)"', page)}
    assert len(shown) == ALARM + 2
    for number in shown:
        assert leader.get(f"/vu-viec/{number}").status_code == 200
        assert cases.case(office.db, number).summary.state is CaseState.CLOSED
    assert deeds.claim(office.db, hung.id, office.clock()) is None
    assert analyst.get(link).status_code == 403


@pytest.mark.parametrize(("verdict", "seconds"), [(Verdict.VIOLATION, 1), (Verdict.NO_VIOLATION, 16)])
def test_who_finds_violations_or_takes_time_raises_no_alarm(office, verdict, seconds):
    analyst = office.person("Lan", Role.ANALYST)
    clear(office, analyst, range(ALARM + 2), verdict, seconds)
    assert not told(office, people.user_by_name(office.db, "Lan"))


def test_the_sample_is_bounded_the_same_for_all_and_not_the_first_ones(office):
    analyst = office.person("Lan", Role.ANALYST)
    began = office.clock()
    clear(office, analyst, range(12))
    lan = people.user_by_name(office.db, "Lan")
    drawn = clearing.sample(office.db, lan.id, began, office.clock(), 4)
    assert len(drawn) == 4
    assert drawn == clearing.sample(office.db, lan.id, began, office.clock(), 4)
    assert drawn != tuple(range(1, 5))
