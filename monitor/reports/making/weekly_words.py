"""The words of the weekly summary: which figure stands where, and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from monitor.labels import POLICY
from storage.records import Claimed, Verdict, Verified

MEDIAN = "median_hours_to_gone"

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
    "decided_total": "Kết luận của chuyên viên",
    "decided_violation": "- kết luận vi phạm",
    "approved": "Kết luận được lãnh đạo duyệt",
    "requested_targets": "Đường dẫn được yêu cầu gỡ bỏ",
    "period_claimed_removed": "Đường dẫn mà bên nhận báo đã gỡ bỏ",
    "period_verified_gone": "Đường dẫn được xác minh đã gỡ bỏ",
    MEDIAN: "- số giờ từ khi gửi yêu cầu đến khi xác minh (trung vị)",
    "period_claimed_refused": "Đường dẫn mà bên nhận từ chối gỡ bỏ",
    "period_reappeared": "Đường dẫn xuất hiện trở lại",
    "asked_addresses": "Lũy kế đường dẫn đã yêu cầu gỡ bỏ, tính đến hết kỳ",
    "verified_gone": "- đã xác minh gỡ bỏ",
    "still_online": "- vẫn còn truy cập được",
    "indeterminate": "- chưa xác định được",
    "overdue": "- quá hạn, chưa có trả lời và chưa gỡ bỏ",
}
POLICY_LINES = {f"found_policy_{policy}": label for policy, label in POLICY.items()} | {
    "found_policy_none": "Chưa xếp nhóm"
}
DECIDED = {f"decided_{verdict}": label for verdict, label in VERDICTS.items()} | {
    "returned": "Kết luận được lãnh đạo trả lại",
    "reversed": "Kết luận vi phạm bị hủy (khiếu nại, cấp trên); số liệu các kỳ liên quan đã tính lại",
}
TURNS = {
    "found_reopened": "Vụ việc cũ được mở lại",
    "requests_sent": "Văn bản yêu cầu đã gửi",
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
DUE = {
    "due_targets": "Đường dẫn mà nơi nhận phải gỡ bỏ trong kỳ tới",
    "due_complaints": "Phản ánh, khiếu nại phải trả lời trong kỳ tới",
}
LOOKALIKES = {"lookalikes": "Tên miền gần giống được phát hiện", "lookalikes_alert": "- ở mức cảnh báo"}
# How a base of the breakdown is headed.
SPREAD = {
    "found": "Phát hiện", "decided": "Kết luận", "requested": "Yêu cầu gỡ", "period_claimed_removed": "Báo đã gỡ",
    "period_verified_gone": "Xác minh đã gỡ", "period_claimed_refused": "Từ chối", "period_reappeared": "Trở lại",
    "overdue": "Quá hạn*", "indeterminate": "Chưa xác định*",
}  # fmt: skip

Week = Mapping[str, int | float | None]  # figures of one period by name; one that is not there is 0


def value_in(week: Week | None, figure: str) -> int | float | None:
    """What a figure is in a period; None in one from before the first record."""
    return None if week is None else week.get(figure, None if figure == MEDIAN else 0)


def mean_of(figure: str, weeks: Sequence[Week | None]) -> float | None:
    """The mean over the periods that have it; None when none has."""
    values = [value for week in weeks if (value := value_in(week, figure)) is not None]
    return round(sum(values) / len(values), 1) if values else None


def change_of(now: float | None, then: float | None) -> float | None:
    """The difference; None where one of the two is missing."""
    return None if now is None or then is None else round(now - then, 1)


# What stands beside a figure, from the periods' values, the present one first.
RECOUNTED: Mapping[str, Callable[[str, Sequence[Week | None]], int | float | None]] = {
    "previous": lambda figure, weeks: value_in(weeks[1], figure),
    "change": lambda figure, weeks: change_of(value_in(weeks[0], figure), value_in(weeks[1], figure)),
    "mean": lambda figure, weeks: mean_of(figure, weeks[1:]),
    "before_2": lambda figure, weeks: value_in(weeks[2], figure),
    "before_3": lambda figure, weeks: value_in(weeks[3], figure),
    "before_4": lambda figure, weeks: value_in(weeks[4], figure),
}
