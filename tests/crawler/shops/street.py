"""Serves every style of `styles` as a shop of its own on a free port of 127.0.0.1."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from shops.styles import STYLES, Goods, Style

PAGE_SIZE = 4


def _shell(style: Style, title: str, head: str, body: str) -> str:
    return f"""<!doctype html><html lang="{style.language}"><head><meta charset="utf-8"><title>{title} - {style.site}</title>{head}</head>
<body><header><a href="/" class="logo">{style.site}</a><nav><a href="/">Home</a> <a href="/list">All</a> <a href="/list?sort=price">By price</a></nav>
<a href="/cart">Cart (0) <span class="total">0</span></a></header>{body}
<footer><p>{style.site}, 12 Elm Street. Hotline: 0909 123 456</p><a href="/about">About</a></footer></body></html>"""


def pages(style: Style) -> dict[str, str]:
    """Path with query (as canonicalised) to HTML, for one shop."""
    made: dict[str, str] = {}
    for goods in style.goods:
        head = style.head(goods)
        if style.names_canonical:
            head += f'<link rel="canonical" href="{style.address(goods)}">'
        for address in (style.address(goods), *style.aliases(goods)):
            made[sorted_query(address)] = _shell(style, goods.title, head, style.product(goods))
    last = (len(style.goods) + PAGE_SIZE - 1) // PAGE_SIZE
    for number in range(1, last + 1):
        shown = style.goods[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        html = _list(style, "All goods", [(goods, style.address(goods)) for goods in shown])
        more = "".join(f'<a href="/list?page={other}">{other}</a>' for other in range(1, last + 1))
        made[f"/list?page={number}"] = html.replace("<footer>", f'<div class="pagination">{more}</div><footer>')
    made["/list"] = made["/list?sort=price"] = made["/list?page=1"]
    doubles = [(goods, alias) for goods in style.goods for alias in style.aliases(goods)]
    made["/home"] = _list(style, "Home goods", doubles)
    made["/"] = _shell(
        style, "Welcome", "", '<main><h1>Welcome</h1><p>Goods made by hand.</p><a href="/home">Home goods</a></main>'
    )
    made["/about"] = _shell(
        style, "About us", "", "<main><h1>About us</h1><p>A family shop since 1990, 3 people.</p></main>"
    )
    made["/cart"] = _shell(style, "Cart", "", "<main><h1>Cart</h1><p>Your cart is empty. Total 0</p></main>")
    return made


def _list(style: Style, title: str, cards: list[tuple[Goods, str]]) -> str:
    row = style.row.format(cards="".join(style.card(goods, href.replace("&", "&amp;")) for goods, href in cards))
    return _shell(style, title, "", f'<main><h1>{title}</h1><div class="sort-by">Sort by</div>{row}</main>')


def sorted_query(address: str) -> str:
    path, mark, query = address.partition("?")
    return path + mark + "&".join(sorted(query.split("&"))) if query else path


class Street:
    """All shops at once; `addresses` maps the style's name to its home address, `asked` lists (style, target)."""

    def __init__(self, styles: tuple[Style, ...] = STYLES) -> None:
        self.asked: list[tuple[str, str]] = []
        self.addresses: dict[str, str] = {}
        self._servers: list[ThreadingHTTPServer] = []
        for style in styles:
            self._open(style)

    def _open(self, style: Style) -> None:
        answers, asked = pages(style), self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append((style.name, self.path))
                html = answers.get(sorted_query(self.path)) or answers.get(self.path.partition("?")[0])
                body = (html or "<html><title>404</title><p>not here</p>").encode()
                self.send_response(200 if html else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        self._servers.append(server)
        self.addresses[style.name] = f"http://127.0.0.1:{server.server_port}/"

    def __enter__(self) -> Self:
        for server in self._servers:
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()
