"""The moves of a Case and of a TakedownRequest: two pure tables (DESIGN section 5).

Nothing here touches a database. ``storage.ledger`` asks these tables, then moves a row by compare-and-set.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from storage.records import CaseState, Check, Claimed, CloseReason, RequestState, Verdict, Verified


class IllegalMoveError(Exception):
    """The row is not in a state from which this deed leads anywhere. Tell the person what state it is in."""


class CaseDeed(StrEnum):
    CLAIM = "claim"
    RELEASE = "release"  # release, skip, lease expired
    DECIDE = "decide"  # where it leads depends on the verdict: see VERDICT_STATE
    UNDO = "undo"  # of a decision, within ten seconds
    INFORM = "inform"  # date reached, information added, superior's answer
    APPROVE = "approve"
    APPROVE_REFERRAL = "approve_referral"
    RETURN = "return"
    ALL_GONE = "all_gone"  # every target verified gone
    GIVE_UP = "give_up"  # ladder exhausted or refused
    WINDOW_OVER = "window_over"  # 90 days without reappearance
    REOPEN = "reopen"  # new evidence, reappearance, relocation, upheld complaint, reversal by a superior


_S, _D = CaseState, CaseDeed

CASE_MOVES: dict[tuple[CaseState, CaseDeed], frozenset[CaseState]] = {
    (_S.QUEUED, _D.CLAIM): frozenset({_S.IN_REVIEW}),
    (_S.IN_REVIEW, _D.RELEASE): frozenset({_S.QUEUED}),
    (_S.IN_REVIEW, _D.DECIDE): frozenset({_S.NEEDS_INFO, _S.ESCALATED, _S.CLOSED, _S.PENDING_APPROVAL}),
    (_S.NEEDS_INFO, _D.UNDO): frozenset({_S.IN_REVIEW}),
    (_S.ESCALATED, _D.UNDO): frozenset({_S.IN_REVIEW}),
    (_S.CLOSED, _D.UNDO): frozenset({_S.IN_REVIEW}),
    (_S.PENDING_APPROVAL, _D.UNDO): frozenset({_S.IN_REVIEW}),
    (_S.NEEDS_INFO, _D.INFORM): frozenset({_S.QUEUED}),
    (_S.ESCALATED, _D.INFORM): frozenset({_S.QUEUED}),
    (_S.PENDING_APPROVAL, _D.APPROVE): frozenset({_S.ACTIONING}),
    (_S.PENDING_APPROVAL, _D.APPROVE_REFERRAL): frozenset({_S.CLOSED}),
    (_S.PENDING_APPROVAL, _D.RETURN): frozenset({_S.QUEUED}),
    (_S.ACTIONING, _D.ALL_GONE): frozenset({_S.MONITORING}),
    (_S.ACTIONING, _D.GIVE_UP): frozenset({_S.CLOSED}),
    (_S.MONITORING, _D.WINDOW_OVER): frozenset({_S.CLOSED}),
    (_S.MONITORING, _D.REOPEN): frozenset({_S.QUEUED}),
    (_S.CLOSED, _D.REOPEN): frozenset({_S.QUEUED}),
}

VERDICT_STATE: dict[Verdict, tuple[CaseState, CloseReason | None]] = {
    Verdict.VIOLATION: (_S.PENDING_APPROVAL, None),
    Verdict.REFER: (_S.PENDING_APPROVAL, None),
    Verdict.NEEDS_INFO: (_S.NEEDS_INFO, None),
    Verdict.ESCALATE: (_S.ESCALATED, None),
    Verdict.NO_VIOLATION: (_S.CLOSED, CloseReason.NO_VIOLATION),
    Verdict.INSUFFICIENT_EVIDENCE: (_S.CLOSED, CloseReason.INSUFFICIENT_EVIDENCE),
    Verdict.OUT_OF_SCOPE: (_S.CLOSED, CloseReason.OUT_OF_SCOPE),
    Verdict.DUPLICATE: (_S.CLOSED, CloseReason.DUPLICATE),
}

_R = RequestState

REQUEST_MOVES: dict[RequestState, frozenset[RequestState]] = {
    _R.DRAFT: frozenset({_R.APPROVED, _R.WITHDRAWN}),
    _R.APPROVED: frozenset({_R.SENDING, _R.WITHDRAWN, _R.DRAFT}),
    _R.SENDING: frozenset({_R.SENT, _R.SEND_FAILED}),
    _R.SEND_FAILED: frozenset({_R.SENDING, _R.WITHDRAWN}),
    _R.SENT: frozenset({_R.ACKNOWLEDGED, _R.RESPONDED, _R.CLOSED, _R.SUPERSEDED}),
    _R.ACKNOWLEDGED: frozenset({_R.RESPONDED, _R.CLOSED, _R.SUPERSEDED}),
    _R.RESPONDED: frozenset({_R.RESPONDED, _R.CLOSED, _R.SUPERSEDED}),
    _R.SUPERSEDED: frozenset(),
    _R.WITHDRAWN: frozenset(),
    _R.CLOSED: frozenset(),
}


def check_case_move(state: CaseState, deed: CaseDeed, to: CaseState) -> None:
    """Raise IllegalMoveError unless `deed` may take a Case from `state` to `to`."""
    if to not in CASE_MOVES.get((state, deed), frozenset()):
        raise IllegalMoveError(f"vụ việc đang ở trạng thái {state}, không thể {deed} sang {to}; hãy tải lại trang")


def check_request_move(state: RequestState, to: RequestState) -> None:
    """Raise IllegalMoveError unless a TakedownRequest may go from `state` to `to`."""
    if to not in REQUEST_MOVES[state]:
        raise IllegalMoveError(f"yêu cầu đang ở trạng thái {state}, không thể chuyển sang {to}; hãy tải lại trang")


GONE_LOOKS = 3  # consistent looks in a row before a target counts as gone (DESIGN section 5)
GONE_SPAN = timedelta(hours=24)  # from the first of them to the last


def is_owed(claimed: Claimed, verified: Verified) -> bool:
    """Whether a recipient still owes us the removal of a target: no answer and no sign of it, or we see it online.

    A refusal is no delay: it is counted for itself and answered by the next step of the ladder.
    """
    if claimed is Claimed.REFUSED:
        return False
    if verified in (Verified.STILL_ONLINE, Verified.REAPPEARED):
        return True
    return claimed is Claimed.NONE and verified not in (Verified.SUSPECTED_GONE, Verified.VERIFIED_GONE)


def verified_after(looks: Sequence[tuple[datetime, Check]]) -> Verified:
    """The state of a target after all our looks at it, oldest first.

    `verified_gone` needs three looks in a row that missed it, over a day or more, positive evidence of absence in one
    of them, and a control page of the same platform that loaded at the last. A target once gone that is seen again has
    reappeared. A block says nothing, but breaks the row.
    """
    state, was_gone, is_gone, moved = Verified.NOT_CHECKED, False, False, False
    row: list[tuple[datetime, Check]] = []
    for look in looks:
        before, state = state, look[1].result
        moved = state is Verified.RELOCATED or (moved and state is not Verified.STILL_ONLINE)
        if moved and state is not Verified.RELOCATED:
            state = before  # the goods are elsewhere, as a person confirmed: the empty place says nothing new
            continue
        if state is Verified.SUSPECTED_GONE:
            row.append(look)
            is_gone = is_gone or _is_proof(row)
            was_gone = was_gone or is_gone
            state = Verified.VERIFIED_GONE if is_gone else state
            continue
        row = []
        if state is Verified.STILL_ONLINE:
            is_gone = False
            state = Verified.REAPPEARED if was_gone else state
    return state


def _is_proof(row: Sequence[tuple[datetime, Check]]) -> bool:
    return (
        len(row) >= GONE_LOOKS
        and row[-1][0] - row[0][0] >= GONE_SPAN
        and any(check.positive_absence for _, check in row)
        and row[-1][1].control_loaded
    )
