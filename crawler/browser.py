"""The browser: finds one that really renders, and draws pages with it.

Its only way out is `crawler.egress`; each of its requests asks robots.txt as the HTTP path does. Each page gets a
context of its own, closed afterwards, and the browser is started anew now and then: contexts and browsers that live on
grow by gigabytes (scrapy-playwright #126, #240).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
    Request,
    Route,
    async_playwright,
)

from crawler.browser_memory import watch
from crawler.egress import EgressProxy
from crawler.guard import DEFAULT_PORTS, Guard
from crawler.sink import Redirect

# The shell without windows first: of version 156 the whole Chromium draws a toolbar made of web pages for each context,
# and 1.5 pages a second where the shell draws 3.7.
SYSTEM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LAUNCH_SECONDS = 20  # a snap stub that only prints advice hangs until here
SETTLE_SECONDS = 3.0  # for scripts to fetch their content after the page itself has loaded
MOST_REQUESTS = 300  # of one page
MOST_REDIRECTS = 20  # Chromium's own limit
MOST_DOM_LETTERS = 10_000_000
PAGES_AT_ONCE = 4
PAGES_PER_BROWSER = 300
VIEWPORT = {"width": 1366, "height": 900}
MOST_SHOT_PIXELS = 12_000  # height of a screenshot: an endless page must not fill the memory
NOWHERE = "http://127.0.0.1:9/"  # the discard port
# Chromium hears only the last list of features, so that of Playwright stands here again. The first two send datagrams
# or tell of addresses, the next two load a page over another scheme than was asked for; the rest ask Chromium's maker
# or change what a page shows.
NO_FEATURES = (
    "WebTransport", "WebRtcHideLocalIpsWithMdns", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable",
    "NetworkTimeServiceQuerying", "OptimizationHints", "AutofillServerCommunication", "MediaRouter",
    "PreconnectToSearch", "Translate", "AimEnabled", "LensOverlay", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidUnnecessaryBeforeUnloadCheckSync", "AvoidCorsURLLoaderRestartOnRedirect", "DestroyProfileOnBrowserClose",
)  # fmt: skip
FLAGS = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # WebRTC and WebTransport send datagrams, which no HTTP proxy sees.
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    f"--disable-features={','.join(NO_FEATURES)}",
    "--dns-prefetch-disable",
    # What still asks its maker for accounts and updates asks the guard for a place of this machine, which it refuses.
    f"--gaia-url={NOWHERE}",
    f"--component-updater=url-source={NOWHERE}",
    f"--apps-gallery-update-url={NOWHERE}",
]
WRAPPER = Path(__file__).with_name("unprivileged_chromium.py")
ADMIN_COMMAND = "apt-get install chromium-headless-shell libatomic1 fonts-noto-core fonts-noto-color-emoji"
NO_BROWSER = f"no browser renders here; an administrator runs: {ADMIN_COMMAND} (or chromium, without that package)"


class NoBrowserError(Exception):
    """No browser on this machine renders a page; the text names the command for an administrator."""


@dataclass(frozen=True)
class Rendered:
    """A page as a browser ended up with it. ``png`` None: no screenshot could be taken."""

    final_url: str
    status: int | None
    headers: dict[str, str]
    dom: str
    png: bytes | None
    note: str = ""
    resolved_address: str | None = None
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True)
class Launched:
    """A running browser that has rendered a page."""

    browser: Browser
    path: str
    has_sandbox: bool


Allow = Callable[[str], Awaitable[bool]]


def candidates(chosen: str | None, playwright: Playwright) -> Iterator[str]:
    """Paths to try, in order: the one that was set (then no other), the system's, Playwright's own."""
    if chosen:
        yield chosen
        return
    for name in SYSTEM_NAMES:
        if path := shutil.which(name):
            yield path
    if Path(playwright.chromium.executable_path).exists():
        yield playwright.chromium.executable_path


def refuse_absent(chosen: str | None) -> None:
    """Raise NoBrowserError at once where the browser that was set is not there: Playwright takes a second to say so."""
    if chosen and shutil.which(chosen) is None:
        raise NoBrowserError(f"{NO_BROWSER}; {chosen}: there is no such program")


async def launch(playwright: Playwright, chosen: str | None, proxy_port: int) -> Launched:
    """Start the first browser that renders a page, with its sandbox where the kernel lets it. Raises NoBrowserError."""
    problems = []
    for path in candidates(chosen, playwright):
        for has_sandbox in (True, False):
            try:
                return Launched(await _start(playwright, path, proxy_port, has_sandbox=has_sandbox), path, has_sandbox)
            except (Error, TimeoutError) as error:
                problems.append(f"{path}: {str(error).splitlines()[0]}")
    raise NoBrowserError("; ".join([NO_BROWSER, *problems]))


async def _start(playwright: Playwright, path: str, proxy_port: int, *, has_sandbox: bool) -> Browser:
    wrapped = os.geteuid() == 0
    browser = await playwright.chromium.launch(
        executable_path=WRAPPER if wrapped else path,
        args=[*FLAGS, f"--real-browser={path}"] if wrapped else FLAGS,
        chromium_sandbox=has_sandbox,
        proxy={"server": f"http://127.0.0.1:{proxy_port}"},
        timeout=LAUNCH_SECONDS * 1000,
    )
    try:
        await _check_that_it_renders(browser)
    except BaseException:
        await browser.close()
        raise
    return browser


async def _check_that_it_renders(browser: Browser) -> None:
    page = await browser.new_page()
    await page.set_content("<p id=a></p><script>document.getElementById('a').textContent = 6 * 7</script>")
    if await page.inner_text("#a") != "42" or not await page.screenshot():
        raise Error("it started but did not render")
    await page.close()


class Renderer:
    """Draws pages, a few at a time, with one browser: started at the first page, again when it has died, and anew after
    some hundred pages, before what leaks inside of it adds up.
    """

    def __init__(self, guard: Guard, chosen: str | None, user_agent: str, allow: Allow) -> None:
        """`allow(url)` says whether robots.txt lets one request of a page pass."""
        self._proxy = EgressProxy(guard)
        self._chosen = chosen
        self._user_agent = user_agent
        self._allow = allow
        self._stack = contextlib.AsyncExitStack()
        self._launched: Launched | None = None
        self._places = asyncio.Semaphore(PAGES_AT_ONCE)
        self._starting = asyncio.Lock()
        self._drawn = 0
        self._warned = False

    async def render(self, url: str, timeout_seconds: float) -> Rendered:
        """Load `url` and give what became of it.

        Raises NoBrowserError; TimeoutError when the page was not there in time; playwright's Error when it failed.
        """
        browser = await self._place()
        try:
            async with asyncio.timeout(timeout_seconds + SETTLE_SECONDS):
                context = await browser.new_context(
                    user_agent=self._user_agent, locale="vi-VN", service_workers="block", accept_downloads=False,
                    viewport={"width": VIEWPORT["width"], "height": VIEWPORT["height"]},
                )  # fmt: skip
                try:
                    return await self._load(context, url, timeout_seconds)
                finally:
                    with contextlib.suppress(Error):
                        await context.close()
        finally:
            self._places.release()

    async def _load(self, context: BrowserContext, url: str, timeout_seconds: float) -> Rendered:
        page = await context.new_page()
        asked = 0

        async def gate(route: Route) -> None:
            nonlocal asked
            asked += 1
            address = route.request.url
            passes = address.startswith(("data:", "blob:")) or (
                asked <= MOST_REQUESTS and route.request.resource_type != "media" and await self._allow(address)
            )
            with contextlib.suppress(Error):  # the page may be gone by now
                await (route.continue_() if passes else route.abort())

        await page.route("**/*", gate)
        response = await page.goto(url, wait_until="domcontentloaded", timeout=timeout_seconds * 1000)
        with contextlib.suppress(Error):
            await page.wait_for_load_state("networkidle", timeout=SETTLE_SECONDS * 1000)
        if urlsplit(page.url).scheme not in DEFAULT_PORTS:
            raise Error("it led away to an address that is refused")
        dom = await page.content()
        if len(dom) > MOST_DOM_LETTERS:
            raise Error(f"a page of more than {MOST_DOM_LETTERS // 10**6} million letters")
        png = await _screenshot(page)
        if response is None:
            return Rendered(page.url, None, {}, dom, png)
        parts = urlsplit(response.url)
        host = f"{parts.hostname}:{parts.port or DEFAULT_PORTS.get(parts.scheme, 0)}"
        return Rendered(
            final_url=page.url,
            status=response.status,
            headers=dict(await response.all_headers()),
            dom=dom,
            png=png,
            resolved_address=self._proxy.reached.get(host),
            redirects=await _redirects(response.request),
        )

    async def _place(self) -> Browser:
        """Wait for a place among the pages under way, and give the browser to draw with."""
        async with self._starting:
            if self._launched is not None and self._drawn >= PAGES_PER_BROWSER:
                await self._empty()
            await self._places.acquire()
            try:
                if self._launched is None or not self._launched.browser.is_connected():
                    await self._stack.aclose()
                    await self._start()
            except BaseException:
                self._places.release()
                raise
            assert self._launched is not None
            self._drawn += 1
            return self._launched.browser

    async def _empty(self) -> None:
        """Let the pages under way end, then close the browser."""
        for _ in range(PAGES_AT_ONCE):
            await self._places.acquire()
        for _ in range(PAGES_AT_ONCE):
            self._places.release()
        await self.stop()

    async def _start(self) -> None:
        refuse_absent(self._chosen)
        self._drawn = 0
        port = await self._proxy.start()
        self._stack.push_async_callback(self._proxy.stop)
        playwright = await self._stack.enter_async_context(async_playwright())
        self._launched = await launch(playwright, self._chosen, port)
        self._stack.push_async_callback(self._close, self._launched.browser)
        watching = asyncio.ensure_future(watch())
        self._stack.callback(watching.cancel)
        if not self._launched.has_sandbox and not self._warned:
            self._warned = True
            sys.stderr.write("warning: the kernel forbids the browser's sandbox here; pages are drawn without it\n")

    async def _close(self, browser: Browser) -> None:
        with contextlib.suppress(Error):
            await browser.close()

    async def stop(self) -> None:
        """Close the browser and its proxy."""
        self._launched = None
        await self._stack.aclose()


async def _redirects(request: Request) -> tuple[Redirect, ...]:
    """The hops before `request`, first to last."""
    hops: list[Redirect] = []
    before = request.redirected_from
    while before is not None and len(hops) < MOST_REDIRECTS:
        answer = await before.response()
        if answer is not None:
            headers = await answer.all_headers()
            hops.append(Redirect(before.url, answer.status, headers.get("location", "")))
        before = before.redirected_from
    return tuple(reversed(hops))


async def _screenshot(page: Page) -> bytes | None:
    try:
        height = int(await page.evaluate("document.documentElement.scrollHeight"))
        if height > MOST_SHOT_PIXELS:
            clip = {"x": 0, "y": 0, "width": VIEWPORT["width"], "height": MOST_SHOT_PIXELS}
            return await page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]  # a FloatRect by shape
        return await page.screenshot(full_page=True)
    except Error:
        return None


async def probe(chosen: str | None) -> tuple[str, bool]:
    """(path, whether its sandbox is on) of the browser that would be used. Raises NoBrowserError."""
    refuse_absent(chosen)
    async with async_playwright() as playwright:
        launched = await launch(playwright, chosen, proxy_port=9)  # the discard port: the probe needs no network
        await launched.browser.close()
        return launched.path, launched.has_sandbox
