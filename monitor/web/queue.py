"""The queue: what waits, what is being worked on, and what the sweep is doing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import RedirectResponse, Response

from monitor.web.desk import Acting, BadFormError, Reading
from monitor.web.rule_names import grounds_by_policy
from monitor.web.shielding import shielded_line
from storage.database import Database
from storage.ledger import cases as deeds
from storage.queries import work
from storage.queries.cases import CaseSummary
from storage.queries.queue import QueueFilter, counts, known_values, page
from storage.queries.work import Run
from storage.records import CaseState, Policy, RunKind, RunState

router = APIRouter()

ROWS = 50
MOST_SOUGHT = 200  # characters
FACET_OF = {
    "nen_tang": "platform", "nguon": "source", "quy_dinh": "rule", "nguoi_ban": "seller", "nguoi_giu": "assignee",
    "mo": "opened", "han": "deadline",
}  # fmt: skip
LISTED = ("platform", "assignee")  # whose values are offered as they occur
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


class Asked(BaseModel):
    """What the queue is asked for; the facets but the policy exactly as they were noted, empty for all."""

    trang_thai: CaseState = CaseState.QUEUED
    chinh_sach: str = ""
    tim: str = ""  # words to look for, with or without Vietnamese marks
    nen_tang: str = ""
    nguon: str = ""  # the source's id
    quy_dinh: str = ""
    nguoi_ban: str = ""
    nguoi_giu: str = ""
    mo: str = ""  # a day
    han: str = ""  # a day
    sau: str = ""  # the place of the line above the first

    @property
    def facets(self) -> dict[str, str]:
        """Those that are asked for, by the names of storage.queries.queue."""
        policy = _policy(self.chinh_sach)
        asked = {facet: getattr(self, field).strip()[:MOST_SOUGHT] for field, facet in FACET_OF.items()}
        return ({"policy": policy} if policy else {}) | {facet: value for facet, value in asked.items() if value}

    def query(self, **changes: str) -> str:
        """The address of the same list with some parts changed; without a place it begins at the top."""
        parts = self.model_dump(mode="json", exclude={"sau"}) | changes
        return urlencode({name: value for name, value in parts.items() if value})


@router.get("/")
def show(desk: Reading, asked: Annotated[Asked, Query()]) -> Response:
    """One page of the Cases in a state, first to be worked on first."""
    db, facets, sought = desk.workplace.db, asked.facets, asked.tim.strip()[:MOST_SOUGHT]
    wanted = QueueFilter(states=(asked.trang_thai,), facets=facets, text=sought)
    rows = page(db, wanted, read_place(asked.sau), limit=ROWS + 1)
    return desk.page(
        "queue.html", counts=counts(db), state=asked.trang_thai, policy=facets.get("policy"), sought=sought,
        asked=asked, has_more=bool(facets.keys() - {"policy"}), known=known_values(db, LISTED),
        sources={str(each.id): each.source.name for each in work.sources(db)}, rules=grounds_by_policy(),
        rows=[shielded_line(row) for row in rows[:ROWS]],
        next_place=written_place(rows[ROWS - 1]) if len(rows) > ROWS else "",
        is_first_page=not asked.sau, sweep=sweep(db),
    )  # fmt: skip


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
