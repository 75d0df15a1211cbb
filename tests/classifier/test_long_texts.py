"""A very long text is read in windows, and its quotes stand where they say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from classifier.classify import judge
from classifier.model.judge import choose
from classifier.text import view
from classifier.windows import LONG, OVERLAP, WINDOW, windows
from storage.records import Kind, Observation

DAY = date(2026, 11, 1)
FILLER = "áo thun cotton đủ màu, đổi trả trong bảy ngày. "
CLAIM = "Viên uống cam kết chữa khỏi bệnh tiểu đường sau một liệu trình, giá 350k, inbox em 0901234567."


def post(text: str) -> Observation:
    url = "https://vidu.example/bai"
    return Observation(
        url=url, canonical_url=url, kind=Kind.POST, title="", text=text, observed_at=datetime(2026, 11, 1, tzinfo=UTC),
        capture_sha256=None,
    )  # fmt: skip


@pytest.mark.parametrize("before", [0, WINDOW - 60, WINDOW - OVERLAP, 2 * WINDOW + 100])
def test_a_claim_is_found_and_quoted_wherever_it_stands(before: int) -> None:
    filler = FILLER * (LONG // len(FILLER) + 200)
    text = f"{filler[:before]} {CLAIM} {filler[before:]}"

    judged = judge(post(text), DAY, choose().model)

    claims = [each for each in judged.findings if each.policy == "health_claim" and each.score >= 0.5]
    assert claims
    assert all(text[each.start : each.end] == each.quote for each in judged.findings)
    assert any("chữa khỏi" in each.quote for each in claims)
    assert judged.unscored == "văn bản quá dài"


def test_windows_cover_a_text_and_overlap() -> None:
    for text in (FILLER * 6_000, "x" * 300_000):
        parts = list(windows(text))

        assert all(text[start : start + len(part)] == part for start, part in parts)
        assert max(len(part) for _, part in parts) <= WINDOW + OVERLAP
        for (start, part), (following, _) in pairwise(parts):
            assert start < following < start + len(part)
        assert parts[-1][0] + len(parts[-1][1]) == len(text)


@settings(max_examples=300, deadline=None)
@example("u\u202a\u0323")
@given(st.text(alphabet="ab êơuh\u0301\u0323\u0302\u031b\u200b\ufe0f\u202a\U0001d41a\uff41\n.", max_size=24))
def test_the_quick_fold_reads_as_the_careful_one(text: str) -> None:
    quick, careful = view(text), view(text, careful=True)

    assert (quick.text, quick.words, quick.breaks) == (careful.text, careful.words, careful.breaks)
    for at in range(len(quick.words)):
        assert quick.original_span(at, at + 1)[0] == careful.original_span(at, at + 1)[0]
