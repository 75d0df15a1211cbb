"""Which of the amounts on a page is the price: what the candidates say of each other, after each was weighed alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from crawler.amounts import Amount, parse_amount
from crawler.platforms.reading.amount_spots import LONGEST
from crawler.platforms.reading.visible import short_text

ENOUGH = 6  # a score below this is no price: a delivery fee, a number in a description
WITH_ORDERS = 5  # where the page lets one order the item itself, it has a price
OLD = 8  # what a candidate loses when it is called old
_ALONE = 1.5  # what it is worth to be the only amount of money that the page shows of its item
_APART = 5  # what it costs to stand before the heading, further from it than a good amount after it
_IN_SIGHT = 2  # candidates below this are fees, old prices and numbers: no rivals

FEW_LETTERS = 8  # a currency in letters and a word like "from"
_GROUPED = re.compile(r"\d[.,]\d{3}(?!\d)")


@dataclass(frozen=True)
class Candidate:
    """One amount on the page: where it stands (count of elements before it) and how like the item's price it is."""

    amount: Amount
    element: Any
    place: int
    score: float
    at_once: bool  # it follows the page's <h1> at once
    in_card: bool  # it stands in a box that leads to another page
    seems_old: bool  # only its name says that it is an old price, which cost it OLD


def best_of(
    found: Sequence[Candidate], heading: Any, title_place: int | None, currencies: set[str]
) -> Candidate | None:
    """The candidate with the best score, once all are seen together; its score may rise to ENOUGH by being alone.

    `currencies` are those that the page names anywhere: an amount without one is in the only currency of its page.
    """
    ordered = sorted(
        _kept_apart(found, heading, title_place), key=lambda one: -one.score
    )  # stable: the first of equals stays first
    if not ordered:
        return None
    best = _with_cents(ordered[0], ordered)
    money = [one for one in ordered if is_money(one)]
    below = [one for one in money if title_place is None or one.place > title_place]
    surely = {one.amount.value for one in below or money}
    if best.score < ENOUGH and not surely:
        best = next((one for one in ordered if one.seems_old and not one.in_card), best)
        best = replace(best, score=best.score + OLD) if best.seems_old else best
    if best.score < ENOUGH and not best.in_card and surely == {best.amount.value}:
        best = replace(best, score=min(best.score + _ALONE, float(ENOUGH)))
    if best.amount.currency is None and len(currencies) == 1:
        best = replace(best, amount=replace(best.amount, currency=next(iter(currencies))))
    return best


def is_money(one: Candidate) -> bool:
    """Whether a candidate in sight is surely money: it names its currency itself, or it is grouped like an amount."""
    if one.score <= _IN_SIGHT or one.amount.currency is None:
        return False
    text = short_text(one.element, LONGEST) or ""
    named = parse_amount(text)
    if len(re.sub(r"[\d\W_]", "", text)) > FEW_LETTERS:
        return False  # a sentence that names an amount
    return _GROUPED.search(text) is not None or (named is not None and named.currency is not None)


def _with_cents(best: Candidate, ordered: Sequence[Candidate]) -> Candidate:
    """A page that draws 229<small>99</small> says 229.99 for screen readers: the same digits with a point are right."""
    for one in ordered:
        if one.score > 0 and one.amount.value * 100 == best.amount.value != one.amount.value.to_integral_value() * 100:
            return replace(best, amount=one.amount)
    return best


def _kept_apart(found: Sequence[Candidate], heading: Any, title_place: int | None) -> list[Candidate]:
    """Amounts before the heading lose where a good one after it is nearer kin: the first stand in another column."""
    if heading is None or title_place is None:
        return list(found)
    depth = {one: number for number, one in enumerate([*heading.iterancestors()][::-1], start=1)}
    depth[heading] = len(depth) + 1

    def kin(one: Candidate) -> int:
        return next((depth[above] for above in (one.element, *one.element.iterancestors()) if above in depth), 0)

    kinship = [(one, kin(one), one.place > title_place) for one in found]
    nearest = max((near for one, near, after in kinship if after and one.score >= WITH_ORDERS), default=0)
    return [
        replace(one, score=one.score - _APART) if not after and near < nearest else one for one, near, after in kinship
    ]
