"""The clock of the tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class StandingClock:
    """A clock that moves only when told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> datetime:
        """Move on and give the new time."""
        self.now += timedelta(**delta)
        return self.now
