"""Copies of what a page shows in which identifiers of people are stars."""

from __future__ import annotations

from monitor.evidence.masking import masked
from storage.queries.cases import CaseDetail, CaseSummary
from storage.records import Finding, Observation, QuotedField

NOTHING: frozenset[str] = frozenset()


def shielded_line(line: CaseSummary) -> CaseSummary:
    """A line of the queue without identifiers in title and seller."""
    return line.model_copy(update={"title": stars(line.title), "seller": stars(line.seller or "") or None})


def shielded(detail: CaseDetail) -> tuple[CaseDetail, int]:
    """The Case without identifiers in texts, sellers and quotes; and how many identifiers its texts hold."""
    seen = detail.observation
    title, in_title = masked(seen.title, NOTHING)
    text, in_text = masked(seen.text, NOTHING)
    seller, in_seller = masked(seen.seller or "", NOTHING)
    shown = seen.model_copy(update={"title": title, "text": text, "seller": seller or None})
    members = tuple(
        each.model_copy(update={"title": stars(each.title), "seller": stars(each.seller or "") or None})
        for each in detail.members
    )
    update = {
        "observation": shown, "summary": shielded_line(detail.summary), "members": members,
        "findings": tuple(_finding(each, seen, shown) for each in detail.findings),
    }  # fmt: skip
    return detail.model_copy(update=update), in_title + in_text + in_seller


def _finding(finding: Finding, seen: Observation, shown: Observation) -> Finding:
    """The quote as it stands in the shown text: a number that it cuts through must not come out by its halves."""
    is_title = finding.field is QuotedField.TITLE
    before, after = (seen.title, shown.title) if is_title else (seen.text, shown.text)
    is_there = finding.field in (QuotedField.TITLE, QuotedField.TEXT) and (
        before[finding.start : finding.end] == finding.quote
    )
    quote = after[finding.start : finding.end] if is_there else stars(finding.quote)
    return finding.model_copy(update={"quote": quote})


def stars(text: str) -> str:
    """The text with a star for each letter of an identifier of a person."""
    return masked(text, NOTHING)[0]
