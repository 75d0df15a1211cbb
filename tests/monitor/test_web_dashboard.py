"""The dashboard's figures, and help."""

from __future__ import annotations

import pytest
from test_web_journey import decide
from test_web_office import open_office, post

from storage.ledger import decisions, takedowns
from storage.queries import cases
from storage.queries.dashboard import dashboard
from storage.records import Check, Role, Verified


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def add(office, number):
    url = f"https://ban-hang.example/khop-{number}"
    return office.add_case(url=url, canonical_url=url, text=f"Cam kết chữa khỏi {number}")


def numbers(rows):
    return {each.name: each.number for each in rows}


def test_each_figure_is_what_the_rows_say(office):
    ids = [add(office, number) for number in range(5)]
    office.clock.advance(days=5)
    analyst, leader = office.person("Lan", Role.ANALYST), office.person("Hùng", Role.APPROVER)
    add(office, 5)
    for case_id, verdict in zip(ids[:3], ("violation", "violation", "no_violation"), strict=True):
        post(analyst, f"/vu-viec/{case_id}/nhan")
        assert decide(analyst, case_id, verdict=verdict).status_code == 303
    post(analyst, f"/vu-viec/{ids[3]}/nhan")
    detail = cases.case(office.db, ids[0])
    post(leader, f"/vu-viec/{ids[0]}/duyet", decision_id=detail.decision.id)
    request = cases.case(office.db, ids[0]).requests[0]
    post(analyst, f"/vu-viec/{ids[0]}/yeu-cau/{request.id}/da-gui", channel="giay")
    seen = dashboard(office.db, office.clock())
    assert seen.opened_today == 1
    assert sum(each.number for each in seen.inflow) == 6
    assert numbers(seen.backlog) == {"hôm nay": 1, "1–3 ngày": 0, "4–7 ngày": 2, "8–30 ngày": 0, "lâu hơn": 0}
    assert numbers(seen.load) == {"Lan": 3}
    assert numbers(seen.held) == {"Lan": 1}
    assert [(each.name, each.part, each.whole) for each in seen.precision] == [("SK-01", 2, 3)]
    assert (seen.agreement_shown.part, seen.agreement_shown.whole) == (2, 3)
    assert [(each.part, each.whole) for each in seen.removal] == [(0, 1)]
    assert numbers(seen.deadlines)["ngày mai"] == 1
    target = request.targets[0].id
    for hours in (1, 13, 13):
        office.clock.advance(hours=hours)
        check = Check(result=Verified.SUSPECTED_GONE, positive_absence=True, control_loaded=True)
        takedowns.record_check(office.db, target, check, "system:recheck", office.clock())
    assert dashboard(office.db, office.clock()).removal[0].percent == 100
    page = office.person("Thanh", Role.INSPECTOR).get("/tong-quan").text
    assert page.count('<td class="num">1,0</td><td class="num">100% (1/1)</td>') == 3  # platform, recipient, ground


def test_every_chart_has_its_table_and_help_opens(office):
    add(office, 1)
    reader = office.person("Thanh", Role.INSPECTOR)
    page = reader.get("/tong-quan").text
    assert page.count("<svg") == page.count("Bảng số liệu: ")
    assert page.count("<svg") >= 3
    assert "Phút 10" in reader.get("/tro-giup").text


def test_a_decision_that_was_undone_counts_for_nothing(office):
    analyst = office.person("Lan", Role.ANALYST)
    case_id = add(office, 1)
    post(analyst, f"/vu-viec/{case_id}/nhan")
    decide(analyst, case_id)
    decisions.undo(office.db, case_id, cases.case(office.db, case_id).decision.author_id, office.clock())
    assert dashboard(office.db, office.clock()).precision == ()


def test_everybody_reads_the_rules_with_law_and_examples(office):
    reader = office.person("Thanh", Role.INSPECTOR)
    for policy in ("health_claim", "counterfeit", "lookalike_domain"):
        page = reader.get(f"/quy-dinh?nhom={policy}").text
        assert "chưa" in page
        assert page.count("<h3>Bỏ qua</h3>") >= 1
