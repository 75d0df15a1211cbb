"""What was crawled is data from an enemy: on every page it stays inert text, and nothing in it can pass as ours."""

from __future__ import annotations

import io
import re
import time
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from PIL import Image
from test_web_office import TEXT, TINY_PNG, found, open_office, post

from monitor.web.hostile_text import MOST_TEXT, defanged, host_warnings, marked, short, visible
from storage.records import Kind, LegalBasis, Observation, QuotedField, Role

RLO = "\u202e"
PAYLOADS = (
    "<img src=x onerror=alert(document.cookie)>",
    "\"><svg onload=fetch('//evil')>",
    "'><script>alert(1)</script>",
    "</title></textarea></pre><iframe src=//evil>",
    "{{7*7}} {% raw %} ${7*7} <%= 7*7 %>",
    "<style>@import url(//evil)</style><div style=position:fixed>",
    "]]><!--<math><mi//xlink:href='data:x'>",
)
OUR_TAGS = frozenset({
    "html", "head", "meta", "title", "link", "body", "a", "p", "strong", "header", "span", "nav", "form",
    "input", "button", "main", "section", "h1", "h2", "h3", "dl", "dt", "dd", "code", "bdi", "details",
    "summary", "figure", "div", "img", "figcaption", "em", "mark", "article", "q", "ol", "li", "time", "b",
    "table", "colgroup", "col", "thead", "tr", "th", "tbody", "td", "label", "select", "option", "optgroup",
    "fieldset", "legend", "textarea", "pre", "ul", "kbd", "dialog",
})  # fmt: skip
OUR_SCRIPT = ("script", [("src", "/static/desk.js"), ("defer", None)])


