"""Everything by keyboard alone, in a real browser: no click, the focus always on something that is seen to have it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from test_web_office import PASSWORD, open_office, password_hash
from web_browser import chromium, serving

from storage.ledger import people
from storage.queries import cases
from storage.records import CaseState, CloseReason, Role

pytestmark = pytest.mark.browser
MOST_TABS = 80  # from the beginning of a page to anything on it
NUMBER = 5
# What the person sees of the focus: an element with a size, inside the window, with an outline (or the page's own
# heading or main part, to which a link or the desk leads without one).
FOCUS = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), look = getComputedStyle(at);
  const outlined = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const seen = box.width > 0 && box.height > 0 && inside;
  const down = Math.max(box.top, 0) + Math.min(box.height / 2, 12);
  const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), down);
  window.stops ??= new Map();
  if (!window.stops.has(at)) window.stops.set(at, window.stops.size);
  return {what: at === document.body ? 'body' : at.outerHTML.slice(0, 140), stop: window.stops.get(at), seen, outlined,
          covered: !(top && (at.contains(top) || top.contains(at) || at.labels?.[0]?.contains(top)))};
}"""


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    for number in range(1, NUMBER + 1):
        url = f"https://ban-hang.example/khop-{number}"
        office.add_case(url=url, canonical_url=url, text=f"Cam kết chữa khỏi {number}", title=f"Viên uống số {number}")
    yield office
    office.db.close()


class Hands:
    """Somebody with a keyboard and no mouse, who says when the focus can not be seen."""

    def __init__(self, browser, office, url, name, role):
        people.add_user(office.db, name, role, password_hash(), actor="test", now=office.clock())
        self.page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()
        self.url = url
        self.page.goto(f"{url}/dang-nhap")
        expect(self.page.locator("[name=ten]")).to_be_focused()
        self.type(name, "Tab", PASSWORD, "Enter")  # the field of the name has the focus
        self.page.wait_for_url(f"{url}/")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, *what):
        for each in what:
            self.page.keyboard.press(each) if each in ("Tab", "Enter") else self.page.keyboard.insert_text(each)

    def focus(self):
        found = self.page.evaluate(FOCUS)
        assert found["seen"], ("not seen", found)
        assert found["outlined"], ("no outline", found)
        assert not found["covered"], ("covered", found)
        return found["stop"]

    def to(self, wanted):
        """Tab until what is wanted has the focus."""
        for _ in range(MOST_TABS):
            self.press("Tab")
            if self.page.evaluate("document.activeElement === document.body"):
                continue
            self.focus()
            if wanted.evaluate("each => each === document.activeElement"):
                return self
        pytest.fail(f"{wanted} is not reached by Tab")

    def named(self, role, name):
        return self.page.get_by_role(role, name=name, exact=True)

    def enter(self, wanted):
        """Tab to what is wanted, press Enter, and wait for the page that comes."""
        self.to(wanted)
        with self.page.expect_navigation():
            self.press("Enter")

    def tick(self, wanted):
        self.to(wanted)
        self.press("Space")
        expect(wanted).to_be_checked()


def active(page):
    return page.evaluate("document.activeElement.tagName + '#' + document.activeElement.id")


def test_an_analyst_works_without_a_mouse(office, browser):
    with serving(office) as url:
        hands = Hands(browser, office, url, "Lan", Role.ANALYST)
        page = hands.page
        hands.press("Tab")  # the skip link comes first, and leads past the menu
        expect(hands.named("link", "Đến nội dung chính")).to_be_focused()
        hands.focus()
        hands.press("Enter")
        assert active(page) == "MAIN#noi-dung"
        hands.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")

        hands.to(page.get_by_label("Nhóm vi phạm"))
        hands.press("ArrowDown")
        hands.to(page.get_by_label("Tìm", exact=True))
        hands.type("vien uong so 3", "Enter")
        page.wait_for_url("**tim=vien*")
        expect(page.locator("tbody tr")).to_have_count(1)

        page.goto(url)
        hands.enter(hands.named("button", "Nhận vụ việc tiếp theo"))
        page.locator("#ban[data-ready]").wait_for()
        page.wait_for_load_state("networkidle")
        first = int(page.locator("#ban").get_attribute("data-case"))
        _dialog_and_menu(hands)

        hands.to(page.locator("[data-deed=clear]"))  # by Tab and Space, without any key of the desk
        hands.press("Space")
        expect(page.locator("#khay")).to_contain_text("Đã ghi")
        assert active(page).startswith("H1")
        assert cases.case(office.db, first).summary.close_reason is CloseReason.NO_VIOLATION
        hands.to(hands.named("button", "Hoàn tác (Q)"))
        hands.press("Enter")
        expect(page.locator("#khay")).to_contain_text("Đã hoàn tác")
        assert active(page).startswith("H1")
        assert cases.case(office.db, first).summary.state is CaseState.IN_REVIEW
        hands.press("Enter")  # the key of the desk: the suggestion is accepted
        expect(page.locator("#khay")).to_contain_text("Đã ghi")
        assert cases.case(office.db, first).summary.state is CaseState.PENDING_APPROVAL

        hands.press("r")
        expect(page.get_by_label("Lý do", exact=True)).to_be_focused()
        hands.press("Escape")
        assert active(page).startswith("H1")
        for left in reversed(range(NUMBER - 1)):  # to the end of the queue: the focus is on the way back
            page.locator("#ban[data-ready]").wait_for()
            seen = page.locator("#ban").get_attribute("data-case")
            hands.press("k")
            if left:  # a key that comes before the next case is there decides nothing
                page.locator(f'#ban:not([data-case="{seen}"])').wait_for()
        expect(page.locator("#khay")).to_contain_text("Hết vụ việc")
        expect(hands.named("link", "Về hàng đợi")).to_be_focused()
        page.context.close()


