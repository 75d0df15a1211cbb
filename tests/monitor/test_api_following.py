"""Receipts, more time, the ladder, letters and objections over the API, by the same rules as on screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from letter_office import approved, staff
from test_api import ApiPerson
from test_web_office import WebOffice, open_office

from monitor.letters.office import draw_up_request
from storage.ledger.recipients import add_recipient
from storage.queries import cases
from storage.recipients import Recipient, RecipientKind
from storage.records import CaseState, RequestState, Role


@pytest.fixture
def office(tmp_path: Path) -> Iterator[WebOffice]:
    office = open_office(tmp_path)
    yield office
    office.db.close()


@pytest.fixture
def lan(office: WebOffice) -> ApiPerson:
    return ApiPerson(office, "Lan", Role.ANALYST)


@pytest.fixture
def son(office: WebOffice) -> ApiPerson:
    return ApiPerson(office, "Sơn", Role.APPROVER)


def at(office: WebOffice, **length: float) -> str:
    office.clock.advance(**length)
    return office.clock().isoformat()


def test_a_letter_is_numbered_sent_with_its_receipt_received_and_extended(
    office: WebOffice, lan: ApiPerson, son: ApiPerson
) -> None:
    who = staff(office)
    approved(office, who)
    draw_up_request(office.workplace, [1], who[0])
    number = {"number": "12/SVHTTDL-TTĐT", "dated": "2026-11-24", "signer": "Nguyễn Văn A"}
    assert lan.post("letters/1/sent", {"channel": "giay", "receipt": "bưu gửi 77"}).status_code == 409  # no number yet
    assert lan.post("letters/1/number", number).json()["letter"]["number"] == "12/SVHTTDL-TTĐT"
    assert lan.post("letters/1/sent", {"channel": "giay", "receipt": " "}).status_code == 422
    sent = lan.post("letters/1/sent", {"channel": "giay", "receipt": "bưu gửi 77"}).json()["letter"]
    assert (sent["state"], sent["receipt"], sent["request_ids"]) == ("sent", "bưu gửi 77", [1])
    assert sent["tries"][-1]["what"] == "sent"
    assert lan.get("letters", state="sent").json()["letters"] == [lan.get("letters/1").json()]
    assert lan.get("letters", after="1").json() == {"letters": [], "next": None}
    got = at(office, hours=2)
    office.clock.advance(hours=1)
    assert lan.post("requests/1/receipt", {"received_at": "2020-01-01T00:00:00Z"}).status_code == 400
    assert lan.post("requests/1/receipt", {"received_at": "0001-01-01T00:00:00+14:00"}).status_code == 422
    told = lan.post("requests/1/receipt", {"received_at": got}).json()["request"]
    assert (told["state"], told["deadline_at"][:13]) == ("acknowledged", "2026-11-25T04")
    assert lan.post("requests/1/receipt", {"received_at": got}).status_code == 409  # once
    more = {"until": "2026-11-28T10:00:00+07:00", "reason": "máy chủ ở xa"}
    assert lan.post("requests/1/extension", more).status_code == 403  # a leader's
    assert son.post("requests/1/extension", more).json()["request"]["deadline_at"] == "2026-11-28T03:00:00Z"


def test_a_late_request_climbs_the_ladder_with_a_second_persons_yes(
    office: WebOffice, lan: ApiPerson, son: ApiPerson
) -> None:
    case_id = approved(office, staff(office))
    assert lan.post("requests/1/sent", {"channel": "cong"}).status_code == 200
    assert lan.post("requests/1/step").status_code == 409  # in time
    host = Recipient(code="HOST", name="Nhà cung cấp máy chủ A", kind=RecipientKind.HOST, domains=("ban-hang.example",))
    add_recipient(office.db, host, lan.id, office.clock())
    office.clock.advance(hours=24 + 80)
    (late,) = lan.get("following").json()["late"]
    assert (late["request_id"], late["owed"], late["step"]["asks"]) == (1, 1, "host")
    drafted = lan.post("requests/1/step").json()["request"]
    assert (drafted["id"], drafted["state"], drafted["recipient"]) == (2, "draft", host.name)
    (step,) = lan.get("following").json()["steps"]
    assert (step["request_id"], step["earlier_id"]) == (2, 1)
    assert lan.post("requests/2/step/answer", {"approved": True}).status_code == 403
    assert son.post("requests/2/step/answer", {"approved": "yes"}).status_code == 422
    assert son.post("requests/2/step/answer", {"approved": True}).json()["request"]["state"] == "approved"
    assert son.post("requests/2/step/answer", {"approved": True}).status_code == 409
    states = [each.state for each in cases.case(office.db, case_id).requests]
    assert states == [RequestState.SENT, RequestState.APPROVED]


def test_an_objection_that_a_leader_upholds_brings_the_case_back(
    office: WebOffice, lan: ApiPerson, son: ApiPerson
) -> None:
    case_id = approved(office, staff(office))
    assert lan.post("requests/1/sent", {"channel": "cong"}).status_code == 200
    sent = {"channel": "thư", "reference": "45/CVĐ", "text": "Chúng tôi có giấy xác nhận."}
    assert lan.post(f"cases/{case_id}/objections", sent | {"received_at": "2027-01-01T00:00:00Z"}).status_code == 400
    made = lan.post(f"cases/{case_id}/objections", sent).json()["objection"]
    assert made["complaint"]["due_at"][:10] == "2026-12-24"  # thirty days, ends with its day in Vietnam
    assert lan.get(f"cases/{case_id}/objections").json()["objections"] == [made]
    yes = {"state": "upheld", "answer": "Giấy xác nhận còn hiệu lực."}
    assert lan.post(f"objections/{made['id']}/answer", yes).status_code == 403
    assert son.post(f"objections/{made['id']}/answer", yes | {"state": "open"}).status_code == 422
    assert son.post(f"objections/{made['id']}/answer", yes).json()["objection"]["state"] == "upheld"
    assert son.post(f"objections/{made['id']}/answer", yes).status_code == 409
    assert cases.case(office.db, case_id).summary.state is CaseState.QUEUED
    (reversal,) = lan.get("corrections").json()["reversals"]
    assert reversal["cause"] == "objection"


def test_a_superiors_reversal_is_noted_by_a_leader_who_did_not_decide(
    office: WebOffice, lan: ApiPerson, son: ApiPerson
) -> None:
    case_id = approved(office, staff(office))
    said = {"authority": "Quyết định 12/QĐ-UBND ngày 01/12/2026", "reason": "Quảng cáo đã được xác nhận"}
    assert lan.post(f"cases/{case_id}/reversal", said).status_code == 403
    assert son.post(f"cases/{case_id}/reversal", said).json()["case"]["state"] == "queued"
    assert son.post(f"cases/{case_id}/reversal", said).status_code == 409