class Tags(HTMLParser):
    """Every tag and attribute that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.scripts = ""

    def handle_starttag(self, tag, attrs):
        if (tag, attrs) != OUR_SCRIPT:
            self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        if self.cdata_elem:
            self.scripts += data
        self.text += data


def read(html):
    tags = Tags()
    tags.feed(html)
    return tags


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def observation(title="", text=""):
    return Observation(
        url="https://a.example/", canonical_url="https://a.example/", kind=Kind.POST, title=title, text=text,
        observed_at=datetime(2026, 11, 24, tzinfo=UTC), capture_sha256=None,
    )  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_title_seller_text_and_note_stay_text_on_every_page(office, payload):
    browser = office.person("Lan", Role.ADMIN)
    approver = office.person("Hùng", Role.APPROVER)
    office.add_case(title=payload, seller=payload, text=f"{payload} {TEXT}", platform="website")
    post(browser, "/nhan")
    pages = [browser.get("/?trang_thai=in_review"), browser.get("/vu-viec/1")]
    fields = {"verdict": "violation", "grounds": "SK-01", "reason": payload, "recipient": payload[:200]}
    pages.append(post(browser, "/vu-viec/1/ket-luan", lease_version="999", **fields))
    version = re.search(r'name="lease_version" value="(\d+)"', pages[1].text)[1]
    assert post(browser, "/vu-viec/1/ket-luan", lease_version=version, **fields).status_code == 303
    pages += [approver.get("/vu-viec/1"), browser.get("/yeu-cau")]
    pages.append(post(browser, "/nguon", name=payload, platform=payload, address=payload))
    for page in pages:
        tags = read(page.text)
        assert tags.tags <= OUR_TAGS, (page.url, tags.tags - OUR_TAGS)
        assert not tags.scripts, page.url
        names = {name for name, _ in tags.attributes}
        assert not [name for name in names if name.startswith("on") or name == "style"], page.url
        links = [value for name, value in tags.attributes if name in ("href", "src", "action", "formaction")]
        assert all(re.match(r"/(?!/)|#", value or "") for value in links), links
    assert payload in read(pages[1].text).text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<script>1</script>", "vbscript:x"])
def test_dangerous_address_is_inert_text_and_never_a_link(office, url):
    browser = office.person("Lan", Role.ANALYST)
    office.add_case(url=url, canonical_url=url)
    tags = read(browser.get("/vu-viec/1").text)
    assert url.replace(":", "[:]", 1) in tags.text
    assert [name for name, value in tags.attributes if value == url] == ["value"]


def test_address_of_a_case_is_shown_defanged_and_can_be_copied_true(office):
    browser = office.person("Lan", Role.ANALYST)
    office.add_case()
    page = browser.get("/vu-viec/1").text
    assert "hxxps://ban-hang[.]example/khop-abc" in page
    assert 'readonly value="https://ban-hang.example/khop-abc"' in page
    assert 'href="https:' not in page


def test_bidi_override_zero_width_and_line_breaks_in_a_title_are_visible_tokens(office):
    browser = office.person("Lan", Role.ANALYST)
    office.add_case(title=f"Thuốc{RLO}gpj.exe\u200bA\r\nĐÃ XỬ LÝ \x1b[31m", seller="A\u2066B")
    for page in (browser.get("/").text, browser.get("/vu-viec/1").text):
        assert not re.search("[\u202e\u200b\u2066\x1b\r]", page)
        assert "Thuốc⟦U+202E⟧gpj.exe⟦U+200B⟧A⟦U+000D⟧⟦U+000A⟧ĐÃ XỬ LÝ ⟦U+001B⟧[31m" in page
        assert "A⟦U+2066⟧B" in page
    assert "ký tự không nhìn thấy" in browser.get("/vu-viec/1").text


def test_crawled_content_stands_in_a_labelled_frame(office):
    browser = office.person("Lan", Role.ANALYST)
    office.add_case(title="ĐÃ XỬ LÝ – đóng hồ sơ")
    page = browser.get("/vu-viec/1").text
    frame = page[page.index('<section class="evidence"') : page.index('<div class="right">')]
    assert "Nội dung thu thập – không phải của hệ thống" in frame
    assert page.count("ĐÃ XỬ LÝ – đóng hồ sơ") == frame.count("ĐÃ XỬ LÝ – đóng hồ sơ") == 1


def test_huge_title_and_text_are_cut_and_answered_quickly(office):
    browser = office.person("Lan", Role.ANALYST)
    zalgo = "a" + "\u0301\u0302" * 5000
    text = TEXT + zalgo + "👨\u200d👩\u200d👧" * 10_000 + "x" * 1_000_000
    office.add_case(title=zalgo + "y" * 1_000_000, text=text, findings=[found("chữa khỏi", observation(text=text))])
    began = time.process_time()
    queue, case = browser.get("/").text, browser.get("/vu-viec/1").text
    assert time.process_time() - began < 20  # a hundred times what it takes
    assert len(queue) < 20_000
    assert len(case) < 60_000
    assert "Xem đầy đủ" in case
    assert "\u0301\u0302\u0301\u0302" not in case
    assert "Văn bản quá dài" in browser.get("/vu-viec/1?day_du=1").text


def test_screenshot_is_served_as_an_image_and_only_if_it_is_one(office):
    browser = office.person("Lan", Role.ANALYST)
    office.add_case()
    assert browser.get("/vu-viec/1/anh.png").status_code == 404
    office.add_screenshot("https://ban-hang.example/khop-abc")
    answer = browser.get("/vu-viec/1/anh.png")
    assert answer.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(answer.content)) as shown, Image.open(io.BytesIO(TINY_PNG)) as kept:
        assert shown.getpixel((0, 0)) == kept.getpixel((0, 0))
    svg = office.add_case(url="https://b.example/1", canonical_url="https://b.example/1")
    office.add_screenshot("https://b.example/1", b"<svg><script>alert(1)</script></svg>")
    assert browser.get(f"/vu-viec/{svg}/anh.png").status_code == 404
    bomb = office.add_case(url="https://c.example/1", canonical_url="https://c.example/1")
    office.add_screenshot("https://c.example/1", TINY_PNG[:16] + b"\x00\x01\x86\xa0" * 2 + TINY_PNG[24:])
    assert browser.get(f"/vu-viec/{bomb}/anh.png").status_code == 404


def test_suspect_quotes_are_marked_once_where_findings_overlap(office):
    text = "Cam kết chữa khỏi hoàn toàn <b>sau 7 ngày"
    seen = observation(text=text)
    findings = [found("chữa khỏi hoàn toàn", seen), found("hoàn toàn <b>sau", seen, "SK-02"), found("7 ngày", seen)]
    pieces = marked(text, QuotedField.TEXT, findings, 1000)
    assert [(piece.text, piece.is_suspect) for piece in pieces] == [
        ("Cam kết ", False), ("chữa khỏi hoàn toàn <b>sau", True), (" ", False), ("7 ngày", True),
    ]  # fmt: skip
    browser = office.person("Lan", Role.ANALYST)
    office.add_case(text=text, findings=findings[:2])
    assert "<mark>chữa khỏi hoàn toàn &lt;b&gt;sau</mark>" in browser.get("/vu-viec/1").text


def test_span_that_does_not_hold_its_quote_is_not_marked():
    seen = observation(text="một hai ba")
    wrong = found("hai", seen).model_copy(update={"start": 0, "end": 3})
    assert [piece.is_suspect for piece in marked("một hai ba", QuotedField.TEXT, [wrong], 100)] == [False]
    assert marked("", QuotedField.TEXT, [], 100) == ()
    cut = marked("x" * (MOST_TEXT - 2) + "hai ba", QuotedField.TEXT, [], MOST_TEXT)
    assert sum(len(piece.text) for piece in cut) == MOST_TEXT


def test_law_that_nobody_verified_is_shown_as_such(office):
    browser = office.person("Lan", Role.ANALYST)
    unverified = LegalBasis(
        rule_id="SK-01", version="1", duty="Luật Quảng cáo 16/2012/QH13", penalty="", verified=False, valid_from=None,
        valid_to=None,
    )  # fmt: skip
    seen = observation(text=TEXT)
    office.add_case(findings=[found("chữa khỏi", seen, legal=unverified)])
    office.add_case(canonical_url="https://b.example/", findings=[found("chữa khỏi", seen)])
    assert "chưa ai kiểm chứng điều khoản này" in browser.get("/vu-viec/1").text
    assert "chưa đối chiếu công báo" in browser.get("/vu-viec/2").text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("HTTPS://a.b.vn/x?y=1.2#z", "hxxps://a[.]b[.]vn/x?y=1.2#z"),
        ("http://a.vn", "hxxp://a[.]vn"),
        (f"https://a{RLO}.vn/", "hxxps://a⟦U+202E⟧[.]vn/"),
        ("không phải địa chỉ", "không phải địa chỉ"),
        ("JavaScript:alert(1)", "JavaScript[:]alert(1)"),
    ],
)
def test_defanged_address_opens_nothing(raw, shown):
    assert defanged(raw) == shown


def test_foreign_letters_in_a_domain_are_pointed_out_in_both_spellings():
    assert any("xn--" in warning for warning in host_warnings("https://vietcombаnk.com/"))
    assert any("CYRILLIC" in warning for warning in host_warnings("https://vietcombаnk.com/"))
    assert any("CYRILLIC" in warning for warning in host_warnings("https://xn--vietcombnk-6qi.com/"))
    assert host_warnings("https://ngân-hàng.vn/") == ("tên miền quốc tế hóa, cách viết khác: xn--ngn-hng-dwao.vn",)
    assert host_warnings("https://vietcombank.com@evil.example/")[0].startswith("địa chỉ có phần tên đăng nhập")
    assert host_warnings("https://vietcombank.com/") == ()
    assert host_warnings("https://[x/") == ("địa chỉ viết sai quy cách",)


def test_visible_text_keeps_vietnamese_and_emoji_as_they_are():
    for text in ("Thuốc gia truyền 🔥 số 1", "Thuốc", "hòa\u00a0hoà"):
        assert visible(text) == text
    assert visible("a\r\nb\tc", keep_lines=True) == "a\nb\tc"
    assert short("x" * 500, 10) == "x" * 10 + "…"
