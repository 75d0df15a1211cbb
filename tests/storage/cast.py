"""The cast of the storage tests: An decides, Bình approves; a listing that the pipeline found suspicious."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from storage.database import Database
from storage.ledger import people, sightings
from storage.records import (
    Decision,
    Finding,
    Kind,
    LegalBasis,
    Observation,
    Policy,
    QuotedField,
    Role,
    Severity,
    TakedownRequest,
    Verdict,
)

URL = "http://shop.example/tra-thao-duoc"


@dataclass(frozen=True)
class Cast:
    an: int
    binh: int
    inspector: int


def cast(db: Database, now: datetime) -> Cast:
    def add(name: str, role: Role) -> int:
        return people.add_user(db, name, role, "hash", actor="test", now=now)

    return Cast(add("An", Role.ANALYST), add("Bình", Role.APPROVER), add("Thanh", Role.INSPECTOR))


def observation(
    now: datetime, url: str = URL, text: str = "Trà chữa khỏi hẳn tiểu đường", **more: object
) -> Observation:
    fields: dict[str, object] = {
        "url": url, "canonical_url": url, "kind": Kind.LISTING, "title": "Trà thảo dược", "text": text,
        "price": Decimal(390000), "currency": "VND", "seller": "Cô Ba", "observed_at": now, "capture_sha256": "a" * 64,
    }  # fmt: skip
    return Observation.model_validate(fields | more)


def finding(rule_id: str = "TP-04", severity: Severity = Severity.CRITICAL, score: float = 0.9) -> Finding:
    return Finding(
        policy=Policy.HEALTH_CLAIM, rule_id=rule_id, detector="rules/1", score=score, severity=severity,
        field=QuotedField.TEXT, quote="chữa khỏi hẳn", start=4, end=17,
        legal=LegalBasis(
            rule_id=rule_id, version="2", duty="Luật Quảng cáo 16/2012/QH13 Điều 8 k9", penalty="", verified=True,
            valid_from=None, valid_to=None,
        ),
    )  # fmt: skip


def suspicious_case(db: Database, now: datetime, url: str = URL, **more: object) -> int:
    seen = sightings.see_new(db, observation(now, url, **more), [finding()], now)
    assert seen.case_id is not None
    return seen.case_id


VIOLATION = Decision(verdict=Verdict.VIOLATION, grounds=("TP-04",), reason="nói như thuốc")
REQUEST = TakedownRequest(recipient="Chủ quản trang", body="Đề nghị gỡ", targets=(URL,))
