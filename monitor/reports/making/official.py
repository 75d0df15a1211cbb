"""What the official reports share: the fields of their form, what was typed into them, how they are counted again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from monitor.reports.making.asked import Ask, Typed, as_number
from monitor.reports.making.content import Block, Figure, Heading, Paragraph, Period, ReportError, clean
from monitor.workplace import Workplace
from storage.queries.official import documents, entries, entries_before
from storage.queries.people import Office, office
from storage.queries.recount_official import recount_books, recount_entered
from storage.report_words import Direction
from storage.row_names import pack

Counted = dict[str, tuple[int | float | None, str]]
EMPTY = "[Chưa nhập nội dung: trang Báo cáo, Nhập số liệu.]"
SPANS = (
    (7, 7, "tuần"), (28, 31, "tháng"), (89, 92, "quý"), (180, 185, "6 tháng"), (210, 215, "7 tháng"),
    (272, 276, "9 tháng"), (364, 366, "năm"),
)  # fmt: skip
FORM = "Thể thức"
FORM_ASKS = (
    Ask(name="parent", label="Cơ quan chủ quản", kind="line", part=FORM, sticky=True, hint="UBND TỈNH HÀ TĨNH"),
    Ask(name="addressed_to", label="Kính gửi (mỗi nơi một dòng)", kind="lines", sticky=True),
    Ask(name="recipients", label="Nơi nhận (mỗi nơi một dòng)", kind="lines", sticky=True,
        hint="Lãnh đạo Sở\nLưu: VT, …"),
    Ask(name="signature", label="Thẩm quyền ký, người ký (mỗi thứ một dòng)", kind="lines", sticky=True,
        hint="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"),
)  # fmt: skip


def our_office(workplace: Workplace) -> Office:
    """The office of this database. Raises ReportError before `rasoat init`."""
    ours = office(workplace.db)
    if ours is None:
        raise ReportError("this database has no office yet; run `rasoat init`, then ask for the report again")
    return ours


def typed_into(workplace: Workplace, report: str, asks: Sequence[Ask], period: Period) -> Typed:
    """What stands in the fields of a report of a period; sticky ones keep what an earlier period had."""
    stay = [ask.name for ask in asks if ask.sticky]
    kept = entries_before(workplace.db, report, period.last, stay)
    return Typed(asks, kept | entries(workplace.db, report, period.first, period.last))


def form_of(typed: Typed) -> dict[str, Any]:
    """The fields of a Content that give its form; what nobody typed keeps the form's own."""
    made: dict[str, Any] = {"parent": typed.text("parent")}
    for name in ("addressed_to", "recipients", "signature"):
        lines = tuple(clean(line.lstrip("-–+ ").rstrip(";.")) for line in typed.lines(name))
        if lines:
            made[name] = lines
    return made


def span_words(period: Period) -> str:
    """How long a period is, as an office says it; “kỳ” where it is no usual length."""
    days = (period.last - period.first).days + 1
    return next((words for least, most, words in SPANS if least <= days <= most), "kỳ")


def part(typed: Typed, heading: str, name: str, level: int = 1) -> Iterator[Block]:
    """A heading and the text that was typed under it, or a line that says it is missing."""
    yield Heading(text=heading, level=level)
    yield from typed.paragraphs(name) or (Paragraph(parts=(EMPTY,), style="note"),)


def issued_documents(workplace: Workplace, period: Period) -> Iterator[Block]:
    """How many documents the register has of these days, and each with number, date and subject."""
    found = documents(workplace.db, period.first, period.last, Direction.ISSUED)
    rows = [f"documents:{each.id}" for each in found]
    yield Paragraph(parts=(
        "Trong kỳ đã tham mưu, ban hành ", book_figure("documents_issued", "Văn bản đã ban hành", rows),
        " văn bản" + (":" if found else "."),
    ))  # fmt: skip
    for number, each in enumerate(found, start=1):
        told = each.document
        end = "." if number == len(found) else ";"
        words = f"{told.kind} số {told.number} ngày {told.dated:%d/%m/%Y} {_about(told.subject)}{end}"
        yield Paragraph(parts=(clean(words),), style="bullet")


def book_figure(name: str, label: str, rows: Sequence[str]) -> Figure:
    """How many rows a book has, as a figure."""
    return Figure(name=name, label=label, value=len(rows), query=name, rows=pack(rows))


def _about(subject: str) -> str:
    return subject if subject.casefold().startswith("về ") else f"về {subject}"


def count_again(workplace: Workplace, report: str, period: Period, asks: Mapping[str, Ask]) -> Counted:
    """What people typed and what stands in the books, by SQL alone."""
    days = (period.first, period.last)
    found: Counted = {
        name: (told.value, told.rows)
        for name, told in recount_books(workplace.db, days, (period.start, period.end)).items()
    }
    found |= {name: (None, "") for name, ask in asks.items() if ask.kind in ("count", "money")}  # nobody typed: not 0
    for field, (kept, row) in recount_entered(workplace.db, report, days).items():
        ask = asks.get(field)
        if ask is not None and ask.kind in ("count", "money"):
            found[field] = (as_number(kept, ask.kind), row)
    return found
