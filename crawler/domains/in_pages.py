"""The host names that a page mentions, links to or loads from: every domain seen while crawling is judged too."""

from __future__ import annotations

import re

MOST_HOSTS = 20_000  # of one crawl
_ADDRESS = re.compile(rb"""https?:\\?/\\?/([^\s/\\"'<>?#:@\[\]()&]{4,253})""")


def add_hosts(hosts: dict[str, str], body: bytes, url: str) -> None:
    """Add what `body` names to `hosts`, each with the address of the page that named it first."""
    for match in _ADDRESS.finditer(body):
        if len(hosts) >= MOST_HOSTS:
            return
        name = match[1].decode("utf-8", "replace").lower().rstrip(".")
        if "." in name:
            hosts.setdefault(name, url)
