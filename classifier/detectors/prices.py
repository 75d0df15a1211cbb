"""Branded goods at a price at which they are not what they seem (rule HG-08): an indicator, never a violation alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from classifier.amounts_in_text import amounts
from classifier.detectors.phrases import Seen, bits, is_turned, reading
from classifier.price_table import PriceRow, price_table
from classifier.rules import of_detector
from classifier.scanner import Hit, Scanner
from classifier.stance import signs, weigh
from classifier.text import View
from storage.records import Finding, Observation, QuotedField

name = "prices"
version = "1"

NEAR_WORDS = 8  # between a brand and the goods it is on
NEAR_LETTERS = 120  # between a brand and its price
ACCESSORY_BEFORE, ACCESSORY_AFTER = 5, 1
IMPOSSIBLE = Decimal("0.35")  # of the floor: no sale, no outlet and no used article goes so low
WORN_OUT = Decimal("0.1")  # what is sold as used may cost little, but not this little
# Scores: the indicator alone stays a lead; an evasive origin or an impossible price makes it a suspicion.
SCORE_STRONG, SCORE_BOTH = 0.6, 0.7


class Owner(NamedTuple):
    of: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A brand's goods and the price that stands with them."""

    field: QuotedField
    original: str
    seen: View
    hit: Hit
    row: PriceRow
    price: Decimal


def detect(observation: Observation, day: date) -> Iterator[Finding]:
    """At most one suspicion, for the offer that lies furthest below its floor."""
    read = reading(observation)
    if not read.present & bits(of="brand"):
        return
    offers = [offer for seen in reversed(read.fields) for offer in _offers(observation, seen)]
    if not offers:
        return
    offer = min(offers, key=lambda each: each.price / each.row.floor)
    score = _score(observation, offer, [seen.view for seen in read.fields])
    if not score:
        return
    start, end = offer.seen.original_span(offer.hit.first, offer.hit.end)
    for rule in of_detector(name):
        yield rule.finding(
            f"{name}/{version}", offer.field, offer.original, (start, end), day, max(score, rule.detect.score)
        )


def _offers(observation: Observation, read: Seen) -> Iterator[Offer]:
    seen = read.view
    cheap = list(_cheap(observation, read))
    if not cheap:
        return
    words = _words().scan(seen)
    goods = {number: hits for (of, number), hits in words.items() if of == "goods"}
    accessories = words.get(Owner("accessories"), ())
    for number, hit, price in cheap:
        row = price_table().rows[number]
        if row.goods and not any(_beside(each, hit) for each in goods.get(number, ())):
            continue
        if not any(_is_part(each, hit) for each in accessories):
            yield Offer(read.field, read.original, seen, hit, row, price)


def _cheap(observation: Observation, read: Seen) -> Iterator[tuple[int, Hit, Decimal]]:
    """Brands, by their rows of the price table, that a price below the floor stands with."""
    found = {owner.number: hits for owner, hits in read.hits.items() if owner.of == "brand"}
    named = list(amounts(read.view.text)) if found else ()
    denied = _denied(read, sorted({hit for hits in found.values() for hit in hits}))
    for number, hits in found.items():
        for hit in hits:
            if hit in denied:
                continue
            price = observation.price if _is_dong(observation) else _price_near(read.view, hit, named)
            if price is not None and price < price_table().rows[number].floor:
                yield number, hit, price


def _denied(read: Seen, brands: Sequence[Hit]) -> set[Hit]:
    """The brands, in order, that a text says it does not sell: "không in logo Adidas, Nike"."""
    found: set[Hit] = set()
    last = -2
    for hit in brands:
        if hit.first - last <= 1 or is_turned(hit, read.negations, read.view):  # the next one of a list, or the first
            found.add(hit)
            last = hit.end
    return found


def _is_dong(observation: Observation) -> bool:
    return observation.price is not None and observation.currency in (None, "VND") and observation.price >= 1000


def _beside(goods: Hit, brand: Hit) -> bool:
    return goods.first - brand.end <= NEAR_WORDS and brand.first - goods.end <= NEAR_WORDS


def _is_part(accessory: Hit, brand: Hit) -> bool:
    """Whether the goods are only made for the brand's ("ốp lưng cho iPhone 15", "iPhone 15 case")."""
    return 0 <= brand.first - accessory.end <= ACCESSORY_BEFORE or 0 <= accessory.first - brand.end <= ACCESSORY_AFTER


def _price_near(seen: View, hit: Hit, named: Sequence[tuple[Decimal, int, int, bool]]) -> Decimal | None:
    """The highest price near a brand: of several the one that speaks most for the seller."""
    if not named:
        return None
    first, last = seen.spans[hit.first][0], seen.spans[hit.end - 1][1]
    near = [
        value
        for value, start, end, aside in named
        if not aside and start - last <= NEAR_LETTERS and first - end <= NEAR_LETTERS
    ]
    return max(near, default=None)


def _score(observation: Observation, offer: Offer, views: Sequence[View]) -> float:
    """Zero where the text does not offer, or offers something used at a price that used things may have."""
    found: dict[str, set[int]] = {}
    for seen in views:
        for owner in _words().scan(seen):
            found.setdefault(owner.of, set()).add(owner.number)
    balance = weigh(observation, tuple(views), {part: len(each) for part, each in found.items()})
    ratio = offer.price / offer.row.floor
    if not balance.offers or ("used" in found and ratio >= WORN_OUT):
        return 0.0
    if ratio <= IMPOSSIBLE:
        return SCORE_BOTH if "evasive" in found else SCORE_STRONG
    return SCORE_STRONG if "evasive" in found else 0.01


@cache
def _words() -> Scanner[Owner]:
    """What else is looked for once a text names a brand."""
    table = price_table()
    entries = [(Owner("goods", number), each) for number, row in enumerate(table.rows) for each in row.goods]
    entries += [(Owner(name), each) for name, phrases in table.words.items() for each in phrases]
    entries += [
        (Owner(weight, index), phrase)
        for weight, phrases in signs().items()
        if weight != "negation"
        for index, phrase in enumerate(phrases)
    ]
    return Scanner(entries, {})
