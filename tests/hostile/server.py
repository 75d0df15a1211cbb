"""A server that does what no server should, one case a host name, and a canary that counts who comes near it.

The whole of it listens on 127.0.0.9, which the crawler under test takes for a public address; everything else of
127.0.0.0/8 is private to it, and the canary sits on 127.0.0.1 and ::1, over TCP and UDP.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import os
import socket
import subprocess
import sys
import zlib
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import brotli

PUBLIC, PRIVATE = "127.0.0.9", "127.0.0.1"
MEGABYTE = 2**20
Handler = Callable[[str, asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Case:
    """One host. `outcome` is what the crawl has to record of its start page; `robots` replaces "there is none"."""

    outcome: str
    page: Handler
    robots: Handler | None = None
    pages_most: int = 3  # how many may be observed


def answer(body: str | bytes, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(content)}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace") + content


def html(body: str, title: str = "Trang") -> str:
    return f"<!doctype html><html lang=vi><title>{title}</title><body><h1>{title}</h1><p>Nội dung.</p>{body}"


def send(*parts: bytes, every: float = 0.0, times: int = 1) -> Handler:
    """Write `parts`, the last of them `times` over, a pause after each, then hang up."""

    async def handler(path: str, writer: asyncio.StreamWriter) -> None:
        for part in parts[:-1]:
            writer.write(part)
        for _ in range(times):
            writer.write(parts[-1])
            await writer.drain()
            if every:
                await asyncio.sleep(every)

    return handler


def by_path(pages: Callable[[str], bytes]) -> Handler:
    async def handler(path: str, writer: asyncio.StreamWriter) -> None:
        writer.write(pages(path))
        await writer.drain()

    return handler


def redirect(location: str, status: str = "302 Found") -> Handler:
    return send(f"HTTP/1.1 {status}\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode("utf-8", "replace"))


def ok(body: str | bytes, *headers: str, kind: str = "text/html; charset=utf-8") -> Handler:
    return send(answer(body, *headers, kind=kind))


OPEN = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
HEAD = f"{OPEN}\r\n".encode()
CHUNKED = f"{OPEN}Transfer-Encoding: chunked\r\n\r\n".encode()
ZEROS = b"0" * MEGABYTE


def squeezed(codings: str, body: bytes) -> Handler:
    return ok(body, f"Content-Encoding: {codings}")


def gzip_bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(ZEROS) for _ in range(megabytes)) + packer.flush()


def brotli_bomb(megabytes: int) -> bytes:
    packer = brotli.Compressor(quality=5)
    return b"".join(packer.process(ZEROS) for _ in range(megabytes)) + packer.finish()


async def silence(path: str, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(5)


async def hang_up(path: str, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


def month(path: str) -> bytes:
    number = int(path.rpartition("=")[2] or 0) if "=" in path else 0
    return answer(html(f'<a href="/lich?thang={number + 1}">sau</a>', f"Tháng {number}"))


def session(path: str) -> bytes:
    number = abs(hash(path)) % 10**9
    return answer(html(f'<a href="/gio?phien={number}">giỏ</a><a href="/x?sid={number + 1}">x</a>', f"Giỏ {number}"))


def network_cases(port: int, canary: int) -> dict[str, Case]:
    """Answers that break, stall or swell."""
    many = "".join(f"X-{number}: a\r\n" for number in range(50_000))
    cookies = "".join(f"Set-Cookie: c{number}=1\r\n" for number in range(100_000))
    page = html("")
    extra = answer(html("", "Trang bị chèn"))
    unreachable = {
        "unknown-coding": squeezed("zstd", b"(\xb5/\xfd....."),
        "no-gzip": squeezed("gzip", b"<p>not gzip"),
        "http-0.9": send(b"<html><title>x</title>" + b"<p>old</p>" * 100),
        "garbage": send(b"\x00\xff\x13garbage\r\n\r\n"),
        "odd-status": send(b"HTTP/1.1 OK 200\r\n\r\n"),
        "truncated-chunks": send(CHUNKED, b"400\r\n<p>half"),
        "bad-chunk": send(CHUNKED, b"zz\r\nabc\r\n"),
        "short-body": send(f"{OPEN}Content-Length: 5000\r\n\r\n<p>short".encode()),
        "two-lengths": send(f"{OPEN}Content-Length: 5\r\nContent-Length: 50\r\n\r\nhello".encode()),
        "length-and-chunks": send(f"{OPEN}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".encode()),
        "negative-length": send(f"{OPEN}Content-Length: -5\r\n\r\nhello".encode()),
        "interim-without-end": send(b"HTTP/1.1 100 Continue\r\n\r\n", times=50),
        "upgrade": send(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
        "split-header": send(f"{OPEN}X: a\rSet-Cookie: b\nc\r\n\r\n<p>x".encode()),
        "hang-up": hang_up,
        "redirect-loop": redirect("/"),
        "redirects-without-end": by_path(lambda path: b"HTTP/1.1 302 x\r\nLocation: " + path.encode() + b"x\r\nContent-Length: 0\r\n\r\n"),
    }  # fmt: skip
    too_large = {
        "endless-body": send(HEAD, ZEROS, times=100),
        "endless-chunks": send(CHUNKED, b"100000\r\n" + ZEROS + b"\r\n", times=100),
        "huge-length": send(f"{OPEN}Content-Length: 999999999999\r\n\r\n<p>x".encode()),
        "gzip-bomb": squeezed("gzip", gzip_bomb(100)),
        "gzip-in-gzip": squeezed("gzip, gzip", gzip.compress(gzip_bomb(100))),
        "deflate-bomb": squeezed("deflate", zlib.compress(ZEROS * 100, 9)),
        "brotli-bomb": squeezed("br", brotli_bomb(100)),
        "stacked-codings": squeezed("gzip, gzip, gzip, gzip", gzip.compress(b"x")),
        "header-flood": send(f"{OPEN}{many}\r\n".encode()),
        "long-header": send(f"{OPEN}X: {'a' * MEGABYTE}\r\n\r\n".encode()),
        "endless-headers": send(OPEN.encode(), b"X-Y: " + b"z" * 4000 + b"\r\n", times=2000),
        "cookie-flood": send(f"{OPEN}{cookies}\r\n".encode()),
    }
    timeout = {
        "drip-body": send(HEAD, b"x", every=0.1, times=100),
        "drip-headers": send(OPEN.encode(), b"X: y\r\n", every=0.1, times=100),
        "silence": silence,
    }
    fetched = {
        "second-answer": send(answer(page) + extra),
        "odd-referrer-policy": ok(page, "Referrer-Policy: os.system", "Refresh: 0; url=file:///etc/passwd"),
        "keep-alive-lie": ok(page, "Keep-Alive: timeout=-1, max=99999999999999"),
        "interim-then-page": send(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + answer(page)),
    }
    return (
        {name: Case("unreachable", handler) for name, handler in unreachable.items()}
        | {name: Case("too_large", handler) for name, handler in too_large.items()}
        | {name: Case("timeout", handler) for name, handler in timeout.items()}
        | {name: Case("fetched", handler) for name, handler in fetched.items()}
        | {
            "busy-for-a-year": Case("blocked", send(answer("x", "Retry-After: 31536000", status="429 Too Many"))),
            "busy-in-the-past": Case("http_error", send(answer("x", "Retry-After: -5", status="503 Busy"))),
            "busy-oddly": Case("http_error", send(answer("x", "Retry-After: Thu, 99 Foo", status="503 Busy"))),
            "status-999": Case("http_error", send(answer("x", status="999 Denied"))),
        }
    )


def private_urls(canary: int) -> dict[str, str]:
    """Ways to spell the canary's address, and others that are no business of a crawler."""
    return {
        "literal": f"http://127.0.0.1:{canary}/", "localhost": f"http://localhost:{canary}/",
        "ipv6": f"http://[::1]:{canary}/", "mapped": f"http://[::ffff:127.0.0.1]:{canary}/",
        "mapped-hex": f"http://[::ffff:7f00:1]:{canary}/", "decimal": f"http://2130706433:{canary}/",
        "hex": f"http://0x7f.1:{canary}/", "octal": f"http://0177.0.0.1:{canary}/", "short": f"http://127.1:{canary}/",
        "zero": f"http://0:{canary}/", "any": f"http://0.0.0.0:{canary}/", "dot": f"http://127.0.0.1.:{canary}/",
        "user": f"http://shop.example:80@127.0.0.1:{canary}/", "fullwidth": f"http://１２７.0.0.1:{canary}/",
        "tls": f"https://127.0.0.1:{canary}/",
        "name": f"http://private.example:{canary}/", "name-ipv6": f"http://private6.example:{canary}/",
        "mixed": f"http://mixed.example:{canary}/", "metadata": "http://169.254.169.254/latest/meta-data/",
        "carrier": "http://100.64.0.1/", "nat64": f"http://[64:ff9b::7f00:1]:{canary}/", "lan": "http://192.168.1.1/",
    }  # fmt: skip


