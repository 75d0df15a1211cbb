"""The second person's list and the evidence grid."""

from __future__ import annotations

import re

import pytest
from test_web_journey import decide
from test_web_office import open_office, post

from storage.queries import cases
from storage.records import CaseState, Role


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


@pytest.fixture
def pending(office):
    """Three Cases that Lan decided."""
    analyst = office.person("Lan", Role.APPROVER)
    ids = []
    for number in range(3):
        url = f"https://ban-hang.example/khop-{number}"
        ids.append(office.add_case(url=url, canonical_url=url, text=f"Cam kết chữa khỏi {number}"))
        post(analyst, f"/vu-viec/{ids[-1]}/nhan")
        assert decide(analyst, ids[-1]).status_code == 303
    return analyst, ids


def sealed(browser, ids):
    page = browser.get("/duyet/luoi", params={"vu": ids}).text
    return {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("shown", "seal")}


def state(office, case_id):
    return cases.case(office.db, case_id).summary.state


def test_ticked_cases_of_a_shown_grid_are_approved_together(office, pending):
    _, ids = pending
    leader = office.person("Hùng", Role.APPROVER)
    assert leader.get("/duyet").text.count('name="vu"') == 3
    done = post(leader, "/duyet", vu=[str(ids[0]), str(ids[2])], **sealed(leader, ids))
    assert done.status_code == 303
    assert [state(office, each) for each in ids] == [
        CaseState.ACTIONING, CaseState.PENDING_APPROVAL, CaseState.ACTIONING,
    ]  # fmt: skip


def test_nothing_is_approved_whose_evidence_was_not_shown_in_this_session(office, pending):
    _, ids = pending
    leader, other = office.person("Hùng", Role.APPROVER), office.person("Mai", Role.APPROVER)
    seen = sealed(leader, ids[:1])
    assert post(leader, "/duyet", vu=[str(ids[1])], **seen).status_code == 400
    decision = cases.case(office.db, ids[1]).decision.id
    forged = seen | {"shown": f"{ids[1]}:{decision}"}
    assert post(leader, "/duyet", vu=[str(ids[1])], **forged).status_code == 403
    assert post(other, "/duyet", vu=[str(ids[0])], **seen).status_code == 403
    assert {state(office, each) for each in ids} == {CaseState.PENDING_APPROVAL}


def test_author_and_analysts_can_not_approve_by_the_grid(office, pending):
    author, ids = pending
    assert 'name="vu"' not in author.get("/duyet").text
    assert 'name="vu"' not in author.get("/duyet/luoi", params={"vu": ids}).text
    analyst = office.person("Tú", Role.ANALYST)
    assert post(analyst, "/duyet", vu=[str(ids[0])], **sealed(analyst, ids)).status_code == 403
    assert analyst.get("/duyet/luoi").status_code == 400
