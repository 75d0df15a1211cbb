"""Coverage by platform: what was fetched, what a file brought, and where there is nothing at all.

The offices' own complaint: figures of Shopee and Sendo only, none of Lazada, Tiki, Momo, Zalo, TikTok
(law/requirements.md B7). A platform without data is named, so that nobody takes it for one without violations.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from storage.queries.places_seen import HostSeen
from storage.records import Source

PLATFORMS: dict[str, tuple[str, ...]] = {
    "Facebook": ("facebook.com", "fb.com", "messenger.com"),
    "Zalo": ("zalo.me", "zalo.vn"),
    "TikTok": ("tiktok.com",),
    "YouTube": ("youtube.com", "youtu.be"),
    "Instagram": ("instagram.com", "threads.net"),
    "Telegram": ("t.me", "telegram.org"),
    "Shopee": ("shopee.vn",),
    "Lazada": ("lazada.vn",),
    "Tiki": ("tiki.vn",),
    "Sendo": ("sendo.vn",),
    "MoMo": ("momo.vn",),
    "Chợ Tốt": ("chotot.com",),
}
OTHERS = "Website và nơi khác"


@dataclass(frozen=True)
class PlatformSeen:
    """One platform. `last_at` None: nothing was ever seen or brought in."""

    name: str
    sources: int  # that are switched on and look there
    seen: int
    imported: int
    last_at: datetime | None

    @property
    def state(self) -> str:
        """One word of `STATE`."""
        if self.last_at is None:
            return "planned" if self.sources else "none"
        return "seen" if self.seen else "imported"


STATE = {
    "seen": "có rà soát", "imported": "chỉ có số liệu nhập từ tệp", "planned": "có nguồn, chưa thấy gì",
    "none": "chưa có dữ liệu",
}  # fmt: skip


def by_platform(hosts: Iterable[HostSeen], sources: Iterable[Source]) -> tuple[PlatformSeen, ...]:
    """Every platform once, in the order above, whatever there is of it; then all other places."""
    names = (*PLATFORMS, OTHERS)
    seen, imported, looks = (dict.fromkeys(names, 0) for _ in range(3))
    last: dict[str, datetime] = {}
    for each in hosts:
        name = platform_of(each.host)
        seen[name] += each.seen
        imported[name] += each.imported
        last[name] = max(last.get(name, each.last_at), each.last_at)
    for source in sources:
        looks[_platform_of_source(source)] += source.enabled
    return tuple(PlatformSeen(name, looks[name], seen[name], imported[name], last.get(name)) for name in names)


def platform_of(host: str) -> str:
    """The platform that a host belongs to."""
    bare = host.partition(":")[0].lower()
    return next(
        (name for name, ours in PLATFORMS.items() if any(bare == one or bare.endswith(f".{one}") for one in ours)),
        OTHERS,
    )


def _platform_of_source(source: Source) -> str:
    named = next((name for name in PLATFORMS if name.lower() == source.platform), None)
    return named or platform_of(urlsplit(source.address).netloc)
