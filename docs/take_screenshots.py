"""Pictures of the demo's pages as an analyst sees them.

usage: .venv/bin/python docs/take_screenshots.py FOLDER
"""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

RASOAT = Path(sys.executable).with_name("rasoat").resolve().parent / "rasoat"
PORT = 8300
URL = f"http://127.0.0.1:{PORT}"
SWEEP_SECONDS = 60


def sign_in(page: Page, name: str, password: str) -> Page:
    """A page of one person, signed in."""
    page.goto(URL)
    page.get_by_label("Tên người dùng").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()
    return page


def take(page: Page, folder: Path) -> None:
    """Walk through the pages, taking a picture of each."""
    page.screenshot(path=folder / "queue.png")
    page.get_by_role("link", name="Trà An Đường Thảo").first.click()
    page.wait_for_url("**/vu-viec/*")
    page.get_by_role("button", name="Nhận", exact=True).click()
    page.get_by_role("button", name="Ghi kết luận").wait_for()
    page.wait_for_function("() => (document.querySelector('.shot img') || {}).naturalWidth > 0")
    page.screenshot(path=folder / "case.png")
    for path, name in (("/yeu-cau", "requests"), ("/nguon", "sources"), ("/bao-cao", "reports")):
        page.goto(URL + path)
        page.screenshot(path=folder / f"{name}.png")


def main() -> None:
    """Start a demo in a folder of its own, wait for the sweep, take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    browser_path = subprocess.run([RASOAT, "find-browser"], capture_output=True, text=True, check=True).stdout
    with tempfile.TemporaryDirectory() as work:
        command = [RASOAT, "demo", "--port", str(PORT)]
        with subprocess.Popen(command, cwd=work, stderr=subprocess.PIPE, text=True) as demo:
            assert demo.stderr is not None
            said = ""
            while URL not in said:
                said += demo.stderr.readline()
            (name, password), *_ = re.findall(r"name: (\S+)\s+password: (\S+)", said)
            with sync_playwright() as playwright:
                chromium = playwright.chromium.launch(
                    executable_path=browser_path.split(" (")[0].strip(), args=["--no-sandbox"]
                )
                page = chromium.new_page(viewport={"width": 1366, "height": 768})
                sign_in(page, name, password)
                time.sleep(SWEEP_SECONDS)
                page.goto(URL)
                take(page, folder)
                chromium.close()
            demo.terminate()


if __name__ == "__main__":
    main()
