"""rasoat model: which model serves, how good it is, and that a worse one never takes its place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from loopback import rasoat

from classifier.model.parts import NUMBERS, SHIPPED

ROWS = [
    {"id": 1, "text": "Trà Núi Xanh chữa khỏi tiểu đường, 350k một hộp, inbox em.", "labels": ["health_claim"]},
    {"id": 2, "text": "Áo thun cổ tròn, vải cotton, 120k, đủ size, inbox shop nhé.", "labels": []},
]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    file = tmp_path / "texts.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return file


def test_info_shows_the_card_of_the_shipped_model(tmp_path: Path) -> None:
    done = rasoat(tmp_path / "data", "model", "info")

    assert done.code == 0
    assert done.rows[0]["alarms"] == []
    assert set(done.rows[0]["frozen_set"]["policies"]) >= {"health_claim", "counterfeit", "illegal_service"}


def test_a_damaged_model_is_an_alarm_everywhere_and_the_one_before_it_serves(tmp_path: Path, texts: Path) -> None:
    data = tmp_path / "data"
    for name in ("current", "previous"):
        shutil.copytree(SHIPPED, data / "model" / name)
    numbers = data / "model" / "current" / NUMBERS
    numbers.write_bytes(numbers.read_bytes()[:1000])

    info, classified = rasoat(data, "model", "info"), rasoat(data, "classify", "--in", str(texts))
    doctor = rasoat(data, "doctor", browser="/nowhere/chromium")

    assert (info.code, len(info.rows[0]["alarms"])) == (1, 1)
    assert info.rows[0]["serves"].endswith("previous")
    assert "ALARM" in classified.said
    assert [row["labels"] for row in classified.rows] == [["health_claim"], []]
    assert {row["check"]: row["status"] for row in doctor.rows}["model"] == "warning"


def test_evaluate_prints_figures_with_intervals(tmp_path: Path, texts: Path) -> None:
    done = rasoat(tmp_path / "data", "model", "evaluate", "--in", str(texts))

    assert done.rows[0]["policy"] == "health_claim"
    assert done.rows[0]["f1"] == 1.0
    assert done.rows[0]["f1_interval"] == [0.0, 1.0] or done.rows[0]["f1_interval"][1] == 1.0
    assert done.rows[-1]["false_alarms"] == 0


def test_a_line_without_labels_stops_the_evaluation_with_its_number(tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"id": 1, "text": "x", "labels": []}\n{"id": 2, "text": "y"}\n')

    done = rasoat(tmp_path / "data", "model", "evaluate", "--in", str(file))

    assert done.code == 1
    assert "bad.jsonl:2" in done.said


def test_a_model_that_is_worse_does_not_serve(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert rasoat(data, "init", "--name", "Sở A", "--province", "Hà Tĩnh", "--admin", "quản trị", "--password-stdin",
                  stdin="mat-khau-dai-1\n").code == 0  # fmt: skip

    done = rasoat(data, "model", "train", "--scale", "0.02")

    assert done.code == 1
    assert done.rows[0]["serves"] is False
    assert done.rows[0]["worse"]
    assert not (data / "model" / "current").exists()
