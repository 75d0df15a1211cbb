"""The switch to English: no page shows Vietnamese of ours, what others wrote and what is recorded stays."""

from __future__ import annotations

import re

import pytest
from lxml import html
from test_web_office import open_office
from whole_office import whole_office

from monitor.web.collecting import missing
from monitor.web.words import VIETNAMESE, catalogue, english
from storage.records import Role


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    office.add_case()
    yield office
    office.db.close()


def shown(page):
    """The interface text of a page: without what was collected, quoted from the law or is somebody's name."""
    tree = html.fromstring(page.text.removeprefix("<!DOCTYPE html>"))
    for node in tree.xpath("//bdi|//*[contains(@class, 'law') or contains(@class, 'crawled') or @lang='vi']"):
        node.drop_tree()
    for node in tree.xpath("//article[contains(@class, 'finding')]|//fieldset|//*[contains(@class, 'keys')]"):
        node.drop_tree()  # rules are law: their names stay Vietnamese
    for node in tree.xpath("//*[contains(@class, 'brand')]|//*[@class='who']/span"):
        node.drop_tree()
    return [text.strip() for text in tree.xpath("//body//text()") if VIETNAMESE.search(text)]


def test_no_page_shows_vietnamese_of_ours_in_english(tmp_path):
    with whole_office(tmp_path) as whole:
        assert whole.missing == []
        whole.lan.cookies.set("rasoat_tieng", "en")
        left = []
        stranger = whole.office.browser()
        stranger.cookies.set("rasoat_tieng", "en")
        for path in (*whole.addresses.values(), "/dang-nhap"):
            page = (stranger if path == "/dang-nhap" else whole.lan).get(path)
            assert '<html lang="en">' in page.text, path
            left += [(path, text) for text in shown(page) if not re.search("Rà Soát|NĐ|Tiếng Việt", text)]
        assert not left, "\n".join(map(str, left))


def test_switch_comes_back_to_the_page_and_only_to_pages_of_ours(office):
    browser = office.person("Lan", Role.ANALYST)
    assert "Hàng đợi" in browser.get("/").text
    there = browser.get("/tieng/en?ve=/vu-viec/1")
    assert (there.status_code, there.headers["location"]) == (303, "/vu-viec/1")
    assert ">Queue</a>" in browser.get("/").text
    assert browser.get("/tieng/vi?ve=https://khac.example/").headers["location"] == "/"
    assert "Hàng đợi" in browser.get("/").text
    assert "set-cookie" not in browser.get("/tieng/xx").headers


def test_what_is_written_into_a_record_stays_vietnamese(office):
    browser = office.person("Lan", Role.ANALYST)
    browser.cookies.set("rasoat_tieng", "en")
    token = re.search(r'name="csrf" value="([^"]+)"', browser.get("/").text)[1]
    browser.post("/nhan", data={"csrf": token})
    page = browser.get("/vu-viec/1").text
    assert 'data-reason="Chứng cứ thu được chưa đủ để kết luận."' in page
    assert 'data-why="Nội dung không có vi phạm như dấu hiệu máy nêu."' in page
    assert "The content does not have the violation" in page


def test_catalogue_keeps_the_values_of_each_message_and_grows_no_gaps():
    for shape, wording in catalogue().shapes:
        assert shape.groups == wording.count("{}"), wording
    assert english("3 giờ") == "3 h"
    assert missing() == []
