"""The queue: what waits, what is being worked on, and what the sweep is doing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from monitor.web.desk import Acting, BadFormError, Reading
from monitor.web.shielding import shielded_line
from storage.database import Database
from storage.ledger import cases as deeds
from storage.queries import work
from storage.queries.cases import CaseSummary
from storage.queries.queue import QueueFilter, counts, page
from storage.queries.work import Run
from storage.records import CaseState, Policy, RunKind, RunState

router = APIRouter()

ROWS = 50
MOST_SOUGHT = 200  # characters
_PLACE = re.compile(r"(\d{1,6})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True)
class Sweep:
    """What the sweep is doing. A source that failed is a gap in what we know, never "no violations"."""

    running: tuple[Run, ...]
    waiting: int
    last_finished: Run | None
    gaps: tuple[Run, ...]
    never_run: tuple[str, ...]
    has_sources: bool


@router.get("/")
def show(
    desk: Reading, trang_thai: CaseState = CaseState.QUEUED, chinh_sach: str = "", tim: str = "", sau: str = ""
) -> Response:
    """One page of the Cases in a state, first to be worked on first; `sau` is the place of the line above it.

    `tim` are words to look for, with or without Vietnamese marks.
    """
    tim = tim.strip()[:MOST_SOUGHT]
    policy = _policy(chinh_sach)
    wanted = QueueFilter(states=(trang_thai,), facets={"policy": policy} if policy else {}, text=tim)
    rows = page(desk.workplace.db, wanted, read_place(sau), limit=ROWS + 1)
    return desk.page(
        "queue.html",
        counts=counts(desk.workplace.db),
        state=trang_thai,
        policy=policy,
        sought=tim,
        rows=[shielded_line(row) for row in rows[:ROWS]],
        next_place=written_place(rows[ROWS - 1]) if len(rows) > ROWS else "",
        is_first_page=not sau,
        sweep=sweep(desk.workplace.db),
    )


@router.post("/nhan")
def claim_next(desk: Acting) -> Response:
    """Lease the next Case to this person and open it."""
    lease = deeds.claim(desk.workplace.db, desk.person.user.id, desk.now)
    return RedirectResponse("/" if lease is None else f"/vu-viec/{lease.case_id}", status_code=303)


def sweep(db: Database) -> Sweep:
    """What the line above the queue says."""
    sources = [status for status in work.sources(db) if status.source.enabled]
    runs = [run for run in work.runs(db) if run.kind is RunKind.CRAWL]
    finished = [run for run in runs if run.finished_at is not None]
    latest = [status.last_run for status in sources if status.last_run]
    return Sweep(
        running=tuple(run for run in runs if run.state is RunState.RUNNING),
        waiting=sum(run.state is RunState.DUE for run in runs),
        last_finished=max(finished, key=lambda run: run.finished_at or run.due_at, default=None),
        gaps=tuple(run for run in latest if run.state is RunState.FAILED),
        never_run=tuple(status.source.name for status in sources if status.last_run is None),
        has_sources=bool(sources),
    )


def _policy(text: str) -> Policy | None:
    if not text:
        return None
    try:
        return Policy(text)
    except ValueError:
        raise BadFormError("Không có nhóm vi phạm này.") from None


def read_place(text: str) -> tuple[int, int] | None:
    """The place that a link to the next page names. Raises BadFormError."""
    if not text:
        return None
    match = _PLACE.fullmatch(text)
    if match is None:
        raise BadFormError("Địa chỉ trang sau không đúng; hãy mở lại hàng đợi.")
    return int(match[1]), int(match[2])


def written_place(row: CaseSummary) -> str:
    """The place of a line, as the link to the page behind it names it."""
    return f"{row.priority}-{row.id}"
