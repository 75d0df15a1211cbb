"""Every route of the web and of the API, by every role, on what exists and on what does not: generated from the routes.

A route that nobody has put into the tables below fails here, so that none is ever added without saying whose it is.
"""

from __future__ import annotations

import re

import pytest
from fastapi.routing import iter_route_contexts
from test_web_office import TestClient, open_office

from monitor.api.app import create_api
from monitor.api.tokens import new_secret, stored_form
from storage.ledger import access
from storage.ledger.events import check_chain
from storage.queries import people
from storage.records import Role

EVERYBODY = frozenset(Role)
WORKERS = EVERYBODY - {Role.INSPECTOR}
ADMINS = frozenset({Role.ADMIN})
OPEN = {"/dang-nhap", "/dang-nhap/ma", "/khoe", "/tieng/{tongue}"}
# Longest prefix holds: who reads what lies there, who changes it.
OWNERS = {
    "/": (EVERYBODY, WORKERS),
    "/dang-xuat": (EVERYBODY, EVERYBODY),
    "/duyet": (EVERYBODY, WORKERS - {Role.ANALYST}),
    "/quy-dinh": (EVERYBODY, WORKERS - {Role.ANALYST}),
    "/tai-khoan": (EVERYBODY, EVERYBODY),
    "/co-quan": (ADMINS, ADMINS),
    "/nguoi-dung": (ADMINS, ADMINS),
    "/nhat-ky": (EVERYBODY - {Role.ANALYST}, EVERYBODY - {Role.ANALYST}),
}
ABSENT = 987654


def routes(app):
    """Each method and path once; HEAD is not a route of its own here and is tried separately."""
    found = iter_route_contexts(app.routes)
    return sorted({(method, each.path) for each in found for method in each.methods or () if method != "HEAD"})


def owners(path, method):
    prefix = max((each for each in OWNERS if path == each or path.startswith(each.rstrip("/") + "/")), key=len)
    return OWNERS[prefix][0 if method in ("GET", "HEAD") else 1]


def filled(path, number):
    return re.sub(r"\{\w+\}", str(number), path)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = open_office(tmp_path_factory.mktemp("office"))
    office.add_case()
    yield office
    office.db.close()


@pytest.fixture(scope="module")
def people_of(office):
    return {role: office.person(f"Người {role}", role) for role in Role}


def test_stranger_gets_nothing_from_any_route_but_the_sign_in(office):
    stranger = office.browser()
    for method, path in routes(office.app):
        for number in (1, ABSENT):
            answer = stranger.request(method, filled(path, number), data={"csrf": "x"} if method == "POST" else None)
            if path in OPEN:
                assert answer.status_code in (200, 303, 401), path
            else:
                assert (answer.status_code, answer.headers["location"][:10]) == (303, "/dang-nhap"), (method, path)


@pytest.mark.parametrize("role", list(Role))
def test_role_is_refused_what_is_not_its_own_and_finds_nothing_where_nothing_is(office, people_of, role):
    browser = people_of[role]
    form = {"csrf": re.search(r'name="csrf" value="([^"]+)"', browser.get("/tai-khoan").text)[1]}
    seen = set()
    for method, path in routes(office.app):
        if path in OPEN or path == "/dang-xuat":
            continue
        is_mine = role in owners(path, method)
        for number in (1, ABSENT):
            address = filled(path, number)
            if method == "POST" and is_mine and number == 1:
                continue  # what a deed does to what exists is the matter of its own tests
            answer = browser.get(address) if method == "GET" else browser.post(address, data=form)
            seen.add((method, path))
            what = (role, method, address, answer.status_code)
            if not is_mine:
                assert answer.status_code == 403, what
            elif number == ABSENT and "{" in path:
                assert answer.status_code in (404, 400), what
                assert method == "POST" or answer.status_code == 404, what
            else:
                assert answer.status_code in (200, 303, 400, 404, 409), what
    assert {path for _, path in seen} | OPEN | {"/dang-xuat"} == {path for _, path in routes(office.app)}
    assert check_chain(office.db).first_bad is None


def test_head_other_verbs_and_odd_spellings_open_no_more_than_the_true_address(office, people_of):
    stranger, analyst = office.browser(), people_of[Role.ANALYST]
    for method, path in routes(office.app):
        address = filled(path, 1)
        for verb in {"HEAD", "PUT", "DELETE", "PATCH", "TRACE"} - {method}:
            assert stranger.request(verb, address).status_code in (303, 404, 405), (verb, address)
    for address in {filled(path, 1) for _, path in routes(office.app)} - {"/"}:  # "//": the name of a host to a client
        for odd in (f"http://testserver/{address}", f"{address}/%2e/", f"{address}//", f"/%2e{address}"):
            assert analyst.get(odd).status_code == 404, odd
    for path in ("/nguoi-dung", "/co-quan", "/nhat-ky"):
        for odd in (f"http://testserver/{path}", f"{path}/", f"{path}%2f", f"/static/..{path}", path.upper()):
            assert analyst.get(odd).status_code in (403, 404), odd
        answer = analyst.get(path, headers={"x-http-method-override": "POST", "x-forwarded-for": "127.0.0.1"})
        assert answer.status_code == 403


@pytest.mark.parametrize("role", [None, *Role])
def test_every_route_of_the_api_asks_for_a_token_and_keeps_to_the_role(office, people_of, role):
    assert people_of
    headers = {}
    if role is not None:
        secret = new_secret()
        user = people.user_by_name(office.db, f"Người {role}")
        access.add_token(office.db, user.id, stored_form(secret), "test", office.clock())
        headers = {"authorization": f"Bearer {secret}", "idempotency-key": "k"}
    api = TestClient(office.app)
    known = [each for each in routes(create_api(office.workplace)) if each[1] != "/openapi.json"]  # says nothing of us
    assert len(known) > 10
    for method, path in known:
        answer = api.request(method, f"/api/v1{filled(path, ABSENT)}", headers=headers)
        what = (role, method, path, answer.status_code)
        if role is None:
            assert answer.status_code == 401, what
        elif method == "POST" and role is Role.INSPECTOR:
            assert answer.status_code == 403, what
        elif "{" in path:
            second = path.endswith(("/approve", "/return")) and role is Role.ANALYST
            assert answer.status_code in (404, 400, 422, *((403,) if second else ())), what
        else:
            assert answer.status_code < 500, what
            assert answer.status_code not in (401, 403), what
    assert api.get("/api/v1/khong-co", headers=headers).status_code == 404
