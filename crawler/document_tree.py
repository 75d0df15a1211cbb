"""The tree of a decoded page, as a browser would draw it where libxml2 would not.

HTML5 lets a page leave <body> out. libxml2 knows the sections of HTML4 only: a <main> or <header> that comes first
lands in the <head>, and with it all that a visitor reads.
"""

from __future__ import annotations

import re

from lxml import etree
from parsel import Selector
from parsel.selector import create_root_node

# Elements of the whole document, as lxml gives them: a Selector for each costs more than finding it. Not root.iter():
# a page that was put together of two has two <html> beside each other.
LINKS = etree.XPath("//a[@href]")
BASES = etree.XPath("//base[@href]")
FORMS = etree.XPath("//form")
SCRIPTS = etree.XPath("//script")
SHEETS = etree.XPath("//style")
CONTROLS = etree.XPath(
    "//button | //a[@href or @onclick] | //*[@role='button'] | "
    "//input[@type='submit' or @type='button' or @type='image']"
)
BODIES = etree.XPath("//body")
MAINS = etree.XPath("//main | //*[@role='main']")
METAS = etree.XPath("//meta[@content][@property or @name]")
MARKED_UP = etree.XPath("//*[@itemscope or @itemprop]")
STYLED = etree.XPath("//*[@style[contains(., 'url(')]]")
TITLE = etree.XPath("string(//head/title | //title[not(ancestor::svg)])")
PICTURES = etree.XPath("//img | //noscript[@data-img] | //source[@srcset]")

_OF_HEAD = re.compile(
    r"\s+|<!--.*?-->|<!doctype[^>]*>|<\?[^>]*>|</?(?:html|head|meta|link|base)\b[^>]*>"
    r"|<(title|script|style|noscript|template)\b[^>]*>.*?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(
    r"<(?:main|section|header|footer|nav|article|aside|figure|hgroup|dialog|details|search|picture|svg|video|audio"
    r"|canvas|[a-z][a-z0-9]*-[\w-]*)(?=[\s/>])",
    re.IGNORECASE,
)
_BODY = re.compile(r"<body(?=[\s/>])", re.IGNORECASE)


def selector_of(text: str) -> Selector:
    """A page's tree; a <body> is put in before a section that comes first without one. Its elements are lxml's plain
    ones: those of lxml.html, which Selector takes by itself, ask Python for their class each time one is touched."""
    at = 0
    while part := _OF_HEAD.match(text, at):
        at = part.end()
    if _SECTION.match(text, at) and not _BODY.search(text, at):
        text = f"{text[:at]}<body>{text[at:]}"
    return Selector(root=create_root_node(text, etree.HTMLParser), type="html")
