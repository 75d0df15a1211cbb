"""The main job in a real browser: demo market, case, decision, approval, request, outcome, weekly report."""

from __future__ import annotations

import io
import json
import os
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from loopback import RASOAT, rasoat
from playwright.sync_api import Browser, Page, expect
from web_browser import chromium

from monitor.office_time import OFFICE_TIME

pytestmark = pytest.mark.browser
LOOKS = 100  # one and a half seconds apart; a quiet machine sweeps in half a minute, a busy one may take long


@dataclass(frozen=True)
class Demo:
    url: str
    data: Path
    passwords: dict[str, str]


def free_port() -> int:
    """A port with the demo's three market ports (port+101 to +103) free as well."""
    for port in range(20000, 60000, 211):
        with socket.socket() as web, socket.socket() as one, socket.socket() as two, socket.socket() as three:
            try:
                for probe, number in zip(
                    (web, one, two, three), (port, port + 101, port + 102, port + 103), strict=True
                ):
                    probe.bind(("127.0.0.1", number))
            except OSError:
                continue
            return port
    raise AssertionError("no free ports")


@contextmanager
def running_demo(folder: Path) -> Iterator[Demo]:
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RASOAT_")}
    command = [str(RASOAT), "up", "--or-demo", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stderr is not None
            said = ""
            for line in process.stderr:
                said += line
                if "http://" in line:
                    break
            passwords = dict(re.findall(r"name: (\S+)\s+password: (\S+)", said))
            assert set(passwords) == {"chuyenvien", "lanhdao"}, said
            yield Demo(f"http://127.0.0.1:{port}", folder / "data-demo", passwords)
        finally:
            process.terminate()
            process.wait(timeout=40)


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def signed_in(browser: Browser, demo: Demo, name: str) -> Page:
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()
    page.goto(demo.url)
    page.get_by_label("Tên người dùng").fill(name)
    page.get_by_label("Mật khẩu").fill(demo.passwords[name])
    page.get_by_role("button", name="Đăng nhập").click()
    return page


def wait_for_cases(page: Page, demo: Demo) -> None:
    """Load the queue once the sweep of all three sites is over."""
    for _ in range(LOOKS):
        runs = [row["last_run"] for row in rasoat(demo.data, "source", "list").rows]
        if all(run and run["finished_at"] for run in runs):
            assert [run["error"] for run in runs] == ["", "", ""]
            page.goto(demo.url)
            return
        page.wait_for_timeout(1500)
    pytest.fail("the market was not crawled")


def take_case(page: Page, title: str) -> str:
    """Take the case with this title; gives its address."""
    page.get_by_role("link", name=title).first.click()
    page.wait_for_url("**/vu-viec/*")
    page.get_by_role("button", name="Nhận", exact=True).click()
    expect(page.get_by_role("button", name="Ghi kết luận")).to_be_visible()
    return page.url


def decide_violation(page: Page) -> None:
    page.get_by_label("Vi phạm", exact=True).check()
    page.locator("input[name=grounds]").first.check()
    page.get_by_role("textbox", name="Lý do").fill("Quảng cáo như thuốc, không có giấy tờ")
    page.get_by_role("button", name="Ghi kết luận").click()
    expect(page.get_by_text("Đã ghi kết luận")).to_be_visible()


def test_from_the_demo_market_to_the_weekly_report(tmp_path: Path, browser: Browser) -> None:
    with running_demo(tmp_path) as demo:
        an = signed_in(browser, demo, "chuyenvien")
        expect(an.get_by_text("bản dùng thử", exact=False).first).to_be_visible()
        wait_for_cases(an, demo)
        found = an.locator("table.cases tbody tr").count()
        assert found >= 10
        an.goto(f"{demo.url}/ten-mien")
        lookalike = an.get_by_role("row").filter(has_text="nganhangsongmo-vaynhanh.example")
        expect(lookalike).to_contain_text("Ngân hàng TMCP Sông Mơ Mẫu")
        an.goto(demo.url)

        case = take_case(an, "Trà An Đường Thảo")
        expect(an.locator("mark").first).to_be_visible()
        expect(an.get_by_text("chưa đối chiếu công báo").first).to_be_visible()
        picture = an.locator("img").first
        expect(picture).to_be_visible()
        assert picture.evaluate("image => image.naturalWidth") > 300
        decide_violation(an)
        an.goto(case)
        assert an.get_by_role("button", name="Duyệt kết luận và thư").count() == 0

        binh = signed_in(browser, demo, "lanhdao")
        binh.goto(case)
        binh.get_by_role("button", name="Duyệt kết luận và thư").click()
        expect(binh.get_by_text("Đang yêu cầu gỡ").first).to_be_visible()

        an.goto(case)
        an.get_by_role("button", name="Ghi nhận đã gửi").click()
        an.get_by_label("Nơi nhận trả lời").select_option("removed")
        an.get_by_role("button", name="Ghi câu trả lời").click()
        an.get_by_role("button", name="Kiểm tra lại ngay").click()
        for _ in range(LOOKS):
            an.goto(case)
            if an.get_by_text("nơi nhận báo đã xử lý nhưng kiểm tra vẫn thấy").count():
                break
            an.wait_for_timeout(1500)
        expect(an.get_by_text("nơi nhận báo đã xử lý nhưng kiểm tra vẫn thấy")).to_be_visible()

        figures = weekly_figures(demo, tmp_path)
    assert figures["found_total"] == found
    expected = {
        "decided_total": 1, "decided_violation": 1, "approved": 1, "returned": 0, "requested_targets": 1,
        "claimed_removed": 1, "still_online": 1, "verified_gone": 0, "overdue": 0, "coverage_gaps": 0,
    }  # fmt: skip
    assert {name: figures[name] for name in expected} == expected


def weekly_figures(demo: Demo, folder: Path) -> dict[str, int]:
    """The figures of the json, after checking that the docx shows the same ones."""
    today = datetime.now(OFFICE_TIME).date().isoformat()
    out = folder / "report"
    done = rasoat(
        demo.data, "report", "weekly", "--from", today, "--to", today, "--out", str(out), "--format", "docx,html,json"
    )
    assert done.code == 0, done.said
    files = {path.suffix: path for path in out.iterdir()}
    figures: dict[str, int] = json.loads(files[".json"].read_text(encoding="utf-8"))["figures"]
    document = Document(io.BytesIO(files[".docx"].read_bytes()))
    cells = [[cell.text.strip() for cell in row.cells] for table in document.tables for row in table.rows]
    shown = {row[0].lstrip("– "): row[1] for row in cells if len(row) > 1}
    for label, name in (
        ("Vụ việc có dấu hiệu vi phạm được phát hiện", "found_total"),
        ("kết luận vi phạm", "decided_violation"),
        ("Đường dẫn được yêu cầu gỡ bỏ", "requested_targets"),
        ("Đường dẫn mà bên nhận báo đã gỡ bỏ", "period_claimed_removed"),
        ("vẫn còn truy cập được", "still_online"),
    ):
        assert shown[label] == str(figures[name]), label
    return figures
