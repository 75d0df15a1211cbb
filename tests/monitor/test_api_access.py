"""Who may do what over the API, and what is refused: tokens, roles, ids, bodies, queries."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest
from letter_office import approved, staff
from test_api import API, ApiPerson, add_cases
from test_web_office import TestClient, open_office
from typer.testing import CliRunner

from monitor.api.tokens import new_secret, stored_form
from monitor.cli import build
from monitor.letters.office import draw_up_request
from storage.database import Database, StorageError, sqlite_url
from storage.ledger import access, people
from storage.ledger.errors import UnknownRowError
from storage.ledger.events import first_bad_event
from storage.queries import cases
from storage.queries.access import token_holder
from storage.records import CaseState, Role
from storage.tables import TokenRow, UserRow

LEASE = {"lease_version": 2}
DECISION = LEASE | {"verdict": "violation", "grounds": ["SK-01"], "reason": "Vi phạm."}
READS = (
    "cases", "cases/{case}", "cases/{case}/objections", "cases/{case}/replies", "requests", "requests/{request}",
    "following", "letters", "letters/{letter}", "corrections",
)  # fmt: skip
DEEDS = {
    "cases/claim": {},
    "cases/{case}/heartbeat": LEASE,
    "cases/{case}/release": LEASE,
    "cases/{case}/skip": LEASE,
    "cases/{case}/assign": {"assignee": ""},
    "cases/{case}/decision": DECISION,
    "cases/{case}/undo": {},
    "cases/{case}/approve": {},
    "cases/{case}/return": {"reason": "Thiếu ảnh."},
    "requests/{request}/sent": {"channel": "giay"},
    "requests/{request}/targets/{target}/claim": {"claimed": "removed", "note": ""},
    "requests/{request}/targets/{target}/recheck": {},
    "requests/{request}/receipt": {"received_at": "2026-11-24T02:00:00Z"},
    "requests/{request}/extension": {"until": "2026-12-24T02:00:00Z", "reason": "máy chủ ở xa"},
    "requests/{request}/step": {},
    "requests/{request}/step/answer": {"approved": True},
    "requests/{request}/replies": {"received_at": "2026-11-24T02:00:00Z", "channel": "thư", "text": "Đã gỡ."},
    "letters/{letter}/number": {"number": "1/SVH-TTĐT", "dated": "2026-11-24", "signer": "Nguyễn Văn A"},
    "letters/{letter}/sent": {"channel": "giay", "receipt": "bưu gửi 77"},
    "letters/{letter}/settle": {"arrived": True, "note": "đã hỏi"},
    "cases/{case}/objections": {"channel": "thư", "text": "Không đúng."},
    "objections/{objection}/answer": {"state": "rejected", "answer": "Quảng cáo còn nguyên."},
    "cases/{case}/reversal": {"authority": "UBND tỉnh", "reason": "Quảng cáo đã được xác nhận"},
}
SECOND_PERSONS = {
    "cases/{case}/approve", "cases/{case}/return", "requests/{request}/extension", "requests/{request}/step/answer",
    "objections/{objection}/answer", "cases/{case}/reversal",
}  # fmt: skip
NOT_THERE = {"cases/{case}/undo", "requests/{request}/step/answer"}  # of what the office below has not


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


def at(path: str, number: int = 1) -> str:
    return path.format(case=number, request=number, target=number, letter=number, objection=number)


def stranger(office, **headers: str | bytes) -> TestClient:
    return TestClient(office.app, headers=headers, follow_redirects=False)


def test_every_route_stands_in_the_openapi_document_and_in_the_lists_above(office):
    answer = stranger(office).get(f"{API}/openapi.json")
    assert answer.status_code == 200
    document = answer.json()
    assert document["servers"] == [{"url": API}]
    routes = {(method, path) for path, methods in document["paths"].items() for method in methods}
    names = {each: f"{{{each}_id}}" for each in ("case", "request", "target", "letter", "objection")}
    listed = {("get", "/" + path.format(**names)) for path in READS}
    listed |= {("post", "/" + path.format(**names)) for path in DEEDS}
    assert routes == listed
    for method, path in routes:
        operation = document["paths"][path][method]
        assert operation["security"] == [{"HTTPBearer": []}]
        assert operation["description"]
        parameters = {parameter["name"].lower() for parameter in operation.get("parameters", [])}
        assert ("idempotency-key" in parameters) == (method == "post")


def test_nobody_gets_in_without_a_token_in_force(office, lan):
    office.add_case()
    revoked, disabled = ApiPerson(office, "Revoked", Role.ADMIN), ApiPerson(office, "Disabled", Role.ADMIN)
    assert access.revoke_tokens(office.db, revoked.id, "test", office.clock()) == 1
    with office.db.write() as session:
        session.get_one(UserRow, disabled.id).disabled_at = office.clock()
    browser = office.person("Browser", Role.ADMIN)
    strangers = [
        stranger(office), browser, revoked.client, disabled.client,
        *(
            stranger(office, Authorization=text)
            for text in ("", "Bearer", "Bearer ", "Bearer x", f"Basic {lan.secret}", lan.secret, b"Bearer \xe9",
                         f"Bearer {stored_form(lan.secret)}", f"Bearer {lan.secret} x")
        ),
    ]  # fmt: skip
    for client in strangers:
        for path in READS:
            answer = client.get(f"{API}/{at(path)}")
            assert answer.status_code == 401, path
            assert answer.headers["www-authenticate"] == "Bearer"
            assert set(answer.json()) == {"error"}
        for path, body in DEEDS.items():
            headers = {"Idempotency-Key": "k"}
            assert client.post(f"{API}/{at(path)}", json=body, headers=headers).status_code == 401, path
    half = {"content": "{", "headers": {"Content-Type": "application/json"}}
    assert strangers[0].post(f"{API}/cases/claim", **half).status_code == 401
    assert cases.case(office.db, 1).summary.state is CaseState.QUEUED


def test_a_token_is_no_browser_session(office, lan):
    assert lan.client.get("/").headers["location"].startswith("/dang-nhap")


@pytest.mark.parametrize("role", list(Role))
def test_role_matrix_holds_for_every_route_and_object(office, role, caplog):
    add_cases(office, 2)
    author, person = ApiPerson(office, "Author", Role.ADMIN), ApiPerson(office, "Person", role)
    author.decided()
    who = staff(office)
    approved(office, who, 7)
    draw_up_request(office.workplace, [2], who[0])
    assert author.post("cases/1/objections", DEEDS["cases/{case}/objections"]).status_code == 200
    for number in (1, 9):  # there, and not there
        for path in READS:
            assert person.get(at(path, number)).status_code == (200 if number == 1 or "{" not in path else 404), path
    for number in (1, 9):
        for path, body in DEEDS.items():
            caplog.clear()
            status = person.post(at(path, number), body).status_code
            may = role is not Role.INSPECTOR and (path not in SECOND_PERSONS or role is not Role.ANALYST)
            if not may:
                assert status == 403, path
                assert "refused POST" in caplog.text
            elif "{" in path and number == 9:
                assert status == 404, path
                assert "refused POST" in caplog.text
            else:
                assert status not in (401, 403, 404) or path in NOT_THERE, path


def test_author_can_not_approve_or_return_their_own_decision(office, minh):
    office.add_case()
    case_id, _ = minh.decided()
    for deed, body in (("approve", {}), ("return", {"reason": "Không."})):
        answer = minh.post(f"cases/{case_id}/{deed}", body)
        assert answer.status_code == 403
        assert "người thứ hai" in answer.json()["error"]
    assert cases.case(office.db, case_id).summary.state is CaseState.PENDING_APPROVAL


def test_undo_is_the_authors_alone_and_approval_is_of_the_decision_that_was_read(office, lan, minh):
    office.add_case()
    case_id, decision_id = lan.decided()
    assert minh.post(f"cases/{case_id}/undo").status_code == 403
    assert minh.post(f"cases/{case_id}/approve", {"decision_id": decision_id + 1}).status_code == 409


def test_target_of_another_request_is_404(office, lan, minh):
    add_cases(office, 2)
    for number in (1, 2):
        case_id, _ = lan.decided()
        minh.post(f"cases/{case_id}/approve")
        lan.post(f"requests/{number}/sent", {"channel": "giay"})
    assert lan.post("requests/1/targets/2/claim", {"claimed": "removed", "note": ""}).status_code == 404
    assert lan.post("requests/1/targets/2/recheck").status_code == 404


def test_unknown_address_is_404_in_json(lan):
    for path in ("nothing", "cases/", "cases//1", "cases/1/", "cases/1/decide", "/cases", ""):
        answer = lan.client.get(f"{API}/{path}", headers={"accept": "text/html"})
        assert answer.status_code == 404, path
        assert set(answer.json()) == {"error"}


def test_method_override_and_wrong_methods_change_nothing(office, lan):
    office.add_case()
    assert lan.client.get(f"{API}/cases/claim", headers={"X-HTTP-Method-Override": "POST"}).status_code == 404
    for method in ("PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"):
        assert lan.client.request(method, f"{API}/cases/1").status_code == 405
    assert cases.case(office.db, 1).summary.state is CaseState.QUEUED


def test_database_that_can_not_write_is_503_and_the_key_may_be_used_again(office, lan, monkeypatch):
    office.add_case()

    def busy(*_):
        raise StorageError("the database was busy; nothing was changed, try again")

    with monkeypatch.context() as patch:
        patch.setattr("monitor.api.cases.deeds", SimpleNamespace(claim=busy))
        answer = lan.post("cases/claim", key="k")
    assert answer.status_code == 503
    assert "busy" in answer.json()["error"]
    assert lan.post("cases/claim", key="k").status_code == 200


def test_what_nobody_expected_is_a_number_for_the_client_and_a_trace_in_the_log(lan, monkeypatch, caplog):
    def broken(*_):
        raise ZeroDivisionError("secret of the house")

    monkeypatch.setattr("monitor.api.cases.page", broken)
    with caplog.at_level(logging.ERROR):
        answer = lan.get("cases")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.json()["error"].split()[-1] in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_token_command_prints_the_token_alone_and_keeps_only_its_hash(tmp_path):
    def rasoat(*arguments, **more):
        return CliRunner().invoke(build(arguments), arguments, env={"RASOAT_DATA": str(tmp_path)}, **more)

    made = rasoat("user", "add", "Lan", "--role", "analyst", "--password-stdin", input="mật khẩu đủ dài\n")
    assert made.exit_code == 0, made.output
    first, second = (rasoat("user", "token", "Lan").stdout for _ in range(2))
    assert first != second
    secret = first.removesuffix("\n")
    assert secret.isascii()
    assert len(secret) >= 43
    opened = Database(sqlite_url(tmp_path / "rasoat.db"))
    assert token_holder(opened, stored_form(secret)).name == "Lan"
    assert secret.encode() not in b"".join(file.read_bytes() for file in tmp_path.glob("rasoat.db*"))
    ended = rasoat("user", "token", "Lan", "--revoke")
    assert ended.stdout == ""
    assert "2 tokens" in ended.stderr
    assert token_holder(opened, stored_form(secret)) is None
    opened.close()
    assert isinstance(rasoat("user", "token", "Nobody").exception, UnknownRowError)


def test_second_token_leaves_the_first_good_and_every_token_is_an_event(office, lan):
    secret = new_secret()
    access.add_token(office.db, lan.id, stored_form(secret), "test", office.clock())
    with office.db.read() as session:
        row = session.get_one(TokenRow, stored_form(secret))
        assert row.user_id == lan.id
    for each in (lan.secret, secret):
        assert stranger(office, Authorization=f"bearer {each}").get(f"{API}/cases").status_code == 200
    assert first_bad_event(office.db) is None
    people.set_password(office.db, lan.id, "x", actor="test", now=office.clock())
