"""A simulated selling platform on loopback, labelled as such, whose sellers and staff behave as a script says.

It serves real pages over real HTTP; only its time is given to it. What it truly does stands beside what it shows, for
the judge of a benchmark.
"""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import urlsplit

LABEL = "Sàn mô phỏng (không phải sàn thật)"
PER_LIST = 40
CLAIMS = (
    "chữa khỏi hẳn tiểu đường, không tái phát", "trị dứt điểm đau dạ dày sau một liệu trình",
    "chữa khỏi hoàn toàn ung thư giai đoạn đầu", "điều trị dứt điểm xương khớp, cam kết khỏi bệnh",
)  # fmt: skip
WORDS = (
    "vườn núi suối đá hoa cúc gừng nghệ mật sâm linh chi hồng táo quế hồi sả chanh bưởi ổi lá vối chè dây hà thủ ô "
    "đinh lăng cà gai tam thất đông trùng nấm mộc nhĩ hạt sen long nhãn kỷ tử ba kích nhàu atiso rau má diếp cá bồ "
    "công anh kim ngân cam thảo trần bì bạch truật hoàng kỳ đương quy thục địa xuyên khung sơn tra hòe mã đề râu ngô "
    "gói hộp lọ chai túi khô tươi sấy phơi nấu hãm ngâm sáng chiều tối trước sau bữa nhà làng bản xã huyện chợ đồi"
).split()
STANDING = (
    "Giao hàng toàn quốc, được kiểm tra khi nhận. Đổi trả trong bảy ngày nếu hàng lỗi. "
    "Cảm ơn quý khách đã ghé gian hàng."
)


class Behaviour(StrEnum):
    """What becomes of a listing after the request for its removal."""

    REMOVES_ON_TIME = "removes_on_time"
    REMOVES_SAYING_SO = "removes_saying_so"  # 200 with the platform's words
    REMOVES_LATE = "removes_late"
    CLAIMS_ONLY = "claims_only"
    HIDES_FROM_PLAIN_CLIENTS = "hides_from_plain_clients"  # 404 to us, the advert to visitors
    GEO_BLOCKS = "geo_blocks"
    CAPTCHA = "captcha"
    EDITS = "edits"
    RESTORES = "restores"
    RELOCATES_WITH_TEXT = "relocates_with_text"  # new link, new seller, the words all but the same
    RELOCATES_WITH_NUMBER = "relocates_with_number"  # new link, new seller, new words, the same telephone
    RELOCATES_WITH_PICTURE = "relocates_with_picture"  # new link, new words, the same picture, title and price


RELOCATES = (Behaviour.RELOCATES_WITH_TEXT, Behaviour.RELOCATES_WITH_NUMBER, Behaviour.RELOCATES_WITH_PICTURE)
LEAVES = {
    Behaviour.REMOVES_ON_TIME: timedelta(hours=10), Behaviour.REMOVES_SAYING_SO: timedelta(hours=10),
    Behaviour.REMOVES_LATE: timedelta(hours=60), Behaviour.RESTORES: timedelta(hours=8),
} | {each: timedelta(hours=10) for each in RELOCATES}  # fmt: skip
RESTORED = timedelta(days=5)
ALTERS = timedelta(hours=6)  # when blocks, captchas and edits begin
MOVES = timedelta(hours=20)


@dataclass(frozen=True)
class Listing:
    """One offer as its seller wrote it."""

    path: str
    title: str
    text: str
    price: int
    seller: str
    phone: str
    image: str

    def html(self, text: str | None = None) -> bytes:
        data = {
            "@context": "https://schema.org", "@type": "Product", "name": self.title, "image": self.image,
            "description": text or self.text,
            "offers": {
                "@type": "Offer", "price": str(self.price), "priceCurrency": "VND",
                "seller": {"@type": "Organization", "name": self.seller},
            },
        }  # fmt: skip
        body = (
            f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script><h1>{self.title}</h1>'
            f'<p class="price">{self.price:,} ₫</p><img src="{self.image}"><p>{text or self.text}</p>'
            f"<p>Người bán: {self.seller}. Điện thoại/Zalo: {self.phone}</p><p>{STANDING}</p>"
        )
        return _page(self.title, body)


