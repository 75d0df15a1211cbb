"""Cases as one flat table: fifteen columns, hostile text as text, sellers by initials unless asked for, all logged."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from monitor.exporting import HEADS, export_cases
from monitor.json_lines import InputError
from storage.ledger import sightings
from storage.queries import case_export
from storage.records import Kind, Observation
from tests.monitor.test_report import END, HOUR, SELLER, START, Desk
from tests.monitor.test_report import busy as busy
from tests.monitor.test_report import desk as desk

HOSTILE = '=HYPERLINK("http://x.example";"</w:t>")'


def take(desk: Desk, name: str, *, with_sellers: bool = False, most: int | None = None) -> tuple[int, Path]:
    path = desk.workplace.settings.data / "out" / name
    number = export_cases(desk.workplace, path, START, END, most, with_sellers=with_sellers, actor="lan")
    return number, path


def test_both_files_hold_the_same_cases_of_the_days_asked_for(busy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_export, "PAGE", 1)  # so that a few cases are many pages
    number, as_csv = take(busy, "cases.csv")
    assert number == 2
    rows = list(csv.reader(as_csv.read_text(encoding="utf-8-sig").splitlines()))
    assert (tuple(rows[0]), len(HEADS)) == (HEADS, 15)
    assert rows[1][4:6] == ["Công dụng sức khỏe", "SK-01"]
    assert rows[1][11:13] == ["S*** B*** M***", "Vi phạm"]
    _, as_xlsx = take(busy, "cases.xlsx")
    sheet = load_workbook(as_xlsx).worksheets[0]
    cells = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert cells == rows


def test_an_export_runs_no_formula_and_names_sellers_only_when_asked(desk: Desk) -> None:
    observation = Observation(
        url="https://a.example/1", canonical_url="https://a.example/1", kind=Kind.LISTING, title=HOSTILE, text="x",
        seller=SELLER, platform="website", observed_at=START, capture_sha256=None,
    )  # fmt: skip
    sightings.see_new(desk.db, observation, [], START)
    sightings.open_by_hand(desk.db, observation, "lan", START + HOUR)
    _, as_csv = take(desk, "cases.csv", with_sellers=True)
    row = list(csv.reader(as_csv.read_text(encoding="utf-8-sig").splitlines()))[1]
    assert (row[10], row[11]) == ("'" + HOSTILE, SELLER)
    _, as_xlsx = take(desk, "cases.xlsx", most=1)
    cell = load_workbook(as_xlsx).worksheets[0]["K2"]
    assert (cell.value, cell.data_type) == (HOSTILE, "s")
    with desk.db.read() as session:
        told = session.connection().exec_driver_sql("SELECT actor, data FROM events WHERE deed = 'export_cases'").all()
    assert [("lan", '"sellers": true' in str(data)) for _, data in told] == [("lan", True), ("lan", False)]


def test_a_name_that_is_no_table_leaves_no_file(busy: Desk) -> None:
    with pytest.raises(InputError, match=r"ends in .csv or .xlsx, not '.doc'"):
        take(busy, "cases.doc")
    assert not (busy.workplace.settings.data / "out").exists()
