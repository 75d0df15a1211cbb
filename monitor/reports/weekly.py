"""The weekly takedown summary: one page for the leader, an annex with every other figure.

It holds counts and our own labels only. No seller, no title, no article of law: it goes further than a case file does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeVar

from monitor.labels import KIND, POLICY
from monitor.reports.making.content import (
    NIL,
    Annex,
    Beside,
    Content,
    Figure,
    HeadCell,
    Heading,
    Paragraph,
    Period,
    ReportError,
    Row,
    Table,
    Unit,
    clean,
    in_vietnamese,
)
from monitor.workplace import OFFICE_TIME, Workplace
from storage.queries.figures import CoverageGap, WeeklyFigures, weekly_figures
from storage.queries.people import office
from storage.records import Claimed, Verdict, Verified
from storage.row_names import pack

name = "weekly"

TITLE = "Kết quả rà soát, gỡ bỏ quảng cáo có dấu hiệu vi phạm"
MEDIAN = "median_hours_to_gone"
LONGEST_ERROR = 120  # characters; the run's own page has the rest

VERDICTS = {
    Verdict.VIOLATION: "Kết luận vi phạm",
    Verdict.NO_VIOLATION: "Kết luận không vi phạm",
    Verdict.INSUFFICIENT_EVIDENCE: "Chưa đủ chứng cứ",
    Verdict.NEEDS_INFO: "Cần bổ sung thông tin",
    Verdict.ESCALATE: "Xin ý kiến cấp trên",
    Verdict.REFER: "Chuyển cơ quan khác",
    Verdict.OUT_OF_SCOPE: "Ngoài phạm vi",
    Verdict.DUPLICATE: "Trùng vụ việc khác",
}
CLAIMS = {
    Claimed.NONE: "Chưa trả lời",
    Claimed.REMOVED: "Báo đã gỡ bỏ",
    Claimed.RESTRICTED: "Báo đã hạn chế hiển thị",
    Claimed.EDITED: "Báo đã sửa nội dung",
    Claimed.ACCOUNT_SUSPENDED: "Báo đã khóa tài khoản",
    Claimed.DOMAIN_SUSPENDED: "Báo đã tạm ngừng tên miền",
    Claimed.REFUSED: "Từ chối gỡ bỏ",
    Claimed.NEED_MORE_INFO: "Đề nghị bổ sung thông tin",
    Claimed.ALREADY_GONE: "Báo nội dung không còn từ trước",
}
SEEN = {
    Verified.NOT_CHECKED: "Chưa kiểm tra",
    Verified.STILL_ONLINE: "Vẫn còn truy cập được",
    Verified.SUSPECTED_GONE: "Có dấu hiệu đã gỡ, đang theo dõi",
    Verified.VERIFIED_GONE: "Đã xác minh gỡ bỏ",
    Verified.CHANGED: "Nội dung đã thay đổi",
    Verified.INDETERMINATE: "Chưa xác định được",
    Verified.REAPPEARED: "Xuất hiện trở lại",
    Verified.RELOCATED: "Chuyển sang đường dẫn khác",
}

# The leader's page, in reading order; "- " marks a share of the line above.
MAIN = {
    "found_total": "Vụ việc có dấu hiệu vi phạm được phát hiện",
    "found_reopened": "- trong đó: vụ việc cũ được mở lại",
    "decided_total": "Kết luận của chuyên viên",
    "decided_violation": "- kết luận vi phạm",
    "approved": "Kết luận được lãnh đạo duyệt",
    "requested_targets": "Đường dẫn được yêu cầu gỡ bỏ",
    "period_verified_gone": "Đường dẫn được xác minh đã gỡ bỏ",
    MEDIAN: "- số giờ từ khi gửi yêu cầu đến khi xác minh (trung vị)",
    "asked_addresses": "Lũy kế đường dẫn đã yêu cầu gỡ bỏ, tính đến hết kỳ",
    "claimed_removed": "- bên nhận báo đã gỡ bỏ",
    "claimed_refused": "- bên nhận từ chối gỡ bỏ",
    "verified_gone": "- đã xác minh gỡ bỏ",
    "suspected_gone": "- có dấu hiệu đã gỡ, đang theo dõi thêm",
    "still_online": "- vẫn còn truy cập được",
    "indeterminate": "- chưa xác định được",
    "reappeared": "- xuất hiện trở lại",
    "overdue": "- quá hạn, chưa có trả lời và chưa gỡ bỏ",
}
POLICY_LINES = {f"found_policy_{policy}": label for policy, label in POLICY.items()} | {
    "found_policy_none": "Chưa xếp nhóm"
}
DECIDED = {f"decided_{verdict}": label for verdict, label in VERDICTS.items()} | {
    "returned": "Kết luận được lãnh đạo trả lại"
}
TURNS = {
    "requests_sent": "Văn bản yêu cầu đã gửi",
    "period_claimed_removed": "Đường dẫn mà bên nhận báo đã gỡ bỏ",
    "period_claimed_refused": "Đường dẫn mà bên nhận từ chối gỡ bỏ",
    "period_reappeared": "Đường dẫn xuất hiện trở lại",
}
STANDING = {f"claimed_{claim}": label for claim, label in CLAIMS.items()} | {
    str(seen): label for seen, label in SEEN.items()
}
WORK = {
    "runs_done": "Lượt quét nguồn hoàn thành",
    "runs_failed": "Lượt quét nguồn thất bại",
    "rechecks_done": "Lượt kiểm tra lại hoàn thành",
    "rechecks_failed": "Lượt kiểm tra lại thất bại",
    "captures": "Bản chụp đã lưu",
    "observations": "Nội dung mới hoặc thay đổi đã ghi nhận",
    "coverage_gaps": "Nguồn chưa được quét đầy đủ",
}


def build(workplace: Workplace, period: Period) -> Content:
    """The summary of `period`. Raises ReportError before the office was set up."""
    ours = office(workplace.db)
    if ours is None:
        raise ReportError("this database has no office yet; run `rasoat init`, then ask for the report again")
    now = workplace.clock()
    before = period.before()
    present = weekly_figures(workplace.db, period.start, period.end, now)
    past = weekly_figures(workplace.db, before.start, before.end, now)
    lines = _Lines(present, past)
    opening = f"Kết quả {period}, so với kỳ trước liền kề ({before}), như sau (chi tiết tại Phụ lục):"
    gaps = tuple(_gap(gap) for gap in present.gaps)
    return Content(
        report=name, title=TITLE, office=clean(ours.name), province=clean(ours.province), period=period,
        previous_period=before, generated_at=now,
        body=(
            *(Paragraph(parts=(text,)) for text in (opening, *_remarks(present, now, period))),
            Heading(text="1. Kết quả chung"),
            _table("", lines.fixed(MAIN)),
            Heading(text="2. Vụ việc có dấu hiệu vi phạm theo nhóm dấu hiệu và theo nền tảng"),
            Beside(tables=(
                _table("Theo nhóm dấu hiệu", lines.fixed(POLICY_LINES), _note(present)),
                _table("Theo nền tảng", lines.named("found_platform_")),
            )),
            Heading(text="3. Phạm vi rà soát"),
            Paragraph(parts=(_coverage(present),)),
            *(Paragraph(parts=(f"{source}: {what}",), style="bullet") for source, what in gaps),
        ),
        annexes=(Annex(number="", title="Số liệu chi tiết", blocks=_annex(lines)),), gaps=gaps,
    )  # fmt: skip


def _table(title: str, rows: tuple[Row, ...], note: str = "") -> Table:
    heads = ("Chỉ tiêu", "Kỳ này", "Kỳ trước", "±")
    return Table(
        title=title, head=(tuple(HeadCell(text=head) for head in heads),), rows=rows, widths=(5, 1, 1, 1), note=note
    )


def _annex(lines: _Lines) -> tuple[Table, ...]:
    """Every figure that is not on the leader's page."""
    decided = {figure: label for figure, label in DECIDED.items() if figure not in MAIN}
    standing = {figure: label for figure, label in STANDING.items() if figure not in MAIN}
    return (
        _table(
            "Vụ việc phát hiện theo loại đối tượng",
            lines.fixed({"found_new": "Vụ việc mới"}) + lines.of_set("found_kind_", KIND),
        ),
        _table("Vụ việc phát hiện theo quy tắc", lines.named("found_rule_", "Quy tắc ")),
        _table("Kết luận khác", lines.fixed(decided)),
        _table("Đường dẫn yêu cầu gỡ bỏ theo loại đối tượng", lines.of_set("requested_kind_", KIND)),
        _table("Đường dẫn yêu cầu gỡ bỏ theo nơi nhận", lines.named("requested_recipient_")),
        _table("Gửi yêu cầu và trả lời trong kỳ", lines.fixed(TURNS)),
        _table("Lũy kế đến hết kỳ, theo trả lời và theo kết quả kiểm tra", lines.fixed(standing)),
        _table("Khối lượng rà soát", lines.fixed(WORK)),
    )


