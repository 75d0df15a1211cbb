"""Every page in a real browser: axe-core finds nothing serious, light and dark; it is light, and asks nobody else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi.routing import iter_route_contexts
from test_web_office import PASSWORD, TINY_PNG, open_office, password_hash
from web_browser import chromium, serving

from storage.ledger import cases as deeds
from storage.ledger import decisions, people
from storage.records import Decision, Role, TakedownRequest, Verdict

pytestmark = pytest.mark.browser
SERIOUS = {"serious", "critical"}
MOST_BYTES = 150_000  # of a page with its styles and script, as sent (not compressed), without screenshots
NO_PAGES = {"/khoe", "/tieng/{tongue}", "/ten-bao-ve.csv", "/bao-cao/tuan"}
FILES = re.compile(r"\.(png|docx|pdf|csv|xlsx)$|/the$|/tep$")


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture
def office(tmp_path):
    """Cases in the states that a page looks different in."""
    office = open_office(tmp_path)
    for number in range(1, 6):
        url = f"https://ban-hang.example/khop-{number}"
        office.add_case(url=url, canonical_url=url, text=f"Cam kết chữa khỏi {number}. " + "Văn bản dài. " * 80)
        office.add_screenshot(url, TINY_PNG)
    now = office.clock()
    lan = people.add_user(office.db, "Lan", Role.ADMIN, password_hash(), actor="test", now=now)
    tu = people.add_user(office.db, "Tú", Role.ANALYST, password_hash(), actor="test", now=now)
    for case_id, verdict in ((1, Verdict.VIOLATION), (2, Verdict.NO_VIOLATION)):
        lease = deeds.claim(office.db, tu, now, case_id)
        request = TakedownRequest(recipient="Chủ quản", body="Đề nghị gỡ", targets=("https://ban-hang.example/khop-1",))
        decisions.decide(
            office.db, case_id, tu, lease.version, Decision(verdict=verdict, grounds=("SK-01",), reason="đã xem"), now,
            request if verdict is Verdict.VIOLATION else None,
        )  # fmt: skip
    deeds.claim(office.db, lan, now, 3)
    yield office
    office.db.close()


def own_pages(app):
    """Every page that opens without naming a row, and the shapes of those that name one."""
    found = [each.path for each in iter_route_contexts(app.routes) if each.methods and "GET" in each.methods]
    found = [path for path in found if path not in NO_PAGES and not path.startswith("/api/") and not FILES.search(path)]
    shapes = {re.compile(re.sub(r"\{\w+\}", "[^/?]+", path) + r"(\?.*)?") for path in found if "{" in path}
    return [path for path in found if "{" not in path], shapes


def problems_of(page, axe, scheme, only=None):
    """What axe-core calls serious in this colour scheme."""
    page.emulate_media(color_scheme=scheme)
    options = {"resultTypes": ["violations"]} | ({"runOnly": only} if only else {})
    for found in axe.run(page, options=options).response["violations"]:
        if found["impact"] in SERIOUS:
            yield f"{scheme}: {found['id']} {[node['html'][:160] for node in found['nodes'][:3]]}"


def test_no_page_has_a_serious_problem_is_heavy_or_asks_anybody_else(office, browser):
    with serving(office) as url:
        page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", bypass_csp=True).new_page()
        page.goto(f"{url}/dang-nhap")
        page.locator("[name=ten]").fill("Lan")
        page.locator("[name=mat_khau]").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(f"{url}/**")
        axe, problems, answers, own = Axe(), [], [], urlsplit(url).netloc
        page.on("response", lambda answer: answers.append(answer))
        queue, shapes = own_pages(office.app)
        queue += ["/vu-viec/1", "/vu-viec/2", "/vu-viec/3", "/vu-viec/4", "/duyet/luoi?vu=1", "/khong-co-trang-nay"]
        for path in queue:  # grows: the first link to each kind of row is followed
            answers.clear()
            page.goto(url + path)
            problems += [f"{path} asked {each.url}" for each in answers if urlsplit(each.url).netloc != own]
            shown = [each for each in answers if not each.url.endswith((".png", "/the")) and each.status == 200]
            weight = sum(each.request.sizes()["responseBodySize"] for each in shown)
            problems += [f"{path} weighs {weight} bytes"] if weight > MOST_BYTES else []
            problems += [f"{path} {said}" for said in problems_of(page, axe, "light")]
            problems += [f"{path} {said}" for said in problems_of(page, axe, "dark", ["color-contrast"])]
            for link in page.eval_on_selector_all("a[href^='/']", "all => all.map(each => each.getAttribute('href'))"):
                for shape in [each for each in shapes if each.fullmatch(link) and not FILES.search(link)]:
                    shapes.discard(shape)
                    queue.append(link)
        page.context.close()
    assert problems == []