@dataclass
class Platform:
    """The platform with its own time. `asked_at` is when it got the requests."""

    clock: Callable[[], datetime]
    listings: dict[str, Listing] = field(default_factory=dict)
    behaviour: dict[str, Behaviour] = field(default_factory=dict)
    asked_at: datetime | None = None
    host: str = ""

    def __enter__(self) -> Self:
        platform = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                visitor = self.headers.get("Sec-Fetch-Mode") is not None
                status, body = platform.answer(urlsplit(self.path).path, visitor=visitor)
                self.send_response(status)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients hang up
        self.host = f"127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://{self.host}/"

    def answer(self, path: str, *, visitor: bool) -> tuple[int, bytes]:
        """What a client is shown now."""
        if path in ("/", "/muc"):
            lists = range((len(self.listings) + PER_LIST - 1) // PER_LIST)
            return 200, _page(LABEL, "".join(f'<a href="/muc/{each}">Mục {each}</a> ' for each in lists) + STANDING)
        if path.startswith("/muc/") and path[5:].isdigit():
            start = int(path[5:]) * PER_LIST
            rows = list(self.listings.values())[start : start + PER_LIST]
            return 200, _page("Danh mục", "".join(f'<p><a href="{row.path}">{row.title}</a></p>' for row in rows))
        listing = self.listings.get(path)
        if listing is None:
            return 404, _page("Không tìm thấy", "<p>Không tìm thấy trang</p>")
        return self._shown(listing, visitor=visitor)

    def _since(self) -> timedelta:
        return timedelta(0) if self.asked_at is None else self.clock() - self.asked_at

    def is_online(self, path: str) -> bool:
        """The truth: whether a buyer of the country's own or of another can still see the violation there."""
        behaviour, since = self.behaviour.get(path), self._since()
        if behaviour is Behaviour.RESTORES:
            return not LEAVES[behaviour] <= since < RESTORED
        if behaviour in LEAVES:
            return since < LEAVES[behaviour]
        return not (behaviour is Behaviour.EDITS and since >= ALTERS)

    def _shown(self, listing: Listing, *, visitor: bool) -> tuple[int, bytes]:
        behaviour, gone = self.behaviour.get(listing.path), not self.is_online(listing.path)
        if behaviour is Behaviour.EDITS and gone:
            return 200, listing.html(lawful_words(listing))
        if gone and behaviour is Behaviour.REMOVES_SAYING_SO:
            return 200, _page(LABEL, "<p>Sản phẩm không tồn tại hoặc đã bị gỡ</p>")
        if gone:
            return 404, _page("Không tìm thấy", "<p>Không tìm thấy trang</p>")
        if self._since() >= ALTERS:
            if behaviour is Behaviour.GEO_BLOCKS:
                status = 451 if len(listing.path) % 2 else 200
                return status, _page(LABEL, "<p>Nội dung không có ở quốc gia của bạn</p>")
            if behaviour is Behaviour.CAPTCHA:
                return 200, _page("captcha", "<p>Xác minh bạn không phải robot</p>")
            if behaviour is Behaviour.HIDES_FROM_PLAIN_CLIENTS and not visitor:
                return 404, _page("Không tìm thấy", "<p>Không tìm thấy trang</p>")
        return 200, listing.html()


def _page(title: str, body: str) -> bytes:
    return f"<!doctype html><html lang=vi><meta charset=utf-8><title>{title}</title><body>{body}".encode()


def words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count))


def phone(chance: random.Random) -> str:
    return f"09{chance.randrange(10**8):08d}"


def violating(chance: random.Random, path: str) -> Listing:
    """A new advert of a new seller, in words of its own."""
    claim = chance.choice(CLAIMS)
    return Listing(
        path=path, title=f"Trà {words(chance, 5)}", price=chance.randint(50, 900) * 1000,
        text=f"{words(chance, 25).capitalize()}. Sản phẩm {claim}. {words(chance, 20).capitalize()}.",
        seller=f"Gian hàng {words(chance, 2)} {chance.randrange(10**6)}", phone=phone(chance),
        image=f"/anh/{chance.randrange(10**9)}.jpg",
    )  # fmt: skip


def lawful_words(listing: Listing) -> str:
    """The same goods without the claim."""
    chance = random.Random(listing.path)
    return f"{listing.title} thơm dịu, {words(chance, 25)}. Uống ấm sau bữa ăn."


def moved(chance: random.Random, old: Listing, how: Behaviour, path: str) -> Listing:
    """The same goods of the same seller under another link, as the script says."""
    new = violating(chance, path)
    if how is Behaviour.RELOCATES_WITH_TEXT:
        said = old.text.split()
        said[chance.randrange(10)] = "🌿hàng-mới"
        return Listing(
            path, f"{old.title} loại mới", " ".join(said), old.price - 1000, new.seller, new.phone, new.image
        )
    title = f"{old.title} mới"
    if how is Behaviour.RELOCATES_WITH_NUMBER:
        return Listing(path, title, new.text, new.price, new.seller, old.phone, new.image)
    return Listing(path, title, new.text, old.price, new.seller, new.phone, old.image)


def strangers(chance: random.Random, olds: Sequence[Listing], path: Callable[[], str]) -> list[Listing]:
    """New listings that are no relocation, however near they come to one of `olds`."""
    made = []
    for number, old in enumerate(olds):
        new = violating(chance, path())
        made.append((
            new,  # another seller's other advert
            Listing(new.path, old.title, lawful_words(new), new.price, new.seller, new.phone, old.image),  # honest
            Listing(new.path, new.title, new.text, new.price, old.seller, old.phone, new.image),  # his other goods
            Listing(new.path, new.title, new.text, old.price, new.seller, new.phone, old.image),  # a borrowed picture
        )[number % 4])  # fmt: skip
    return made
