"""Pictures of every page of the demo, by the route table: in both languages, light and dark, at 1366 x 768.

usage: .venv/bin/python docs/take_screenshots.py FOLDER [--only TEXT] [--language vi|en] [--scheme light|dark] [--whole]

A demo is started in a folder of its own and swept; an analyst, an approver and an admin work in it as an office does,
so that each page has something to show. `--whole` takes pages in their whole length. Exit 1 where a route
has none.
"""

from __future__ import annotations

import argparse
import re
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

from monitor.office_time import OFFICE_TIME
from monitor.settings import Settings
from monitor.watch.names import engine_of, watched
from monitor.watch.spotting import Name, Spotter
from monitor.web.app import create_app
from monitor.web.one_time_code import new_secret
from monitor.web.page_routes import SIGNED_OUT, find_pages, page_routes
from monitor.workplace import Workplace, open_workplace
from storage.ledger import lookalikes as lookalike_deeds
from storage.ledger import sessions
from storage.queries import cases, lookalikes, people, queue, work
from storage.queries.queue import QueueFilter
from storage.records import CaseState, Life, SeenIn

RASOAT = Path(sys.executable).with_name("rasoat")
PORT = 8300
URL = f"http://127.0.0.1:{PORT}"
MOST_SECONDS = 150  # for the first sweep of the demo's three sites
LANGUAGES, SCHEMES = ("vi", "en"), ("light", "dark")
WINDOW = {"width": 1366, "height": 768}
REASONS = {
    "violation": "Nội dung chào bán có vi phạm như dấu hiệu máy nêu; chứng cứ đã được lưu giữ.",
    "refer": "Thuộc thẩm quyền của Sở Y tế.",
    "no_violation": "Nội dung không có vi phạm như dấu hiệu máy nêu.",
}
LETTERHEAD = {
    "parent": "Ủy ban nhân dân tỉnh mẫu", "code": "SVHTTDL", "unit": "TTĐT", "place": "Tỉnh mẫu", "signer": "",
    "signer_title": "GIÁM ĐỐC", "contact": "Phòng Thông tin điện tử, 0292 000 0000",
}  # fmt: skip


class Person:
    """Somebody of the demo's office, who sends the forms of its pages."""

    def __init__(self, name: str, password: str) -> None:
        """Sign in; with a password only where a code is asked for after it."""
        self.name, self.password = name, password
        self.http = httpx.Client(base_url=URL, timeout=60)
        answer = self.http.post("/dang-nhap", data={"ten": name, "mat_khau": password})
        assert answer.status_code == 303, f"{name} can not sign in"

    def page(self, path: str) -> str:
        return self.http.get(path).text

    def send(self, path: str, page: str, **fields: str) -> httpx.Response:
        """Send a form of `page`. A refusal stops the run: the pictures would show less than an office has."""
        token = re.search(r'name="csrf" value="([^"]+)"', self.page(page))
        assert token, f"no form on {page}"
        answer = self.http.post(path, data={"csrf": token[1], **fields})
        assert answer.status_code == 303, (path, answer.status_code, re.findall(r'role="alert">(.*?)</p>', answer.text))
        return answer


