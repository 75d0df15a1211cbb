"""An office whose crawl of a loopback shop has found one listing, decided on by two people and asked to be removed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from loopback import Answer, Site, page
from standing_clock import StandingClock

from crawler.crawl import crawl
from crawler.sink import CrawlJob
from monitor.pipeline import Pipeline
from monitor.settings import Settings
from monitor.workplace import Workplace, open_workplace
from storage.ledger import cases, decisions, people, takedowns
from storage.queries import cases as queries
from storage.queries.cases import TargetView
from storage.records import Decision, Role, TakedownRequest, Verdict

CURE = (
    "Trà thảo dược Cô Ba chữa khỏi hẳn tiểu đường, không tái phát, uống mỗi ngày ba gói trong một tháng là hết bệnh. "
    "Nhà làm ở Cái Răng, gọi 0900 000 001 đặt hàng, giá 390k"
)
LAWFUL = (
    "Trà thảo dược Cô Ba thơm dịu, hái ở vườn nhà, sấy khô và đóng gói mỗi tuần. Uống ấm sau bữa ăn. "
    "Gọi 0900 000 001 đặt hàng, giá 390k"
)
HOME = "<p>Chợ mô phỏng của bộ kiểm thử: nơi bán trà, bánh, mứt và đồ gia dụng cho mọi nhà.</p>"


def tea(text: str, title: str = "Trà thảo dược Cô Ba") -> Answer:
    return page(f"<p>{text}</p>", title)


@dataclass
class Asked:
    """The office after the request was sent, its one target, and the shop."""

    workplace: Workplace
    clock: StandingClock
    site: Site
    analyst: int
    approver: int
    case_id: int
    url: str

    @property
    def target(self) -> TargetView:
        return queries.case(self.workplace.db, self.case_id).requests[-1].targets[0]


@contextmanager
def anew(first: Asked, folder: Path, clock: StandingClock) -> Iterator[Asked]:
    """A copy of an office that nobody has worked in since its request was sent, and its shop as it was then."""
    old = first.workplace.settings
    shutil.copytree(old.data, folder, ignore=shutil.ignore_patterns("rasoat.db*"))
    with closing(sqlite3.connect(old.data / "rasoat.db")) as had, closing(sqlite3.connect(folder / "rasoat.db")) as has:
        had.backup(has)
    routes = dict(first.site.routes)
    first.site.asked.clear()
    try:
        with open_workplace(old.model_copy(update={"data": folder}), clock) as workplace:
            yield replace(first, workplace=workplace, clock=clock)
    finally:
        first.site.routes = routes


@contextmanager
def asked_to_remove(folder: Path, clock: StandingClock, **settings: str) -> Iterator[Asked]:
    """The whole way to a sent request, with a lawful neighbour listing as control."""
    with Site({
        "/": page('<a href="/tra">trà</a> <a href="/banh">bánh</a>' + HOME, "Chợ mô phỏng"),
        "/tra": tea(CURE), "/banh": page("<p>Bánh pía nhân đậu xanh, làm trong ngày, hộp bốn cái, giá 60k</p>", "Bánh"),
    }) as site:  # fmt: skip
        given = {"data": folder, "allow_private": site.host} | settings
        with open_workplace(Settings.model_validate(given), clock) as workplace:
            people.open_office(workplace.db, "Sở mẫu", "Cần Thơ", is_demo=False, now=clock())
            an, binh = (
                people.add_user(workplace.db, name, role, "x", actor="test", now=clock())
                for name, role in (("An", Role.ANALYST), ("Bình", Role.APPROVER))
            )
            with Pipeline(workplace) as pipeline:
                crawl(CrawlJob((site.url,), delay_seconds=0, browser="never",
                               allowed_private=frozenset({site.host})), pipeline)  # fmt: skip
            (case_id,) = pipeline.new_cases
            yield _send(workplace, clock, site, an, binh, case_id)


def _send(workplace: Workplace, clock: StandingClock, site: Site, an: int, binh: int, case_id: int) -> Asked:
    db = workplace.db
    lease = cases.claim(db, an, clock(), case_id)
    assert lease is not None
    detail = queries.case(db, case_id)
    grounds = tuple(finding.rule_id for finding in detail.findings)
    request = TakedownRequest(recipient="Chủ quản trang", body="Đề nghị gỡ", targets=(detail.summary.url,))
    decision = Decision(verdict=Verdict.VIOLATION, grounds=grounds, reason="nói như thuốc")
    decisions.decide(db, case_id, an, lease.version, decision, clock(), request)
    decisions.approve(db, case_id, binh, "", clock())
    takedowns.record_sent(db, queries.case(db, case_id).requests[-1].id, an, "Văn bản giấy", clock())
    return Asked(workplace, clock, site, an, binh, case_id, detail.summary.url)
