"""Requests made from the OpenAPI document by schemathesis, as it says and against it, sent to a real office."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from schemathesis import GenerationMode
from test_api import API, ApiPerson
from test_web_office import TestClient

WAYS = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@dataclass
class Told:
    """What the API answered: how often which status, and the requests at which it broke."""

    statuses: Counter[int] = field(default_factory=Counter)
    routes: set[tuple[str, str]] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)

    @property
    def requests(self) -> int:
        return self.statuses.total()


def operations(app: object) -> list[object]:
    """Every operation of the document that the office itself gives out."""
    document = TestClient(app).get(f"{API}/openapi.json").json()
    schema = schemathesis.openapi.from_dict(document)
    return [found.ok() for found in schema.get_all_operations()]


def try_out(person: ApiPerson, examples: int, number: int = 1) -> Told:
    """Send `examples` requests an operation and way, half of them to rows that exist."""
    told = Told()
    client = TestClient(person.office.app, raise_server_exceptions=False, follow_redirects=False)
    for operation in operations(person.office.app):
        told.routes.add((operation.method.upper(), operation.path))
        for way in WAYS:
            for rows in ({}, {each.name: 1 for each in operation.path_parameters}):
                made = operation.as_strategy(generation_mode=way, path_parameters=rows or None)
                _send(person, client, made, max(examples // 2, 1), number, told)
    return told


def _send(person: ApiPerson, client: TestClient, made: object, examples: int, number: int, told: Told) -> None:
    @seed(number)
    @settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False
    )
    @given(case=made)
    def send(case: object) -> None:
        sent = case.as_transport_kwargs(base_url=f"http://testserver{API}")
        headers = dict(sent["headers"]) | {"Authorization": f"Bearer {person.secret}"}
        sent["headers"] = {name: f"{value}".encode("utf-8", "replace") for name, value in headers.items()}
        sent["content"] = sent.pop("data", None)  # as our client calls bytes
        sent.pop("cookies", None)
        answer = client.request(**sent)
        told.statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            told.broken.append(f"{answer.status_code} {case.method} {case.formatted_path} {sent}"[:2000])

    send()
