"""The annual report on joint management of e-commerce, to Sở Công Thương before 15/12 (QĐ 1543, Điều 8 khoản 3a)."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.reports.making.asked import Ask, Typed
from monitor.reports.making.consistency import Mismatch
from monitor.reports.making.content import Block, Content, Heading, Paragraph, Period
from monitor.reports.making.counted import Ledger
from monitor.reports.making.official import FORM_ASKS, Counted, issued_documents, part, typed_into
from monitor.reports.making.owed import (
    INSPECTED,
    INSPECTION_ASKS,
    TELLING_ASKS,
    TOLD,
    content_of,
    mismatches_of,
    recount_of,
    sentence,
    with_others,
)
from monitor.workplace import Workplace

name = "annual"
asks: tuple[Ask, ...] = (
    Ask(name="request", label="Căn cứ (quy chế phối hợp, văn bản yêu cầu)", kind="line", part="Căn cứ", sticky=True),
    Ask(name="overview", label="I. Tình hình chung", part="Lời văn"),
    Ask(name="together", label="II.3 Phối hợp với các cơ quan"),
    *TELLING_ASKS,
    Ask(name="told", label="II.4 Nội dung tuyên truyền", part="Lời văn"),
    *INSPECTION_ASKS,
    Ask(name="handled", label="II.5 Nội dung kiểm tra, xử lý", part="Lời văn"),
    Ask(name="hard", label="III. Khó khăn, vướng mắc"),
    Ask(name="proposals", label="IV. Kiến nghị, đề xuất"),
    Ask(name="next", label="V. Phương hướng năm tới"),
    *FORM_ASKS,
)  # fmt: skip
TO = ("Sở Công Thương",)


def build(workplace: Workplace, period: Period) -> Content:
    """The report of `period`, the working year. Raises ReportError before the office was set up."""
    typed, ledger = typed_into(workplace, name, asks, period), Ledger(workplace, period, workplace.clock())
    title = f"Kết quả công tác phối hợp quản lý hoạt động thương mại điện tử năm {period.last.year}"
    body = _body(workplace, period, typed, ledger)
    made = content_of(workplace, name, title, period, typed, body, ledger)
    return made if made.addressed_to else made.model_copy(update={"addressed_to": TO})


def mismatches(workplace: Workplace, content: Content) -> list[Mismatch]:
    """What does not agree in the report."""
    return mismatches_of(workplace, content)


def recount(workplace: Workplace, content: Content) -> Counted:
    """Every figure again by SQL alone."""
    return recount_of(workplace, content, name, asks)


def _body(workplace: Workplace, period: Period, typed: Typed, ledger: Ledger) -> Iterator[Block]:
    because = f"Thực hiện {typed.text('request')}, cơ quan" if typed.text("request") else "Cơ quan"
    yield Paragraph(parts=(f"{because} báo cáo kết quả {period} như sau:",))
    yield from part(typed, "I. TÌNH HÌNH CHUNG", "overview")
    yield Heading(text="II. KẾT QUẢ THỰC HIỆN")
    yield Heading(text="1. Tham mưu, ban hành văn bản", level=2)
    yield from issued_documents(workplace, period)
    yield Heading(text="2. Rà soát, phát hiện, yêu cầu gỡ bỏ trên môi trường mạng", level=2)
    yield ledger.main()
    yield ledger.by_policy()
    yield ledger.by_platform()
    yield from ledger.not_looked_at()
    yield Heading(text="3. Phối hợp với các cơ quan", level=2)
    yield from typed.paragraphs("together")
    yield with_others(workplace, period)
    yield Heading(text="4. Thông tin, tuyên truyền", level=2)
    yield from sentence(typed, "Trong năm đã có ", TOLD)
    yield from typed.paragraphs("told")
    yield Heading(text="5. Thanh tra, kiểm tra, xử lý vi phạm", level=2)
    yield from sentence(typed, "Trong năm có ", INSPECTED)
    yield from typed.paragraphs("handled")
    yield from part(typed, "III. KHÓ KHĂN, VƯỚNG MẮC", "hard")
    yield from part(typed, "IV. KIẾN NGHỊ, ĐỀ XUẤT", "proposals")
    yield from part(typed, "V. PHƯƠNG HƯỚNG NĂM TỚI", "next")
    yield Paragraph(parts=("Trên đây là báo cáo năm, đề nghị Sở Công Thương tổng hợp./.",))
