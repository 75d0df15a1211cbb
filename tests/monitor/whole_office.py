"""An office in which every page has something to show, and the addresses of its pages by the route table.

What people, pages and sources say in it holds no Vietnamese letters: each such letter on a screen is interface text of
ours, the law's, or a shipped list's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from httpx import Response
from test_web_journey import decide
from test_web_office import PASSWORD, TINY_PNG, TestClient, WebOffice, found, open_office, post

from crawler.identifiers.read import identify
from monitor.office_time import OFFICE_TIME
from monitor.watch.names import engine_of, load_shipped, watched
from monitor.watch.spotting import Name, Spotter
from monitor.web.page_routes import find_pages, page_routes
from storage.ledger import accounts, sightings, takedowns, work
from storage.ledger import lookalikes as lookalike_deeds
from storage.ledger.outbox import tell
from storage.queries import cases, lookalikes, people
from storage.records import (
    Capture,
    CaptureMethod,
    CaptureOutcome,
    Check,
    Kind,
    Life,
    Message,
    Observation,
    Role,
    SeenIn,
    Source,
    Verified,
)

LATE = timedelta(hours=30)
SHOP = "https://ban-hang.example"


@dataclass
class WholeOffice:
    """The office, Lan who may do everything in it, and every page of it."""

    office: WebOffice
    lan: TestClient
    addresses: dict[str, str]  # by route; a page that differs by state stands there with what it is called

    @property
    def missing(self) -> list[str]:
        """Routes of pages that no page of the office links to."""
        return [route for route in page_routes(self.office.app) if route not in self.addresses]


@contextmanager
def whole_office(folder: Path) -> Iterator[WholeOffice]:
    """Fill the office by what people do, and find a page for each route by following its links."""
    office = open_office(folder)
    lan, chi = office.person("Lan", Role.ADMIN), office.person("Chi", Role.ANALYST)
    now, lan_id = office.clock(), people.user_by_name(office.db, "Lan").id
    accounts.change_office(office.db, "So mau", "Can Tho", lan_id, now, needs_second_factor=False)
    load_shipped(office.workplace)
    post(lan, "/noi-nhan/nap", "/noi-nhan")
    _sweep(office)
    _watch(office)
    _work(office, lan, chi)
    _write(office, lan)
    try:
        yield WholeOffice(office, lan, _addresses(office, lan, chi_id=people.user_by_name(office.db, "Chi").id))
    finally:
        office.db.close()


def _see(office: WebOffice, number: int, text: str) -> None:
    url = f"{SHOP}/hang-{number}"
    office.workplace.vault.keep(text.encode())
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    screenshot = office.workplace.vault.keep(TINY_PNG)
    for method, picture in ((CaptureMethod.HTTP, None), (CaptureMethod.BROWSER, screenshot)):
        sightings.keep_capture(office.db, Capture(
            url=url, final_url=url, method=method, outcome=CaptureOutcome.FETCHED, status=200, body_sha256=sha256,
            screenshot_sha256=picture, captured_at=office.clock(),
        ))  # fmt: skip
    seen = Observation(
        url=url, canonical_url=url, kind=Kind.LISTING, title=f"Vien khop {number}", text=text, seller=f"Shop {number}",
        observed_at=office.clock(), capture_sha256=sha256,
    )  # fmt: skip
    sightings.see_new(office.db, seen, [found("chua khoi", seen)], office.clock(), identified=identify(seen))


def _sweep(office: WebOffice) -> None:
    """Sources, one good run and one gap; eight listings, two of them with one phone number."""
    for number in range(1, 9):
        own = " ".join(f"w{number}x{word}" for word in range(90))
        _see(office, number, f"Cam ket chua khoi. {own} Goi 0903 123 45{number % 7}. STK 19001234{number % 7}")
    plain = Observation(
        url=f"{SHOP}/dai", canonical_url=f"{SHOP}/dai", kind=Kind.POST, title="Dai", text="xxqw zzkj " * 30,
        observed_at=office.clock(), capture_sha256=None,
    )  # fmt: skip
    sightings.see_new(office.db, plain, [], office.clock(), unscored="văn bản quá dài")
    for name, expected in (("Cho mau", 3), ("Shop mau", 3)):
        source = Source(name=name, platform="website", address=f"{SHOP}/{name[:4].strip()}", expect_min=expected)
        work.add_source(office.db, source, actor="test", now=office.clock())
        work.enqueue_source(office.db, name, office.clock(), actor="test")
    for error in ("", "only 1 item of 3"):
        run = work.take(office.db, office.clock())
        work.finish(office.db, run, 1, office.clock(), pages=2, observations=3, new_cases=1, error=error)


def _watch(office: WebOffice) -> None:
    """A lookalike that was looked at, with its campaign, and an alert."""
    spotter = Spotter(office.workplace, engine_of(office.workplace), watched(office.workplace))
    spotter.take_in([Name("vietcombank-cskh247.top", office.clock(), "https://log.example")], SeenIn.CT)
    (row,) = lookalikes.ranked(office.db)
    sha256 = office.workplace.vault.keep(TINY_PNG)
    look = lookalike_deeds.Look(
        life=Life.LIVE, facts={}, rank=1, screenshot_sha256=sha256, real_screenshot_sha256=sha256
    )
    lookalike_deeds.record_look(office.db, row.id, look, office.clock())
    message = Message(
        key="x", kind="lookalike", subject="vietcombank-cskh247.top", body="seen", path=f"/ten-mien/{row.id}",
        audience="staff",
    )  # fmt: skip
    tell(office.db, message, ("email",), office.clock(), office.clock())


def _work(office: WebOffice, lan: TestClient, chi: TestClient) -> None:
    """Cases in every state that looks different: pending, closed, sent and late, objected to, held, queued."""
    for case_id, verdict in ((1, "violation"), (2, "violation"), (3, "no_violation"), (4, "violation"), (5, "refer")):
        assert post(chi, f"/vu-viec/{case_id}/nhan").status_code == 303
        done = decide(chi, case_id, verdict=verdict, reason="seen", recipient="Ban Hang")
        assert done.status_code == 303, _problem(done)
    office.clock.advance(minutes=11)
    for case_id, decision_id in ((2, 2), (4, 4), (5, 5)):
        done = post(lan, f"/vu-viec/{case_id}/duyet", f"/vu-viec/{case_id}", decision_id=str(decision_id), note="yes")
        assert done.status_code == 303, _problem(done)
    request = cases.case(office.db, 2).requests[-1]
    sent = post(lan, f"/vu-viec/2/yeu-cau/{request.id}/da-gui", "/vu-viec/2", channel="giay")
    assert sent.status_code == 303, _problem(sent)
    changed = Check(result=Verified.CHANGED, content_sha256="c" * 64, note="other text")
    takedowns.record_check(office.db, request.targets[0].id, changed, "test", office.clock())
    assert post(chi, "/vu-viec/2/khieu-nai", "/vu-viec/2/dinh-chinh", channel="mail", text="no").status_code == 303
    office.clock.advance(hours=LATE // timedelta(hours=1))  # late now, and their sessions are over
    assert lan.post("/dang-nhap", data={"ten": "Lan", "mat_khau": PASSWORD}).status_code == 303
    assert post(lan, "/vu-viec/6/nhan").status_code == 303


def _problem(answer: Response) -> str:
    return answer.text[answer.text.find("Chưa thực hiện") :][:600]


def _write(office: WebOffice, lan: TestClient) -> None:
    """A letter, books, a list, a report that has a newer version, a referral that waits."""
    waiting = cases.case(office.db, 4).requests[-1].id
    day = office.clock().date().isoformat()
    document = {"kind": "CV", "number": "1/A", "dated": day, "subject": "x", "direction": "issued"}
    for path, page, fields in (
        ("/van-ban", "/van-ban", {"request": str(waiting)}),
        ("/trang-ban-hang", "/trang-ban-hang", {"url": SHOP, "days": "7"}),
        ("/so-van-ban", "/so-van-ban", document),
        ("/so-vi-pham", "/so-vi-pham", {"handled_on": day, "what": "x", "pl1_column": "counterfeit"}),
        ("/bao-cao/lap", "/bao-cao", {"tu": day, "den": day}),
    ):  # fmt: skip
        done = post(lan, path, page, **fields)
        assert done.status_code == 303, (path, _problem(done))


def _addresses(office: WebOffice, lan: TestClient, chi_id: int) -> dict[str, str]:
    cleared = (office.clock() - LATE).astimezone(OFFICE_TIME)
    known = {
        "/duyet/luoi": "/duyet/luoi?vu=1", "/xem-lai/{user_id}/{hour}": f"/xem-lai/{chi_id}/{cleared:%Y%m%d%H}",
        "absent": "/khong-co-trang-nay", "/nhap-bao-cao": "/nhap-bao-cao?loai=389&tu=2026-10-15&den=2026-11-14",
        "/vu-viec/{case_id}": "/vu-viec/1",
    } | {f"case {number}": f"/vu-viec/{number}" for number in range(2, 8)}  # fmt: skip
    return find_pages(page_routes(office.app), lambda path: lan.get(path).text, known)