def _dialog_and_menu(hands):
    page = hands.page
    hands.to(page.locator("[data-deed=help]"))
    hands.press("Enter")
    expect(page.locator("dialog")).to_be_visible()
    for _ in range(4):  # Tab stays in the dialog (and the browser's own bar)
        hands.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    hands.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator("[data-deed=help]")).to_be_focused()

    hands.to(page.locator("[data-deed=violation]"))
    hands.press("Enter")
    expect(page.locator("[data-menu=grounds] button").first).to_be_focused()
    hands.focus()
    hands.press("Escape")
    expect(page.locator("[data-menu=grounds]")).to_be_hidden()
    expect(page.locator("[data-deed=violation]")).to_be_focused()

    hands.press("?")  # keys off, and on again: the way back is still there
    page.locator("#bat-phim").focus()
    hands.press("Space", "Escape")
    hands.press("k")
    assert page.locator("#khay").inner_text().startswith("Phím tắt đã tắt")
    hands.to(page.locator("[data-deed=help]"))
    hands.press("Enter")
    page.locator("#bat-phim").focus()
    hands.press("Space", "Escape")


def test_an_admin_approves_reads_and_sets_without_a_mouse(office, browser):
    with serving(office) as url:
        lan = Hands(browser, office, url, "Lan", Role.ANALYST)
        lan.enter(lan.named("button", "Nhận vụ việc tiếp theo"))
        lan.page.locator("#ban[data-ready]").wait_for()
        lan.press("Enter")
        expect(lan.page.locator("#khay")).to_contain_text("Đã ghi")
        lan.page.context.close()

        hands = Hands(browser, office, url, "Bình", Role.ADMIN)
        page = hands.page
        hands.enter(hands.named("link", "Chờ duyệt"))
        hands.tick(page.locator("[name=vu]"))
        hands.enter(hands.named("button", "Xem chứng cứ cạnh nhau để duyệt"))
        hands.tick(page.locator("[name=vu]"))
        hands.enter(hands.named("button", "Duyệt các vụ việc đã đánh dấu"))
        expect(page.get_by_role("status")).to_contain_text("Số vụ việc vừa duyệt: 1")

        hands.enter(hands.named("link", "Người bán"))
        hands.enter(page.locator("tbody a").first)
        expect(page.get_by_role("heading", name="Người bán 1")).to_be_visible()

        hands.enter(hands.named("link", "Báo cáo"))
        hands.enter(hands.named("button", "Lập và xem trên màn hình").first)
        hands.enter(page.locator("[data-figure]").first)
        expect(page.get_by_text("dòng đã đếm")).to_be_visible()

        hands.enter(hands.named("link", "Cơ quan"))
        hands.to(page.get_by_label("Tên cơ quan"))
        hands.press("Control+a")
        hands.type("Sở mới", "Enter")
        expect(page.get_by_role("status")).to_contain_text("Đã ghi")
        expect(page.locator(".brand-office")).to_have_text("Sở mới")
        page.context.close()


def test_tab_goes_once_round_each_page_and_is_never_caught(office, browser):
    with serving(office) as url:
        hands = Hands(browser, office, url, "Bình", Role.ADMIN)
        for path in ("/", "/vu-viec/1", "/noi-nhan", "/van-ban/mau", "/tong-quan"):
            hands.page.goto(url + path)
            stops = []
            while len(stops) < 2 * MOST_TABS:
                hands.press("Tab")
                if hands.page.evaluate("document.activeElement === document.body"):
                    break
                stop = hands.focus()
                if stops and stop < stops[-1]:
                    assert stop == 0, (path, "Tab goes back")
                    break
                stops.append(stop)
            assert len(stops) < 2 * MOST_TABS, (path, "Tab is caught")
            assert len(set(stops)) > 10, path
        hands.page.context.close()
