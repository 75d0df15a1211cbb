"""The command that judges texts: classify. It loads no database: what it takes to start is the rules and the model."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from classifier.classify import Judgement, band, judge_each, labels, prepare
from classifier.together import together
from monitor.import_rows import moment_of, observation_from
from monitor.json_lines import InputError, lines_to, rows_of
from monitor.office_time import OFFICE_TIME, act_day, system_clock
from monitor.textmodel import serving
from storage.records import Finding, Kind, Observation, Policy

NO_URL = "https://unknown.invalid/"
# Kinds that others' files use and the closest of ours; what we have never heard of is judged as a post.
OTHER_KINDS = {"comment": Kind.POST, "news": Kind.ARTICLE, "official": Kind.PAGE}

FEWEST_FOR_GC = 100_000  # objects more than there were

_HALF = re.compile("[\ud800-\udfff]")


def classify(
    context: typer.Context,
    source: Annotated[Path, typer.Option("--in", metavar="FILE", help="JSON Lines with id and text")],
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE")] = None,
    day: Annotated[str | None, typer.Option("--date", help="day of the act, YYYY-MM-DD; default: today")] = None,
) -> int:
    """Say what is suspected of each text, by which rule, in the version of that day."""
    default = _day(day) if day else system_clock().astimezone(OFFICE_TIME).date()
    model = serving(context.obj).model
    prepare()
    gc.freeze()  # rules and model stay to the end: looking through them again and again costs a tenth of the time,
    gc.set_threshold(FEWEST_FOR_GC)  # and texts leave no circles behind
    with lines_to(out) as lines:
        for group in together(_asked(source, default), lambda each: each.size):
            acts = [(each.observation, each.day) for each in group if each.observation is not None]
            judgements = judge_each(acts, model)
            for each in group:
                if each.observation is None:
                    lines.error(each.line, each.error)
                else:
                    lines.write(_judged(each.id, next(judgements)))
    return 1 if lines.has_errors else 0


def _whole(value: Any) -> Any:
    """A text with a sign in the place of each half character, which no file can hold; the places of all others stay."""
    return _HALF.sub("\ufffd", value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class _Asked:
    """A line of the file: the text to be judged under the law of a day, or what is wrong with the line."""

    line: int
    day: date
    id: Any = None
    observation: Observation | None = None
    error: str = ""

    @property
    def size(self) -> int:
        """In characters of the text."""
        return 0 if self.observation is None else len(self.observation.text)


def _asked(source: Path, default: date) -> Iterator[_Asked]:
    for line, row in rows_of(source):
        if isinstance(row, str):
            yield _Asked(line, default, error=row)
            continue
        try:
            yield _asked_of(line, {key: _whole(value) for key, value in row.items()}, default)
        except ValueError as error:
            yield _Asked(line, default, error=str(error))


def _asked_of(line: int, row: dict[str, Any], default: date) -> _Asked:
    if "id" not in row or not isinstance(row.get("text"), str):
        raise ValueError("a line needs id and text")
    noon = datetime(default.year, default.month, default.day, 12, tzinfo=OFFICE_TIME)
    return _Asked(line, act_day(moment_of(row.get("observed_at"), noon)), row["id"], _observation(row, noon))


def _judged(name: Any, judgement: Judgement) -> dict[str, Any]:
    judged = {
        "id": name,
        "labels": list(labels(judgement.findings)),
        "findings": finding_rows(judgement.findings),
    }
    return judged | ({"unscored": judgement.unscored} if judgement.unscored else {})


def observation_of_row(row: dict[str, Any], day: date) -> Observation:
    """A row of a file of texts as an Observation of that day. Raises ValueError for a field that is not one."""
    return _observation(row, datetime(day.year, day.month, day.day, 12, tzinfo=OFFICE_TIME))


def _observation(row: dict[str, Any], noon: datetime) -> Observation:
    """The row as an Observation; an address is optional here, and an unknown kind of thing is a post."""
    kind, url = str(row.get("kind") or Kind.POST), str(row.get("url") or "")
    known = {
        "url": url if url.lower().startswith(("http://", "https://")) else NO_URL,
        "kind": OTHER_KINDS.get(kind, kind if kind in set(Kind) else Kind.POST),
    }
    return observation_from(row | known, None, noon)


def finding_rows(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Findings, strongest first, merged by policy: its strongest leads, the others name what they support."""
    by_policy: dict[Policy, list[Finding]] = {}
    for each in findings:
        by_policy.setdefault(each.policy, []).append(each)
    return [
        finding_row(each) | ({"supports": found[0].rule_id} if each is not found[0] else {})
        for found in by_policy.values()
        for each in found
    ]


def finding_row(finding: Finding) -> dict[str, Any]:
    """A Finding as the command contract prints it (DESIGN section 6)."""
    row = finding.model_dump(mode="json", include={
        "policy", "rule_id", "score", "quote", "field", "start", "end", "detector",
    })  # fmt: skip
    row |= {"legal_basis": finding.legal.as_text(), "band": band(finding).value}
    return row | ({"why": finding.why} if finding.why else {})


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text!r} is not a day; write it as 2026-11-24") from None
