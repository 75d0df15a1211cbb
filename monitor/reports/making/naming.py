"""What rules and platforms are called in reports: a leader knows neither our numbers nor our short words."""

from __future__ import annotations

from classifier.rules import load
from monitor.reports.making.content import clean

LONGEST = 70  # letters of a rule's name in a row of a table
PLATFORMS = {
    "website": "Trang web khác", "facebook": "Facebook", "tiktok": "TikTok", "youtube": "YouTube", "zalo": "Zalo",
    "shopee": "Shopee", "lazada": "Lazada", "tiki": "Tiki", "sendo": "Sendo", "telegram": "Telegram",
    "instagram": "Instagram", "app_store": "Kho ứng dụng",
}  # fmt: skip


def rule_words(rule_id: str) -> str:
    """A rule's number with its name; a number that is no rule of ours (any more) alone."""
    rules, tidy = load(), clean(rule_id)
    if tidy not in rules:
        return tidy
    name = rules[tidy].name_vi
    return f"{tidy} {name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + '…'}"


def platform_words(platform: str) -> str:
    """A platform as people write it."""
    return PLATFORMS.get(platform, clean(platform))
