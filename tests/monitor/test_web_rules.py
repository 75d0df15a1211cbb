"""The rules page: read by all, a rule is switched off with a reason and then makes no findings."""

from __future__ import annotations

import pytest
from test_web_office import open_office, post

from classifier.rules import load
from monitor.pipeline import Pipeline
from monitor.web.rules import is_switchable
from storage.queries import cases
from storage.queries.queue import counts
from storage.queries.rule_switches import switched_off
from storage.records import CaseState, Kind, Observation, Role


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def see(office, number, goods="Trà thảo dược"):
    with Pipeline(office.workplace) as pipeline:
        pipeline.observe(Observation(
            url=f"https://a.example/{number}", canonical_url=f"https://a.example/{number}", kind=Kind.LISTING,
            title=goods, text=f"{goods}. Cam kết chữa khỏi hẳn tiểu đường sau một liệu trình, mã {number}.",
            observed_at=office.clock(), capture_sha256=None,
        ))  # fmt: skip


def test_a_rule_that_is_off_makes_no_case_and_says_who_and_why(office):
    see(office, 1)
    assert counts(office.db)[CaseState.QUEUED] == 1
    leader = office.person("Hùng", Role.APPROVER)
    rules = {finding.rule_id for finding in cases.case(office.db, 1).findings}
    assert rules
    for rule in rules:
        assert post(leader, f"/quy-dinh/{rule}", reason="").status_code == 400
        assert post(leader, f"/quy-dinh/{rule}", reason="nhiều báo nhầm", sang="tat").status_code == 303
    assert switched_off(office.db) == rules
    see(office, 2)
    assert counts(office.db)[CaseState.QUEUED] == 1
    page = leader.get("/quy-dinh").text
    assert "nhiều báo nhầm" in page
    assert "đã tắt" in page
    for rule in rules:
        post(leader, f"/quy-dinh/{rule}", reason="đã sửa", sang="bat")
    see(office, 3, "Cao xoa bóp gia truyền của bà con vùng núi phía Bắc, hũ một trăm gam")
    assert counts(office.db)[CaseState.QUEUED] == 2


def test_everybody_reads_the_rules_and_analysts_switch_nothing(office):
    analyst = office.person("Lan", Role.ANALYST)
    for policy in ("health_claim", "counterfeit", "lookalike_domain"):
        assert "Có dấu hiệu" in analyst.get(f"/quy-dinh?nhom={policy}").text
    assert post(analyst, "/quy-dinh/TP-04", reason="x", sang="tat").status_code == 403
    assert switched_off(office.db) == frozenset()


def test_grounds_that_only_people_name_and_lookalikes_are_not_switched_here(office):
    leader = office.person("Hùng", Role.APPROVER)
    only_people = [rule.id for rule in load().values() if not is_switchable(rule)]
    assert {"DN-01", "DN-05"} < set(only_people)
    for rule in only_people[:3]:
        answer = post(leader, f"/quy-dinh/{rule}", reason="thử", sang="tat")
        assert answer.status_code == 400
        assert "không tắt ở đây" in answer.text
    assert switched_off(office.db) == frozenset()
    assert 'action="/quy-dinh/' not in leader.get("/quy-dinh?nhom=lookalike_domain").text
