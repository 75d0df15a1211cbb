"""Rows of the weekly tables: a figure, what it was in the period before, how they differ, the mean of four periods."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Literal, TypeVar

from monitor.reports.making.content import Figure, HeadCell, Row, Table, Unit, clean
from monitor.reports.making.naming import platform_words, rule_words
from monitor.reports.making.weekly_words import MEDIAN, Week, change_of, mean_of, value_in
from storage.queries.figures import WeeklyFigures
from storage.row_names import pack

EnumMember = TypeVar("EnumMember", bound=StrEnum)
HEADS = ("Chỉ tiêu", "Kỳ này", "Kỳ trước", "±", "BQ 4 kỳ")


WORDS: Mapping[str, Callable[[str], str]] = {"found_rule_": rule_words, "found_platform_": platform_words}


class Lines:
    """Rows from the figures of five periods. A figure that only some of them have is 0 in the others."""

    def __init__(self, present: WeeklyFigures, before: Sequence[WeeklyFigures | None]) -> None:
        """`before`: the four periods before, the earliest first; None for one from before the first record."""
        self.present = present
        told = [present, *reversed(before)]
        self._weeks: list[Week | None] = [
            None if week is None else {**week.counts, MEDIAN: week.median_hours_to_gone} for week in told
        ]
        self.named_after = {**(before[-1].named_after if before[-1] else {}), **present.named_after}

    def row(self, figure: str, label: str, style: Literal["", "part"] = "") -> Row:
        """What the figure is now, was, how they differ, and its mean."""
        unit = Unit.HOURS if figure == MEDIAN else Unit.COUNT
        then = value_in(self._weeks[1], figure)
        return Row(
            cells=(
                label,
                self.figure(figure, label),
                Figure(name=f"{figure}@previous", label=f"{label}, kỳ trước", value=then, unit=unit),
                Figure(
                    name=f"{figure}@change", label=f"{label}, tăng giảm",
                    value=change_of(value_in(self._weeks[0], figure), then), unit=Unit.CHANGE,
                ),
                Figure(
                    name=f"{figure}@mean", label=f"{label}, bình quân bốn kỳ trước",
                    value=mean_of(figure, self._weeks[1:]), unit=unit,
                ),
            ),
            style=style,
        )  # fmt: skip

    def figure(self, figure: str, label: str) -> Figure:
        """The figure of the period with the rows behind it."""
        counted = "period_verified_gone" if figure == MEDIAN else figure
        return Figure(
            name=figure, label=label, value=value_in(self._weeks[0], figure),
            unit=Unit.HOURS if figure == MEDIAN else Unit.COUNT, query=figure,
            rows=pack(self.present.rows.get(counted, ())),
        )  # fmt: skip

    def course(self, figure: str, label: str) -> tuple[Figure, ...]:
        """The figure in each period, the earliest first."""
        names = [f"{figure}@before_{times}" for times in (4, 3, 2)] + [f"{figure}@previous"]
        earlier = tuple(
            Figure(name=name, label=f"{label}, kỳ trước", value=value_in(week, figure))
            for name, week in zip(names, reversed(self._weeks[1:]), strict=True)
        )
        return (*earlier, self.figure(figure, label))

    def fixed(self, labels: Mapping[str, str]) -> tuple[Row, ...]:
        """Figures that every period has, in the order given."""
        return tuple(
            self.row(figure, label.removeprefix("- "), "part" if label.startswith("- ") else "")
            for figure, label in labels.items()
        )

    def of_set(self, family: str, labels: Mapping[EnumMember, str]) -> tuple[Row, ...]:
        """One row for each member of a closed list, zeros included."""
        return self.fixed({f"{family}{member}": with_capital(label) for member, label in labels.items()})

    def named(self, family: str, before: str = "") -> tuple[Row, ...]:
        """One row for each value that this period or the one before met, the most frequent first."""
        found = {
            figure: before + with_capital(WORDS.get(family, clean)(value))
            for figure, value in self.named_after.items()
            if figure.startswith(family)
        }
        ranked = sorted(found, key=lambda figure: (-(value_in(self._weeks[0], figure) or 0), found[figure]))
        return tuple(self.row(figure, found[figure]) for figure in ranked)


def table(
    title: str, rows: tuple[Row, ...], note: str = "", *, heads: Sequence[str] = HEADS, is_short: bool = False,
    widths: tuple[float, ...] = (), texts: tuple[int, ...] = (0,),
) -> Table:  # fmt: skip
    """A table of such rows. A short one leaves out what stands beside the figure, but for the difference."""
    if is_short:
        heads = ("Chỉ tiêu", "Kỳ này", "±")
        rows = tuple(row.model_copy(update={"cells": (*row.cells[:2], row.cells[3])}) for row in rows)
    first = 3.2 if is_short else 4.6
    return Table(
        title=title, head=(tuple(HeadCell(text=head) for head in heads),), rows=rows, note=note, texts=texts,
        widths=widths or (first, *(1.0 for _ in heads[1:])),
    )  # fmt: skip


def with_capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
