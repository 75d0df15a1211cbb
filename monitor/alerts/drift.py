"""Alerts of drift, once a week for each measure, through the same outbox as all others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from functools import lru_cache

from monitor.alerts.tell import tell
from monitor.drift import Drift, Measure, inflow_drift, mix_drift, share_drift
from monitor.labels import POLICY
from monitor.office_time import OFFICE_TIME
from monitor.workplace import Workplace
from storage.database import Database
from storage.queries import trouble
from storage.queries.drift import DriftCounts, drift_counts
from storage.records import Message, Policy

WHAT = {
    Measure.PRECISION: "độ đúng của quy định", Measure.AGREEMENT: "tỷ lệ người và máy cùng nhận định",
    Measure.INFLOW: "số vụ việc mới", Measure.MIX: "cơ cấu nhóm dấu hiệu của vụ việc mới",
}  # fmt: skip
ADVICE = {
    Measure.PRECISION: "Hãy xem các vụ việc gần đây của quy định này; lãnh đạo có thể tắt quy định ở trang Quy định.",
    Measure.AGREEMENT: "Hãy xem vì sao: cách làm mới của người bán, quy định mới, hay kết luận theo thói quen.",
    Measure.INFLOW: "Hãy xem trang Độ phủ (nguồn thất bại, nguồn mới) trước khi coi là vi phạm tăng hay giảm.",
    Measure.MIX: "Hãy xem trang Độ phủ: nguồn mới hoặc nguồn hỏng cũng làm đổi cơ cấu.",
}  # fmt: skip


def measured(workplace: Workplace) -> tuple[Drift, ...]:
    """Every measure of the seven days that ended with yesterday (Asia/Ho_Chi_Minh), what drifted first."""
    return _measured(workplace.db, _midnight(workplace))


@lru_cache(maxsize=2)  # past days change no more, and the dashboard asks all day long
def _measured(db: Database, midnight: datetime) -> tuple[Drift, ...]:
    return tuple(sorted(_drifts(drift_counts(db, midnight)), key=lambda each: not each.has_drifted))


def alert_of_drift(workplace: Workplace) -> int:
    """Tell what drifted and nobody was told of this week; gives how many messages."""
    midnight = _midnight(workplace)
    counts = drift_counts(workplace.db, midnight)
    year, week, _ = midnight.astimezone(OFFICE_TIME).isocalendar()
    messages = {}
    for each in _drifts(counts):
        if each.has_drifted:
            key = f"drift:{each.measure}:{each.name}:{year}-{week:02}"
            messages[key] = _message(key, each, counts.failed_runs)
    new = messages.keys() - trouble.told(workplace.db, messages)
    for key in sorted(new):
        tell(workplace, messages[key])
    return len(new)


def told_of(each: Drift) -> tuple[str, str, str]:
    """What was measured, how it is now, how it was, in words and numbers."""
    name = POLICY[Policy(each.name)] if each.measure is Measure.INFLOW else each.name
    what = f"{WHAT[each.measure]} {name}".strip()
    if each.measure is Measure.INFLOW:
        return what, f"{each.now:.0f} vụ việc", f"{each.before:.1f} vụ việc một tuần".replace(".", ",")
    if each.measure is Measure.MIX:
        return what, f"chỉ số PSI {each.now:.2f}".replace(".", ","), "dưới 0,25 là ổn định"
    return what, f"{100 * each.now:.0f}% của {each.weight} kết luận", f"{100 * each.before:.0f}%"


def _drifts(counts: DriftCounts) -> Iterator[Drift]:
    found = [share_drift(Measure.PRECISION, rule, weeks) for rule, weeks in counts.rules.items()]
    found.append(share_drift(Measure.AGREEMENT, "", counts.agreement))
    found += [inflow_drift(policy, weeks) for policy, weeks in counts.inflow.items()]
    found.append(mix_drift(counts.inflow))
    return (each for each in found if each is not None)


def _message(key: str, each: Drift, failed_runs: int) -> Message:
    what, now, before = told_of(each)
    failed = f"\nCó {failed_runs} lượt quét thất bại trong bảy ngày qua." if failed_runs else ""
    return Message(
        key=key[:300], kind="drift", audience="staff", subject=f"Biến động: {what}"[:300],
        body=f"Bảy ngày qua: {now}. Bốn tuần trước: {before}.\n{ADVICE[each.measure]}{failed}",
        path="/tong-quan#bien-dong",
    )  # fmt: skip


def _midnight(workplace: Workplace) -> datetime:
    return datetime.combine(workplace.clock().astimezone(OFFICE_TIME).date(), time(), OFFICE_TIME)
