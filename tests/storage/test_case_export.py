"""Cases read for an export say the same on each database, whatever its driver makes of times and lists."""

from __future__ import annotations

from pathlib import Path

from monitor.exporting import export_cases
from monitor.settings import Settings
from monitor.workplace import Workplace
from storage.database import Database
from storage.ledger import sightings
from storage.records import Kind, Observation
from storage.vault import Vault
from tests.monitor.test_report import HOUR, START


def test_a_row_holds_vietnams_minute_on_each_database(db: Database, tmp_path: Path) -> None:
    workplace = Workplace(db, Vault(tmp_path / "vault"), lambda: START, Settings(data=tmp_path))
    observation = Observation(
        url="https://a.example/1", canonical_url="https://a.example/1", kind=Kind.LISTING, title="Tên", text="x",
        seller=None, platform="=1+1", observed_at=START, capture_sha256=None,
    )  # fmt: skip
    sightings.see_new(db, observation, [], START)
    sightings.open_by_hand(db, observation, "lan", START + HOUR / 2)
    out = tmp_path / "cases.csv"
    assert export_cases(workplace, out, None, None, None, with_sellers=False, actor="lan") == 1
    row = out.read_text(encoding="utf-8-sig").splitlines()[1].split(",")
    assert (row[1], row[4], row[7], row[13]) == ("2026-11-16 00:30", "", "'=1+1", "")
