"""Every page in a real browser: axe-core finds nothing serious, light and dark; it is light, and asks nobody else.

One browser, one sign-in, one office. In dark only what colours change is looked at, and only where a page holds classes
or elements that no page before had in dark: the rest would be the same answer at the same cost.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from web_browser import chromium, serving
from whole_office import whole_office

pytestmark = pytest.mark.browser
SERIOUS = """options => axe.run(options).then(({violations}) => violations
  .filter(each => ['serious', 'critical'].includes(each.impact))
  .map(each => `${each.id} ${each.nodes.slice(0, 3).map(node => node.html.slice(0, 160))}`))"""
MOST_BYTES = 150_000  # of a page with its styles and script, as sent (not compressed), without screenshots
LOOKS = """() => [...new Set([...document.body.querySelectorAll('*')].map(each =>
  [each.parentElement.tagName, each.parentElement.className, each.tagName, each.getAttribute('class'), each.type,
   each.getAttribute('aria-current'), each.disabled].join('.')))]"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    with whole_office(tmp_path_factory.mktemp("office")) as made:
        yield made


def problems_of(page, scheme, only=None):
    """What axe-core calls serious in this colour scheme."""
    page.emulate_media(color_scheme=scheme)
    options = {"resultTypes": ["violations"]} | ({"runOnly": only} if only else {})
    return [f"{scheme}: {found}" for found in page.evaluate(SERIOUS, options)]


def test_no_page_has_a_serious_problem_is_heavy_or_asks_anybody_else(whole):
    assert whole.missing == []
    with serving(whole.office) as url, chromium() as browser:
        context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", bypass_csp=True)
        session = [{"name": name, "value": value, "url": url} for name, value in whole.lan.cookies.items()]
        page, problems, answers, seen_dark = context.new_page(), [], [], set()
        page.add_init_script(Axe().axe_script)
        page.on("response", lambda answer: answers.append(answer))
        for path in ("/dang-nhap", *whole.addresses.values()):
            answers.clear()
            page.goto(url + path)
            context.add_cookies(session)  # from the second page on
            own = urlsplit(url).netloc
            problems += [f"{path} asked {each.url}" for each in answers if urlsplit(each.url).netloc != own]
            shown = [each for each in answers if not each.url.endswith((".png", "/the")) and each.status == 200]
            weight = sum(each.request.sizes()["responseBodySize"] for each in shown)
            problems += [f"{path} weighs {weight} bytes"] if weight > MOST_BYTES else []
            problems += [f"{path} {said}" for said in problems_of(page, "light")]
            looks = set(page.evaluate(LOOKS))
            if not looks <= seen_dark:
                problems += [f"{path} {said}" for said in problems_of(page, "dark", ["color-contrast"])]
                seen_dark |= looks
        context.close()
    assert problems == []
