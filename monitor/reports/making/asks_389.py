"""The fields of the 389 report's form, and how the plan that it reports on is named from them."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.reports.making.asked import Ask, Typed
from monitor.reports.making.official import FORM_ASKS

PLAN = "Căn cứ"
INSPECTION = "II.2 Kiểm tra, đôn đốc"
TELLING = "II.4 Thông tin, tuyên truyền"
WORDS = "Lời văn"
ANNEX = "Phụ lục"

ASKS: tuple[Ask, ...] = (
    Ask(name="request", label="Văn bản yêu cầu báo cáo", kind="line", part=PLAN,
        hint="Văn bản số 17/BCĐ389-VPTT ngày 21/3/2023 của Ban Chỉ đạo 389 tỉnh"),
    Ask(name="plan_number", label="Kế hoạch số, ký hiệu", kind="line", sticky=True, hint="87/KH-BCĐ389"),
    Ask(name="plan_day", label="Ngày của kế hoạch", kind="date", sticky=True),
    Ask(name="plan_issuer", label="Cơ quan ban hành kế hoạch", kind="line", sticky=True, hint="Ban Chỉ đạo 389 tỉnh"),
    Ask(name="plan_subject", label="Kế hoạch về việc", kind="line", sticky=True),
    Ask(name="asked_by", label="Nơi tổng hợp", kind="line", sticky=True,
        hint="Văn phòng thường trực Ban Chỉ đạo 389 tỉnh"),
    Ask(name="opening", label="Lời mở đầu (để trống: lập từ căn cứ)"),
    Ask(name="overview", label="I. Khái quát tình hình", part=WORDS),
    Ask(name="advice", label="II.1 Tham mưu, chỉ đạo (văn bản đã ban hành: lấy từ sổ)"),
    Ask(name="inspections_planned", label="Cuộc thanh tra, kiểm tra theo kế hoạch", kind="count", part=INSPECTION),
    Ask(name="inspections_sudden", label="Cuộc thanh tra, kiểm tra đột xuất", kind="count"),
    Ask(name="inspected_places", label="Cơ sở được kiểm tra", kind="count"),
    Ask(name="inspections", label="Nội dung kiểm tra, đôn đốc"),
    Ask(name="together", label="II.3 Phối hợp, trao đổi, chia sẻ thông tin"),
    Ask(name="told_articles", label="Tin, bài trên báo", kind="count", part=TELLING),
    Ask(name="told_broadcasts", label="Lượt phát thanh, truyền hình, truyền thanh cơ sở", kind="count"),
    Ask(name="told_leaflets", label="Tờ rơi, tờ gấp", kind="count"),
    Ask(name="told_commitments", label="Bản cam kết đã ký", kind="count"),
    Ask(name="told", label="Nội dung tuyên truyền"),
    Ask(name="found", label="II.5 Phát hiện, bắt giữ, xử lý (số vụ, tiền: lấy từ sổ)", part=WORDS),
    Ask(name="good", label="III.1 Ưu điểm"),
    Ask(name="hard", label="III.2 Khó khăn, vướng mắc"),
    Ask(name="proposals", label="IV. Kiến nghị, đề xuất"),
    Ask(name="forecast", label="V. Dự báo tình hình"),
    Ask(name="closing", label="Lời kết (để trống: lập từ căn cứ)"),
    Ask(name="before_known", label="Kỳ trước chưa có trong sổ nhưng đã rà, không có vụ: ghi “không có”", kind="line",
        part=ANNEX),
    Ask(name="annex_head", label="Tiêu đề nhóm cột kỳ này (để trống: lập từ căn cứ)", kind="line"),
    Ask(name="annex_head_before", label="Tiêu đề nhóm cột so sánh, có dấu % (để trống: lập từ căn cứ)", kind="line"),
    *FORM_ASKS,
)  # fmt: skip
ABOUT = "công tác chống buôn lậu, gian lận thương mại và hàng giả"


class Named:
    """The plan as the parts of the report name it; one number and one day in all of them."""

    def __init__(self, typed: Typed) -> None:
        """Read the fields once."""
        self.number = typed.text("plan_number")
        self.short = f"Kế hoạch số {self.number}" if self.number else ""
        self._issuer = typed.text("plan_issuer")
        self._day, self._subject = typed.day("plan_day"), typed.text("plan_subject")

    @property
    def whole(self) -> str:
        """With number, day, issuer and subject; what the report is about where there is no plan."""
        return f"thực hiện {' '.join(self._parts())}" if self.number else ABOUT

    @property
    def by(self) -> str:
        """With number and issuer, as the annexes name it; empty without a plan."""
        return f" thực hiện {self.short}" + (f" của {self._issuer}" if self._issuer else "") if self.number else ""

    def _parts(self) -> Iterator[str]:
        yield self.short
        if self._day:
            yield f"ngày {self._day:%d/%m/%Y}"
        if self._issuer:
            yield f"của {self._issuer}"
        if self._subject:
            yield self._subject if self._subject.startswith("về ") else f"về {self._subject}"
