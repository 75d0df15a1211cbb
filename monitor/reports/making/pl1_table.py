"""Phụ lục I of the 389 report: violations by unit and column, beside the period before in percent.

The layout is that of the report of Hà Tĩnh of 24/3/2023: 15 columns, headings of two levels, a row a unit, a total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from monitor.reports.making.compared import percent
from monitor.reports.making.content import Figure, HeadCell, Row, Table, Unit, clean
from monitor.reports.making.pl1_columns import COLUMN_WORDS, column_of
from monitor.settings import ZeroBase
from storage.queries.official import FoundViolation, HandledViolation
from storage.queries.recount_official import COLUMNS, unit_key
from storage.report_words import Pl1Column
from storage.row_names import pack

# The seven numbers of a unit, in the order of the columns; the first four stand under "Số vụ vi phạm".
NUMBERS: Mapping[str, str] = {
    **{str(column): COLUMN_WORDS[Pl1Column(column)] for column in COLUMNS}, "cases": "Cộng",
    "collected": "Thu nộp NSNN (triệu đồng)", "prosecuted_cases": "Số vụ khởi tố",
    "prosecuted_people": "Số đối tượng bị khởi tố",
}  # fmt: skip
TOTAL = "pl1_total"
Before = Callable[[str], float | None]


@dataclass
class Tally:
    """Numbers of violations with the rows behind each, by the name of their figure. Money in VND."""

    values: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    rows: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    hands: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # who typed rows of it

    def add(self, name: str, number: int, row: str, by: str = "") -> None:
        """Add a row's number to a figure; `by` who typed the row, empty for one that the ledger made itself."""
        self.values[name] += number
        self.rows[name].append(row)
        if by and number and by not in self.hands[name]:
            self.hands[name].append(by)

    def figure(self, name: str, label: str) -> Figure:
        """One figure; of what nobody entered it is 0."""
        value = self.values.get(name, 0)
        is_money = name.endswith("_collected")
        return Figure(
            name=name, label=label, value=value / 1_000_000 if is_money else value,
            unit=Unit.MILLION_VND if is_money else Unit.COUNT, query=name, rows=pack(self.rows.get(name, ())),
            entered_by=", ".join(self.hands.get(name, ())),
        )  # fmt: skip


def tally(handled: Iterable[HandledViolation], found: Iterable[FoundViolation]) -> Tally:
    """Count what people entered and what was decided of cases, each under its column, unit and total."""
    made = Tally()
    for each in handled:
        violation, row = each.violation, f"violations:{each.id}"
        numbers = {
            "cases": violation.cases, "collected": violation.collected_vnd,
            "prosecuted_cases": violation.prosecuted_cases, "prosecuted_people": violation.prosecuted_people,
        }  # fmt: skip
        _add(made, unit_key(violation.unit), violation.pl1_column, numbers, row, each.added_by)
    for decision in found:
        column = decision.placed or column_of(decision.grounds)
        _add(made, unit_key(""), column, {"cases": 1}, f"decisions:{decision.decision_id}", "")
    return made


def _add(made: Tally, unit: str, column: Pl1Column, numbers: Mapping[str, int], row: str, by: str) -> None:
    for each in ("cases", "collected"):
        if each in numbers:
            made.add(f"handled_{each}", numbers[each], row, by)
            if column is Pl1Column.OUTSIDE:
                made.add(f"handled_outside_{each}", numbers[each], row, by)
    if column is Pl1Column.OUTSIDE:
        return
    for owner in (unit, TOTAL):
        made.add(f"{owner}_{column}", numbers["cases"], row, by)
        for each, number in numbers.items():
            made.add(f"{owner}_{each}", number, row, by)


def units(handled: Iterable[HandledViolation], office: str) -> dict[str, str]:
    """The rows of the table: (beginning of the figures, name of the unit), the office first."""
    names = sorted({clean(each.violation.unit) for each in handled if each.violation.unit.strip()})
    return {unit_key(""): office} | {unit_key(name): name for name in names}


def pl1_table(
    tallied: Tally, before: Before, rows: Mapping[str, str], heads: tuple[str, str],
    zero_base: ZeroBase, note: str,
) -> Table:  # fmt: skip
    """The table. `before`: a figure of the period before by name, None where it is not known."""
    lines = [
        _row(tallied, before, unit, name, zero_base, "whole" if unit == TOTAL else "")
        for unit, name in (*rows.items(), (TOTAL, "Tổng cộng"))
    ]
    return Table(
        title="", head=_head(heads), rows=tuple(lines), widths=(2.4, *(1.0 for _ in range(14))), note=note,
    )  # fmt: skip


def _row(tallied: Tally, before: Before, unit: str, name: str, zero_base: ZeroBase, style: str) -> Row:
    now = [tallied.figure(f"{unit}_{each}", f"{name}: {words}") for each, words in NUMBERS.items()]
    changes = [percent(figure, before(figure.name), zero_base) for figure in now]
    return Row(cells=(name, *now, *changes), style="whole" if style == "whole" else "")


def _head(heads: tuple[str, str]) -> tuple[tuple[HeadCell, ...], ...]:
    cases, rest = list(NUMBERS.items())[:4], list(NUMBERS.items())[4:]
    return (
        (HeadCell(text="Đơn vị", rows=3), *(HeadCell(text=text, columns=7) for text in heads)),
        tuple(
            cell
            for _ in heads
            for cell in (
                HeadCell(text="Số vụ vi phạm", columns=4), *(HeadCell(text=words, rows=2) for _, words in rest)
            )
        ),
        tuple(HeadCell(text=words) for _ in heads for _, words in cases),
    )  # fmt: skip
