"""A look at targets: over HTTP and in a browser, beside control pages; kept as Captures, then judged, then recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.double_look import Glance, LookJob, Looks, look_twice
from monitor.keeping import Keeper
from monitor.rechecks.sight import Known, Seen, Sight, see
from monitor.rechecks.verdict import Control, Verdict, verdict
from monitor.runs import job_for
from monitor.workplace import Workplace
from storage.ledger import rechecks, work
from storage.queries import rechecks as queries
from storage.queries.rechecks import KnownTarget
from storage.queries.work import Run
from storage.records import Capture, Check, Observation, Verified
from storage.search_text import index_text

ACTOR = "system:recheck"
PLAIN_ENOUGH = (Sight.SHOWS, Sight.WALL, Sight.TROUBLE)  # whatever the browser saw, the verdict would be the same


def recheck(workplace: Workplace, run: Run) -> str:
    """Look at the target of one run, and write down what was seen; gives why the run failed, empty when it did not."""
    recheck_all(workplace, (run,))
    return ""


def recheck_all(workplace: Workplace, runs: Sequence[Run], delay_seconds: float = 1.0) -> None:
    """Look at the targets of these runs together: one browser, one control page a site. Closes the runs."""
    now = workplace.clock()
    targets = {run.id: queries.known_target(workplace.db, run.target_id, now) for run in runs if run.target_id}
    for run in runs:
        if run.id not in targets:
            work.finish(workplace.db, run.id, run.attempt, now, error="a recheck of no target")
    looking = _Looking(workplace, list({known.url: known for known in targets.values()}.values()), delay_seconds)
    with Keeper(workplace, runs[0].id) as keeper:
        looking.look(keeper)
    for run in runs:
        if run.id in targets:
            said = looking.verdict(targets[run.id])
            rechecks.record_look(workplace.db, targets[run.id].id, said, ACTOR, workplace.clock())
            work.finish(workplace.db, run.id, run.attempt, workplace.clock(), pages=len(looking.pages(targets[run.id])))


def home_of(url: str) -> str:
    """The home page of the site that an address is on."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


class _Looking:
    """The addresses of one round, each looked at once, and what their answers say."""

    def __init__(self, workplace: Workplace, targets: Sequence[KnownTarget], delay_seconds: float) -> None:
        self._workplace, self._delay = workplace, delay_seconds
        self._known = {
            target.url: Known(url=target.url, title=target.title, text=target.text, quotes=target.quotes)
            for target in targets
        }
        self._wants_picture = {target.url for target in targets if target.wants_picture}
        for target in targets:
            for url in (home_of(target.url), *target.controls):
                self._known.setdefault(url, Known(url=url))
        self._plain: dict[str, Seen] = {}
        self._targets = {target.url for target in targets}
        self._looks = Looks()

    def look(self, keeper: Keeper) -> None:
        """Ask for everything, keeping it before it is read."""
        settings = job_for(self._workplace.settings, ())
        job = LookJob(
            addresses=tuple(self._known), draws=self._draws, delay_seconds=self._delay,
            browser_path=settings.browser_path, allowed_private=settings.allowed_private, contact=settings.contact,
        )  # fmt: skip
        self._looks = look_twice(job, keeper)

    def _draws(self, capture: Capture, body: bytes) -> bool:
        seen = self._plain[capture.url] = see(self._known[capture.url], Glance(capture, body))
        if capture.url not in self._targets:
            return seen.sight is Sight.EMPTY
        return seen.sight not in PLAIN_ENOUGH or (capture.url in self._wants_picture and seen.sight is Sight.SHOWS)

    def verdict(self, target: KnownTarget) -> Check:
        """What the look at one target gave, with the Capture that it rests on."""
        drawn = self._drawn(target.url)
        others = [self._best(url) for url in target.controls if url in self._plain]
        home = home_of(target.url)
        control = Control(
            home=None if home == target.url else self._best(home), others=[seen for seen in others if seen is not None]
        )
        said: Verdict = verdict(
            self._plain[target.url], drawn, control, why_not_drawn=self._looks.notes.get(target.url, "")
        )
        shown = self._looks.drawn.get(target.url) or self._looks.plain[target.url]
        changed = said.check.result is Verified.CHANGED
        return said.check.model_copy(
            update={
                "capture_sha256": shown.capture.body_sha256,
                "content_sha256": content_of(said.changed) if changed and said.changed else None,
            }
        )

    def pages(self, target: KnownTarget) -> list[Capture]:
        """The Captures of one target."""
        found = (self._looks.plain.get(target.url), self._looks.drawn.get(target.url))
        return [glance.capture for glance in found if glance is not None]

    def _drawn(self, url: str) -> Seen | None:
        glance = self._looks.drawn.get(url)
        return None if glance is None else see(self._known[url], glance)

    def _best(self, url: str) -> Seen | None:
        """How a control page did: as the browser saw it, where it had to."""
        return self._drawn(url) or self._plain.get(url)


def content_of(seen: Observation) -> str:
    """Hash of what a page says, in folded words: the same content is put before a person once."""
    return hashlib.sha256(" ".join(index_text(seen.title, seen.text)[0].split()).encode()).hexdigest()
