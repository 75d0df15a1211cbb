"""Whatever the log says that somebody did stands in Vietnamese on screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from monitor import labels
from storage.lifecycle import CaseDeed

ROOT = Path(__file__).parents[2]
CODE = [*(ROOT / "storage").rglob("*.py"), *(ROOT / "monitor").rglob("*.py")]


def deeds_in(tree: ast.AST) -> Iterator[str]:
    """Every word that `events.append` is given as its deed, where it is written there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "events.append" and not _is_made(node.args[3]):
            yield from (
                each.value
                for each in ast.walk(node.args[3])
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def _is_made(deed: ast.expr) -> bool:
    return isinstance(deed, ast.JoinedStr)  # f"run_{state}": named below


def test_every_deed_has_a_vietnamese_name() -> None:
    written = {deed for file in CODE for deed in deeds_in(ast.parse(file.read_text(encoding="utf-8")))}
    assert len(written) > 90
    made = {"run_done", "run_failed", "delivery_sent", "delivery_failed"}
    assert sorted((written | made | set(CaseDeed)) - labels.DEED.keys()) == []
