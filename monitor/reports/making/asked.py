"""What a report asks of people: fields of a form, how an answer is read, and the answer as a figure of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from monitor.reports.making.content import Block, Figure, Paragraph, ReportError, Unit, clean
from storage.queries.official import Entry
from storage.records import Record

LONGEST_TEXT = 20_000  # letters in one field
_NUMBER = re.compile(r"\d{1,3}(\.\d{3})*(,\d{1,2})?|\d+(,\d{1,2})?")
MOST = Decimal(10) ** 12


class Ask(Record):
    """One field of a report's form. A `sticky` one keeps what was typed for an earlier period."""

    name: str
    label: str
    kind: Literal["count", "money", "date", "line", "lines", "text"] = "text"  # money in millions of VND
    part: str = ""  # the part of the form that it begins
    sticky: bool = False
    hint: str = ""

    def read(self, typed: str) -> str:
        """An answer as it is kept: a number with a point, a day as 2026-11-25, text without odd letters; empty clears.

        Raises ReportError, naming the field, for what it can not be.
        """
        if len(typed) > LONGEST_TEXT:
            raise ReportError(f"{self.label}: dài quá {LONGEST_TEXT} ký tự; hãy rút gọn")
        if not typed.strip():
            return ""
        if self.kind in ("count", "money"):
            return self._number(typed.strip())
        if self.kind == "date":
            return self._day(typed.strip())
        lines = [clean(line) for line in typed.splitlines()]
        if self.kind == "line":
            return clean(" ".join(lines))
        return "\n".join(lines).strip()

    def shown(self, kept: str) -> str:
        """A kept answer as a person would type it."""
        if self.kind in ("count", "money") and kept:
            return f"{Decimal(kept):,f}".translate(str.maketrans(",.", ".,"))
        if self.kind == "date" and kept:
            return f"{date.fromisoformat(kept):%d/%m/%Y}"
        return kept

    def _number(self, typed: str) -> str:
        plain = typed.removesuffix("*")
        if not _NUMBER.fullmatch(plain):
            example = "1,5 hoặc 1.234,50 (triệu đồng)" if self.kind == "money" else "12 hoặc 1.234"
            raise ReportError(f"{self.label}: “{typed[:40]}” không phải là số; hãy viết như {example}")
        number = Decimal(plain.replace(".", "").replace(",", "."))
        if self.kind == "count" and number != number.to_integral_value():
            raise ReportError(f"{self.label}: phải là số nguyên, không phải “{typed[:40]}”")
        if number > MOST:
            raise ReportError(f"{self.label}: “{typed[:40]}” quá lớn; hãy kiểm tra lại")
        return f"{number:f}"

    def _day(self, typed: str) -> str:
        for form in ("%d/%m/%Y", "%Y-%m-%d"):
            try:
                return datetime.strptime(typed, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
        raise ReportError(f"{self.label}: “{typed[:40]}” không phải là ngày; hãy viết như 25/11/2026")


UNITS = {"count": Unit.COUNT, "money": Unit.MILLION_VND}


class Typed:
    """What people typed into the fields of a report, as its parts need it."""

    def __init__(self, asks: Sequence[Ask], entries: Mapping[str, Entry]) -> None:
        """`entries` by field; a field that is not there was left empty."""
        self.asks = {ask.name: ask for ask in asks}
        self._entries = entries

    def text(self, name: str) -> str:
        """A field's text; empty where nothing was typed."""
        return self._entries[name].value if name in self._entries else ""

    def lines(self, name: str) -> tuple[str, ...]:
        """A field's lines without empty ones."""
        return tuple(line for line in self.text(name).splitlines() if line.strip())

    def day(self, name: str) -> date | None:
        """A field's day."""
        return date.fromisoformat(self.text(name)) if self.text(name) else None

    def number(self, name: str) -> int | float | None:
        """A field's number; None where nothing was typed, which is not 0."""
        return as_number(self.text(name), self.asks[name].kind) if self.text(name) else None

    def figure(self, name: str) -> Figure:
        """A field as a figure that says who typed it; without a value where nobody has."""
        ask = self.asks[name]
        entry = self._entries.get(name)
        return Figure(
            name=name, label=ask.label, value=self.number(name), unit=UNITS[ask.kind], query=f"entered_{name}",
            rows=f"report_entries:{entry.id}" if entry else "", entered_by=entry.entered_by if entry else "",
        )  # fmt: skip

    def sentences(self, parts: Iterable[tuple[str, str]]) -> tuple[str | Figure, ...]:
        """Running text of the figures that were typed: (field, words after it), with commas between them."""
        told: list[str | Figure] = []
        for name, words in parts:
            if self.number(name) is not None:
                told += [", " if told else "", self.figure(name), f" {words}"]
        return tuple(each for each in told if each != "")

    def paragraphs(self, name: str) -> tuple[Block, ...]:
        """A field's text as paragraphs, a line each; one that begins with a dash is a bullet."""
        return tuple(
            Paragraph(parts=(line.lstrip("-–+ "),), style="bullet") if line[:1] in "-–+" else Paragraph(parts=(line,))
            for line in self.lines(name)
        )


def as_number(kept: str, kind: str) -> int | float:
    """A kept number: whole where it counts, with decimals where it is money."""
    return int(Decimal(kept)) if kind == "count" else float(Decimal(kept))
