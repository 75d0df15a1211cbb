"""The journey of a Case over the HTTP API, and what every other test of the API stands on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count

import pytest
from test_web_office import START, TestClient, open_office, password_hash

from monitor.api.tokens import new_secret, stored_form
from storage.ledger import access, people
from storage.queries import cases
from storage.records import CaseState, RequestState, Role

API = "/api/v1"
_keys = count(1)


class ApiPerson:
    """A person with a token; every POST takes a new Idempotency-Key unless one is given."""

    def __init__(self, office, name, role):
        self.name, self.office = name, office
        self.id = people.add_user(office.db, name, role, password_hash(), actor="test", now=office.clock())
        self.secret = new_secret()
        access.add_token(office.db, self.id, stored_form(self.secret), actor="test", now=office.clock())
        self.client = TestClient(office.app, headers={"Authorization": f"Bearer {self.secret}"}, follow_redirects=False)

    def get(self, path, **query):
        return self.client.get(f"{API}/{path}", params=query)

    def post(self, path, body=None, key=None):
        headers = {"Idempotency-Key": key or f"key-{next(_keys)}"}
        return self.client.post(f"{API}/{path}", json=body, headers=headers)

    def claimed(self):
        """The next Case, leased to this person: (id, lease version)."""
        answer = self.post("cases/claim")
        assert answer.status_code == 200, answer.text
        return answer.json()["case"]["id"], answer.json()["lease"]["version"]

    def decided(self, verdict="violation", **changes):
        """A decision on the next Case: (id of the Case, id of the Decision)."""
        case_id, version = self.claimed()
        sent = {"lease_version": version, "verdict": verdict, "reason": "Đã xem kỹ."}
        sent |= {"grounds": ["SK-01"]} if verdict == "violation" else {}
        answer = self.post(f"cases/{case_id}/decision", sent | changes)
        assert answer.status_code == 200, answer.text
        return case_id, answer.json()["decision"]["id"]


def add_cases(office, number):
    """That many Cases whose texts have no words in common, so that they make no group."""
    for place in range(1, number + 1):
        text = " ".join(f"từ{place}số{word}" for word in range(30))
        office.add_case(canonical_url=f"https://ban-hang.example/{place}", text=text, title=f"Viên uống số {place}")


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


def test_a_decision_may_choose_the_term_of_its_request(office, lan):
    office.add_case()
    case_id, _ = lan.decided(term="urgent")
    (request,) = lan.get(f"cases/{case_id}").json()["requests"]
    assert request["deadline_hours"] == 6
    office.add_case(canonical_url="https://khac.example/1", url="https://khac.example/1", text="lời khác hẳn " * 20)
    case_id, version = lan.claimed()
    sent = {"lease_version": version, "verdict": "violation", "grounds": ["SK-01"], "reason": "x", "term": "never"}
    assert lan.post(f"cases/{case_id}/decision", sent).status_code == 422


def test_case_goes_from_claim_to_a_sent_and_answered_request(office, lan, minh):
    office.add_case()
    claimed = lan.post("cases/claim").json()
    case, lease = lan.get(f"cases/{claimed['case']['id']}").json(), claimed["lease"]
    assert case["state"] == "in_review"
    assert case["leased_by"] == "Lan"
    assert case["findings"][0]["rule_id"] == "SK-01"
    assert case["observation"]["price"] == 250000
    assert lease["expires_at"] == "2026-11-24T02:10:00Z"

    office.clock.advance(minutes=5)
    longer = lan.post(f"cases/{case['id']}/heartbeat", {"lease_version": lease["version"]}).json()["lease"]
    assert longer == {"version": lease["version"], "expires_at": "2026-11-24T02:15:00Z"}

    sent = {
        "lease_version": lease["version"], "verdict": "violation", "grounds": ["SK-01"], "reason": "Cam kết chữa khỏi.",
        "product_kind": "supplement", "pl2_group": "VII",
    }  # fmt: skip
    decided = lan.post(f"cases/{case['id']}/decision", sent).json()
    assert decided["case"]["state"] == "pending_approval"
    decision_id = decided["decision"]["id"]

    approved = minh.post(f"cases/{case['id']}/approve", {"reason": "Đồng ý.", "decision_id": decision_id})
    assert approved.status_code == 200, approved.text
    assert approved.json()["case"]["state"] == "actioning"

    listed = lan.get("requests").json()
    assert listed["next"] is None
    (request,) = listed["requests"]
    assert request["state"] == "approved"
    assert lan.get(f"requests/{request['id']}").json() == request
    target = f"requests/{request['id']}/targets/{request['targets'][0]['id']}"

    assert lan.post(f"{target}/recheck").status_code == 409
    gone = lan.post(f"requests/{request['id']}/sent", {"channel": "cong"}).json()["request"]
    assert gone["state"] == "sent"
    assert gone["deadline_at"] == "2026-11-25T02:05:00Z"
    said = lan.post(f"{target}/claim", {"claimed": "removed", "note": "đã gỡ sáng nay"}).json()["request"]
    assert said["targets"][0]["claimed"] == "removed"
    assert said["targets"][0]["outcomes"][0]["note"] == "đã gỡ sáng nay"
    again = lan.post(f"{target}/recheck", {})
    assert again.status_code == 200, again.text
    assert again.json()["run"]["id"] == 1

    whole = minh.get(f"cases/{case['id']}").json()
    assert whole["decision"]["decision"]["pl2_group"] == "VII"
    assert whole["approval"]["approver"] == "Minh"
    assert whole["requests"][0]["state"] == "responded"
    assert [event["deed"] for event in whole["events"]].count("decide") == 1


def test_request_past_its_deadline_is_overdue_until_the_recipient_says_something(office, lan, minh):
    office.add_case()
    case_id, _ = lan.decided()
    minh.post(f"cases/{case_id}/approve")
    lan.post("requests/1/sent", {"channel": "giay"})
    assert lan.get("requests/1").json()["overdue"] is False
    office.clock.advance(hours=25)
    assert lan.get("requests/1").json()["overdue"] is True
    assert lan.get(f"cases/{case_id}").json()["requests"][0]["overdue"] is True


def test_empty_queue_gives_204_without_a_body(lan):
    answer = lan.post("cases/claim", {})
    assert answer.status_code == 204
    assert answer.content == b""


def test_every_claim_leases_a_further_case(office, lan, minh):
    add_cases(office, 5)
    taken = [person.claimed()[0] for person in (lan, minh, lan, lan, minh)]
    assert sorted(taken) == [1, 2, 3, 4, 5]
    assert lan.post("cases/claim").status_code == 204


def test_claims_at_the_same_moment_never_give_one_case_twice(office, lan, minh):
    add_cases(office, 24)
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda number: (lan, minh)[number % 2].post("cases/claim"), range(30)))
    taken = [answer.json()["case"]["id"] for answer in answers if answer.status_code == 200]
    assert sorted(taken) == list(range(1, 25))
    assert sorted(answer.status_code for answer in answers) == [200] * 24 + [204] * 6


def test_released_case_is_offered_again_and_a_skipped_one_not_to_the_same_person(office, lan, minh):
    office.add_case()
    case_id, version = lan.claimed()
    assert lan.post(f"cases/{case_id}/release", {"lease_version": version}).json()["case"]["state"] == "queued"
    _, version = lan.claimed()
    assert lan.post(f"cases/{case_id}/skip", {"lease_version": version}).json()["case"]["state"] == "queued"
    assert lan.post("cases/claim").status_code == 204
    assert minh.claimed()[0] == case_id


def test_decision_is_undone_within_ten_seconds_and_leases_the_case_again(office, lan):
    office.add_case()
    case_id, _ = lan.decided("no_violation")
    undone = lan.post(f"cases/{case_id}/undo").json()
    assert undone["case"]["state"] == "in_review"
    assert lan.get(f"cases/{case_id}").json()["decision"] is None
    again = {"lease_version": undone["lease"]["version"], "verdict": "out_of_scope", "reason": "Ngoài tỉnh."}
    assert lan.post(f"cases/{case_id}/decision", again).json()["case"]["close_reason"] == "out_of_scope"
    office.clock.advance(seconds=11)
    assert lan.post(f"cases/{case_id}/undo").status_code == 409


def test_returned_case_waits_again_with_the_reason(office, lan, minh):
    office.add_case()
    case_id, decision_id = lan.decided()
    assert minh.post(f"cases/{case_id}/return", {"reason": "  "}).status_code == 422
    back = minh.post(f"cases/{case_id}/return", {"reason": "Thiếu ảnh.", "decision_id": decision_id}).json()["case"]
    assert back["state"] == "queued"
    assert lan.get(f"cases/{case_id}").json()["past"][0]["approval"]["reason"] == "Thiếu ảnh."
    assert lan.get("requests").json()["requests"] == []
    assert lan.get("requests/1").json()["state"] == RequestState.WITHDRAWN


def test_stale_lease_is_refused_with_the_name_of_who_was_first(office, lan, minh):
    office.add_case()
    case_id, version = lan.claimed()
    office.clock.advance(minutes=11)
    _, newer = minh.claimed()
    sent = {"lease_version": version, "verdict": "no_violation", "reason": "Ổn."}
    late = lan.post(f"cases/{case_id}/decision", sent)
    assert late.status_code == 409
    assert "Minh" in late.json()["error"]
    assert minh.post(f"cases/{case_id}/decision", sent | {"lease_version": newer}).status_code == 200
    later = lan.post(f"cases/{case_id}/decision", sent)
    assert later.status_code == 409
    assert "Minh" in later.json()["error"]
    for deed in ("heartbeat", "release", "skip"):
        assert lan.post(f"cases/{case_id}/{deed}", {"lease_version": version}).status_code == 409


def test_same_decision_from_many_threads_is_taken_once(office, lan):
    office.add_case()
    case_id, version = lan.claimed()
    sent = {"lease_version": version, "verdict": "violation", "grounds": ["SK-01"], "reason": "Vi phạm."}
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: lan.post(f"cases/{case_id}/decision", sent).status_code, range(16)))
    assert sorted(answers) == [200] + [409] * 15
    detail = cases.case(office.db, case_id)
    assert len(detail.requests) == 1
    assert detail.past == ()


def test_list_is_filtered_paged_and_ordered_as_the_queue(office, lan):
    add_cases(office, 5)
    lan.claimed()
    first = lan.get("cases", state="queued", policy="health_claim", q="", after="", limit=3).json()
    assert [row["id"] for row in first["cases"]] == [2, 3, 4]
    second = lan.get("cases", state="queued", limit=3, after=first["next"]).json()
    assert [row["id"] for row in second["cases"]] == [5]
    assert second["next"] is None
    assert len(lan.get("cases").json()["cases"]) == 5
    assert lan.get("cases", policy="counterfeit").json() == {"cases": [], "next": None}
    assert [row["id"] for row in lan.get("cases", q="vien uong so 4").json()["cases"]] == [4]
    assert lan.get("cases", state="closed").json()["cases"] == []


def test_requests_are_paged_newest_first(office, lan, minh):
    add_cases(office, 3)
    for _ in range(3):
        lan.decided()
    first = lan.get("requests", limit=2).json()
    assert [row["id"] for row in first["requests"]] == [3, 2]
    second = lan.get("requests", limit=2, after=first["next"]).json()
    assert [row["id"] for row in second["requests"]] == [1]
    assert second["next"] is None


def test_platform_as_a_whole_can_not_be_asked_for(office, lan):
    office.add_case(url="https://facebook.com/", canonical_url="https://facebook.com/")
    case_id, version = lan.claimed()
    sent = {"lease_version": version, "verdict": "violation", "grounds": ["SK-01"], "reason": "Vi phạm."}
    answer = lan.post(f"cases/{case_id}/decision", sent)
    assert answer.status_code == 409
    assert "nền tảng" in answer.json()["error"]
    assert cases.case(office.db, case_id).summary.state is CaseState.IN_REVIEW


def test_times_are_utc_with_a_zone(office, lan):
    office.add_case(observed_at=START - timedelta(hours=1))
    case = lan.get("cases/1").json()
    assert case["opened_at"] == "2026-11-24T02:00:00Z"
    assert case["observation"]["observed_at"] == "2026-11-24T01:00:00Z"


def test_cases_are_listed_by_every_facet_and_an_assigned_one_is_not_offered_to_others(office, lan, minh):
    add_cases(office, 2)
    seen = {row["id"] for row in lan.get("cases").json()["cases"]}
    assert len(seen) == 2
    for name, value in {"host": "ban-hang.example", "platform": "website", "rule": "SK-01"}.items():
        assert {row["id"] for row in lan.get("cases", **{name: value}).json()["cases"]} == seen, name
        assert lan.get("cases", **{name: "khác"}).json()["cases"] == [], name
    case_id = max(seen)
    assert lan.post(f"cases/{case_id}/assign", {"assignee": "Minh"}).status_code == 200
    assert [row["id"] for row in lan.get("cases", assignee="Minh").json()["cases"]] == [case_id]
    assert lan.claimed()[0] != case_id
    assert lan.post("cases/claim").status_code == 204
    assert minh.claimed()[0] == case_id
    assert lan.post(f"cases/{case_id}/assign", {"assignee": "Không ai"}).status_code == 404
    assert lan.get("cases", opened="hôm qua").status_code == 400
