"""The case desk by keys, in a real browser: one key decides and moves on, typing text never decides anything."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect
from test_web_office import open_office
from web_browser import chromium, serving, sign_in

from storage.ledger import cases as deeds
from storage.ledger import people
from storage.queries import cases
from storage.queries.queue import counts
from storage.records import CaseState, CloseReason, Role, Verdict

pytestmark = pytest.mark.browser
NUMBER = 6


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@contextmanager
def office_with_cases(folder):
    office = open_office(folder)
    for number in range(NUMBER):
        url = f"https://ban-hang.example/khop-{number}"
        office.add_case(url=url, canonical_url=url, text=f"Cam kết chữa khỏi {number}", title=f"Viên uống số {number}")
    yield office
    office.db.close()


@contextmanager
def desk_of(office, browser):
    """The desk of an analyst who holds the first case, the next two fetched ahead."""
    with serving(office) as url:
        page = sign_in(browser, office, url, "Lan", Role.ANALYST)
        page.get_by_role("button", name="Nhận vụ việc tiếp theo").click()
        page.wait_for_url("**/vu-viec/*")
        ready(page)
        yield page
        page.context.close()


@pytest.fixture
def office(tmp_path):
    with office_with_cases(tmp_path) as office:
        yield office


@pytest.fixture
def desk(office, browser):
    with desk_of(office, browser) as page:
        yield page


@pytest.fixture(scope="module")
def one_office(tmp_path_factory):
    with office_with_cases(tmp_path_factory.mktemp("one")) as office:
        yield office


@pytest.fixture(scope="module")
def one_desk(one_office, browser):
    """One desk for all who prove that nothing was decided: each leaves it as it was, and loads its page anew."""
    with desk_of(one_office, browser) as page:
        yield page


@pytest.fixture
def still(one_desk):
    one_desk.reload()
    ready(one_desk)
    return one_desk


def ready(page):
    page.locator("#ban[data-ready]").wait_for()
    page.wait_for_load_state("networkidle")


def at(page):
    return int(page.locator("#ban").get_attribute("data-case"))


def state_of(office, case_id):
    return cases.case(office.db, case_id).summary.state


def saved(page, case_id):
    expect(page.locator("#khay")).to_contain_text(f"Vụ việc {case_id}")
    expect(page.locator("#khay")).to_contain_text("Đã ghi")


def test_one_key_decides_and_the_next_case_is_there_and_held(office, desk):
    first = at(desk)
    desk.keyboard.press("Enter")
    assert at(desk) != first  # at once: it was fetched ahead
    saved(desk, first)
    decided = cases.case(office.db, first)
    assert decided.summary.state is CaseState.PENDING_APPROVAL
    assert decided.decision.decision.grounds == ("SK-01",)
    assert "Chấp nhận dấu hiệu máy nêu" in decided.decision.decision.reason
    ready(desk)
    assert state_of(office, at(desk)) is CaseState.IN_REVIEW
    assert desk.url.endswith(f"/vu-viec/{at(desk)}")


def test_each_key_brings_its_verdict_and_the_queue_can_be_worked_empty(office, desk):
    for key in "kktclb":
        seen = at(desk)
        desk.keyboard.press(key)
        if key != "b":
            desk.locator(f'#ban:not([data-case="{seen}"])').wait_for()
    expect(desk.locator("#khay")).to_contain_text("Hết vụ việc")
    states = counts(office.db)
    assert states[CaseState.CLOSED] == 3
    assert (states[CaseState.ESCALATED], states[CaseState.PENDING_APPROVAL]) == (1, 1)
    assert states[CaseState.QUEUED] == 1  # skipped, for others
    verdicts = {cases.case(office.db, number).decision.decision.verdict for number in range(1, NUMBER)}
    assert Verdict.INSUFFICIENT_EVIDENCE in verdicts


def test_another_ground_is_two_keys_and_a_reason_may_be_chosen_before_k(office, desk):
    first = at(desk)
    desk.keyboard.press("v")
    chosen = desk.locator("[data-ground]").nth(1).get_attribute("data-ground")
    desk.keyboard.press("2")
    saved(desk, first)
    assert cases.case(office.db, first).decision.decision.grounds == (chosen,)
    ready(desk)
    second = at(desk)
    desk.keyboard.press("3")
    desk.keyboard.press("k")
    saved(desk, second)
    decided = cases.case(office.db, second)
    assert decided.summary.close_reason is CloseReason.NO_VIOLATION
    assert "giấy phép" in decided.decision.decision.reason


def test_undo_brings_the_case_back_with_its_text(office, desk):
    first = at(desk)
    desk.keyboard.press("k")
    saved(desk, first)
    desk.keyboard.press("q")
    expect(desk.locator("#khay")).to_contain_text("Đã hoàn tác")
    assert at(desk) == first
    assert state_of(office, first) is CaseState.IN_REVIEW
    assert desk.locator("#ban [name=reason]").input_value()
    desk.keyboard.press("Enter")
    saved(desk, first)
    assert state_of(office, first) is CaseState.PENDING_APPROVAL


def test_next_and_previous_keep_both_cases(office, desk):
    first = at(desk)
    desk.keyboard.press("n")
    ready(desk)
    second = at(desk)
    assert second != first
    desk.keyboard.press("p")
    assert at(desk) == first
    desk.keyboard.press("k")
    assert at(desk) == second
    saved(desk, first)
    assert state_of(office, second) is CaseState.IN_REVIEW


def test_conflict_says_who_was_first_and_keeps_the_draft(office, desk):
    first = at(desk)
    mai = people.add_user(office.db, "Mai", Role.ANALYST, "x", actor="test", now=office.clock())
    office.clock.advance(minutes=11)
    deeds.claim(office.db, mai, office.clock(), first)
    desk.keyboard.press("r")
    desk.keyboard.type("bản nháp quý giá")
    desk.keyboard.press("Escape")
    desk.keyboard.press("k")
    expect(desk.locator("#xung-dot")).to_contain_text("Mai")
    desk.get_by_role("button", name="Mở lại với nội dung đã soạn").click()
    expect(desk.get_by_label("Lý do đã soạn")).to_have_value("bản nháp quý giá")
    assert state_of(office, first) is CaseState.IN_REVIEW


# What UniKey sends while "tiếng Việt, không vi phạm" is typed: letters, then a Backspace and a packet without a code.
TELEX = "tieengs Vieetj, khoong vi phamj, cos nhans, leej"
VNI = "tie61ng Vie65t, kho6ng vi pham5, co1 nha4n, le65"


@pytest.mark.parametrize("typed", [TELEX, VNI], ids=["telex", "vni"])
def test_text_typed_through_telex_or_vni_in_a_field_decides_nothing(one_office, still, typed):
    first = at(still)
    still.keyboard.press("r")
    compose(still, typed)
    assert at(still) == first
    assert state_of(one_office, first) is CaseState.IN_REVIEW
    assert counts(one_office.db)[CaseState.IN_REVIEW] == 1


@pytest.mark.parametrize("typed", [TELEX, VNI], ids=["telex", "vni"])
def test_composition_outside_of_fields_and_held_keys_decide_nothing(one_office, still, typed):
    first = at(still)
    still.evaluate(COMPOSED, typed)
    still.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyK', repeat: true, bubbles: true}))"
    )
    still.keyboard.press("Control+k")
    still.keyboard.press("Shift+K")
    still.wait_for_timeout(100)
    assert at(still) == first
    assert counts(one_office.db)[CaseState.IN_REVIEW] == 1


@pytest.mark.parametrize("typed", ["khoong vi phamj", "nhaanj", "ko6ng", "vi phamj"], ids=["k", "n", "vni", "v"])
def test_a_word_typed_beside_the_field_is_noticed_and_undone(one_office, still, typed):
    first = at(still)
    for letter in typed:
        still.keyboard.press(letter if letter != " " else "Space")
    still.wait_for_timeout(200)
    for _ in range(50):  # a loaded machine takes longer to take a deed back
        if state_of(one_office, first) is CaseState.IN_REVIEW:
            break
        still.wait_for_timeout(100)
    assert state_of(one_office, first) is CaseState.IN_REVIEW
    assert counts(one_office.db)[CaseState.CLOSED] == 0
    assert counts(one_office.db)[CaseState.PENDING_APPROVAL] == 0


def test_keys_can_be_switched_off_and_stay_off(office, desk):
    first = at(desk)
    desk.keyboard.press("?")
    desk.get_by_label("Dùng phím tắt trên máy này").uncheck()
    desk.get_by_role("button", name="Đóng").click()
    desk.keyboard.press("k")
    desk.reload()
    desk.keyboard.press("k")
    desk.wait_for_timeout(100)
    assert at(desk) == first
    assert state_of(office, first) is CaseState.IN_REVIEW


def compose(page, typed):
    """Type as an input method does: each letter, now and then a Backspace and the changed letter without a code."""
    for letter in typed:
        page.keyboard.press("Space" if letter == " " else letter)
        if letter in "sjfrx6145":
            page.keyboard.press("Backspace")
            page.keyboard.insert_text("á")


# As browsers report a composition: keydown with isComposing or keyCode 229, between its start and its end.
COMPOSED = """(typed) => {
  const fire = (event) => document.body.dispatchEvent(event);
  for (const word of typed.split(' ')) {
    fire(new CompositionEvent('compositionstart', {bubbles: true}));
    for (const letter of word) {
      const code = /[0-9]/.test(letter) ? 'Digit' + letter : 'Key' + letter.toUpperCase();
      fire(new KeyboardEvent('keydown', {code, key: 'Process', keyCode: 229, isComposing: true, bubbles: true}));
      fire(new KeyboardEvent('keydown', {code, key: letter, keyCode: 229, bubbles: true}));
    }
    fire(new KeyboardEvent('keydown', {code: 'Enter', key: 'Enter', isComposing: true, keyCode: 229, bubbles: true}));
    fire(new CompositionEvent('compositionend', {bubbles: true}));
    fire(new KeyboardEvent('keydown', {code: '', key: 'á', keyCode: 231, bubbles: true}));
  }
}"""
