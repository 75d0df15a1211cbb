"""One visit to a shop: its home page, who it says it is, its terms, some of its goods, and the record of its badge.

A `SiteVisitor` stands between a crawl and whoever keeps its Captures: it tells the crawl which addresses to ask, and
makes a `SiteVisit` of what came. It fetches nothing itself; the crawl's manners and guard hold for every address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from urllib.parse import urlsplit

from parsel import Selector

from crawler.addresses import canonicalise
from crawler.decoding import decode, is_html
from crawler.document_tree import selector_of
from crawler.platforms.reading.badge_places import badge_places, sheets_of
from crawler.platforms.reading.kinds import needs_browser
from crawler.platforms.reading.owner import merge_owners, read_owners, same_owner
from crawler.platforms.reading.owner_lines import owner_lines
from crawler.platforms.reading.register import domains_on
from crawler.platforms.reading.shop_links import Aim, aims_of, opened_in_page
from crawler.platforms.reading.shop_pages import (
    footer_is_picture,
    is_blank,
    is_pictured,
    is_till,
    lines_of,
    part_words,
    said_words,
    topics_in,
    words_by_topic,
)
from crawler.shop_goods import product_pages
from crawler.sink import Fetched, Kept, Sink
from storage.records import (
    BadgePlace,
    BadgeSighting,
    Capture,
    CaptureMethod,
    CaptureOutcome,
    Observation,
    OwnerFacts,
    PolicyPage,
    PolicyTopic,
    ProductPage,
    RegisterRecord,
    SiteVisit,
)

MOST_PAGES = 45  # HTML pages of one visit; a person who checks a shop opens fewer
MOST_OF: dict[Aim, int] = {Aim.POLICY: 10, Aim.TERMS: 6, Aim.OWNER: 5, Aim.PRODUCT: 12, Aim.CATEGORY: 4}
MOST_RECORDS = 2
_PICTURED = "nội dung là ảnh, máy không đọc được chữ trong ảnh"
FEW_WORDS = 20  # of a page that leaves its own words to a script
MOST_SHEETS = 4  # of the home page, asked for where nothing else shows a badge


@dataclass(frozen=True)
class _Read:
    """One page as it was read."""

    url: str
    source: str
    selector: Selector
    lines: tuple[str, ...]


class SiteVisitor:
    """A sink of one crawl, and its guide: see `addresses_on`."""

    def __init__(self, inner: Sink, url: str, register_url: str | None = None) -> None:
        """Visit the site at `url`. `register_url` stands in for http(s)://online.gov.vn when records are asked for."""
        self._inner = inner
        self._url = canonicalise(url)
        self._register_url = register_url.rstrip("/") if register_url else None
        self._captures: dict[str, Capture] = {}  # by address asked; a rendered page replaces the one as sent
        self._bodies: dict[str, bytes] = {}
        self._observations: dict[str, Observation] = {}  # by address seen at
        self._asked: dict[str, Aim] = {}
        self._topics: dict[str, frozenset[PolicyTopic]] = {}
        self._records: dict[str, str] = {}  # address asked -> the badge's own
        self._badges: tuple[BadgeSighting, ...] = ()
        self._sheets: tuple[str, ...] = ()  # addresses asked

    # --- a sink ---------------------------------------------------------------------------------------------------

    def keep(self, fetched: Fetched) -> Capture:
        """Keep first, then remember."""
        capture = self._inner.keep(fetched)
        if capture.method is not CaptureMethod.BROWSER or capture.outcome is CaptureOutcome.FETCHED:
            self._captures[canonicalise(fetched.url)] = capture
            if capture.body_sha256 is not None and fetched.body is not None:
                self._bodies[capture.body_sha256] = fetched.body
        return capture

    def observe(self, observation: Observation) -> bool:
        """Remember what the page shows, and hand it on."""
        self._observations[canonicalise(observation.url)] = observation
        return self._inner.observe(observation)

    def last_page(self, url: str) -> Kept | None:  # noqa: ARG002 - a visit sees each page anew: its day is the evidence
        return None

    def kept_before(self) -> Iterable[Kept]:
        return ()

    # --- a guide --------------------------------------------------------------------------------------------------

    def wants_drawing(self, capture: Capture) -> bool:
        """Whether a script may write what a page is asked for: on the home page owner, badge or links to terms that are
        not there as sent, since many themes let a script write the foot; elsewhere the words of a term or an owner."""
        page = self._page(capture)
        if page is None or canonicalise(capture.url) in self._records or not page.selector.xpath("//script"):
            return False
        if is_blank(page.lines):
            return True
        if canonicalise(capture.url) != self._url:
            return self._says_too_little(canonicalise(capture.url), page)
        owned = any(owner.number or owner.tax_code for owner in read_owners(owner_lines(page.selector)))
        terms = any(link.aim in (Aim.POLICY, Aim.TERMS) for link in aims_of(page.selector, page.url))
        return not (owned and terms and badge_places(page.source, page.selector, page.url))

    def _says_too_little(self, url: str, page: _Read) -> bool:
        """Whether a page asked for a term or the owner says hardly more than the home page does."""
        home = self._page_at(self._url)
        asked = self._asked.get(url) in (Aim.POLICY, Aim.TERMS, Aim.OWNER)
        return asked and home is not None and said_words(page.lines, home.lines) < FEW_WORDS

    def addresses_on(self, capture: Capture) -> tuple[str, ...]:
        """Which addresses of a page that was just kept to ask next, the most telling first."""
        page = self._page(capture)
        if page is None or canonicalise(capture.url) in self._records:
            return ()
        found = [*self._of_links(page)]
        if not self._badges:
            self._badges = badge_places(page.source, page.selector, page.url)
            found += self._of_records()
            if not self._badges and canonicalise(capture.url) == self._url:
                self._sheets = tuple(map(canonicalise, sheets_of(page.selector, page.url)[:MOST_SHEETS]))
                found += self._sheets
        return tuple(found)

    def _of_links(self, page: _Read) -> Iterator[str]:
        spent = {aim: sum(each is aim for each in self._asked.values()) for aim in Aim}
        for link in aims_of(page.selector, page.url):
            if link.url == self._url:
                continue
            if link.url in self._asked or spent[link.aim] >= MOST_OF[link.aim]:
                if link.topics:
                    self._topics[link.url] = self._topics.get(link.url, frozenset()) | link.topics
                continue
            spent[link.aim] += 1
            self._asked[link.url] = link.aim
            self._topics[link.url] = link.topics
            yield link.url

    def _of_records(self) -> Iterator[str]:
        shown = (each for each in self._badges if each.place is not BadgePlace.COMMENTED_OUT and each.record)
        for badge in list(shown)[:MOST_RECORDS]:
            href = badge.href or ""
            parts = urlsplit(href)
            asked = href if self._register_url is None else f"{self._register_url}{parts.path}"
            if self._register_url is not None and parts.query:
                asked += f"?{parts.query}"
            self._records[canonicalise(asked)] = href
            yield asked

    # --- what was seen --------------------------------------------------------------------------------------------

    def visit(self, now: datetime) -> SiteVisit:
        """What the visit saw, once the crawl is over."""
        home = self._captures.get(self._url)
        page = self._page(home) if home is not None else None
        parts = urlsplit(home.final_url if home is not None else self._url)
        authority = parts.netloc.rpartition("@")[2].lower()
        facts = {"url": self._url, "authority": authority, "visited_at": home.captured_at if home else now}
        if page is None:
            return SiteVisit(loaded=False, note=_why_not(home), **facts)
        if needs_browser(page.selector) or (is_blank(page.lines) and page.selector.xpath("//script")):
            note = "trang chỉ hiện nội dung bằng JavaScript và chưa dựng được bằng trình duyệt"
            return SiteVisit(loaded=False, note=note, **facts)
        if page.selector.xpath("//frame[@src]"):  # what its frames say is not seen: nothing is missing for sure
            note = "trang ghép từ nhiều khung (frameset), chưa đọc được tự động: cần người xem"
            return SiteVisit(loaded=False, note=note, **facts)
        owners = self._owners(page)
        return SiteVisit(
            loaded=True,
            orders_online=any(seen.orders_online for seen in self._observations.values()),
            owners=owners,
            owner_in_picture=not any(owner.name for owner in owners) and self._pictures_owner(page),
            badges=self._badges or self._painted(page),
            register_pages=tuple(self._register_pages()),
            products=tuple(self._products(page)),
            policies=tuple(self._policies(page)),
            **facts,
        )

    def _pictures_owner(self, home: _Read) -> bool:
        """Whether the foot, or all that a page about the owner says, is a picture: of a licence, a card."""
        pages = (self._page(capture) for _, capture in self._pages_for(Aim.OWNER) if capture is not None)
        return footer_is_picture(home.selector) or any(
            is_pictured(page.selector, page.lines, home.selector, home.lines) for page in pages if page is not None
        )

    @property
    def home_sha256(self) -> str | None:
        """Of the body of the home page; None where none came."""
        home = self._captures.get(self._url)
        return None if home is None else home.body_sha256

    def _page(self, capture: Capture) -> _Read | None:
        body = self._bodies.get(capture.body_sha256 or "")
        kind = capture.headers.get("content-type", "")
        if capture.outcome is not CaptureOutcome.FETCHED or body is None or not is_html(body, kind):
            return None
        source, _ = decode(body, kind)
        selector = selector_of(source)
        return _Read(capture.final_url, source, selector, lines_of(selector))

    def _pages_for(self, *aims: Aim) -> Iterator[tuple[str, Capture | None]]:
        for url, aim in self._asked.items():
            if aim in aims:
                yield url, self._captures.get(canonicalise(url))

    def _owners(self, home: _Read) -> tuple[OwnerFacts, ...]:
        """Of the home page; other pages only fill in what one of them says of the same owner, or of the only one."""
        owners = list(read_owners(owner_lines(home.selector)))
        for _, capture in self._pages_for(Aim.OWNER, Aim.TERMS, Aim.POLICY):
            page = self._page(capture) if capture is not None else None
            for more in read_owners(owner_lines(page.selector)) if page is not None else ():
                at = next((at for at, known in enumerate(owners) if same_owner(known, more)), None)
                if at is not None and (owners[at].name or owners[at].number or owners[at].tax_code):
                    owners[at] = merge_owners(owners[at], more)
                elif at is not None:  # what is said beside a name outranks a telephone at the top of a page
                    owners[at] = merge_owners(more, owners[at])
                elif not any(owner.number or owner.tax_code or owner.name for owner in owners):
                    owners.append(more)
        return tuple(owners)

    def _painted(self, home: _Read) -> tuple[BadgeSighting, ...]:
        """The badges of the home page that one of its stylesheets paints."""
        kept = (self._captures.get(url) for url in self._sheets)
        texts = (self._bodies.get(each.body_sha256 or "", b"") for each in kept if each is not None)
        sheets = [text.decode("utf-8", "replace") for text in texts]
        return badge_places(home.source, home.selector, home.url, sheets) if sheets else ()

    def _register_pages(self) -> Iterator[RegisterRecord]:
        for asked, href in self._records.items():
            capture = self._captures.get(asked)
            page = self._page(capture) if capture is not None else None
            if page is None:
                yield RegisterRecord(url=href, loaded=False, note=_why_not(capture))
            else:
                yield RegisterRecord(url=href, loaded=True, domains=domains_on(page.selector))

    def _products(self, home: _Read) -> Iterator[ProductPage]:
        aimed = frozenset(canonicalise(url) for url, _ in self._pages_for(Aim.PRODUCT))
        other = next((page for url in self._asked if (page := self._page_at(url)) is not None), None)

        def shared(url: str) -> tuple[str, ...]:
            if url != self._url:
                return home.lines
            return () if other is None else other.lines  # a shop of one thing shows it on its home page

        def lines(url: str) -> tuple[str, ...] | None:
            page = self._page_at(url)
            return None if page is None else page.lines

        explained = {canonicalise(url) for url, _ in self._pages_for(Aim.POLICY, Aim.TERMS)}
        seen = {url: each for url, each in self._observations.items() if url not in explained}
        return product_pages(seen, aimed, shared, lines)

    def _page_at(self, url: str) -> _Read | None:
        capture = self._captures.get(canonicalise(url))
        return None if capture is None else self._page(capture)

    def _policies(self, home: _Read) -> Iterator[PolicyPage]:
        for topics, name in islice(dict.fromkeys(opened_in_page(home.selector)), MOST_OF[Aim.POLICY]):
            words = part_words(home.selector, name)
            yield from (
                PolicyPage(topic=topic, url=f"{home.url}#{name}", loaded=True, words=words) for topic in sorted(topics)
            )
        linked = frozenset().union(*self._topics.values())
        for url, capture in self._pages_for(Aim.POLICY, Aim.TERMS):
            page = self._page(capture) if capture is not None else None
            topics = self._topics.get(url, frozenset())
            if page is None:
                for topic in sorted(topics):
                    yield PolicyPage(topic=topic, url=url, loaded=False, note=_why_not(capture))
                continue
            leads_home = canonicalise(page.url) == self._url
            words = 0 if leads_home else said_words(page.lines, home.lines)
            rules = not topics  # a page of several rules
            named = topics_in(page.selector, home.lines, of_rules=rules)
            till = is_till(page.selector)
            pictured = not leads_home and is_pictured(page.selector, page.lines, home.selector, home.lines)
            parts = words_by_topic(page.selector, page.lines, home.lines, of_rules=rules)
            # Where a link of its own names a policy, another policy's page does not stand in for it.
            for topic in sorted(topics | (named - linked if topics else named)):
                if till and topic is PolicyTopic.PAYMENT:
                    continue
                if pictured:
                    yield PolicyPage(topic=topic, url=url, loaded=False, note=_PICTURED)
                    continue
                # A page reached by one policy's name is that policy, whole; of several on one page each has its part.
                own = words if topics == {topic} else min(words, parts.get(topic, words))
                yield PolicyPage(topic=topic, url=url, loaded=True, words=own)


def _why_not(capture: Capture | None) -> str:
    if capture is None:
        return "chưa hỏi tới trong giới hạn số trang"
    if capture.outcome is CaptureOutcome.HTTP_ERROR or (capture.status and capture.status >= 400):
        return f"HTTP {capture.status}"
    if capture.outcome is CaptureOutcome.FETCHED:
        return f"không phải trang web ({capture.headers.get('content-type', 'không rõ loại')})"
    return capture.note or str(capture.outcome)
