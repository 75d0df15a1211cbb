"""The way of one observation: Capture kept, Observation seen, Findings, Case. Wires the parts; fits on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from classifier.classify import Judgement, judge, judge_each
from classifier.together import together
from crawler.domains.in_pages import add_hosts
from crawler.identifiers.read import identify
from crawler.sink import Fetched, Kept
from monitor import pictures
from monitor.keeping import Keeper
from monitor.office_time import act_day
from monitor.register_match import DETECTOR, lines_of, matches_of, weighed
from monitor.textmodel import serving
from monitor.workplace import Workplace
from storage.ledger import registers, sightings
from storage.queries import journal
from storage.queries.registers import Match
from storage.queries.rule_switches import switched_off
from storage.records import Capture, Identified, Observation, Policy


class Pipeline:
    """A crawl's sink: everything it is given is kept, seen, judged for suspicion, and opens or extends a Case.

    Use it in a `with`: what was seen last is written down at its end.
    """

    def __init__(
        self, workplace: Workplace, run_id: int | None = None, source_id: int | None = None, *, knows_walls: bool = True
    ) -> None:
        self.workplace = workplace
        self.source_id = source_id
        self.new_cases: list[int] = []
        self._run_id = run_id
        self._began_at: datetime | None = None  # of a run that goes on after its worker was killed
        self._keeper = Keeper(workplace, run_id, knows_walls=knows_walls)
        self._seen: set[tuple[str, str]] = set()  # contents of this run, some of them not yet written down
        self._judged: dict[tuple[str, str], Judgement] = {}  # by content, until it is observed
        self._off = switched_off(workplace.db)  # rules that this office does not want to hear of
        self._model = serving(workplace.settings).model  # that serves now, for the life of this sink
        self.hosts: dict[str, str] = {}  # host names seen in pages, with the address of the page

    def __enter__(self) -> Pipeline:
        return self

    def __exit__(self, *error: object) -> None:
        self._keeper.flush()

    def keep(self, fetched: Fetched) -> Capture:
        """Bytes and manifest to the vault first, then the Capture to whoever wants to read it."""
        capture = self._keeper.keep(fetched)
        if fetched.body is not None:
            add_hosts(self.hosts, fetched.body, fetched.final_url)
        return capture

    def observe(self, observation: Observation) -> bool:
        """See one Observation; True when a Case hangs on it now and wants a picture of the page."""
        if self._is_known(observation):
            self._keeper.later(lambda: self._see_again(observation))
            began_at = self._began_at  # its worker may have been killed before it took the picture
            return began_at is not None and journal.is_suspected_since(self.workplace.db, observation, began_at)
        content = _content(observation)
        self._seen.add(content)
        judgement = self._judged.pop(content, None) or self._judgement(observation)
        identified = identify(observation)
        matches = matches_of(self.workplace.db, observation, identified.contacts)
        findings, taken_back = weighed(observation, judgement.findings, matches, act_day(observation.observed_at))
        judgement = replace(judgement, findings=tuple(findings))
        self._keeper.later(lambda: self._see_new(observation, judgement, identified, taken_back))
        return bool(findings)

    def observe_all(self, observations: Iterable[Observation]) -> int:
        """See each of many Observations that are at hand, judged some at a time, which is quicker; their number."""
        count = 0
        for group in together(observations, lambda each: len(each.text)):
            new = [(each, act_day(each.observed_at)) for each in group if not self._is_known(each)]
            for (each, _), judgement in zip(new, judge_each(new, self._model), strict=True):
                self._judged[_content(each)] = self._heard(judgement)
            for each in group:
                self.observe(each)
            self._judged.clear()  # of a text that came twice in a group
            count += len(group)
        return count

    def wants(self, observation: Observation) -> bool:
        """Whether its pictures are fetched: only of what is new and suspected for what it offers. A shop that fails its
        duties has thousands of pages, whose pictures show nothing of that."""
        if self._is_known(observation):
            return False
        judgement = self._judged[_content(observation)] = self._judgement(observation)
        return any(each.policy is not Policy.ECOMMERCE_SITE for each in judgement.findings)

    def hash_of(self, body: bytes) -> str:
        """The difference hash of a picture, decoded in a process of its own."""
        return pictures.reader().hash_of(body)

    def _is_known(self, observation: Observation) -> bool:
        return _content(observation) in self._seen or sightings.is_known(self.workplace.db, observation)

    def _judgement(self, observation: Observation) -> Judgement:
        return self._heard(judge(observation, act_day(observation.observed_at), self._model))

    def _heard(self, judgement: Judgement) -> Judgement:
        """Without the findings of rules that this office has switched off."""
        return replace(judgement, findings=tuple(each for each in judgement.findings if each.rule_id not in self._off))

    def _see_again(self, observation: Observation) -> None:
        sightings.see_again(self.workplace.db, observation)

    def _see_new(
        self, observation: Observation, judgement: Judgement, identified: Identified, taken_back: Mapping[str, Match]
    ) -> None:
        db, now = self.workplace.db, self.workplace.clock()
        seen = sightings.see_new(
            db, observation, judgement.findings, now, self.source_id, unscored=judgement.unscored, identified=identified
        )
        if taken_back:
            registers.note_taken_back(
                db, seen.observation_id, lines_of(taken_back), actor=f"system:{DETECTOR}", now=now
            )
        if seen.opened and seen.case_id is not None:
            self.new_cases.append(seen.case_id)

    def last_page(self, url: str) -> Kept | None:
        """The latest whole page that came from `url`, while its bytes are still in the vault."""
        last = journal.last_page(self.workplace.db, url)
        if last is None or not self.workplace.vault.holds(str(last.body_sha256)):
            return None
        return self._kept(last)

    def kept_before(self) -> list[Kept]:
        """What an earlier worker of this run had kept before it was killed, oldest first."""
        if self._run_id is None:
            return []
        before = journal.captures_of_run(self.workplace.db, self._run_id)
        self._began_at = before[0].captured_at if before else None
        return [self._kept(capture) for capture in before]

    def _kept(self, capture: Capture) -> Kept:
        return Kept(capture, lambda: self.workplace.vault.read(str(capture.body_sha256)))


def _content(observation: Observation) -> tuple[str, str]:
    return observation.canonical_url, sightings.content_sha256(observation)
