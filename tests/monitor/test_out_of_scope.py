"""No request comes out of news, complaints, satire, politics or religion: every item is pressed through the API."""

from __future__ import annotations

import os
from collections import Counter

import pytest
from test_api import ApiPerson
from test_web_office import found, open_office

from benchmarks.out_of_scope_items import items
from classifier.classify import OPERATING_THRESHOLD, classify
from monitor.letters.scope import OutOfScopeError, check_in_scope
from storage.ledger import sightings
from storage.queries import cases, letters
from storage.records import CaseState, Kind, Observation, Role

ITEMS = tuple(items())
EACH = 1 if "ALL_ITEMS" in os.environ else 14  # all take a minute: make bench


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def add(office, number: int, text: str, kind: Kind = Kind.POST) -> int:
    """A Case as the pipeline opens it; one by hand, as a person could, where the machine finds nothing."""
    url = f"https://dien-dan.example/{number}"
    seen = Observation(
        url=url, canonical_url=url, kind=kind, title="", text=text, observed_at=office.clock(), capture_sha256="ab" * 32
    )  # fmt: skip
    findings = classify(seen, office.clock().date())
    opened = sightings.see_new(office.db, seen, findings, office.clock()).case_id
    return opened or sightings.open_by_hand(office.db, seen, "Lan", office.clock())


def test_300_items_out_of_scope_give_no_request_through_the_api(office):
    assert len(set(ITEMS)) >= 300
    assert set(Counter(kind for kind, _ in ITEMS)) == {"news", "complaint", "satire", "politics", "religion"}
    lan, minh = ApiPerson(office, "Lan", Role.ANALYST), ApiPerson(office, "Minh", Role.APPROVER)
    made = {add(office, number, text) for number, (_, text) in enumerate(ITEMS[::EACH])}
    for _ in made:
        case_id, version = lan.claimed()
        judged = {"lease_version": version, "verdict": "violation", "grounds": ["TP-04"], "reason": "Muốn gỡ."}
        answer = lan.post(f"cases/{case_id}/decision", judged)
        assert answer.status_code == 409, cases.case(office.db, case_id).observation.text
        assert "ngoài phạm vi" in answer.text
        assert minh.post(f"cases/{case_id}/approve", {"reason": "Gỡ."}).status_code == 409
        closed = lan.post(f"cases/{case_id}/decision", judged | {"verdict": "out_of_scope", "grounds": []})
        assert closed.json()["case"]["state"] == CaseState.CLOSED, closed.text
    assert lan.get("requests").json()["requests"] == []
    assert letters.waiting_requests(office.db) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Trà giảm cân Thanh Xuân, cam kết chữa khỏi hoàn toàn tiểu đường, giá 250k, gọi ngay 0900 000 001",
        "Xả kho túi hiệu rep 1:1 như thật, giá 500k, ib shop nhận hàng kiểm tra trước khi trả tiền",
    ],
)
def test_an_offer_of_the_same_goods_may_be_asked_for(office, text):
    check_in_scope(cases.case(office.db, add(office, 1, text)))


def test_a_joke_that_sells_is_an_offer_and_a_label_outweighs_few_words(office):
    joke = "Truyện cười: uống là cười! Trà giảm cân chỉ 250k, đặt hàng gọi ngay 0900 000 001, giao tận nơi"
    check_in_scope(cases.case(office.db, add(office, 1, joke)))
    complaint = "Tôi phản ánh: trà giảm cân nói cam kết hoàn tiền mà tôi chưa nhận lại đồng nào"
    case_id = add(office, 2, complaint)
    detail = cases.case(office.db, case_id)
    hit = found("cam kết hoàn tiền", detail.observation, "TP-04", score=0.9)
    assert hit.score >= OPERATING_THRESHOLD[hit.policy]
    with pytest.raises(OutOfScopeError):
        check_in_scope(detail.model_copy(update={"findings": (hit,)}))
