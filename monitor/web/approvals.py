"""The second person's list: what waits for approval, and several at once, but only after their evidence was shown."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from monitor.web.case import CaseId
from monitor.web.desk import Acting, BadFormError, Desk, Reading, RefusedError, SentFields
from monitor.web.hostile_text import Piece, marked
from monitor.web.queue import read_place, written_place
from storage.ledger import decisions
from storage.ledger.errors import LedgerError
from storage.lifecycle import IllegalMoveError
from storage.queries import cases
from storage.queries.cases import CaseDetail
from storage.queries.queue import QueueFilter, page
from storage.records import CaseState, QuotedField

router = APIRouter()

MOST_AT_ONCE = 24  # lines of a page and cards of one evidence grid: what a person can look through
MOST_TEXT = 600  # characters of each
Pairs = Sequence[tuple[int, int]]  # (case, decision)


@dataclass(frozen=True)
class Waiting:
    """One Case that waits for approval, as a line or a card shows it."""

    detail: CaseDetail
    is_own: bool
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]

    @property
    def decision_id(self) -> int:
        """The Decision that would be approved."""
        assert self.detail.decision is not None
        return self.detail.decision.id


@router.get("/duyet")
def show(desk: Reading, tin: str = "", sau: str = "") -> Response:
    """What waits, the Cases that harm most first; `sau` is the place of the line above the first."""
    wanted = QueueFilter(states=(CaseState.PENDING_APPROVAL,))
    rows = page(desk.workplace.db, wanted, read_place(sau), limit=MOST_AT_ONCE + 1)
    waiting = [each for row in rows[:MOST_AT_ONCE] if (each := _waiting(desk, row.id))]
    return desk.page(
        "approvals.html", rows=waiting, message=tin[:3] if tin.isdecimal() else "", most=MOST_AT_ONCE,
        next_place=written_place(rows[MOST_AT_ONCE - 1]) if len(rows) > MOST_AT_ONCE else "",
    )  # fmt: skip


@router.get("/duyet/luoi")
def grid(desk: Reading, vu: Annotated[list[CaseId] | None, Query()] = None) -> Response:
    """The evidence of the chosen Cases side by side; only what stands here may be approved together."""
    chosen = list(dict.fromkeys(vu or ()))
    if not 0 < len(chosen) <= MOST_AT_ONCE:
        raise BadFormError(f"Hãy chọn từ 1 đến {MOST_AT_ONCE} vụ việc để xem chứng cứ cạnh nhau.")
    cards = [each for case_id in chosen if (each := _waiting(desk, case_id)) and not each.is_own]
    pairs = [(each.detail.summary.id, each.decision_id) for each in cards]
    return desk.page("approval_grid.html", cards=cards, shown=_written(pairs), seal=_seal(desk, pairs))


@router.post("/duyet")
def approve(desk: Acting, fields: SentFields) -> Response:
    """Approve the ticked Cases of a grid that was shown to this person in this session."""
    if not desk.may_approve:
        raise RefusedError("Chỉ lãnh đạo được duyệt.")
    shown = _read(fields.one("shown"))
    if not hmac.compare_digest(fields.one("seal").encode(), _seal(desk, shown).encode()):
        raise RefusedError("Chỉ duyệt cùng lúc những vụ việc mà chứng cứ vừa được hiện. Hãy mở lại lưới chứng cứ.")
    ticked = {text for text in fields.many("vu") if text}
    chosen = [(case_id, decision_id) for case_id, decision_id in shown if str(case_id) in ticked]
    if not chosen or len(chosen) != len(ticked):
        raise BadFormError("Hãy đánh dấu ít nhất một vụ việc trong lưới chứng cứ.")
    problems: list[str] = []
    for case_id, decision_id in chosen:
        try:
            decisions.approve(desk.workplace.db, case_id, desk.person.user.id, "", desk.now, decision_id=decision_id)
        except (LedgerError, IllegalMoveError) as error:
            problems.append(f"{case_id}: {error}")
    if problems:
        raise BadFormError(f"Đã duyệt {len(chosen) - len(problems)} vụ việc. Không duyệt được: {'; '.join(problems)}")
    return RedirectResponse(f"/duyet?tin={len(chosen)}", status_code=303)


def _waiting(desk: Desk, case_id: int) -> Waiting | None:
    detail = cases.case(desk.workplace.db, case_id)
    if detail.summary.state is not CaseState.PENDING_APPROVAL or detail.decision is None:
        return None
    seen = detail.observation
    return Waiting(
        detail=detail,
        is_own=detail.decision.author_id == desk.person.user.id,
        title=marked(seen.title, QuotedField.TITLE, detail.findings, 200),
        text=marked(seen.text, QuotedField.TEXT, detail.findings, MOST_TEXT),
    )


def _seal(desk: Desk, pairs: Pairs) -> str:
    """Proof that this session was shown these Decisions: nobody else can make it, it dies with the session."""
    return hmac.new(desk.person.csrf.encode(), f"luoi {_written(pairs)}".encode(), hashlib.sha256).hexdigest()


def _written(pairs: Pairs) -> str:
    return ",".join(f"{case_id}:{decision_id}" for case_id, decision_id in pairs)


def _read(text: str) -> list[tuple[int, int]]:
    try:
        pairs = [(int(case_id), int(decision_id)) for case_id, decision_id in (p.split(":") for p in text.split(","))]
    except ValueError:
        raise BadFormError("Biểu mẫu không đúng; hãy mở lại danh sách chờ duyệt.") from None
    return pairs[:MOST_AT_ONCE]
