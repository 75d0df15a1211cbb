"""Over two hundred hostile titles, sellers and texts in a real browser, on every page: nothing runs, nothing is asked
of another host, and the content policy has nothing to report.

Each stands once in a title, a seller or a text; with ALL_ITEMS=1 (`make bench`) each stands in all three.
"""

from __future__ import annotations

import os
import re

import pytest
from hostile_corpus import CANARY, CORPUS, FAMILIES
from test_route_matrix import routes
from test_web_journey import decide
from test_web_office import found, open_office, post
from web_browser import chromium, serving, sign_in

from crawler.identifiers.read import identify
from storage.ledger import sightings, work
from storage.records import Kind, Observation, Role, Source

WATCH = """
window.reports = [];
document.addEventListener('securitypolicyviolation',
  e => window.reports.push(e.violatedDirective + ' ' + e.blockedURI));
"""
DOWNLOADS = re.compile(r"\.(png|csv|docx|xlsx)$|/tep$|/so/|/khoe|/dang-nhap")
DECIDED = 6


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def fill(office):
    """One Case a text (or a third of that), each with words of its own so that they make no group."""
    texts = [text for _, text in CORPUS]
    third = len(texts) // 3 + 1
    for place in range(len(texts) if os.environ.get("ALL_ITEMS") else third):
        title, seller, text = (texts[(place + step * third) % len(texts)] for step in range(3))
        own = " ".join(f"từ{place}số{word}" for word in range(12))
        seen = Observation(
            url=f"https://a.example/{place}", canonical_url=f"https://a.example/{place}", kind=Kind.LISTING,
            title=f"{title} {place}", seller=f"{seller} {place}"[:300],
            text=f"{own} chữa khỏi {text} gọi 0911 222 {place:03}", observed_at=office.clock(), capture_sha256=None,
        )  # fmt: skip
        quote = f"chữa khỏi {text}"
        sightings.see_new(
            office.db, seen, [found(quote, seen)], office.clock(), None, unscored="", identified=identify(seen)
        )  # fmt: skip
    for place, (_, text) in enumerate(CORPUS[:: len(CORPUS) // 12]):
        source = Source(name=f"{text} {place}"[:100], platform="website", address=f"https://b.example/{place}")
        work.add_source(office.db, source, actor="test", now=office.clock())
    return third if not os.environ.get("ALL_ITEMS") else len(texts)


class Witness:
    """Looks at one page after another, and remembers what must not be."""

    def __init__(self, page, url):
        self.page, self.url, self.wrong, self.left = page, url, [], []
        page.add_init_script(WATCH)
        page.on("request", lambda asked: None if asked.url.startswith(url) else self.left.append(asked.url))
        page.on("dialog", lambda dialog: (self.wrong.append(("dialog", dialog.message)), dialog.dismiss()))
        page.on("popup", lambda popup: self.wrong.append(("popup", popup.url)))

    def look(self, path):
        answer = self.page.goto(self.url + path, wait_until="load")
        assert answer.status in (200, 303, 404, 400), (path, answer.status)
        said = self.page.evaluate(
            "() => { document.querySelectorAll('details').forEach(e => e.open = true);"
            " return [window.ran || 0, window.reports.join('; '), location.origin, document.querySelectorAll("
            "'iframe,object,embed,base,frameset,meta[http-equiv],svg script,math,template,plaintext,xmp').length]; }"
        )
        if said != [0, "", self.url, 0]:
            self.wrong.append((path, said))
        return answer.status


def test_the_corpus_is_large_and_says_each_thing_once():
    texts = [text for _, text in CORPUS]
    assert len(texts) == len(set(texts)) >= 200
    assert len(FAMILIES) >= 12


@pytest.mark.browser
def test_nothing_runs_leaves_or_is_reported_on_any_page(office):
    number = fill(office)
    analyst = office.person("Mai", Role.ANALYST)
    for case_id in range(1, DECIDED + 1):  # so that approvals, letters and requests hold them too
        post(analyst, f"/vu-viec/{case_id}/nhan")
        decide(analyst, case_id)
    post(office.person("Bình", Role.APPROVER), "/vu-viec/1/duyet", decision_id="1")
    with serving(office) as url, chromium() as browser:
        witness = Witness(sign_in(browser, office, url, "Hùng", Role.ADMIN), url)
        opened = {"/?q=chua+khoi", "/?trang_thai=pending_approval", "/duyet/luoi?vu=2&vu=3&vu=4"}
        paths = [path for method, path in routes(office.app) if method == "GET" and not DOWNLOADS.search(path)]
        opened |= {re.sub(r"\{\w+\}", "1", path) for path in paths}
        opened |= {f"/vu-viec/{case_id}" for case_id in range(1, number + 1)}
        opened |= {f"/nguoi-ban/{seller}" for seller in range(1, min(number, 20))}
        shown = [path for path in sorted(opened) if witness.look(path) == 200]
        assert len(shown) > number + 20
        assert (witness.wrong, witness.left) == ([], [])
        # The witness would have seen it: the same page with one element that nobody escaped.
        witness.look("/vu-viec/1")
        witness.page.evaluate(f"document.body.insertAdjacentHTML('beforeend', '<img src=https://{CANARY}/ onerror=1>')")
        witness.page.wait_for_function("window.reports.length >= 2")
