"""From request to "gone, and we checked": a simulated platform, the real crawl, ledger, scheduler and rechecks.

usage: .venv/bin/python benchmarks/takedown_simulation.py [--targets N] [--seed N]

The platform (benchmarks/simulated_platform.py) answers on loopback over real HTTP; the clock alone is moved by hand
over seven days. Two people decide, approve, send, and confirm relocations through the ledger's deeds. Prints one JSON
object last; exit 1 when a final state is wrong, anything counted as gone that was not, fewer than 95 % of relocations
were found, a link is false, or a request was sent twice or lost.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from benchmarks.simulated_platform import (
    MOVES,
    RELOCATES,
    Behaviour,
    Platform,
    lawful_words,
    moved,
    strangers,
    violating,
)
from crawler.crawl import crawl
from crawler.sink import CrawlJob
from monitor.jobs import RunTable
from monitor.pipeline import Pipeline
from monitor.rechecks.looking import recheck_all
from monitor.settings import Settings
from monitor.takedown import draft_requests
from monitor.workplace import Workplace, open_workplace
from storage.ledger import cases, decisions, people, relocations, takedowns
from storage.ledger.errors import LedgerError
from storage.lifecycle import IllegalMoveError
from storage.queries import cases as queries
from storage.queries import relocations as relocation_queries
from storage.queries.work import Run
from storage.records import CaseState, Claimed, Decision, Role, Verdict, Verified

START = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
LOOKS_AT = (2, 12, 26, 40, 74, 90, 104, 124, 150, 168)  # hours after sending at which the scheduler is woken
CONTROLS = 12
TRUTH = {
    Behaviour.REMOVES_ON_TIME: Verified.VERIFIED_GONE, Behaviour.REMOVES_SAYING_SO: Verified.VERIFIED_GONE,
    Behaviour.REMOVES_LATE: Verified.VERIFIED_GONE, Behaviour.CLAIMS_ONLY: Verified.STILL_ONLINE,
    Behaviour.HIDES_FROM_PLAIN_CLIENTS: Verified.STILL_ONLINE, Behaviour.GEO_BLOCKS: Verified.INDETERMINATE,
    Behaviour.CAPTCHA: Verified.INDETERMINATE, Behaviour.EDITS: Verified.CHANGED,
    Behaviour.RESTORES: Verified.REAPPEARED,
} | dict.fromkeys(RELOCATES, Verified.RELOCATED)  # fmt: skip


@dataclass
class Tally:
    """What the judge counts."""

    targets: int = 0
    right: int = 0
    false_gone: int = 0
    relocations: int = 0
    relocations_found: int = 0
    false_links: int = 0
    duplicate_sends: int = 0
    lost_sends: int = 0
    new_requests: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        clean = not (self.false_gone or self.false_links or self.duplicate_sends or self.lost_sends)
        return clean and self.right == self.targets and self.relocations_found >= 0.95 * self.relocations


class Simulation:
    """One run; `settings` of the office are as given, but for its folder and the platform that it may reach."""

    def __init__(self, folder: Path, targets: int, seed: int, looks_at: Sequence[int] = LOOKS_AT) -> None:
        self._now, self._looks_at = START, looks_at
        self._chance, self._numbers = random.Random(seed), count(1)
        self.tally = Tally(targets=targets)
        self._platform = Platform(lambda: self._now)
        self._folder = folder
        self._origin: dict[str, str] = {}  # new path: path of the listing that moved there
        self._targets: dict[str, int] = {}  # path: id of the target

    def run(self) -> Tally:
        """The whole way."""
        with self._platform as platform:
            self._fill(platform)
            settings = {"data": self._folder, "allow_private": platform.host}
            with open_workplace(Settings.model_validate(settings), lambda: self._now) as workplace:
                people.open_office(workplace.db, "Sở mẫu", "Cần Thơ", is_demo=False, now=self._now)
                self._an, self._binh = (
                    people.add_user(workplace.db, name, role, "x", actor="benchmark", now=self._now)
                    for name, role in (("An", Role.ANALYST), ("Bình", Role.APPROVER))
                )
                self._crawl(workplace)
                self._ask(workplace)
                self._weeks(workplace)
                self._judge(workplace)
        return self.tally

    def _path(self) -> str:
        return f"/san-pham/{next(self._numbers)}"

    def _fill(self, platform: Platform) -> None:
        for number in range(self.tally.targets):
            listing = violating(self._chance, self._path())
            platform.listings[listing.path] = listing
            platform.behaviour[listing.path] = list(Behaviour)[number % len(Behaviour)]
        for _ in range(CONTROLS):
            plain = violating(self._chance, self._path())
            platform.listings[plain.path] = type(plain)(**{**vars(plain), "text": lawful_words(plain)})
        self.tally.relocations = sum(each in RELOCATES for each in platform.behaviour.values())

    def _crawl(self, workplace: Workplace) -> None:
        job = CrawlJob(
            (self._platform.url,), delay_seconds=0, browser="never", max_pages=5000,
            allowed_private=frozenset({self._platform.host}),
        )  # fmt: skip
        with Pipeline(workplace) as pipeline:
            crawl(job, pipeline)

    def _waiting(self, workplace: Workplace) -> Iterator[queries.CaseDetail]:
        while (lease := cases.claim(workplace.db, self._an, self._now)) is not None:
            case = queries.case(workplace.db, lease.case_id)
            grounds = tuple(dict.fromkeys(finding.rule_id for finding in case.findings))
            drafts = draft_requests(workplace, case, grounds, "Sàn mô phỏng")
            decision = Decision(verdict=Verdict.VIOLATION, grounds=grounds, reason="nói như thuốc chữa bệnh")
            decisions.decide(workplace.db, case.summary.id, self._an, lease.version, decision, self._now, drafts)
            decisions.approve(workplace.db, case.summary.id, self._binh, "", self._now)
            yield queries.case(workplace.db, case.summary.id)

    def _ask(self, workplace: Workplace) -> None:
        self._platform.asked_at = self._now
        for case in self._waiting(workplace):
            self._send(workplace, case)
            for target in case.requests[-1].targets:
                path = target.url.removeprefix(self._platform.url.rstrip("/"))
                self._targets[path] = target.id
        missing = set(self._platform.behaviour) - set(self._targets)
        self.tally.lost_sends += len(missing)

    def _send(self, workplace: Workplace, case: queries.CaseDetail) -> None:
        request = case.requests[-1]
        takedowns.record_sent(workplace.db, request.id, self._an, "Văn bản giấy", self._now)
        try:  # the second press of the same button
            takedowns.record_sent(workplace.db, request.id, self._an, "Văn bản giấy", self._now)
        except (IllegalMoveError, LedgerError):
            return
        self.tally.duplicate_sends += 1

    def _weeks(self, workplace: Workplace) -> None:
        moved_already = False
        for hours in self._looks_at:
            self._now = START + timedelta(hours=hours)
            if hours == self._looks_at[1]:
                self._claim(workplace)
            if not moved_already and timedelta(hours=hours) >= MOVES:
                moved_already = True
                self._move()
                self._crawl(workplace)
            self._look(workplace)
            for path, target in self._targets.items():
                state = self._state(workplace, target)
                self.tally.false_gone += state is Verified.VERIFIED_GONE and self._platform.is_online(path)
            sys.stderr.write(f"{hours} h: {dict(Counter(self._state(workplace, t) for t in self._targets.values()))}\n")
        self._confirm(workplace)

    def _state(self, workplace: Workplace, target_id: int) -> Verified:
        return relocation_queries.state_of(workplace.db, target_id)

    def _claim(self, workplace: Workplace) -> None:
        """The platform says of everything that it removed it."""
        for target in self._targets.values():
            takedowns.record_claim(workplace.db, target, self._an, Claimed.REMOVED, "đã gỡ", self._now)

    def _move(self) -> None:
        platform, olds = self._platform, dict(self._platform.listings)
        asked = [olds[path] for path in platform.behaviour]
        for path, behaviour in list(platform.behaviour.items()):
            if behaviour in RELOCATES:
                new = moved(self._chance, olds[path], behaviour, self._path())
                platform.listings[new.path] = new
                self._origin[new.path] = path
        for stranger in strangers(self._chance, asked, self._path):
            platform.listings[stranger.path] = stranger

    def _look(self, workplace: Workplace) -> None:
        jobs = RunTable(workplace)
        while True:
            jobs.tick()
            runs: list[Run] = []
            while (run := jobs.take()) is not None:
                runs.append(run)
            if not runs:
                return
            recheck_all(workplace, runs, delay_seconds=0)

    def _confirm(self, workplace: Workplace) -> None:
        """A person looks at each suspicion, confirms it, and asks for the new link."""
        base = self._platform.url.rstrip("/")
        for suspected in relocation_queries.open_relocations(workplace.db, limit=100_000):
            old, new = suspected.old_url.removeprefix(base), suspected.new_url.removeprefix(base)
            if self._origin.get(new) != old:
                self.tally.false_links += 1
                self.tally.wrong.append(f"{old} linked to {new}: {suspected.ties}")
                continue
            self.tally.relocations_found += 1
            self._now += timedelta(seconds=1)
            case_id = relocations.confirm(workplace.db, suspected.id, self._an, "cùng hàng, cùng người bán", self._now)
            detail = queries.case(workplace.db, case_id)
            if detail.summary.state is not CaseState.QUEUED:
                self.tally.wrong.append(f"case {case_id} did not come back")
        before = set(self._targets)
        for case in self._waiting(workplace):
            request = case.requests[-1]
            urls = {target.url.removeprefix(base) for target in request.targets}
            if urls & set(self._origin) and not urls & before:
                self._send(workplace, case)
                sent = queries.case(workplace.db, case.summary.id).requests[-1]
                self.tally.new_requests += sent.deadline_at is not None and sent.deadline_at > self._now

    def _judge(self, workplace: Workplace) -> None:
        for path, behaviour in self._platform.behaviour.items():
            if path not in self._targets:
                self.tally.wrong.append(f"{path} ({behaviour}) was never asked for")
                continue
            state = self._state(workplace, self._targets[path])
            if state is TRUTH[behaviour]:
                self.tally.right += 1
            else:
                self.tally.wrong.append(f"{path} ({behaviour}) is {state}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--targets", type=int, default=360)
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = Simulation(Path(folder) / "data", options.targets, options.seed).run()
    for line in tally.wrong:
        sys.stderr.write(f"WRONG {line}\n")
    print(json.dumps({name: value for name, value in vars(tally).items() if name != "wrong"}))
    return 0 if tally.is_right else 1


if __name__ == "__main__":
    sys.exit(main())
