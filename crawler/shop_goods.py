"""Which pages of a visit show one thing for sale, and whether they say what it costs and what it is.

Old shops have no headings and set name, price and button into the cells of a table: the crawl calls such a page a
page. Within a visit more is known: the lists that led to it, and the pages beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import parse_qsl, urlsplit

from crawler.amounts import parse_amount
from crawler.platforms.reading.shop_pages import said_words
from storage.records import Kind, Observation, ProductPage

DESCRIBED_WORDS = 15  # said of the goods beyond the furniture of every page: what they are made of, where, for whom
_LINE, _SHORT = 160, 60  # characters: a longer line is a description, whatever amounts it names
LEAST = 500  # đồng; less is a count or a rank
_PRICE_LABEL = re.compile(
    r"(?<![^\W_])(?<!đánh )(?:đơn )?giá"
    r"(?: (?:bán(?: lẻ)?|lẻ|khuyến mãi|km|ưu đãi|chỉ(?: còn)?|từ|mới|web|niêm yết|sản phẩm))?\s*[:：]?\s*",
    re.IGNORECASE,
)
_GOODS = re.compile(r"(?<![^\W_])(?:đặt|mua|giỏ|order|buy|cart)(?![^\W_])", re.IGNORECASE)
_OF_GOODS = re.compile(
    r"(?<![^\W_])(?:giá(?: bán)?\s*[:：]?\s*(?:vui lòng )?(?:liên hệ|thỏa thuận|thoả thuận|call|inbox)"
    r"|liên hệ (?:để )?(?:báo|nhận|có) giá"
    r"|xuất xứ|bảo hành|thông số|kích thước|chất liệu|quy cách|model|mã (?:sp|hàng|sản phẩm)|thương hiệu"
    r"|công suất|thành phần"
    r"|trọng lượng|khối lượng|dung tích|hạn (?:sử )?dùng|nhà sản xuất|made in|materials?|dimensions?"
    r"|warranty)(?![^\W_])",
    re.IGNORECASE,
)
FEWEST_ALIKE = 2  # pages of goods that a catalogue has at least
_NUMBER = re.compile(r"\d+")


def product_pages(
    observations: Mapping[str, Observation],
    aimed: frozenset[str],
    shared: Callable[[str], Sequence[str]],
    lines: Callable[[str], Sequence[str] | None],
) -> Iterator[ProductPage]:
    """The goods among `observations` (by address); `aimed`: addresses that a list of the shop led to as to goods.

    `shared(url)`: the lines of another page of the shop, which say nothing of the goods; `lines(url)`: all that a
    visitor reads on a page, None where only the Observation's text is left.
    """
    sold = {url for url, seen in observations.items() if seen.kind is Kind.LISTING or _offers(url, seen, aimed)}
    sold = sold or _catalogue(observations, aimed)
    shapes = {shape(url) for url in sold if urlsplit(url).path.strip("/") or urlsplit(url).query}
    for url, seen in observations.items():
        if url not in sold and not (seen.kind is Kind.PAGE and url in aimed and shape(url) in shapes):
            continue
        own = lines(url)
        yield ProductPage(
            url=seen.url, title=seen.title, has_price=seen.price is not None or shows_price(seen.text),
            described=said_words(own or seen.text.split("\n"), (*shared(url), seen.title)) >= DESCRIBED_WORDS,
        )  # fmt: skip


def _catalogue(observations: Mapping[str, Observation], aimed: frozenset[str]) -> set[str]:
    """The goods of a shop that tells no way to order: pages of one kind that lists led to, most of which tell a price
    or name what is said of goods alone ("Xuất xứ", "Giá: liên hệ")."""
    kinds: dict[str, list[str]] = {}
    for url, seen in observations.items():
        if seen.kind is Kind.PAGE and url in aimed:
            kinds.setdefault(shape(url), []).append(url)
    alike = max(kinds.values(), key=len, default=[])
    told = [url for url in alike if (said := observations[url].text) and (_OF_GOODS.search(said) or shows_price(said))]
    return set(alike) if len(alike) >= FEWEST_ALIKE and 2 * len(told) >= len(alike) else set()


def shape(url: str) -> str:
    """What the addresses of one kind of page share: `/hang-p12.html` and `/hang-p7.html`, `?id=1` and `?id=22`; the
    folder where a word of its own names each page."""
    parts = urlsplit(url)
    if _NUMBER.search(parts.path) or parts.query:
        query = "&".join(f"{key}={_NUMBER.sub('#', value)}" for key, value in sorted(parse_qsl(parts.query)))
        return f"{parts.netloc}{_NUMBER.sub('#', parts.path)}?{query}"
    return f"{parts.netloc}{parts.path.rstrip('/').rpartition('/')[0]}/"


def shows_price(text: str) -> bool:
    """Whether a line of a page tells a price: after a label, or short and with a currency. "Giá: liên hệ" does not."""
    return any(_is_price(line) for line in text.split("\n") if len(line) <= _LINE)


def _is_price(line: str) -> bool:
    for label in _PRICE_LABEL.finditer(line):
        after = line[label.end() : label.end() + 40]
        amount = parse_amount(after, "VND")
        if amount is not None and after[0].isdigit() and amount.value >= LEAST:
            return True
    if len(line) > _SHORT:
        return False
    amount = parse_amount(line, None)
    return amount is not None and amount.currency is not None


def _offers(url: str, seen: Observation, aimed: frozenset[str]) -> bool:
    """Whether a page that a list led to sells by its own words: a price on it, and a word of ordering."""
    return seen.kind is Kind.PAGE and url in aimed and shows_price(seen.text) and bool(_GOODS.search(seen.text))
