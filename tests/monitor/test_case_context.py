"""What the case desk shows beside the evidence: why, the seller, similar decisions; what blind cases hide."""

from __future__ import annotations

import re

import pytest
from test_web_journey import decide
from test_web_office import found, open_office, post

from storage.blind import is_blind
from storage.queries.case_context import seller_box, similar_decisions
from storage.records import Observation, Policy, Role, Verdict


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def add(office, number, **changes):
    url = f"https://ban-hang.example/khop-{number}"
    return office.add_case(url=url, canonical_url=url, **changes)


def test_five_of_any_hundred_cases_are_blind():
    assert sum(is_blind(number) for number in range(12_301, 12_401)) == 5
    assert not is_blind(1)


def test_similar_decisions_come_nearest_first_and_dissent_is_marked(office):
    analyst = office.person("Lan", Role.ANALYST)
    ids = [add(office, n, text=f"Cam kết chữa khỏi xương khớp {n}") for n in range(4)]
    far = add(office, 9, text="Túi xách siêu cấp giống thật", title="Túi", seller="Khác")
    for case_id, verdict in zip([*ids[:3], far], ["violation", "violation", "no_violation", "violation"], strict=True):
        post(analyst, f"/vu-viec/{case_id}/nhan")
        assert decide(analyst, case_id, verdict=verdict).status_code == 303
    shown = similar_decisions(office.db, ids[3])
    assert {each.case_id for each in shown} == set(ids[:3])  # the bag shares no word
    assert [each.case_id for each in shown if each.differs] == [ids[2]]
    assert {each.same_seller for each in shown} == {True}
    assert "khác số đông" in analyst.get(f"/vu-viec/{ids[3]}").text


def test_only_violations_that_a_second_person_confirmed_are_strikes(office):
    analyst, approver = office.person("Lan", Role.ANALYST), office.person("Hùng", Role.APPROVER)
    ids = [add(office, n, text=f"Cam kết chữa khỏi {n}") for n in range(3)]
    for case_id in ids[:2]:
        post(analyst, f"/vu-viec/{case_id}/nhan")
        decide(analyst, case_id)
    decision = re.search(r'name="decision_id" value="(\d+)"', approver.get(f"/vu-viec/{ids[0]}").text)[1]
    post(approver, f"/vu-viec/{ids[0]}/duyet", decision_id=decision)
    box = seller_box(office.db, ids[2], office.clock())
    assert (box.strikes_30, box.strikes_90) == (1, 1)
    office.clock.advance(days=31)
    box = seller_box(office.db, ids[2], office.clock())
    assert (box.strikes_30, box.strikes_90) == (0, 1)
    assert seller_box(office.db, add(office, 8, seller=None, text="Không tên"), office.clock()) is None


def test_findings_of_one_policy_are_one_entry_and_the_strongest_leads(office):
    text = "Cam kết chữa khỏi, thần dược, hàng nhái"
    observation = Observation.model_validate(
        {"url": "https://a.example/1", "canonical_url": "https://a.example/1", "kind": "listing", "title": "Viên uống",
         "text": text, "observed_at": office.clock(), "capture_sha256": None}
    )  # fmt: skip
    case_id = add(office, 1, text=text, findings=[
        found("thần dược", observation, "SK-01", score=0.65), found("chữa khỏi", observation, "TP-04", score=0.95),
        found("hàng nhái", observation, "HG-01", score=0.7, policy=Policy.COUNTERFEIT),
    ])  # fmt: skip
    page = office.person("Lan", Role.ANALYST).get(f"/vu-viec/{case_id}").text
    assert page.count('<article class="finding">') == 2
    assert page.index("TP-04") < page.index("1 dấu hiệu nữa") < page.index("HG-01")


def test_a_blind_case_hides_the_suggestion_until_it_is_decided(office):
    analyst = office.person("Lan", Role.ANALYST)
    case_id = add(office, 0)
    while not is_blind(case_id):
        case_id = add(office, case_id, text=f"Cam kết chữa khỏi {case_id}")
    post(analyst, f"/vu-viec/{case_id}/nhan")
    page = analyst.get(f"/vu-viec/{case_id}").text
    assert "Gợi ý của máy được giấu" in page
    assert "<mark>" not in page
    assert 'data-deed="accept"' not in page
    assert decide(analyst, case_id, verdict=Verdict.NO_VIOLATION).status_code == 303
    shown = analyst.get(f"/vu-viec/{case_id}").text
    assert "<mark>" in shown
    assert "<article" in shown
