"""The e-commerce report that a ministry asks for, in the parts of Khánh Hòa's of 2023, with tax figures typed in."""

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
    typed_table,
    with_others,
)
from monitor.workplace import Workplace

name = "ecommerce"
TAX_ASKS = (
    Ask(name="tax_households", label="Hộ, cá nhân kinh doanh TMĐT được quản lý thuế", kind="count",
        part="Số liệu thuế (cơ quan thuế cung cấp)"),
    Ask(name="tax_revenue", label="Doanh thu TMĐT của hộ, cá nhân (triệu đồng)", kind="money"),
    Ask(name="tax_due", label="Thuế phải nộp của hộ, cá nhân (triệu đồng)", kind="money"),
    Ask(name="tax_deducting_firms", label="Doanh nghiệp nộp thay nhà thầu nước ngoài", kind="count"),
    Ask(name="tax_deducted", label="Thuế nộp thay nhà thầu nước ngoài (triệu đồng)", kind="money"),
    Ask(name="tax_audited", label="Doanh nghiệp TMĐT được thanh tra, kiểm tra thuế", kind="count"),
    Ask(name="tax_arrears", label="Truy thu thuế (triệu đồng)", kind="money"),
    Ask(name="tax_fines", label="Phạt về thuế (triệu đồng)", kind="money"),
)  # fmt: skip
asks: tuple[Ask, ...] = (
    Ask(name="request", label="Văn bản yêu cầu báo cáo", kind="line", part="Căn cứ",
        hint="Công văn số 6814/BCT-TMĐT ngày 03/10/2023 của Bộ Công Thương"),
    Ask(name="goals", label="A. Tình hình thực hiện các mục tiêu", part="Lời văn"),
    Ask(name="policy", label="B.1 Cơ chế, chính sách"),
    Ask(name="together", label="B.3 Phối hợp, quản lý"),
    *INSPECTION_ASKS,
    Ask(name="handled", label="B.4 Nội dung kiểm tra, xử phạt", part="Lời văn"),
    *TAX_ASKS,
    *TELLING_ASKS,
    Ask(name="told", label="B.6 Nội dung tuyên truyền, đào tạo", part="Lời văn"),
    Ask(name="hard", label="C. Hạn chế và nguyên nhân"),
    Ask(name="proposals", label="D. Kiến nghị và đề xuất"),
    *FORM_ASKS,
)  # fmt: skip
SITES = {
    "found_policy_ecommerce_site": "Website, ứng dụng TMĐT có dấu hiệu thiếu thông tin, chưa thông báo",
    "found_policy_counterfeit": "Vụ việc có dấu hiệu hàng giả, hàng nhái",
    "found_policy_lookalike_domain": "Tên miền gần giống tên miền được bảo vệ",
    "found_total": "Tổng số vụ việc có dấu hiệu vi phạm được phát hiện", "decided_violation": "Kết luận vi phạm",
    "requested_targets": "Đường dẫn được yêu cầu gỡ bỏ",
    "period_verified_gone": "Đường dẫn được xác minh đã gỡ bỏ",
}  # fmt: skip


def build(workplace: Workplace, period: Period) -> Content:
    """The report of `period`. Raises ReportError before the office was set up."""
    typed, ledger = typed_into(workplace, name, asks, period), Ledger(workplace, period, workplace.clock())
    body = _body(workplace, period, typed, ledger)
    title = "Tình hình quản lý, phát triển thương mại điện tử trên địa bàn"
    return content_of(workplace, name, title, period, typed, body, ledger)


def mismatches(workplace: Workplace, content: Content) -> list[Mismatch]:
    """What does not agree in the report."""
    return mismatches_of(workplace, content)


def recount(workplace: Workplace, content: Content) -> Counted:
    """Every figure again by SQL alone."""
    return recount_of(workplace, content, name, asks)


def _body(workplace: Workplace, period: Period, typed: Typed, ledger: Ledger) -> Iterator[Block]:
    because = f"Thực hiện {typed.text('request')}, cơ quan" if typed.text("request") else "Cơ quan"
    yield Paragraph(parts=(f"{because} báo cáo tình hình {period} như sau:",))
    yield from part(typed, "A. TÌNH HÌNH THỰC HIỆN CÁC MỤC TIÊU", "goals")
    yield Heading(text="B. KẾT QUẢ THỰC HIỆN")
    yield Heading(text="1. Cơ chế, chính sách", level=2)
    yield from typed.paragraphs("policy")
    yield from issued_documents(workplace, period)
    yield Heading(text="2. Rà soát hoạt động thương mại điện tử trên môi trường mạng", level=2)
    yield ledger.chosen(SITES)
    yield ledger.by_platform()
    yield from ledger.not_looked_at()
    yield Heading(text="3. Phối hợp, quản lý", level=2)
    yield from typed.paragraphs("together")
    yield with_others(workplace, period)
    yield Heading(text="4. Thanh tra, kiểm tra và xử phạt vi phạm hành chính", level=2)
    yield from sentence(typed, "Trong kỳ có ", INSPECTED)
    yield from typed.paragraphs("handled")
    yield Heading(text="5. Quản lý thuế trong lĩnh vực thương mại điện tử", level=2)
    yield typed_table(typed, "", [ask.name for ask in TAX_ASKS])
    yield Heading(text="6. Tuyên truyền, đào tạo", level=2)
    yield from sentence(typed, "Trong kỳ đã có ", TOLD)
    yield from typed.paragraphs("told")
    yield from part(typed, "C. MỘT SỐ HẠN CHẾ VÀ NGUYÊN NHÂN", "hard")
    yield from part(typed, "D. KIẾN NGHỊ VÀ ĐỀ XUẤT", "proposals")
    yield Paragraph(parts=("Trên đây là báo cáo tình hình thương mại điện tử, kính báo cáo./.",))
