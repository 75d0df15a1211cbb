"""An office with a real database for the tests of the web, and the test that every word on screen exists."""

from __future__ import annotations

import hashlib
import re
import warnings
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from monitor import labels
from monitor.settings import Settings
from monitor.web.app import create_app
from monitor.workplace import Workplace
from storage import records
from storage.database import Database, sqlite_url
from storage.ledger import people, sightings
from storage.records import (
    Capture,
    CaptureMethod,
    CaptureOutcome,
    Finding,
    Kind,
    LegalBasis,
    Observation,
    Policy,
    QuotedField,
    Role,
    Severity,
)
from storage.vault import Vault

with warnings.catch_warnings():  # it wants httpx2, which is not in our lock yet; with httpx it works as before
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

START = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
PASSWORD = "mật khẩu đủ dài"
TITLE = "Viên uống khớp ABC chữa khỏi hoàn toàn xương khớp"
TEXT = "Cam kết chữa khỏi hoàn toàn ngay"  # too short to be grouped with another case of the same text
TINY_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)


@cache
def password_hash() -> str:
    """A true argon2 hash, but one that is cheap to check: a hundred tests sign in."""
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)


@dataclass
class StandingClock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **length: float) -> None:
        self.now += timedelta(**length)


@dataclass
class WebOffice:
    """One office, its application, and browsers for its people."""

    workplace: Workplace
    clock: StandingClock
    app: object = field(init=False)

    def __post_init__(self) -> None:
        self.app = create_app(self.workplace)

    @property
    def db(self) -> Database:
        return self.workplace.db

    def browser(self) -> TestClient:
        return TestClient(self.app, follow_redirects=False)

    def person(self, name: str, role: Role) -> TestClient:
        """A browser in which this new person has signed in."""
        people.add_user(self.db, name, role, password_hash(), actor="test", now=self.clock())
        browser = self.browser()
        answer = browser.post("/dang-nhap", data={"ten": name, "mat_khau": PASSWORD})
        assert answer.status_code == 303, answer.text
        return browser

    def add_case(self, **changes: object) -> int:
        """A Case as the pipeline would open it."""
        values = {
            "url": "https://ban-hang.example/khop-abc", "canonical_url": "https://ban-hang.example/khop-abc",
            "kind": Kind.LISTING, "title": TITLE, "text": TEXT, "price": Decimal(250000), "currency": "VND",
            "seller": "Shop Khỏe", "observed_at": self.clock(), "capture_sha256": hashlib.sha256(b"x").hexdigest(),
        }  # fmt: skip
        findings = changes.pop("findings", None)
        observation = Observation.model_validate(values | changes)
        if findings is None:
            findings = [found(observation.text or observation.title, observation)]
        case_id = sightings.see_new(self.db, observation, findings, self.clock()).case_id
        assert case_id is not None
        return case_id

    def add_screenshot(self, url: str, body: bytes = TINY_PNG) -> None:
        sha256 = self.workplace.vault.keep(body)
        sightings.keep_capture(
            self.db,
            Capture(
                url=url, final_url=url, method=CaptureMethod.BROWSER, outcome=CaptureOutcome.FETCHED, status=200,
                screenshot_sha256=sha256, captured_at=self.clock(),
            ),
        )  # fmt: skip


def found(quote: str, observation: Observation, rule_id: str = "SK-01", **changes: object) -> Finding:
    in_title = quote in observation.title and quote not in observation.text
    where = observation.title if in_title else observation.text
    start = where.index(quote)
    values = {
        "policy": Policy.HEALTH_CLAIM, "rule_id": rule_id, "detector": "rules/1", "score": 0.9,
        "severity": Severity.HIGH, "field": QuotedField.TITLE if in_title else QuotedField.TEXT, "quote": quote,
        "start": start, "end": start + len(quote),
        "legal": LegalBasis(
            rule_id=rule_id, version="1", duty="Luật Quảng cáo 16/2012/QH13 Điều 8 k9", penalty="NĐ 87/2026/NĐ-CP Đ52",
            fine_individual="10-20", verified=True, valid_from=date(2026, 5, 15), valid_to=None,
        ),
    }  # fmt: skip
    return Finding.model_validate(values | changes)


def open_office(folder: Path, *, is_demo: bool = False) -> WebOffice:
    clock = StandingClock()
    db = Database(sqlite_url(folder / "rasoat.db"))
    people.open_office(db, "Sở Văn hóa, Thể thao và Du lịch", "Cần Thơ", is_demo=is_demo, now=clock())
    workplace = Workplace(db=db, vault=Vault(folder / "vault"), clock=clock, settings=Settings(data=folder))
    return WebOffice(workplace, clock)


def post(browser: TestClient, path: str, page: str = "/", **fields: object):
    """Send a form with the token that stands on `page`."""
    token = re.search(r'name="csrf" value="([^"]+)"', browser.get(page).text)
    assert token is not None
    return browser.post(path, data={"csrf": token[1], **fields})


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (labels.POLICY, records.Policy), (labels.STATE, records.CaseState), (labels.KIND, records.Kind),
        (labels.CLOSE_REASON, records.CloseReason), (labels.VERDICT, records.Verdict), (labels.ROLE, records.Role),
        (labels.REQUEST_STATE, records.RequestState), (labels.CLAIMED, records.Claimed),
        (labels.VERIFIED, records.Verified), (labels.RUN_STATE, records.RunState),
    ],
)  # fmt: skip
def test_every_value_of_our_closed_lists_has_a_word_on_screen(words, kind):
    assert set(words) == set(kind)
