"""A figure beside what it was in the period before, and by how many percent it differs."""

from __future__ import annotations

from monitor.reports.making.content import Figure, Unit
from monitor.settings import ZeroBase


def percent_change(now: float | None, then: float | None, zero_base: ZeroBase) -> float | None:
    """By how many percent `now` differs from `then`; None where one is not known, and by `zero_base`."""
    if now is None or then is None:
        return None
    if then == 0:
        return 0.0 if now == 0 else 100.0 if zero_base is ZeroBase.HUNDRED else None
    return round((now - then) / then * 100, 1)


def percent(figure: Figure, then: float | None, zero_base: ZeroBase) -> Figure:
    """The figure's difference to the period before, as a figure."""
    return Figure(
        name=f"{figure.name}@percent", label=f"{figure.label}, so với kỳ trước (%)",
        value=percent_change(figure.value, then, zero_base), unit=Unit.PERCENT_CHANGE,
    )  # fmt: skip