@contextmanager
def demo(work: str) -> Iterator[list[Person]]:
    """A running demo, swept once; its analyst, approver and admin."""
    command = [RASOAT, "demo", "--port", str(PORT)]
    with subprocess.Popen(command, cwd=work, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        try:
            said = ""
            while URL not in said:
                said += running.stderr.readline()
            found = re.findall(r"name: (\S+)\s+password: (\S+)", said)
            found.append(("quantri", secrets.token_urlsafe(9)))
            add = [RASOAT, "user", "add", "quantri", "--role", "admin", "--password-stdin"]
            env = {"RASOAT_DATA": f"{work}/data-demo", "PATH": "/usr/bin:/bin"}
            subprocess.run(add, cwd=work, env=env, input=found[-1][1], text=True, check=True)
            yield [Person(*each) for each in found]
        finally:
            running.terminate()


def wait_for_sweep(workplace: Workplace) -> None:
    """Until each source has finished its first run."""
    until = time.monotonic() + MOST_SECONDS
    while any(each.last_run is None or each.last_run.finished_at is None for each in work.sources(workplace.db)):
        assert time.monotonic() < until, "the demo's sites were not swept in time"
        time.sleep(1)


def work_a_day(workplace: Workplace, analyst: Person, approver: Person, admin: Person) -> dict[str, str]:
    """What an office does with what was found. Gives the addresses of pages that no link leads to."""
    today = datetime.now(OFFICE_TIME).date()
    waiting = queued(workplace)
    approved, pending, closed, referred, asked, *_ = waiting
    for case_id, verdict in (
        (approved, "violation"), (pending, "violation"), (closed, "no_violation"), (referred, "refer"),
        (asked, "violation"),
    ):  # fmt: skip
        decide(workplace, analyst, case_id, verdict)
    time.sleep(11)  # a decision may be undone for ten seconds
    for case_id in (approved, referred, asked):
        decision = cases.case(workplace.db, case_id).decision
        assert decision is not None
        page = f"/vu-viec/{case_id}"
        approver.send(f"{page}/duyet", page, decision_id=str(decision.id), note="Đồng ý với đề xuất.")
    signer = {"title": "GIÁM ĐỐC", "valid_from": "2025-03-01", "name": "Nguyễn Văn An"}
    admin.send("/nguoi-ky", "/nguoi-ky", **signer)
    admin.send("/van-ban/mau", "/van-ban/mau", **LETTERHEAD)
    request = cases.case(workplace.db, asked).requests[-1]
    page = f"/vu-viec/{asked}"
    analyst.send(f"{page}/yeu-cau/{request.id}/da-gui", page, channel="giay")
    analyst.send(
        f"{page}/muc-tieu/{request.targets[0].id}/tra-loi", page, claimed="removed", note="Công văn trả lời số 12"
    )
    analyst.send(
        f"{page}/khieu-nai", f"{page}/dinh-chinh", channel="Công văn", reference="15/CV",
        text="Đề nghị xem lại: sản phẩm đã có giấy xác nhận nội dung quảng cáo.",
    )  # fmt: skip
    request = cases.case(workplace.db, approved).requests[-1]
    analyst.send("/van-ban", "/van-ban", request=str(request.id))
    analyst.send(
        "/so-van-ban", "/so-van-ban", kind="Kế hoạch", number="87/KH-BCĐ389", dated=today.isoformat(),
        subject="Kế hoạch cao điểm chống buôn lậu, gian lận thương mại và hàng giả dịp Tết", direction="received",
    )  # fmt: skip
    analyst.send(
        "/so-vi-pham", "/so-vi-pham", handled_on=today.isoformat(),
        what="Bán thực phẩm bảo vệ sức khỏe không rõ nguồn gốc", pl1_column="fraud", collected="12,5",
    )  # fmt: skip
    shop = work.sources(workplace.db)[-1].source.address
    analyst.send("/trang-ban-hang", "/trang-ban-hang", url=shop, days="7")
    analyst.send("/bao-cao/lap", "/bao-cao", tu=today.isoformat(), den=today.isoformat())
    watch(workplace)
    held = analyst.send("/nhan", "/").headers["location"]
    user = people.user_by_name(workplace.db, "chuyenvien")
    assert user is not None
    return {
        "/duyet/luoi": f"/duyet/luoi?vu={pending}",
        "/nhap-bao-cao": f"/nhap-bao-cao?loai=389&tu={today}&den={today}",
        "/xem-lai/{user_id}/{hour}": f"/xem-lai/{user.id}/{datetime.now(OFFICE_TIME):%Y%m%d%H}",
        "/vu-viec/{case_id}": held,
        "vu-viec-cho-duyet": f"/vu-viec/{pending}", "vu-viec-da-gui": f"/vu-viec/{asked}",
        "vu-viec-khong-vi-pham": f"/vu-viec/{closed}", "vu-viec-cho-xu-ly": f"/vu-viec/{queued(workplace)[-1]}",
        "khong-tim-thay": "/khong-co-trang-nay",
    }  # fmt: skip


def queued(workplace: Workplace) -> list[int]:
    """The cases that wait, the most pressing first."""
    return [row.id for row in queue.page(workplace.db, QueueFilter(states=(CaseState.QUEUED,)), limit=50)]


def decide(workplace: Workplace, person: Person, case_id: int, verdict: str) -> None:
    """Take a case and decide it on the grounds that the machine names."""
    page = f"/vu-viec/{case_id}"
    person.send(f"{page}/nhan", "/")
    detail = cases.case(workplace.db, case_id)
    person.send(
        f"{page}/ket-luan", page, lease_version=str(detail.summary.version), verdict=verdict,
        grounds=detail.findings[0].rule_id, reason=REASONS[verdict],
    )  # fmt: skip


def watch(workplace: Workplace) -> None:
    """Two lookalikes of one bank, one of them looked at beside the real site."""
    now = datetime.now(UTC)
    spotter = Spotter(workplace, engine_of(workplace), watched(workplace))
    names = ("vietcombank-cskh247.top", "vietcombank-cskh248.top")
    spotter.take_in([Name(name, now, "https://log.example") for name in names], SeenIn.CT)
    row = lookalikes.ranked(workplace.db)[0]
    pictures = (cases.case(workplace.db, each).screenshot_sha256 for each in queued(workplace))
    sha256 = next(filter(None, pictures), None)
    look = lookalike_deeds.Look(
        life=Life.LIVE, facts={"asks_for": ["password"]}, rank=9000, screenshot_sha256=sha256,
        real_screenshot_sha256=sha256,
    )  # fmt: skip
    lookalike_deeds.record_look(workplace.db, row.id, look, now)


def half_signed_in(workplace: Workplace, approver: Person) -> Person:
    """The approver, whose second factor counts from now on, after the password and before the code."""
    user, now = people.user_by_name(workplace.db, approver.name), workplace.clock()
    assert user is not None
    sessions.prepare_second_factor(workplace.db, user.id, new_secret(), now)
    sessions.confirm_second_factor(workplace.db, user.id, 0, (), "", now)
    return Person(approver.name, approver.password)


def name_of(route: str) -> str:
    """A file's name from a route."""
    return re.sub(r"[^\w-]+", "-", route.replace("{", "").replace("}", "")).strip("-") or "hang-doi"


class Camera:
    """Takes a page of one person in one language and colour scheme."""

    def __init__(self, browser: Browser, person: Person | None, language: str, scheme: str) -> None:
        """Open a window with this person's session."""
        context = browser.new_context(viewport=WINDOW, locale="vi-VN", color_scheme=scheme)  # type: ignore[arg-type]
        jar = dict(person.http.cookies) if person else {}
        for name, value in (jar | {"rasoat_tieng": language}).items():
            context.add_cookies([{"name": name, "value": value, "url": URL}])
        self.page = context.new_page()

    def take(self, address: str, file: Path, *, is_whole: bool) -> None:
        """One picture, once the page's own pictures are there."""
        self.page.goto(URL + address)
        self.page.wait_for_function("[...document.images].every(each => each.complete || each.loading === 'lazy')")
        self.page.screenshot(path=file, full_page=is_whole)


def pictures(browser: Browser, persons: list[Person], shown: dict[str, str], asked: argparse.Namespace) -> int:
    """Take them all: a case by who holds it, the sign-in by nobody and by who is half in, the rest by the admin."""
    analyst, half_in, admin = persons
    number = 0
    for language in asked.language or LANGUAGES:
        for scheme in asked.scheme or SCHEMES:
            folder = asked.folder / f"{language}-{scheme}"
            folder.mkdir(parents=True, exist_ok=True)
            cameras = {each: Camera(browser, each, language, scheme) for each in (None, *persons)}
            for route, address in shown.items():
                if asked.only in route:
                    who: Person | None = analyst if address.startswith("/vu-viec/") else admin
                    if route in SIGNED_OUT:
                        who = half_in if route.endswith("/ma") else None
                    camera = cameras[who]
                    camera.take(address, folder / f"{name_of(route)}.png", is_whole=asked.whole)
                    number += 1
    return number


def read_arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="routes that hold this text")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--scheme", choices=SCHEMES, action="append")
    parser.add_argument("--whole", action="store_true", help="pages in their whole length")
    return parser.parse_args()


def main() -> None:
    """Start a demo, work in it, take the pictures."""
    asked = read_arguments()
    found = subprocess.run([RASOAT, "find-browser"], capture_output=True, text=True, check=True).stdout
    with (
        tempfile.TemporaryDirectory() as folder,
        demo(folder) as persons,
        open_workplace(Settings(data=Path(folder) / "data-demo")) as workplace,
        sync_playwright() as playwright,
    ):
        wait_for_sweep(workplace)
        known = work_a_day(workplace, *persons)
        routes = page_routes(create_app(workplace))
        shown = find_pages(routes, persons[2].page, known) | {route: route for route in SIGNED_OUT}
        browser = playwright.chromium.launch(
            executable_path=found.split(" (")[0].strip(), args=["--no-sandbox", "--lang=vi"], env={"LANGUAGE": "vi"}
        )
        analyst, approver, admin = persons
        number = pictures(browser, [analyst, half_signed_in(workplace, approver), admin], shown, asked)
        browser.close()
    if missing := [route for route in routes if route not in shown]:
        sys.exit(f"no page leads to {', '.join(missing)}: let `work_a_day` make what it shows")
    print(f"{number} pictures in {asked.folder}")


if __name__ == "__main__":
    main()
