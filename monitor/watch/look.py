"""A look at one lookalike: DNS, registration, its page beside the real one, what it asks for, parked or not.

Done as a run, in a process of its own: watching goes on meanwhile. Everything fetched is kept as a Capture first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

from classifier.likeness import Likeness, PageLooks, compare, is_parking_server, looks_of
from crawler.crawl import crawl
from crawler.domains.dns_records import DnsFacts, Found, look_up
from crawler.domains.rdap import Rdap, RdapFacts
from crawler.guard import Guard
from crawler.guarded_http import GuardedHttp
from crawler.politeness import user_agent
from crawler.sink import Fetched
from monitor import pictures
from monitor.alerts.tell import tell
from monitor.pipeline import Pipeline
from monitor.runs import job_for
from monitor.watch.campaigns import keys_of_look
from monitor.watch.spotting import defanged, finding_of, observation_of
from monitor.workplace import Workplace
from storage.ledger import lookalikes, work
from storage.ledger.lookalikes import Look
from storage.queries import lookalikes as queries
from storage.queries import protected
from storage.queries.lookalikes import LookalikeView
from storage.queries.work import Run
from storage.records import Capture, CaptureMethod, CaptureOutcome, Life, Message, Observation, Spotted

REAL_PAGE_LASTS = timedelta(days=7)
LIKE = 0.6  # from here a page is said to be like the real one; two unrelated pages of one trade stay below .3
ASKS = {"password": "mật khẩu", "otp": "mã OTP", "card": "số thẻ"}
SAID = {"title": "tiêu đề", "text": "nội dung", "favicon": "biểu tượng", "screen": "ảnh màn hình"}


@dataclass(frozen=True)
class Addresses:
    """Where to look. Tests and offices with a mirror of their own may say another place than the domain's own."""

    suspect: tuple[str, ...]
    real: tuple[str, ...]


class _Pages:
    """A crawl's sink that keeps everything and remembers the Captures; what is on the pages is judged by itself."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self.captures: list[Capture] = []

    def keep(self, fetched: Fetched) -> Capture:
        """Keep one answer."""
        capture = self._pipeline.keep(fetched)
        self.captures.append(capture)
        return capture

    def observe(self, observation: Observation) -> bool:  # noqa: ARG002 - the page belongs to the domain's Case
        """No Observation of its own: the domain's Case shows the page."""
        return False

    def last_page(self, url: str) -> None:
        """Nothing to compare with."""

    def kept_before(self) -> tuple[()]:
        """A look begins anew after a kill."""
        return ()


@dataclass(frozen=True)
class Seen:
    """The best Capture of one site's home page, and its favicon."""

    page: Capture | None
    favicon: Capture | None
    problem: str

    @property
    def is_fetched(self) -> bool:
        """Whether a whole page came."""
        return self.page is not None and self.page.outcome is CaptureOutcome.FETCHED


def addresses_of(view: LookalikeView, allowed: Sequence[str]) -> Addresses:
    """The home pages of both, at other ports too where a person allowed them."""
    ports = [entry for entry in allowed if entry.rpartition(":")[0] == view.domain]
    return Addresses(
        suspect=(f"https://{view.domain}/", f"http://{view.domain}/", *(f"http://{entry}/" for entry in ports)),
        real=(f"https://{view.target_domain}/",) if view.target_domain else (),
    )


def look_at(workplace: Workplace, run: Run, addresses: Addresses | None = None) -> str:
    """Do the run: look at its domain, write down what was seen, extend its Case; gives why it failed, or nothing."""
    assert run.lookalike_id is not None
    view = queries.lookalike(workplace.db, run.lookalike_id)
    job = job_for(workplace.settings, ())
    places = addresses or addresses_of(view, sorted(job.allowed_private))
    dns = look_up(view.domain, view.registrable, workplace.settings.dns_server)
    registration = _ask_rdap(workplace, view, job.allowed_private)
    is_dead = dns.found in (Found.NO_NAME, Found.NO_ADDRESS)
    known = queries.real_page(workplace.db, view.target_domain)
    is_fresh = known is not None and workplace.clock() - known.captured_at < REAL_PAGE_LASTS
    suspect_urls = () if is_dead else places.suspect
    real_urls = () if is_fresh or is_dead else places.real
    seen = _visit(workplace, run, suspect_urls, real_urls)
    if real_urls:
        _remember_real(workplace, view.target_domain, seen[1])
    page = _looks(workplace, seen[0])
    real = queries.real_page(workplace.db, view.target_domain)
    likeness = compare(page, PageLooks.from_json(real.looks)) if page and real and real.looks else None
    life = _life(dns, page, is_dead=is_dead)
    facts = _facts(dns, registration, seen[0], page, likeness, life)
    look = Look(
        life=life, facts=facts, rank=rank_of(view, life, page, likeness),
        screenshot_sha256=seen[0].page.screenshot_sha256 if seen[0].page else None,
        real_screenshot_sha256=real.screenshot_sha256 if real else None,
        campaign_keys=keys_of_look(
            view.target_domain, registration.registrar, registration.registered_at[:10],
            page.text_sha256 if page and len(page.runs) >= 8 else "",
        ),
    )  # fmt: skip
    with workplace.db.write():
        came_alive = lookalikes.record_look(workplace.db, view.id, look, workplace.clock())
        opened = _extend_case(workplace, view, seen[0], lines_of(facts), life, likeness, page, came_alive=came_alive)
        if came_alive:
            tell(workplace, alive_message(view, facts))
        work.finish(
            workplace.db, run.id, run.attempt, workplace.clock(), pages=int(seen[0].is_fetched), new_cases=int(opened)
        )
    return ""


