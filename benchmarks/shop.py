"""A local shop for benchmarks: lists and products of an ordinary size, served from memory by a process of its own.

usage: .venv/bin/python benchmarks/shop.py PAGES SCRIPTED   (prints its port, then serves until stdin closes)
"""

from __future__ import annotations

import asyncio
import json
import random
import sys

LIST_SIZE = 29  # products to a list, as in the measurement of research: 100 lists and 2,900 products
WORDS = (
    "trà thảo dược sạch bàn ghế gỗ xoan đào khăn lụa tơ tằm nồi gang men giao hàng tận nơi bảo hành một năm"
).split()


def words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count))


def menu(lists: int) -> str:
    items = (f'<li class="menu-item"><a href="/danh-muc/{n}">Danh mục {n}</a></li>' for n in range(min(40, lists)))
    return f"<nav><ul>{''.join(items)}</ul></nav>"


def shell(title: str, body: str, chance: random.Random, lists: int) -> str:
    """A page as shop software makes it: menu, styles and scripts of its own around the little that differs."""
    styles = "".join(f".c{n}{{margin:{n}px;padding:{chance.randint(1, 9)}px}}" for n in range(250))
    footer = "<footer>" + "".join(f"<p>{words(chance, 20)}</p>" for n in range(12)) + "</footer>"
    script = (
        "<script>var cai_dat = {" + ",".join(f'"k{n}":{chance.randint(1, 10**9)}' for n in range(350)) + "}</script>"
    )
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title} | Cửa hàng</title>'
        f"<style>{styles}</style></head><body>{menu(lists)}<main>{body}</main>{footer}{script}</body></html>"
    )


def product(number: int, lists: int, pages: int, scripted: bool) -> str:
    chance = random.Random(number)
    name = f"{words(chance, 5)} {number}".capitalize()
    price = chance.randint(20, 4000) * 1000
    shown = f"{price:,}".replace(",", ".")
    offer = {"@type": "Offer", "price": str(price), "priceCurrency": "VND"}
    data = json.dumps(
        {"@context": "https://schema.org", "@type": "Product", "name": name, "sku": f"SP{number}", "offers": offer}
    )
    related = "".join(
        f'<div class="card"><a href="/san-pham/{other}"><img src="/anh/{other}.jpg"><h3>Sản phẩm {other}</h3></a></div>'
        for other in (chance.randrange(pages) for _ in range(12))
    )
    detail = "".join(f"<p>{words(chance, 60)}</p>" for _ in range(25))
    main = f'<h1>{name}</h1><p class="price"><ins>{shown}₫</ins></p><button>Thêm vào giỏ</button><div>{detail}</div>'
    if scripted:
        fill = f'setTimeout(() => {{document.getElementById("root").innerHTML = `<main>{main}</main>`}}, 20)'
        return f'<!doctype html><html lang=vi><title>{name}</title><div id="root"></div><script>{fill}</script>'
    return shell(
        name, f'<script type="application/ld+json">{data}</script>{main}<section>{related}</section>', chance, lists
    )


def listing(number: int, lists: int, products: int) -> str:
    chance = random.Random(-number - 1)
    first = number * LIST_SIZE
    cards = "".join(
        f'<div class="card"><a href="/san-pham/{n}"><img src="/anh/{n}.jpg" alt=""><h3>Sản phẩm {n}</h3></a>'
        f'<span class="price">{chance.randint(20, 4000)}.000₫</span></div>'
        for n in range(first, min(first + LIST_SIZE, products))
    )
    onward = "".join(f'<a href="/danh-muc/{n}">{n}</a>' for n in range(max(0, number - 3), min(lists, number + 4)))
    return shell(
        f"Danh mục {number}", f"<h1>Danh mục {number}</h1>{cards}<div class=pages>{onward}</div>", chance, lists
    )


def site(pages: int, scripted: bool) -> dict[str, bytes]:
    """Path to answer, `pages` of them."""
    lists = max(1, pages // (LIST_SIZE + 1))
    products = pages - lists
    made = {f"/danh-muc/{n}": listing(n, lists, products) for n in range(lists)}
    made |= {f"/san-pham/{n}": product(n, lists, products, scripted) for n in range(products)}
    made["/"] = made["/danh-muc/0"]
    answers = {}
    for path, html in made.items():
        body = html.encode()
        answers[path] = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body)
            + body
        )
    return answers


async def main() -> None:
    """Serve."""
    answers = site(int(sys.argv[1]), len(sys.argv) > 2 and sys.argv[2] == "scripted")
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

    class Shop(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport, self.waiting = transport, b""

        def data_received(self, data: bytes) -> None:
            self.waiting += data
            while b"\r\n\r\n" in self.waiting:
                head, _, self.waiting = self.waiting.partition(b"\r\n\r\n")
                self.transport.write(answers.get(head.split(b" ", 2)[1].decode(), missing))

    server = await asyncio.get_running_loop().create_server(Shop, "127.0.0.1", 0)
    sizes = [len(answer) for answer in answers.values()]
    print(server.sockets[0].getsockname()[1], sum(sizes) // len(sizes), flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
