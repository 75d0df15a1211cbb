from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.lifecycle import (
    CASE_MOVES,
    REQUEST_MOVES,
    VERDICT_STATE,
    CaseDeed,
    IllegalMoveError,
    check_case_move,
    check_request_move,
    verified_after,
)
from storage.records import CaseState, Check, RequestState, Verdict, Verified

START = datetime(2026, 11, 24, tzinfo=UTC)


def looks(*entries: tuple[float, Verified], control: bool = True, absence: bool = True) -> list[tuple[datetime, Check]]:
    return [
        (START + timedelta(hours=hours), Check(result=result, control_loaded=control, positive_absence=absence))
        for hours, result in entries
    ]


def test_every_verdict_leads_where_a_decision_may_lead() -> None:
    reachable = CASE_MOVES[CaseState.IN_REVIEW, CaseDeed.DECIDE]
    assert {state for state, _ in VERDICT_STATE.values()} == reachable
    assert set(VERDICT_STATE) == set(Verdict)


@given(st.lists(st.sampled_from(CaseDeed), max_size=30))
def test_no_chain_of_deeds_reaches_actioning_without_a_decision_and_an_approval(deeds: list[CaseDeed]) -> None:
    state, decided, approved = CaseState.QUEUED, False, False
    for deed in deeds:
        for to in sorted(CASE_MOVES.get((state, deed), ())):
            check_case_move(state, deed, to)
            decided = decided or deed is CaseDeed.DECIDE
            approved = approved or deed is CaseDeed.APPROVE
            state = to
            break
        if state is CaseState.ACTIONING:
            assert decided
            assert approved


def test_an_illegal_case_move_is_refused_with_the_state_it_is_in() -> None:
    with pytest.raises(IllegalMoveError, match="queued"):
        check_case_move(CaseState.QUEUED, CaseDeed.APPROVE, CaseState.ACTIONING)


def test_a_draft_request_can_not_be_sent() -> None:
    with pytest.raises(IllegalMoveError):
        check_request_move(RequestState.DRAFT, RequestState.SENDING)


def test_every_request_state_has_its_moves() -> None:
    assert set(REQUEST_MOVES) == set(RequestState)


GONE, ONLINE, BLOCKED = Verified.SUSPECTED_GONE, Verified.STILL_ONLINE, Verified.INDETERMINATE


def test_three_misses_over_a_day_with_a_control_page_verify_that_a_target_is_gone() -> None:
    assert verified_after(looks((1, GONE), (12, GONE), (25, GONE))) is Verified.VERIFIED_GONE


@pytest.mark.parametrize(
    ("history", "options"),
    [
        ([(1, GONE), (25.5, GONE)], {}),  # two looks only
        ([(1, GONE), (4, GONE), (12, GONE)], {}),  # too soon
        ([(h, GONE) for h in (1, 12, 26)], {"control": False}),
        ([(h, GONE) for h in (1, 12, 26)], {"absence": False}),
        ([(1, GONE), (12, BLOCKED), (20, GONE), (26, GONE)], {}),  # a block breaks the row
    ],
)
def test_less_than_that_is_only_suspected(history: list[tuple[float, Verified]], options: dict[str, bool]) -> None:
    assert verified_after(looks(*history, **options)) is Verified.SUSPECTED_GONE


def test_a_block_is_never_gone() -> None:
    assert verified_after(looks(*((h, BLOCKED) for h in (1, 12, 26, 50)))) is Verified.INDETERMINATE


def test_a_target_that_was_gone_and_is_seen_again_has_reappeared_even_after_a_block() -> None:
    gone = [(1, GONE), (12, GONE), (25, GONE)]
    assert verified_after(looks(*gone, (50, ONLINE))) is Verified.REAPPEARED
    assert verified_after(looks(*gone, (50, BLOCKED), (51, ONLINE))) is Verified.REAPPEARED
    assert verified_after(looks(*gone, (50, BLOCKED), (51, GONE))) is Verified.VERIFIED_GONE
    assert verified_after(looks(*gone, (50, ONLINE), (51, GONE))) is Verified.SUSPECTED_GONE
