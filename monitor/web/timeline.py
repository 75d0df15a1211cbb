"""The life of a Case as lines that a person reads, from its Events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor import labels
from monitor.office_time import OFFICE_TIME
from monitor.web.rule_names import rule_name
from monitor.web.words import said
from storage.records import CaseState, Event, RequestState


@dataclass(frozen=True)
class Line:
    """One thing that happened; `detail` may quote what people or pages wrote."""

    at: datetime
    actor: str
    deed: str
    detail: str


def timeline(events: Sequence[Event]) -> tuple[Line, ...]:
    """The Events in the order they happened. A deed without a word of ours is shown under its own name."""
    return tuple(
        Line(
            at=event.at,
            actor=labels.actor(event.actor),
            deed=labels.DEED.get(event.deed, event.deed),
            detail=_detail(event),
        )
        for event in events
    )


def _detail(event: Event) -> str:
    data = event.data
    if isinstance(note := data.get("note"), str):
        return note
    if isinstance(rules := data.get("rules"), list):
        return "; ".join(rule_name(str(rule)) for rule in rules)
    if event.deed == "change_deadline":
        until = datetime.fromisoformat(str(data["after"])).astimezone(OFFICE_TIME)
        return said(f"hạn mới {until:%H:%M %d/%m/%Y}")
    if event.deed == "draft_request":
        return said(f"gửi {data.get('recipient', '')}")
    if "before" not in data or "after" not in data:
        return ""
    word = _request_word if event.deed == "move_request" else _case_word
    before, after = word(str(data["before"])), word(str(data["after"]))
    return f"{before} → {after}" if before != after else f"→ {after}"


def _case_word(state: str) -> str:
    return said(labels.STATE[CaseState(state)])


def _request_word(state: str) -> str:
    return said(labels.REQUEST_STATE[RequestState(state)])