def address_cases(port: int, canary: int) -> dict[str, Case]:
    """Redirects to where no crawled address may lead."""
    schemes = {
        "file": "file:///etc/passwd", "ftp": "ftp://shop.example/", "gopher": f"gopher://127.0.0.1:{canary}/_x",
        "dict": f"dict://127.0.0.1:{canary}/x", "data": "data:text/html,x", "script": "javascript:alert(1)",
        "nonsense": "http://[::1", "port": "http://shop.example:99999/",
    }  # fmt: skip
    cases = {f"to-{name}": Case("refused", redirect(url)) for name, url in private_urls(canary).items()}
    cases |= {f"to-{name}": Case("refused", redirect(url)) for name, url in schemes.items()}
    # A browser, and we, read this as shop.example: what matters is that all of us read it alike.
    cases["to-backslash"] = Case("robots", redirect(f"http://shop.example\\@127.0.0.1:{canary}/"))
    cases["to-rebinding"] = Case("refused", redirect(f"http://rebind.example:{port}/"))
    cases["rebind"] = Case("refused", ok(html("")))
    cases["robots-to-private"] = Case("robots", ok(html("")), redirect(f"http://127.0.0.1:{canary}/robots.txt"))
    cases["links-to-private"] = Case(
        "fetched",
        ok(f'<base href="http://127.0.0.1:{canary}/">' + html("".join(f'<a href="{url}">x</a>' for url in private_urls(canary).values()))),
    )  # fmt: skip
    cases["canonical-to-private"] = Case("fetched", ok(html(f'<link rel=canonical href="http://127.0.0.1:{canary}/">')))
    return cases


