"""A report point by point on a resolution, as Cần Thơ's of 17/11/2024 on Nghị quyết 29/NQ-HĐND."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.reports.making.asked import Ask, Typed
from monitor.reports.making.consistency import Mismatch
from monitor.reports.making.content import Annex, Block, Content, Heading, Paragraph, Period
from monitor.reports.making.counted import Ledger
from monitor.reports.making.official import EMPTY, FORM_ASKS, Counted, issued_documents, typed_into
from monitor.reports.making.owed import content_of, mismatches_of, recount_of, with_others
from monitor.reports.making.weekly_words import MAIN
from monitor.workplace import Workplace

name = "resolution"
POINTS = 8
asks: tuple[Ask, ...] = (
    Ask(name="resolution", label="Nghị quyết (số, ngày, cơ quan, về việc gì)", kind="line", part="Căn cứ", sticky=True,
        hint="Nghị quyết số 29/NQ-HĐND ngày 05/7/2024 của Hội đồng nhân dân thành phố"),
    *(
        ask
        for number in range(1, POINTS + 1)
        for ask in (
            Ask(name=f"point_{number}", label=f"Nội dung {number} của nghị quyết", kind="line", sticky=True,
                part=f"Nội dung {number}"),
            Ask(name=f"answer_{number}", label=f"Kết quả thực hiện nội dung {number}"),
        )
    ),
    *FORM_ASKS,
)  # fmt: skip


def build(workplace: Workplace, period: Period) -> Content:
    """The report of `period`. Raises ReportError before the office was set up."""
    typed, ledger = typed_into(workplace, name, asks, period), Ledger(workplace, period, workplace.clock())
    about = typed.text("resolution") or "nghị quyết"
    annex = Annex(number="", title="Số liệu rà soát trên môi trường mạng", blocks=(
        ledger.main(), ledger.by_policy(), ledger.by_platform(), *ledger.not_looked_at(),
    ))  # fmt: skip
    body = _body(workplace, period, typed, ledger, about)
    return content_of(
        workplace, name, f"Kết quả thực hiện các nội dung của {about}", period, typed, body, ledger, (annex,)
    )


def mismatches(workplace: Workplace, content: Content) -> list[Mismatch]:
    """What does not agree in the report."""
    return mismatches_of(workplace, content)


def recount(workplace: Workplace, content: Content) -> Counted:
    """Every figure again by SQL alone."""
    return recount_of(workplace, content, name, asks)


def _body(workplace: Workplace, period: Period, typed: Typed, ledger: Ledger, about: str) -> Iterator[Block]:
    yield Paragraph(parts=(f"Thực hiện {about}, cơ quan báo cáo kết quả {period} như sau:",))
    points = [number for number in range(1, POINTS + 1) if typed.text(f"point_{number}")]
    if not points:
        yield Paragraph(parts=(EMPTY,), style="note")
    for place, number in enumerate(points, start=1):
        yield Heading(text=f"{place}. {typed.text(f'point_{number}')}", level=2)
        yield from typed.paragraphs(f"answer_{number}") or (
            Paragraph(parts=("Trong kỳ báo cáo, chưa phát sinh.",)),
        )  # fmt: skip
    yield Heading(text=f"{len(points) + 1}. Số liệu chung", level=2)
    yield from issued_documents(workplace, period)
    yield with_others(workplace, period)
    lines = ledger.lines
    yield Paragraph(parts=(
        "Rà soát trên môi trường mạng: phát hiện ", lines.figure("found_total", MAIN["found_total"]),
        " vụ việc có dấu hiệu vi phạm; yêu cầu gỡ bỏ ", lines.figure("requested_targets", MAIN["requested_targets"]),
        " đường dẫn; xác minh đã gỡ bỏ ",
        lines.figure("period_verified_gone", MAIN["period_verified_gone"]), " đường dẫn (Phụ lục).",
    ))  # fmt: skip
    yield Paragraph(parts=(f"Trên đây là báo cáo kết quả thực hiện các nội dung của {about}, kính báo cáo./.",))