def _ask_rdap(workplace: Workplace, view: LookalikeView, allowed: frozenset[str]) -> RdapFacts:
    http = GuardedHttp(Guard(allowed), user_agent(workplace.settings.contact), 10)
    try:
        cache = workplace.settings.data / "rdap_bootstrap.json"
        return Rdap(http, workplace.settings.rdap_bootstrap, cache).ask(view.registrable)
    finally:
        http.close()


def _visit(workplace: Workplace, run: Run, suspect: Sequence[str], real: Sequence[str]) -> tuple[Seen, Seen]:
    """Both sites in one crawl: a process can do one only."""
    addresses = tuple(dict.fromkeys(icon for url in (*suspect, *real) for icon in (url, urljoin(url, "/favicon.ico"))))
    if not addresses:
        return Seen(None, None, ""), Seen(None, None, "")
    job = replace(
        job_for(workplace.settings, addresses), max_pages=len(addresses), follow_links=False, browser="always",
        delay_seconds=0.2,
    )  # fmt: skip
    with Pipeline(workplace, run_id=run.id, knows_walls=False) as pipeline:  # a false sign-in page is what we look for
        pages = _Pages(pipeline)
        report = crawl(job, pages)
    problems = {url: why for url, why in report.start_problems.items() if not url.endswith("/favicon.ico")}
    return _best(pages.captures, suspect, problems), _best(pages.captures, real, problems)


def _best(captures: Sequence[Capture], urls: Sequence[str], problems: Mapping[str, str]) -> Seen:
    """The drawn page of the first address that gave one; else what the last address answered."""
    hosts = {urlsplit(url).netloc for url in urls}
    icons = {urljoin(url, "/favicon.ico") for url in urls}
    asked = [each for each in captures if each.url in urls]
    landed = {each.final_url for each in asked} | set(urls)
    drawn = [each for each in captures if each.method is CaptureMethod.BROWSER and each.url in landed]
    whole = [each for each in (*drawn, *asked) if each.outcome is CaptureOutcome.FETCHED]
    favicon = next((each for each in captures if each.url in icons and each.outcome is CaptureOutcome.FETCHED), None)
    problem = "; ".join(f"{url}: {why}" for url, why in problems.items() if urlsplit(url).netloc in hosts)
    return Seen(whole[0] if whole else (asked[-1] if asked else None), favicon, "" if whole else problem)


def _looks(workplace: Workplace, seen: Seen) -> PageLooks | None:
    if not seen.is_fetched or seen.page is None or seen.page.body_sha256 is None:
        return None
    read = workplace.vault.read
    return looks_of(
        read(seen.page.body_sha256),
        read(seen.page.screenshot_sha256) if seen.page.screenshot_sha256 else None,
        read(seen.favicon.body_sha256) if seen.favicon and seen.favicon.body_sha256 else None,
        pictures.reader().hash_of,
    )


def _remember_real(workplace: Workplace, domain: str, seen: Seen) -> None:
    looks = _looks(workplace, seen)
    if looks is not None and seen.page is not None:
        lookalikes.keep_real_page(
            workplace.db, domain, seen.page.final_url, looks.as_json(), seen.page.screenshot_sha256, workplace.clock()
        )


def _life(dns: DnsFacts, page: PageLooks | None, *, is_dead: bool) -> Life:
    if is_dead:
        return Life.DEAD
    if page is None:
        return Life.UNCLEAR
    return Life.PARKED if page.is_parked or is_parking_server(dns.records.get("NS", ())) else Life.LIVE