def content_cases(port: int, canary: int) -> dict[str, Case]:
    """Whole answers that are hard to read, and sites without an end."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    entities = f'<?xml version="1.0"?>{bomb}]><urlset><url><loc>&j;</loc></url></urlset>'
    external = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:{canary}/">]><html><title>&a;</title></html>'
    deep = "<div>" * 200_000
    links = "".join(f'<a href="/{n}">{n}</a>' for n in range(100_000))
    robots = by_path(
        lambda path: answer("User-agent: *\nDisallow: /" + "*a" * 2000 + "b\nDisallow: /cam\n", kind="text/plain")
    )
    huge_robots = send(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 52428800\r\n\r\nUser-agent: *\nDisallow: /cam\n",
        b"# x\n" * 2**18, times=50,
    )  # fmt: skip
    fetched: dict[str, Handler] = {
        "long-title": ok("<!doctype html><title>" + "Đ" * 4 * MEGABYTE + "</title><h1>x</h1><p>y"), "deep": ok(html(deep)), "many-elements": ok(html("<p>x" * (9 * MEGABYTE // 4))), "many-links": ok(html(links)),
        "wrong-charset": ok(html(""), kind="text/html; charset=iso-8859-1"),
        "unknown-charset": ok(html(""), kind="text/html; charset=../../etc"),
        "utf-7": ok(html("+ADw-script+AD4-"), kind="text/html; charset=utf-7"), "zeros": ok(html("\x00" * 100_000)),
        "one-attribute": ok(html(f'<img alt="{"a" * 8 * MEGABYTE}">')), "many-attributes": ok(html("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">")),
        "entities-in-html": ok(f"<!doctype html {bomb[9:]}]>" + html("&j;")), "external-entity": ok(external, kind="application/xhtml+xml"),
        "json-bomb": ok(html(f'<script type="application/ld+json">{"[" * 200_000}</script>')),
        "large-json": ok(html('<script type="application/ld+json">' + '{"@type":"Product","offers":' * 900 + "1" + "}" * 900 + "</script>")),
        "huge-number": ok(html(f'<p class="price">{"9" * 100_000}đ</p>')), "spaces": ok(html(" \n" * 3 * MEGABYTE)),
        "unclosed": ok(html("<a><b><i><p><table><tr><td>" * 20_000)), "binary-as-html": ok(bytes(range(256)) * 4000),
    }  # fmt: skip
    return {name: Case("fetched", handler) for name, handler in fetched.items()} | {
        "calendar": Case("fetched", by_path(month), pages_most=12),
        "sessions": Case("fetched", by_path(session), pages_most=12),
        "stacked-paths": Case("fetched", by_path(lambda path: answer(html('<a href="hang/">x</a>', path)))),
        "xml-bomb": Case("fetched", ok(entities, kind="application/xml"), pages_most=0),
        "empty": Case("fetched", ok(b""), pages_most=0),
        "robots-busy": Case("robots", ok(html("")), send(answer("User-agent: *\nAllow: /", status="503 Busy"))),
        "robots-dropped": Case("robots", ok(html("")), hang_up),
        "robots-silent": Case("robots", ok(html("")), silence),
        "robots-no-http": Case("robots", ok(html("")), send(b"User-agent: *\nAllow: /\n")),
        "robots-waits-a-year": Case("robots", ok(html("")), ok("User-agent: *\nCrawl-delay: 31536000", kind="text/plain")),
        "robots-odd-delay": Case("fetched", ok(html("")), ok("User-agent: *\nCrawl-delay: NaN\nCrawl-delay: -9", kind="text/plain")),
        "robots-as-page": Case("fetched", ok(html("")), ok(html("")), 3),
        "robots-loop": Case("fetched", ok(html("")), redirect("/robots.txt")),
        "robots-of-50-mb": Case("fetched", ok(html('<a href="/cam">x</a>')), huge_robots, pages_most=1),
        "robots-patterns": Case("fetched", ok(html(f'<a href="/{"a" * 1500}">x</a>')), robots),
        "robots-binary": Case("fetched", ok(html("")), ok(bytes(range(256)) * 1000, kind="text/plain")),
    }  # fmt: skip


def browser_cases(port: int, canary: int) -> dict[str, Case]:
    """Pages that send a browser where no crawled address may lead. Their names begin with "drawn-"."""
    urls = list(private_urls(canary).values())
    http = [url for url in urls if url.startswith("http")]
    near = f"127.0.0.1:{canary}"
    wait = "<script>document.title = 'Trang'</script>"

    def parts(urls: list[str]) -> str:
        return "".join(
            f'<img src="{u}i"><iframe src="{u}f"></iframe><script src="{u}s"></script><link rel=stylesheet href="{u}c"><video src="{u}v"></video>'
            f'<object data="{u}o"></object><embed src="{u}e"><link rel=preload as=fetch href="{u}p"><link rel=prefetch href="{u}q"><link rel=preconnect href="{u}">'
            f'<link rel=dns-prefetch href="{u}"><link rel=icon href="{u}favicon.ico"><link rel=manifest href="{u}m"><audio src="{u}a"></audio><source src="{u}x">'
            f'<link rel=modulepreload href="{u}mp"><input type=image src="{u}in"><div style="background:url({u}bg)">x</div>'
            for u in urls
        )  # fmt: skip

    def calls(urls: list[str]) -> str:
        return "".join(
            f"try{{fetch('{u}g',{{mode:'no-cors'}}).catch(()=>0)}}catch(e){{}};try{{navigator.sendBeacon('{u}b','x')}}catch(e){{}};"
            f"try{{const r=new XMLHttpRequest();r.open('GET','{u}x');r.send()}}catch(e){{}};try{{new EventSource('{u}es')}}catch(e){{}};"
            f"try{{import('{u}mod').catch(()=>0)}}catch(e){{}};"
            for u in urls
        )

    sockets = f"for (const s of ['ws','wss']) for (const h of ['{near}','localhost:{canary}','[::1]:{canary}','private.example:{canary}','0x7f.1:{canary}','rebind.example:{canary}']) try {{ new WebSocket(s + '://' + h + '/w') }} catch (e) {{}}"
    rtc = f"""const c = new RTCPeerConnection({{iceServers: [{{urls: 'stun:{near}'}}, {{urls: 'turn:{near}?transport=udp', username: 'a', credential: 'b'}}, {{urls: 'turn:{near}?transport=tcp', username: 'a', credential: 'b'}}]}});
      c.createDataChannel('x'); c.createOffer().then(o => c.setLocalDescription(o));
      try {{ new WebTransport('https://{near}/x') }} catch (e) {{}}"""
    worker = f"new Worker(URL.createObjectURL(new Blob([`fetch('http://{near}/w',{{mode:'no-cors'}});importScripts('http://{near}/is');new WebSocket('ws://{near}/ww')`])))"
    pages = {
        "parts": html(parts(http) + wait), "calls": html(f"<script>{calls(http)}</script>"), "sockets": html(f"<script>{sockets}</script>"),
        "rtc": html(f"<script>{rtc}</script>"), "worker": html(f"<script>{worker}; navigator.serviceWorker && navigator.serviceWorker.register('/sw.js')</script>"),
        "meta-refresh": html(f'<meta http-equiv=refresh content="0; url=http://{near}/">'),
        "script-redirect": html(f"<script>location.href = 'http://{near}/'</script>"),
        "form": html(f'<form id=f method=post action="http://{near}/"><input name=a value=1></form><script>f.submit()</script>'),
        "popup": html(f"<script>window.open('http://{near}/'); alert(1); confirm(2); print()</script>"),
        "srcdoc": html(f"""<iframe srcdoc="<img src='http://{near}/i'><script>fetch('http://{near}/f')</script>"></iframe><a href="http://{near}/" download id=a>x</a><script>a.click()</script>"""),
        "file-parts": html('<img src="file:///etc/passwd"><iframe src="file:///etc/passwd"></iframe><script>location = "file:///etc/passwd"</script>'),
        "moved-parts": html('<img src="/away"><iframe src="/away"></iframe><script>fetch("/away"); new EventSource("/away")</script>'),
        "rebound-parts": html(f'<img src="http://rebind.example:{port}/1"><script>setTimeout(() => fetch("http://rebind.example:{port}/2", {{mode: "no-cors"}}), 300)</script>'),
        "busy-loop": html("<script>for (;;) {}</script>"),
        "memory": html("<script>const a = []; for (;;) a.push(new Array(100000).fill(Math.random()))</script>"),
        "long-dom": html("<script>for (let i = 0; i < 400000; i++) document.body.append(document.createElement('p'), 'chữ')</script>"),
        "tall": html('<div style="height:30000000px;background:linear-gradient(red,blue)">cao</div>'),
        "dialogs": html("<script>for (let i = 0; i < 200; i++) alert(i)</script>"),
        "endless-part": html('<img src="/endless"><script>fetch("/endless").then(a => a.text())</script>'),
        "bomb-part": html('<script>fetch("/bomb").then(a => a.text()).then(t => document.title = t.length)</script>'),
    }  # fmt: skip
    few = [url for url in http if "://127.0.0.1:" in url or "private.example" in url or "[::1]" in url]
    scripts = f"<script>{sockets}</script><script>{rtc}</script><script>{worker}</script><script>{calls(few)}</script>"
    pages["everything"] = html(parts(few) + scripts + '<img src="/away"><iframe src="/away"></iframe>')
    bomb = gzip_bomb(400)

    def site(page: str) -> Handler:
        async def handler(path: str, writer: asyncio.StreamWriter) -> None:
            if path.startswith("/away"):
                await redirect(f"http://{near}/away")(path, writer)
            elif path.startswith("/endless"):
                await send(HEAD, ZEROS, times=200)(path, writer)
            elif path.startswith("/bomb"):
                await squeezed("gzip", bomb)(path, writer)
            elif path == "/":
                await ok(page)(path, writer)
            else:
                await send(answer("", status="404 Not Found"))(path, writer)

        return handler

    return {f"drawn-{name}": Case("fetched", site(page)) for name, page in pages.items()}


@dataclass
class Server:
    """The running server. `touched` counts what reached the canary."""

    touched: list[str] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    port: int = 0
    canary: int = 0
    cases: dict[str, Case] = field(default_factory=dict)

    def add(self, cases: Callable[[int, int], dict[str, Case]]) -> None:
        """Serve these cases too."""
        self.cases |= cases(self.port, self.canary)

    async def listen(self) -> None:
        """Serve from now on."""
        server = await asyncio.start_server(self._serve, PUBLIC, 0)
        self.port = server.sockets[0].getsockname()[1]
        self.canary = self.port  # the same, so that a name that changes its address still finds a listener
        await asyncio.start_server(self._touch, PRIVATE, self.canary)
        with contextlib.suppress(OSError):  # a machine without IPv6
            await asyncio.start_server(self._touch, "::1", self.canary)
        touched = self.touched

        class Datagrams(asyncio.DatagramProtocol):
            def datagram_received(self, data: bytes, address: object) -> None:
                touched.append("udp")

        loop = asyncio.get_running_loop()
        await loop.create_datagram_endpoint(Datagrams, (PRIVATE, self.canary), family=socket.AF_INET)

    async def _touch(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.touched.append("tcp")
        writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(
            OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError, IndexError
        ):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            path = head.split(" ", 2)[1]
            host = next(line.split(":")[1].strip() for line in head.split("\r\n") if line.lower().startswith("host:"))
            name = host.removesuffix(".example")
            self.asked.append((name, path))
            case = self.cases[name]
            if path == "/robots.txt":
                if case.robots is None:
                    writer.write(answer("", status="404 Not Found"))
                else:
                    await case.robots(path, writer)
            else:
                await case.page(path, writer)
            await writer.drain()
        writer.close()


async def _main() -> None:
    server = Server()
    await server.listen()
    for cases in (network_cases, address_cases, content_cases, browser_cases):
        server.add(cases)
    expected = {name: [case.outcome, case.pages_most] for name, case in server.cases.items()}
    print(json.dumps({"port": server.port, "canary": server.canary, "cases": expected}), flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    print(json.dumps({"touched": server.touched, "asked": server.asked}), flush=True)
    os._exit(0)


@dataclass
class Hostile:
    """The server in a process of its own. `cases` says what a crawl has to record: outcome, Observations at most."""

    port: int
    canary: int
    cases: dict[str, tuple[str, int]]
    process: subprocess.Popen[str]

    def end(self) -> tuple[list[str], list[tuple[str, str]]]:
        """Stop it; gives what touched the canary, and (case, path) of every request."""
        said, _ = self.process.communicate("\n", timeout=20)
        report = json.loads(said)
        return report["touched"], [(name, path) for name, path in report["asked"]]


@contextlib.contextmanager
def hostile_server() -> Iterator[Hostile]:
    """Start the server, ended at the latest when the block is left."""
    command = [sys.executable, str(Path(__file__))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield Hostile(process=process, **json.loads(process.stdout.readline()))
        finally:
            process.kill()


if __name__ == "__main__":
    asyncio.run(_main())
