"""Nothing odd is taken over the API: ids, bodies, fields, queries."""

from __future__ import annotations

from itertools import product

import pytest
from test_api import API, ApiPerson
from test_api_access import DECISION, DEEDS, at
from test_web_office import open_office

from storage.queries import cases
from storage.records import Role


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


@pytest.fixture
def lan(office):
    return ApiPerson(office, "Lan", Role.ANALYST)


@pytest.fixture
def minh(office):
    return ApiPerson(office, "Minh", Role.APPROVER)


def test_odd_ids_are_404(office, lan):
    office.add_case()
    for number in ("0", "-1", "+1", "x", "1.0", "1_0", "99999999999999999999", "1%00", "%2e%2e", "1 or 1=1", "١"):
        assert lan.get(f"cases/{number}").status_code == 404, number
        assert lan.get(f"requests/{number}").status_code == 404, number
        assert lan.post(f"cases/{number}/undo").status_code == 404, number


def test_no_field_is_taken_that_the_contract_does_not_name(office, lan, minh):
    office.add_case()
    case_id, version = lan.claimed()
    extras = ({"role": "admin"}, {"decided_by": 2}, {"province_id": 1}, {"now": "2020-01-01T00:00:00Z"})
    for path, extra in product(DEEDS, extras):
        answer = minh.post(at(path, case_id), DEEDS[path] | extra)
        assert answer.status_code == 422, path
        assert "admin" not in answer.text
    assert cases.case(office.db, case_id).summary.version == version


def test_decision_is_refused_whole_when_a_field_is_odd(office, lan):
    office.add_case()
    case_id, version = lan.claimed()
    for changes in (
        {"lease_version": "2"}, {"lease_version": True}, {"lease_version": 2.5}, {"lease_version": 2**31},
        {"lease_version": None}, {"verdict": "guilty"}, {"verdict": None}, {"reason": ""}, {"reason": " \n "},
        {"reason": "x" * 5001}, {"reason": "a\0b"}, {"reason": 5}, {"grounds": "SK-01"},
        {"grounds": [""]}, {"grounds": ["SK-01"] * 51}, {"grounds": [["SK-01"]]}, {"product_kind": ""},
        {"product_kind": "x" * 101}, {"pl2_group": "X"},
    ):  # fmt: skip
        answer = lan.post(f"cases/{case_id}/decision", DECISION | {"lease_version": version} | changes)
        assert answer.status_code == 422, answer.text
        assert next(iter(changes)) in answer.json()["error"]
    assert cases.case(office.db, case_id).decision is None


def test_violation_needs_grounds_that_are_rules(office, lan):
    office.add_case()
    case_id, version = lan.claimed()
    for grounds in ([], ["SK-99999"]):
        sent = DECISION | {"lease_version": version, "grounds": grounds}
        assert lan.post(f"cases/{case_id}/decision", sent).status_code == 400
    assert cases.case(office.db, case_id).decision is None


def test_body_that_is_no_object_of_ours_is_refused_without_a_trace(office, lan):
    office.add_case()
    case_id, _ = lan.claimed()
    headers = {"Idempotency-Key": "k", "Content-Type": "application/json"}
    for content in (
        b"{", b"[]", b"null", b'"x"', b"[" * 50_000, b"\xff\xfe", b'{"lease_version": 2, "\\ud800": 1}', b"NaN",
        b'{"lease_version": ' + b"9" * 5000 + b"}", b'{"lease_version": "\\ud800"}', b"",
    ):  # fmt: skip
        answer = lan.client.post(f"{API}/cases/{case_id}/release", content=content, headers=headers)
        assert answer.status_code in (400, 422), content[:40]
        assert set(answer.json()) == {"error"}
        assert "Traceback" not in answer.text
    reason = b'{"lease_version": 2, "verdict": "no_violation", "reason": "\\ud800"}'
    answer = lan.client.post(f"{API}/cases/{case_id}/decision", content=reason, headers=headers)
    assert answer.status_code == 422


def test_body_too_long_is_413(lan):
    answer = lan.post("cases/1/decision", DECISION | {"reason": "x" * 300_000})
    assert answer.status_code == 413
    assert "at most" in answer.json()["error"]


def test_query_that_is_not_understood_is_400(lan):
    for query in (
        {"state": "open"}, {"policy": "politics"}, {"limit": 0}, {"limit": 201}, {"limit": "x"}, {"after": "1"},
        {"after": "1-2-3"}, {"after": "-5-1"}, {"after": "1-99999999999"}, {"after": "١-٢"}, {"q": "x" * 201},
        {"q": "a\0"}, {"sate": "closed"}, {"sort": "id; drop table cases"},
    ):  # fmt: skip
        answer = lan.get("cases", **query)
        assert answer.status_code == 400, query
        assert next(iter(query)) in answer.json()["error"]


def test_search_takes_query_syntax_as_plain_words(office, lan):
    office.add_case()
    for q in ("'", '"', "%", "_", "NEAR(", '" OR 1=1 --', "folded : x", "AND", "*", "()", "-"):
        assert lan.get("cases", q=q).json() == {"cases": [], "next": None}, q
