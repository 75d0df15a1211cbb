"""What the reports are called on screen."""

from __future__ import annotations

from collections.abc import Mapping

REPORT_NAMES: Mapping[str, str] = {
    "weekly": "Báo cáo tuần", "389": "Báo cáo 389", "annual": "Báo cáo năm (Sở Công Thương)",
    "ecommerce": "Báo cáo thương mại điện tử", "adhoc": "Báo cáo đột xuất", "resolution": "Báo cáo theo nghị quyết",
}  # fmt: skip


def report_name(name: str) -> str:
    """What a report is called; an ad hoc one of some cases as the ad hoc one."""
    return REPORT_NAMES.get(name, REPORT_NAMES.get(name.partition("_")[0], name))
