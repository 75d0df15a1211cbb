"""The checks before a report goes out: what does not agree in it needs a reason that somebody wrote."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.reports.making.consistency import Mismatch
from monitor.reports.making.content import Content, ReportError
from monitor.workplace import Workplace
from storage.queries.official import Reason, reasons
from storage.records import Record


class Weighed(Record):
    """A mismatch with the reason that was given for it, if one was."""

    mismatch: Mismatch
    reason: Reason | None


def weigh(workplace: Workplace, content: Content, found: Sequence[Mismatch]) -> list[Weighed]:
    """Each mismatch of a report beside its reason."""
    given = reasons(workplace.db, content.report, content.period.first, content.period.last)
    return [Weighed(mismatch=each, reason=given.get(each.key)) for each in found]


def refuse_unexplained(workplace: Workplace, content: Content, found: Sequence[Mismatch]) -> None:
    """Raise ReportError, naming each mismatch with its cause, while one has no reason."""
    left = [each.mismatch for each in weigh(workplace, content, found) if each.reason is None]
    if left:
        told = "; ".join(f"{each.code} [{each.key}] {each.says} ({each.cause})" for each in left)
        raise ReportError(
            f"báo cáo có {len(left)} chỗ chênh lệch chưa có lý do: {told}. Hãy sửa, hoặc ghi lý do ở trang Báo cáo, "
            f"mục Nhập số liệu"
        )
