"""The big networks and markets, by the hosts of their addresses."""

from __future__ import annotations

from urllib.parse import urlsplit

NETWORKS: tuple[tuple[str, str], ...] = (
    ("facebook.com", "facebook"), ("fb.com", "facebook"), ("fb.watch", "facebook"), ("fb.me", "facebook"),
    ("instagram.com", "instagram"), ("threads.net", "threads"), ("tiktok.com", "tiktok"), ("zalo.me", "zalo"),
    ("zalo.vn", "zalo"), ("shopee.vn", "shopee"), ("lazada.vn", "lazada"), ("sendo.vn", "sendo"),
    ("youtube.com", "youtube"), ("youtu.be", "youtube"), ("adstransparency.google.com", "google_ads"),
)  # fmt: skip


def network_of(url: str) -> str | None:
    """The network that an address belongs to, None for any other host. Raises ValueError for what is no address."""
    host = (urlsplit(url).hostname or "").lower()
    return next((name for domain, name in NETWORKS if host == domain or host.endswith(f".{domain}")), None)
