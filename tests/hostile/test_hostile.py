"""The crawler against a server that attacks it: one clear recorded result each, little memory, nothing private touched."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from server import Hostile, hostile_server

ROOT = Path(__file__).resolve().parent.parent.parent
MOST_MB = 300
HEAVY = {"many-links", "many-elements", "sessions"}  # seconds each; benchmarks/hostile.py has them all


def attack(hostile: Hostile, mode: str, names: list[str]) -> dict[str, dict[str, Any]]:
    """Each case's record, from one crawler process."""
    command = [sys.executable, str(ROOT / "tests/hostile/attacked.py"), str(hostile.port), str(hostile.canary), mode]
    done = subprocess.run(
        [*command, *names], capture_output=True, text=True, check=False, timeout=240,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return {row["case"]: row for row in map(json.loads, done.stdout.splitlines())}


def test_every_attack_over_http_ends_in_one_record_and_touches_nothing_private() -> None:
    with hostile_server() as hostile:
        names = [name for name in hostile.cases if name not in HEAVY and not name.startswith("drawn-")]
        rows = attack(hostile, "never", names)
        touched, asked = hostile.end()
    assert len(names) >= 100
    assert {name: rows[name]["outcome"] for name in names} == {name: hostile.cases[name][0] for name in names}
    assert [name for name in names if rows[name]["of_start"] != 1] == []
    assert [name for name in names if rows[name]["observations"] > hostile.cases[name][1]] == []
    assert [name for name in names if rows[name]["outcome"] != "fetched" and not rows[name]["note"]] == [
        "busy-for-a-year", "busy-in-the-past", "busy-oddly", "status-999",
    ]  # fmt: skip  # whole answers, whose status says it
    assert max(row["largest_mb"] for row in rows.values()) <= MOST_MB
    assert touched == []
    assert ("robots-of-50-mb", "/cam") not in asked


@pytest.mark.browser
def test_nothing_that_a_page_does_in_the_browser_touches_anything_private() -> None:
    names = ["drawn-everything", "drawn-meta-refresh"]  # benchmarks/hostile.py has the others
    with hostile_server() as hostile:
        rows = attack(hostile, "always", names)
        touched, asked = hostile.end()
    assert [rows[name]["outcome"] for name in names] == ["fetched", "fetched"]
    assert rows["drawn-everything"]["drawn"] == 1
    assert "refused" in rows["drawn-meta-refresh"]["notes"][0]
    assert ("drawn-everything", "/away") in asked
    assert touched == []
