"""The domains that a crawl has seen in pages, judged at its end."""

from __future__ import annotations

from collections.abc import Mapping

from monitor.watch.names import engine_of, watched
from monitor.watch.spotting import Name, Spotter
from monitor.workplace import Workplace
from storage.queries import protected
from storage.records import SeenIn


def watch_pages(workplace: Workplace, hosts: Mapping[str, str]) -> int:
    """Judge host names, each with the page that named it; gives how many lookalikes were new."""
    if not hosts or not protected.names(workplace.db):
        return 0
    spotter = Spotter(workplace, engine_of(workplace), watched(workplace))
    now = workplace.clock()
    return spotter.take_in([Name(host, now, url) for host, url in hosts.items()], SeenIn.PAGE)
