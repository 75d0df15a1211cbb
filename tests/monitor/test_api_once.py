"""A POST is done once however often it is sent: the Idempotency-Key, its misuse, and a crash in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
from sqlmodel import select
from test_api import API, ApiPerson, add_cases
from test_api_access import DEEDS, at
from test_web_office import open_office

from storage.ledger import access
from storage.queries import cases
from storage.records import CaseState, Role
from storage.tables import IdempotencyRow


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


def rows(office):
    with office.db.read() as session:
        return session.exec(select(IdempotencyRow)).all()


def test_no_deed_without_a_usable_key(office, lan):
    office.add_case()
    for path, key in product(DEEDS, (None, b"", b" ", b"a b", b"x" * 256, b"kh\xf3a")):
        headers = {} if key is None else {"Idempotency-Key": key}
        answer = lan.client.post(f"{API}/{at(path)}", json=DEEDS[path], headers=headers)
        assert answer.status_code == 400, (path, key)
        assert "Idempotency-Key" in answer.json()["error"]
    assert rows(office) == []


def test_repeated_claim_gives_the_same_case_and_leases_no_further_one(office, lan):
    add_cases(office, 2)
    first, again = lan.post("cases/claim", key="k"), lan.post("cases/claim", {}, key="k")
    assert again.status_code == first.status_code == 200
    assert again.content == first.content
    assert again.headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.headers
    assert cases.case(office.db, 2).summary.state is CaseState.QUEUED
    assert lan.claimed()[0] == 2


def test_repeated_decision_is_answered_as_before_and_not_refused_as_stale(office, lan):
    office.add_case()
    case_id, version = lan.claimed()
    sent = {"lease_version": version, "verdict": "no_violation", "reason": "Không vi phạm."}
    first = lan.post(f"cases/{case_id}/decision", sent, key="k")
    assert first.status_code == 200
    again = lan.post(f"cases/{case_id}/decision", dict(reversed(sent.items())), key="k")
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert cases.case(office.db, case_id).past == ()


def test_repeated_204_and_409_are_answered_as_before(office, lan):
    assert lan.post("cases/claim", key="empty").status_code == 204
    office.add_case()
    assert lan.post("cases/claim", key="empty").status_code == 204
    refused = lan.post("cases/1/release", {"lease_version": 2}, key="stale")
    case_id, version = lan.claimed()
    assert (case_id, version) == (1, 2)
    again = lan.post("cases/1/release", {"lease_version": 2}, key="stale")
    assert (again.status_code, again.content) == (409, refused.content)
    assert cases.case(office.db, 1).summary.state is CaseState.IN_REVIEW


@pytest.mark.parametrize(
    ("path", "body"),
    [("cases/1/heartbeat", {"lease_version": 3}), ("cases/1/release", {"lease_version": 2}), ("cases/claim", {})],
)
def test_key_of_another_request_is_refused(office, lan, path, body):
    office.add_case()
    lan.claimed()
    assert lan.post("cases/1/heartbeat", {"lease_version": 2}, key="k").status_code == 200
    answer = lan.post(path, body, key="k")
    assert answer.status_code == 422
    assert "Idempotency-Key" in answer.json()["error"]
    assert cases.case(office.db, 1).summary.state is CaseState.IN_REVIEW


def test_keys_of_two_people_are_strangers(office, lan, minh):
    add_cases(office, 2)
    ids = [person.post("cases/claim", key="1").json()["case"]["id"] for person in (lan, minh)]
    assert sorted(ids) == [1, 2]


def test_refused_body_uses_up_no_key(office, lan):
    office.add_case()
    assert lan.post("cases/claim", {"extra": 1}, key="k").status_code == 422
    assert lan.post("cases/claim", {}, key="k").status_code == 200


def test_double_click_does_the_deed_once(office, lan):
    add_cases(office, 8)
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: lan.post("cases/claim", key="k"), range(16)))
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert len({answer.content for answer in answers if answer.status_code == 200}) == 1
    assert len(lan.get("cases", state="in_review").json()["cases"]) == 1


@pytest.mark.parametrize("place", ["storage.queries.access.case_line", "storage.ledger.access.keep_answer"])
def test_crash_after_the_deed_leaves_neither_deed_nor_key(office, lan, monkeypatch, place):
    add_cases(office, 2)

    def crash(*_):
        raise KeyError("killed here")

    with monkeypatch.context() as patch:
        patch.setattr(place, crash)
        assert lan.post("cases/claim", key="k").status_code == 500
    assert rows(office) == []
    assert cases.case(office.db, 1).summary.state is CaseState.QUEUED
    assert lan.post("cases/claim", key="k").json()["case"]["id"] == 1


def test_answers_are_kept_for_a_day_and_swept_at_its_end(office, lan):
    lan.post("cases/claim", key="old")
    office.clock.advance(hours=23)
    lan.post("cases/claim", key="young")
    assert {row.key for row in rows(office)} == {"old", "young"}
    office.clock.advance(hours=2)
    assert access.forget_answers(office.db, office.clock()) == 1
    assert {row.key for row in rows(office)} == {"young"}
    assert access.forget_answers(office.db, office.clock()) == 0