EnumMember = TypeVar("EnumMember", bound=StrEnum)


class _Lines:
    """Lines from the figures of two periods. A figure that only one of them has is 0 in the other."""

    def __init__(self, present: WeeklyFigures, past: WeeklyFigures) -> None:
        self.present: dict[str, int | float | None] = {**present.counts, MEDIAN: present.median_hours_to_gone}
        self.past: dict[str, int | float | None] = {**past.counts, MEDIAN: past.median_hours_to_gone}
        self.rows = present.rows
        self.named_after = {**past.named_after, **present.named_after}

    def row(self, figure: str, label: str, style: Literal["", "part"] = "") -> Row:
        """What the figure is now, was, and how they differ."""
        unit = Unit.HOURS if figure == MEDIAN else Unit.COUNT
        now, then = (self.present.get(figure, 0), self.past.get(figure, 0))
        difference = None if now is None or then is None else round(now - then, 1)
        return Row(
            cells=(
                label,
                Figure(
                    name=figure, label=label, value=now, unit=unit, query=figure, rows=pack(self.rows.get(figure, ()))
                ),
                Figure(name=f"{figure}@previous", label=f"{label}, kỳ trước", value=then, unit=unit),
                Figure(name=f"{figure}@change", label=f"{label}, tăng giảm", value=difference, unit=Unit.CHANGE),
            ),
            style=style,
        )

    def fixed(self, labels: Mapping[str, str]) -> tuple[Row, ...]:
        """Figures that every period has, in the order given."""
        return tuple(
            self.row(figure, label.removeprefix("- "), "part" if label.startswith("- ") else "")
            for figure, label in labels.items()
        )

    def of_set(self, family: str, labels: Mapping[EnumMember, str]) -> tuple[Row, ...]:
        """One row for each member of a closed list, zeros included."""
        return self.fixed({f"{family}{member}": _with_capital(label) for member, label in labels.items()})

    def named(self, family: str, before: str = "") -> tuple[Row, ...]:
        """One row for each value that either period met, the most frequent first."""
        found = {
            figure: before + _with_capital(clean(value))
            for figure, value in self.named_after.items()
            if figure.startswith(family)
        }
        ranked = sorted(found, key=lambda figure: (-(self.present.get(figure, 0) or 0), found[figure]))
        return tuple(self.row(figure, found[figure]) for figure in ranked)


