"""Addresses of pages: one canonical spelling each."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

LONGEST_ADDRESS = 2000  # longer ones come from traps; servers and browsers cut them too
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Parameters that say how a visitor came or who he is, never what the page shows.
_IDLE = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|ttclid|twclid|srsltid|zanpid|igshid|igsh|mc_cid|"
    r"mc_eid|_ga|_gl|gad_\w+|mtm_\w+|pk_(?:campaign|kwd|source|medium)|zarsrc|li_fat_id|mkt_tok|oscsid|zenid|_pos|_psq|_ss|"
    r"_hsenc|_hsmi|spm|phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|session_?id|cfid|cftoken",
    re.IGNORECASE,
)
_SESSION_IN_PATH = re.compile(r";jsessionid=[^/?]*", re.IGNORECASE)
_DOTS = re.compile(r"/\.{1,2}(?:/|$)")
_HOME = re.compile(r"/(?:(?:index|home|default)(?:\.\w+)?|trang-chu|[a-z]{2}(?:[-_][a-z]{2})?)?/?", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:page|paged|p|pg|trang|page_?no|page_?number)=\d+", re.IGNORECASE)
_SAME_SITE = re.compile(r"^(?:www|m)\.(?=[^.]+\.[^.])")
_FROM_ROOT = re.compile(r"/(?!/)[^\x00-\x20\\]*")
_ESCAPED = re.compile(r"%[0-9a-fA-F]{2}")
_BARE_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
_KEPT_IN_PATH = "/%:@!$&'()*+,;=~"
_KEPT_IN_QUERY = "/%:@!$'()*+,;=~?[]"


@lru_cache(maxsize=50_000)  # the menu of a shop stands on each of its pages
def canonicalise(url: str) -> str:
    """One spelling for the addresses that show the same page.

    Drops the fragment, tracking and session parameters and default ports; sorts the query; lowers scheme and host.
    Raises ValueError when `url` is no absolute http(s) address.
    """
    parts = urlsplit(url.strip())
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"not an absolute http(s) address: {url[:200]!r}")
    if _DOTS.search(parts.path):
        parts = urlsplit(urljoin(url.strip(), parts.path + (f"?{parts.query}" if parts.query else "")))
    path = _SESSION_IN_PATH.sub("", _escape(parts.path, _KEPT_IN_PATH)) or "/"
    return urlunsplit((scheme, _host_and_port(url), path, _tidy_query(parts.query), ""))


def same_host(a: str, b: str) -> bool:
    """Whether two addresses stand on the same host and port, default ports apart. False when either is no address."""
    try:
        return _host_and_port(a) == _host_and_port(b)
    except ValueError:
        return False


def resolve_canonical(page_url: str, declared: str | None) -> str:
    """The canonical address of a page. What the page declares counts only on its own host (www. and m. apart): else any
    page could pose as another. Nor does it count where it would make one page of many, as faulty templates do: the home
    page for every product, the first page of a list for all. Raises ValueError when `page_url` is no http(s) address.
    """
    own = canonicalise(page_url)
    if declared and declared.strip():
        try:
            absolute = canonicalise(urljoin(page_url, declared.strip()))
        except ValueError:
            return own
        if _bare_host(absolute) == _bare_host(own) and not _joins_many(urlsplit(own), urlsplit(absolute)):
            return absolute
    return own


def _bare_host(url: str) -> str:
    return _SAME_SITE.sub("", _host_and_port(url))


def _joins_many(page: SplitResult, declared: SplitResult) -> bool:
    if declared.path == "/" and not declared.query:
        return not _HOME.fullmatch(page.path) or bool(page.query)
    numbered = {pair for pair in page.query.split("&") if _PAGE_NUMBER.fullmatch(pair) and not pair.endswith("=1")}
    return page.path == declared.path and bool(numbered - set(declared.query.split("&")))


def absolute(href: str, base: str) -> str | None:
    """`href` as an absolute http(s) address, as written apart from that; None when it leads nowhere on the web."""
    href = href.strip()
    if not href or len(href) > LONGEST_ADDRESS:
        return None
    # Nearly all links of a shop begin at its root, and stand on each of its pages.
    return _joined(href, _origin(base) if _FROM_ROOT.fullmatch(href) else base)


@lru_cache(maxsize=50_000)
def _joined(href: str, base: str) -> str | None:
    try:
        joined = urljoin(base, href)
        parts = urlsplit(joined)
        valid = parts.scheme.lower() in _DEFAULT_PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return joined if valid else None


@lru_cache(maxsize=1000)
def _origin(base: str) -> str:
    try:
        parts = urlsplit(base)
    except ValueError:
        return base
    return f"{parts.scheme}://{parts.netloc}/" if parts.scheme in _DEFAULT_PORTS else base


@lru_cache(maxsize=50_000)
def _host_and_port(url: str) -> str:
    parts = urlsplit(url.strip())
    if not parts.hostname:
        raise ValueError(f"no host in {url[:200]!r}")
    host = parts.hostname.rstrip(".")
    if not host.isascii():
        host = host.encode("idna").decode("ascii")  # UnicodeError is a ValueError
    if ":" in host:
        host = f"[{host}]"
    port = parts.port
    return host if port in (None, _DEFAULT_PORTS.get(parts.scheme.lower())) else f"{host}:{port}"


def _escape(text: str, kept: str) -> str:
    escaped = quote(_BARE_PERCENT.sub("%25", text), safe=kept)
    return _ESCAPED.sub(lambda found: found[0].upper(), escaped)


def _tidy_query(query: str) -> str:
    pairs = [pair for pair in query.split("&") if pair and not _IDLE.fullmatch(pair.split("=", 1)[0])]
    return "&".join(sorted(_escape(pair, _KEPT_IN_QUERY) for pair in pairs))
