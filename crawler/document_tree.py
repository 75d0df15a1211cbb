"""The tree of a decoded page, as a browser would draw it where libxml2 would not.

HTML5 lets a page leave <body> out. libxml2 knows the sections of HTML4 only: a <main> or <header> that comes first
lands in the <head>, and with it all that a visitor reads.
"""

from __future__ import annotations

import re

from parsel import Selector

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
    """A page's tree; a <body> is put in before a section that comes first without one."""
    at = 0
    while part := _OF_HEAD.match(text, at):
        at = part.end()
    if _SECTION.match(text, at) and not _BODY.search(text, at):
        text = f"{text[:at]}<body>{text[at:]}"
    return Selector(text=text, type="html")
