"""A look at one shop site: the visit, the judgement of its duties, and what a check on the schedule leaves behind.

A check that finds duties unmet opens or joins the Case of the site by the ordinary way; people decide what follows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from classifier.obligations import RULES, judge_site
from classifier.rules import load
from crawler.addresses import canonicalise
from crawler.crawl import crawl
from crawler.sink import CrawlJob, CrawlReport
from crawler.site_visit import MOST_PAGES, SiteVisitor
from monitor.labels import OBLIGATION
from monitor.office_time import act_day
from monitor.register_match import DETECTOR as REGISTERS
from monitor.register_match import lines_of, matches_of, weighed
from monitor.runs import Look, job_for
from monitor.workplace import Workplace
from storage.ledger import registers, sightings, work
from storage.ledger import shops as deeds
from storage.queries import shops
from storage.queries.rule_switches import switched_off
from storage.queries.work import Run
from storage.records import (
    BadgePlace,
    Duty,
    Finding,
    Kind,
    ObligationStatus,
    Observation,
    QuotedField,
    SiteVisit,
)

DETECTOR = "shop-check/1"
SCORE = 0.9  # what a visit read; a person compares it with the picture of the page


@dataclass(frozen=True)
class Looked:
    """What one visit gave."""

    visit: SiteVisit
    duties: tuple[Duty, ...]
    report: CrawlReport
    capture_sha256: str | None  # body of the home page

    def as_check(self) -> deeds.ShopCheck:
        """As the book of checks keeps it."""
        return deeds.ShopCheck(
            checked_at=self.visit.visited_at, loaded=self.visit.loaded, note=self.visit.note[:500], duties=self.duties,
            badge_seen=any(each.place is not BadgePlace.COMMENTED_OUT for each in self.visit.badges),
            capture_sha256=self.capture_sha256,
        )  # fmt: skip


class _PicturedLook(Look):
    """A look that asks for a picture of the home page: it is the evidence of what a visitor saw that day."""

    def __init__(self, workplace: Workplace, run_id: int, url: str) -> None:
        super().__init__(workplace, run_id)
        self._url = canonicalise(url)

    def observe(self, observation: Observation) -> bool:
        super().observe(observation)
        return canonicalise(observation.url) == self._url


def look_at_shop(workplace: Workplace, look: Look, url: str, job: CrawlJob, register_url: str | None = None) -> Looked:
    """Visit a shop and judge its duties by the law of today; everything fetched is kept by `look`."""
    visitor = SiteVisitor(look, url, register_url)
    report = crawl(
        replace(
            job, max_pages=MOST_PAGES, addresses_on=visitor.addresses_on, wants_drawing=visitor.wants_drawing
        ),
        visitor,
    )  # fmt: skip
    visit = visitor.visit(workplace.clock())
    return Looked(visit, judge_site(visit, act_day(visit.visited_at)), report, visitor.home_sha256)


def check_shop(workplace: Workplace, run: Run, delay_seconds: float = 1.0) -> str:
    """Do a run that checks a site: write down what was seen, open or extend its Case; gives why it failed, or
    nothing."""
    assert run.shop_id is not None
    url = shops.shop(workplace.db, run.shop_id).line.url
    with _PicturedLook(workplace, run.id, url) as look:
        job = replace(job_for(workplace.settings, (url,)), delay_seconds=delay_seconds)
        looked = look_at_shop(workplace, look, url, job)
    problem = "" if looked.visit.loaded else f"không đọc được trang: {looked.visit.note or 'không có trả lời'}"
    with workplace.db.write():
        case_id, opened = _note(workplace, url, looked)
        deeds.record_check(workplace.db, url, looked.as_check(), run_id=run.id, case_id=case_id)
        work.finish(
            workplace.db, run.id, run.attempt, workplace.clock(), pages=looked.report.pages,
            observations=looked.report.observations, new_cases=int(opened), error=problem,
        )  # fmt: skip
    return problem


def _note(workplace: Workplace, url: str, looked: Looked) -> tuple[int | None, bool]:
    """The Case that the unmet duties went to, and whether it was opened by them. Nothing unmet or nothing new: none.

    The same duties unmet as at the last check are nothing new, however they are told: a closed Case stays closed.
    """
    observation = observation_of(looked)
    if not looked.visit.loaded or sightings.see_again(workplace.db, observation):
        return None, False
    unmet = frozenset(duty.obligation for duty in looked.duties if duty.status is ObligationStatus.NOT_MET)
    if unmet == shops.last_unmet(workplace.db, url):
        return None, False
    day = act_day(observation.observed_at)
    off = switched_off(workplace.db)
    found = [each for each in findings_of(looked, observation) if each.rule_id not in off]
    findings, taken_back = weighed(observation, found, matches_of(workplace.db, observation, ()), day)
    seen = sightings.see_new(workplace.db, observation, findings, workplace.clock())
    if taken_back:
        registers.note_taken_back(
            workplace.db, seen.observation_id, lines_of(taken_back), actor=f"system:{REGISTERS}", now=workplace.clock()
        )
    return seen.case_id, seen.opened


def observation_of(looked: Looked) -> Observation:
    """The site as its Case shows it: a line for each duty that is not met. What could not be told is not in it, so
    that a bad connection changes nothing."""
    visit = looked.visit
    lines = [_line(duty) for duty in looked.duties if duty.status is ObligationStatus.NOT_MET]
    return Observation(
        url=visit.url, canonical_url=visit.url, kind=Kind.SITE, title=visit.authority, text="\n".join(lines),
        orders_online=visit.orders_online, observed_at=visit.visited_at, capture_sha256=looked.capture_sha256,
    )  # fmt: skip


def findings_of(looked: Looked, observation: Observation) -> list[Finding]:
    """A suspicion for each duty that is not met, on its line of the Observation."""
    found = []
    for duty in looked.duties:
        if duty.status is ObligationStatus.NOT_MET:
            rule, line = load()[RULES[duty.obligation]], _line(duty)
            start = observation.text.index(line)
            found.append(Finding(
                policy=rule.policy, rule_id=rule.id, detector=DETECTOR, severity=rule.severity, score=SCORE,
                field=QuotedField.TEXT, quote=line, start=start, end=start + len(line), legal=duty.legal,
            ))  # fmt: skip
    return found


def _line(duty: Duty) -> str:
    return f"{OBLIGATION[duty.obligation]}: {duty.evidence['why']}".replace("\n", " ")
