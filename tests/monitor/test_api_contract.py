"""The API holds whatever is sent: requests made from its own document, by its rules and against them."""

from __future__ import annotations

import pytest
from api_contract import operations, try_out
from test_api import API, ApiPerson, add_cases
from test_web_office import TestClient, open_office

from storage.ledger.events import check_chain
from storage.records import Role

FEW = 5  # requests an operation and way; benchmarks/api_requests.py sends many more


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    add_cases(office, 3)
    yield office
    office.db.close()


@pytest.mark.parametrize("role", [Role.ANALYST, Role.APPROVER])
def test_no_request_that_the_document_allows_or_forbids_breaks_the_server(office, role):
    told = try_out(ApiPerson(office, "Lan", role), FEW)
    assert told.broken == []
    assert len(told.routes) == len(operations(office.app)) > 10
    assert told.statuses[200] > 5  # some of what was sent is right
    assert told.statuses[404] + told.statuses[409] + told.statuses[422] + told.statuses[400] > 50  # and most is not
    assert check_chain(office.db).first_bad is None


def test_every_operation_of_the_document_is_401_without_a_token_or_with_a_made_up_one(office):
    stranger = TestClient(office.app, follow_redirects=False)
    for operation in operations(office.app):
        path = operation.path
        for each in operation.path_parameters:
            path = path.replace(f"{{{each.name}}}", "1")
        for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": "Basic YTpi"}):
            answer = stranger.request(operation.method.upper(), f"{API}{path}", headers=headers, json={})
            assert answer.status_code == 401, (operation.method, path, headers)
