"""docs/faults.md names, for each fault, a test that there is."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/faults.md").read_text(encoding="utf-8")
GROUPS = [f"F{number:03}" for number in range(1, 97)]


def test_every_fault_is_named_once() -> None:
    assert sorted(re.findall(r"^\| (F\d{3}) \|", PAGE, re.MULTILINE)) == GROUPS


def test_every_test_that_the_page_names_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PAGE)
    assert len(named) >= len(GROUPS)
    for file, name in named:
        assert re.search(rf"^def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE), (file, name)