def _remarks(figures: WeeklyFigures, now: datetime, period: Period) -> Iterator[str]:
    """What a reader of the numbers must know first. Nothing found where nobody looked is never "no violations"."""
    counts = figures.counts
    if now < period.end:
        yield f"Kỳ báo cáo chưa kết thúc; số liệu tính đến {now.astimezone(OFFICE_TIME):%H giờ %M phút ngày %d/%m/%Y}."
    if not counts["found_total"]:
        limit = " trong phạm vi các nguồn đã quét được" if figures.gaps else ""
        yield f"{NIL} vụ việc có dấu hiệu vi phạm được phát hiện trong kỳ{limit}."
    if not counts["runs_done"]:
        yield "Không có lượt quét nào hoàn thành trong kỳ nên không thể coi là không có vi phạm."
    if not counts["requested_targets"]:
        yield f"{NIL} yêu cầu gỡ bỏ trong kỳ."


def _note(figures: WeeklyFigures) -> str:
    """Why the policies add up to more than the cases, when they do."""
    added_up = sum(figures.counts[figure] for figure in POLICY_LINES)
    return "Một vụ việc có thể có nhiều dấu hiệu." if added_up > figures.counts["found_total"] else ""


def _coverage(figures: WeeklyFigures) -> str:
    counts = {figure: in_vietnamese(number) for figure, number in figures.counts.items()}
    done = (
        f"Hoàn thành {counts['runs_done']} lượt quét nguồn, thất bại {counts['runs_failed']} lượt; "
        f"lưu {counts['captures']} bản chụp."
    )
    if figures.gaps:
        return f"{done} Nguồn chưa được quét đầy đủ (không có nghĩa là không có vi phạm):"
    return f"{done} {NIL} nguồn bị bỏ sót." if figures.counts["runs_done"] else f"{done} Chưa có nguồn nào được quét."


def _gap(gap: CoverageGap) -> tuple[str, str]:
    if not gap.failed_runs:
        return clean(gap.source), "không có lượt quét nào hoàn thành trong kỳ"
    error = clean(gap.error)[:LONGEST_ERROR]
    what = f"thất bại {gap.failed_runs} lượt, hoàn thành {gap.done_runs} lượt; lỗi gần nhất: {error}"
    return clean(gap.source), what


def _with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]
