"""Fields and parts that several owed reports share: inspections and fines, telling people, tax, and their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from monitor.reports.making.asked import Ask, Typed
from monitor.reports.making.consistency import Mismatch, find_mismatches
from monitor.reports.making.content import Annex, Block, Content, HeadCell, Paragraph, Period, Row, Table, clean
from monitor.reports.making.counted import Ledger, count_ledger_again
from monitor.reports.making.draft import of_content
from monitor.reports.making.official import Counted, book_figure, count_again, form_of, our_office
from monitor.workplace import Workplace
from storage.queries.official import count_books, documents

YEARS = 5  # how far back the register is asked for documents that a report cites
INSPECTION_ASKS = (
    Ask(name="inspected_places", label="Cơ sở được thanh tra, kiểm tra", kind="count", part="Kiểm tra, xử phạt"),
    Ask(name="violators", label="Trường hợp vi phạm", kind="count"),
    Ask(name="fines", label="Tiền phạt (triệu đồng)", kind="money"),
)
TELLING_ASKS = (
    Ask(name="told_articles", label="Tin, bài tuyên truyền", kind="count", part="Tuyên truyền"),
    Ask(name="told_commitments", label="Bản cam kết đã ký", kind="count"),
    Ask(name="told_leaflets", label="Tờ rơi đã phát", kind="count"),
)
INSPECTED = {
    "inspected_places": "cơ sở được thanh tra, kiểm tra", "violators": "trường hợp vi phạm",
    "fines": "triệu đồng tiền phạt",
}  # fmt: skip
TOLD = {
    "told_articles": "tin, bài tuyên truyền", "told_commitments": "bản cam kết đã ký",
    "told_leaflets": "tờ rơi đã phát",
}  # fmt: skip


def sentence(typed: Typed, begins: str, words: Mapping[str, str]) -> Iterator[Block]:
    """One sentence of the figures that were typed; none where none was."""
    told = typed.sentences(words.items())
    if told:
        yield Paragraph(parts=(begins, *told, "."))


def typed_table(typed: Typed, title: str, names: Iterable[str]) -> Table:
    """Typed figures as a table; what nobody typed shows a dash."""
    rows = tuple(Row(cells=(typed.asks[name].label, typed.figure(name))) for name in names)
    head = (HeadCell(text="Chỉ tiêu"), HeadCell(text="Số liệu"))
    return Table(title=title, head=(head,), rows=rows, widths=(4, 1), note="Số liệu do cơ quan liên quan cung cấp.")


def with_others(workplace: Workplace, period: Period) -> Paragraph:
    """How many cases were referred and complaints taken in."""
    books = count_books(workplace.db, period.start, period.end)
    return Paragraph(parts=(
        "Đã chuyển cơ quan có thẩm quyền ",
        book_figure("referrals", "Vụ việc chuyển cơ quan có thẩm quyền", books["referrals"]), " vụ việc; tiếp nhận ",
        book_figure("complaints_received", "Phản ánh, khiếu nại tiếp nhận", books["complaints_received"]),
        " phản ánh, khiếu nại.",
    ))  # fmt: skip


def content_of(
    workplace: Workplace, report: str, title: str, period: Period, typed: Typed, body: Iterable[Block], ledger: Ledger,
    annexes: tuple[Annex, ...] = (), **more: Any,
) -> Content:  # fmt: skip
    """A report put together from its parts, in the form that was typed."""
    ours = our_office(workplace)
    return Content(
        report=report, title=title, office=clean(ours.name), province=clean(ours.province), period=period,
        previous_period=period.before(), generated_at=workplace.clock(), gaps=ledger.gaps, body=tuple(body),
        annexes=annexes, **form_of(typed), **more,
    )  # fmt: skip


def mismatches_of(workplace: Workplace, content: Content) -> list[Mismatch]:
    """What does not agree in a report: documents, percentages, totals, points, names."""
    ours, period = our_office(workplace), content.period
    since = period.first.replace(year=max(period.first.year - YEARS, 1), day=1)
    register = [each.document for each in documents(workplace.db, since, period.last)]
    return find_mismatches(of_content(content), names=(ours.name, ours.province), register=register)


def recount_of(workplace: Workplace, content: Content, report: str, asks: Sequence[Ask]) -> Counted:
    """Every figure of such a report again by SQL alone."""
    found = count_ledger_again(workplace, content.period, content.generated_at, content.figures)
    return found | count_again(workplace, report, content.period, {ask.name: ask for ask in asks})
