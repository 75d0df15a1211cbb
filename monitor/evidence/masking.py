"""Masks what a page may show of bystanders, for packages that leave the office.

Masked are e-mail addresses, telephone numbers and other long numbers (identity cards, bank accounts), except those that
stand in what the Case is about: the seller's name and the quotes of findings. Blocks of comments and reviews go as a
whole, for names can not be told from other words; so do scripts, which hold data in forms that nobody sees. A name in
running text stays: whoever hands the package on reads it before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsel import Selector

STAR = "*"
REMOVED = "[đã che]"
# The look behind starts a run of letters once: a megabyte without blanks must not be read from each of its letters.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Eight to nineteen digits, blanks, dots or hyphens between them: telephones (with +84 too), identity cards, accounts.
_NUMBER = re.compile(r"(?<!\d)\+?\d(?:[ .\-()\u00a0]{0,2}\d){7,18}(?!\d)")
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DAY = re.compile(r"(?:\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d|(?:19|20)\d\d[-. ]\d{1,2}[-. ]\d{1,2})")
_OTHERS = re.compile(
    r"comment|review|binh-?luan|danh-?gia|nhan-?xet|hoi-?dap|feedback|testimonial|rating-list|fb-root", re.IGNORECASE
)
_HIDDEN = "//script | //noscript | //template | //iframe | //comment() | //input[@type='hidden']"


def identifiers(texts: Iterable[str]) -> frozenset[str]:
    """The identifiers that stand in `texts`, in the form in which they are compared."""
    found = (match[0] for text in texts for pattern in (_EMAIL, _NUMBER) for match in pattern.finditer(text))
    return frozenset(_plain(each) for each in found)


def masked(text: str, kept: frozenset[str]) -> tuple[str, int]:
    """`text` with identifiers that are not among `kept` as stars of the same length, and how many there were."""
    count = 0

    def star(match: re.Match[str]) -> str:
        nonlocal count
        found = match[0]
        if _plain(found) in kept or _AMOUNT.fullmatch(found) or _DAY.fullmatch(found):
            return found
        count += 1
        return STAR * len(found)

    return _NUMBER.sub(star, _EMAIL.sub(star, text)), count


def masked_page(html: str, kept: frozenset[str]) -> tuple[bytes, int]:
    """An HTML page without comments, reviews and scripts, its identifiers masked: UTF-8, and how much was masked."""
    text = html.encode("utf-8", "replace").decode()
    page = Selector(text=text or "<html></html>", type="html")
    count = 0
    for element in page.xpath(_HIDDEN):
        _drop(element)
    for element in page.xpath("//*[@class or @id or @itemprop or @itemtype]"):
        names = " ".join(element.attrib.get(name, "") for name in ("class", "id", "itemprop", "itemtype"))
        if _OTHERS.search(names) and element.root.tag not in ("html", "body", "main"):
            count += 1
            _drop(element, REMOVED)
    for meta in page.xpath("//meta[@charset or @http-equiv]"):
        _drop(meta)
    shown, masks = masked(page.get(), kept)
    return f'<!doctype html><meta charset="utf-8">{shown}'.encode(), count + masks


def _drop(element: Selector, instead: str = "") -> None:
    """Take an element out; what stands behind it stays."""
    node = element.root
    parent = node.getparent()
    if parent is None:
        return
    text = instead + (node.tail or "")
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(node)


def _plain(found: str) -> str:
    if "@" in found:
        return found.lower()
    digits = re.sub(r"\D", "", found)
    return "0" + digits[2:] if digits.startswith("84") and len(digits) in (11, 12) else digits