def rank_of(view: LookalikeView, life: Life, page: PageLooks | None, likeness: Likeness | None) -> int:
    """Place in the list: the name's score, then how alive, how like, and what it asks for."""
    rank = round(1000 * view.score) + (1000 if view.tier == "alert" else 0)
    rank += {Life.LIVE: 500, Life.UNCLEAR: 100, Life.PARKED: -200, Life.DEAD: -300}.get(life, 0)
    rank += round(1000 * likeness.whole) if likeness else 0
    return rank + (300 * len(page.asks_for) if page and life is Life.LIVE else 0)


def _facts(
    dns: DnsFacts, registration: RdapFacts, seen: Seen, page: PageLooks | None, likeness: Likeness | None, life: Life
) -> dict[str, object]:
    return {
        "life": life, "dns": {"found": dns.found, "records": dns.records, "note": dns.note},
        "rdap": asdict(registration), "page_title": page.title if page else "",
        "page_problem": seen.problem[:500], "asks_for": list(page.asks_for) if page else [],
        "final_url": seen.page.final_url if seen.page else "",
        "likeness": {**asdict(likeness), "whole": likeness.whole} if likeness else {},
    }  # fmt: skip


def lines_of(facts: Mapping[str, object]) -> list[str]:
    """What a look found, as a Case's text says it: only what does not change from day to day."""
    lines = []
    registration = facts["rdap"]
    assert isinstance(registration, dict)
    if registration["registrar"]:
        when = f", đăng ký ngày {registration['registered_at'][:10]}" if registration["registered_at"] else ""
        desk = registration["abuse_email"] or registration["abuse_phone"]
        lines.append(
            f"Nhà đăng ký: {registration['registrar']}{when}{f'; đầu mối báo lạm dụng: {desk}' if desk else ''}."
        )
    asks = facts["asks_for"]
    assert isinstance(asks, list)
    if asks:
        lines.append(f"Trang yêu cầu nhập: {', '.join(ASKS[each] for each in asks)}.")
    likeness = facts["likeness"]
    assert isinstance(likeness, dict)
    like = [SAID[name] for name in SAID if (likeness.get(name) or 0) >= LIKE]
    if like:
        lines.append(f"Giống trang thật ở: {', '.join(like)}.")
    if facts["page_title"]:
        lines.append(f"Tiêu đề trang: {facts['page_title']}")
    return lines


def _extend_case(
    workplace: Workplace, view: LookalikeView, seen: Seen, more: Sequence[str], life: Life,
    likeness: Likeness | None, page: PageLooks | None, *, came_alive: bool,
) -> bool:  # fmt: skip
    """At the first look, and when a dead name comes alive, the Case gets all of it; one is opened for a name that was
    only on the list when its page is alive and asks for secrets or is like the real one. True when one was opened."""
    is_grave = life is Life.LIVE and bool((page and page.asks_for) or (likeness and likeness.whole >= LIKE))
    if not ((view.case_id is not None and (view.looks == 0 or came_alive)) or (view.case_id is None and is_grave)):
        return False
    spotted = spotted_of(view)
    observation = observation_of(spotted, workplace.clock(), more)
    if seen.page is not None and seen.is_fetched:
        observation = observation.model_copy(
            update={"url": f"https://{view.domain}/", "capture_sha256": seen.page.body_sha256}
        )
    sectors = {each.entry.domain: each.entry.sector for each in protected.names(workplace.db)}
    finding = finding_of(spotted, observation, sectors.get(view.target_domain, "government"))
    lookalikes.open_case(workplace.db, view.id, observation, [finding], workplace.clock())
    return view.case_id is None


def spotted_of(view: LookalikeView) -> Spotted:
    """A stored lookalike as it was first spotted."""
    shared = {name: getattr(view, name) for name in Spotted.model_fields if name not in ("source", "campaign_keys")}
    return Spotted(source=str(view.facts.get("source", "")), campaign_keys=(f"name:{view.registrable}",), **shared)


def alive_message(view: LookalikeView, facts: Mapping[str, object]) -> Message:
    """The alert that a dead name has come alive; one a campaign and day."""
    lines = [
        f"{defanged(view.domain)} trước đây chưa hoạt động, nay đã có trang.",
        *lines_of(facts),
        f"Vì sao: {view.why}",
    ]
    return Message(
        key=f"alive:{view.id}:{view.looks}", kind="lookalike_alive", audience="staff",
        subject=f"Tên miền gần giống {view.target or 'cơ quan'} đã hoạt động: {defanged(view.domain)}"[:300],
        body="\n".join(lines)[:20_000], path=f"/ten-mien/{view.id}",
    )  # fmt: skip
