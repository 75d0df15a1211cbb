"""What one look means: sights over HTTP and in the browser, and a control page of the same platform. Pure.

False "gone" must not happen: absence counts only where both ways say so and a page of the same site loads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.rechecks.sight import Seen, Sight
from storage.records import Check, Observation, Verified

UNTELLING = (Sight.WALL, Sight.TROUBLE)


@dataclass(frozen=True)
class Control:
    """How other pages of the same site did at the same time: the home page, and things known to be there."""

    home: Seen | None
    others: Sequence[Seen]  # pages of things that were seen there lately and that nobody asked to remove

    @property
    def loaded(self) -> bool:
        """A page that loads with content of its own. Where other things are known, one of them has to be there: a site
        that answers 404 to everything but its home page is down."""
        if self.others:
            return any(_loads(seen) for seen in self.others)
        return self.home is not None and _loads(self.home)


@dataclass(frozen=True)
class Verdict:
    """One look, and what was read where the page shows something else than was reported."""

    check: Check
    changed: Observation | None = None


def verdict(plain: Seen, drawn: Seen | None, control: Control, *, why_not_drawn: str = "") -> Verdict:
    """What one look gave. Without a browser nothing is positive evidence of absence."""
    sights = [seen for seen in (plain, drawn) if seen is not None]
    why = "; ".join(dict.fromkeys(filter(None, (*(seen.why for seen in sights), why_not_drawn))))
    kinds = {seen.sight for seen in sights}
    if Sight.SHOWS in kinds:
        return _said(Verified.STILL_ONLINE, why, control)
    if kinds & set(UNTELLING):
        return _said(Verified.INDETERMINATE, why, control)
    told = kinds - {Sight.EMPTY}  # a shell leaves the word to the browser
    if Sight.OTHER in told:
        if told == {Sight.OTHER}:
            return _said(Verified.CHANGED, why, control, changed=_other(sights))
        return _said(Verified.INDETERMINATE, f"hai cách xem cho kết quả khác nhau: {why}", control)
    if not told or not control.loaded:
        lack = "" if told else "trang trống"
        return _said(
            Verified.INDETERMINATE, "; ".join(filter(None, (why, lack, "" if control.loaded else _NO_CONTROL))), control
        )
    positive = told == {Sight.GONE} and drawn is not None and drawn.sight is Sight.GONE
    return _said(Verified.SUSPECTED_GONE, why, control, positive=positive)


_NO_CONTROL = "trang đối chứng cùng nền tảng không tải được"


def _said(
    result: Verified, why: str, control: Control, *, positive: bool = False, changed: Observation | None = None
) -> Verdict:
    check = Check(result=result, positive_absence=positive, control_loaded=control.loaded, note=why[:1000])
    return Verdict(check, changed)


def _other(sights: Sequence[Seen]) -> Observation | None:
    return next((seen.observation for seen in reversed(sights) if seen.observation is not None), None)


def _loads(seen: Seen) -> bool:
    return seen.sight in (Sight.SHOWS, Sight.OTHER)
