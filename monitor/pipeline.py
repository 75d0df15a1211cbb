"""The way of one observation: Capture kept, Observation seen, Findings, Case. Wires the parts; fits on one screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from classifier.classify import judge
from classifier.model.judge import Chosen
from crawler.sink import Fetched
from monitor.textmodel import serving
from monitor.workplace import OFFICE_TIME, Workplace
from storage.ledger import sightings
from storage.records import Capture, Observation


@dataclass
class Pipeline:
    """A crawl's sink: everything it is given is kept, seen, judged for suspicion, and opens or extends a Case."""

    workplace: Workplace
    run_id: int | None = None
    source_id: int | None = None
    new_cases: list[int] = field(default_factory=list)
    chosen: Chosen = field(init=False)

    def __post_init__(self) -> None:
        """Take the model that serves now, for the life of this sink."""
        self.chosen = serving(self.workplace.settings)

    def keep(self, fetched: Fetched) -> Capture:
        """Bytes to the vault first, then the Capture's row, then the Capture to whoever wants to read it."""
        return keep(self.workplace, fetched, self.run_id)

    def observe(self, observation: Observation) -> bool:
        """See one Observation; True when a Case hangs on it now and wants a picture of the page."""
        if sightings.see_again(self.workplace.db, observation):
            return False
        judgement = judge(observation, act_day(observation.observed_at), self.chosen.model)
        now = self.workplace.clock()
        seen = sightings.see_new(
            self.workplace.db, observation, judgement.findings, now, self.source_id, unscored=judgement.unscored
        )
        if seen.opened and seen.case_id is not None:
            self.new_cases.append(seen.case_id)
        return seen.case_id is not None


def act_day(observed_at: datetime) -> date:
    """The day whose law counts. What is still online when we see it is a continuing act: the day we saw it
    (law/forms.md section 1, rule 2)."""
    return observed_at.astimezone(OFFICE_TIME).date()


def keep(workplace: Workplace, fetched: Fetched, run_id: int | None = None) -> Capture:
    """Keep an answer as evidence and give its Capture."""
    capture = Capture(
        url=fetched.url,
        final_url=fetched.final_url,
        method=fetched.method,
        outcome=fetched.outcome,
        status=fetched.status,
        headers=fetched.headers,
        body_sha256=None if fetched.body is None else workplace.vault.keep(fetched.body),
        body_bytes=len(fetched.body or b""),
        screenshot_sha256=None if fetched.screenshot is None else workplace.vault.keep(fetched.screenshot),
        captured_at=fetched.captured_at,
        note=fetched.note,
    )
    sightings.keep_capture(workplace.db, capture, run_id=run_id)
    return capture
