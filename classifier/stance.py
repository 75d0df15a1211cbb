"""Offer or mention: does a text sell something, or does it report, warn, ask or complain?

Keywords alone reach a precision of 0.11 to 0.35 on real passages (research/text.md section 4a): most texts that hold
them talk about the thing. So a rule listens only to a text whose signs of an offer outweigh its signs of a mention.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from classifier.text import View
from classifier.yaml_lines import read
from storage.records import Kind, Observation

# A phone number is what a report leaves out and an offer needs; dots and spaces inside it are usual.
# What stands before is looked at last: an expression that begins with a look behind is tried at every letter.
_PHONE = re.compile(r"(?:\+84(?<!\d\+84)|84(?<!\d84)|0(?<!\d0))[ .]?[235789](?:[ .]?\d){8}(?!\d)")
_PRICE = re.compile(
    r"\d(?:k|đ|d|₫|tr|triệu|trieu|nghìn|nghin|ngàn|ngan|vnđ|vnd)(?:\d|\b)|\d (?:triệu|trieu|nghìn|ngàn|đồng|vnđ|vnd)\b"
)
_QUOTED = re.compile(r"[‘“«\"]([^‘’“”«»\"]{3,300})[’”»\"]")

_WEIGHTS = {"offer": 1, "strong_offer": 2, "mention": 1, "strong_mention": 2}


@dataclass(frozen=True, slots=True)
class Balance:
    """Weighed signs, larger is stronger; each different sign counts once."""

    offer: int
    mention: int
    price: bool  # the text names a price
    phone: bool  # and a number to call

    @property
    def offers(self) -> bool:
        return self.offer > self.mention

    @property
    def reports(self) -> bool:
        return self.mention > 0 and self.mention >= self.offer


@cache
def signs() -> Mapping[str, tuple[str, ...]]:
    """The phrases that stand for an offer or a mention, by weight class, and the words that negate."""
    fields = read(Path(__file__).parent / "data" / "stance.yml").fields(needed=(*_WEIGHTS, "negation"))
    return {name: tuple(node.texts()) for name, node in fields.items()}


INTENTS = (
    "contact", "action", "terms", "report", "law", "warning", "asking", "complaint", "review", "story", "disclaimer",
)  # fmt: skip


@cache
def intents() -> Mapping[str, tuple[str, ...]]:
    """The phrases that show what a text does, by intent: features of the model."""
    fields = read(Path(__file__).parent / "data" / "intent.yml").fields(needed=INTENTS)
    return {name: tuple(node.texts()) for name, node in fields.items()}


def weigh(observation: Observation, views: tuple[View, ...], found: Mapping[str, int]) -> Balance:
    """How much speaks for an offer and for a mention. ``found``: different signs seen, by weight class."""
    offer = found.get("offer", 0) + 2 * found.get("strong_offer", 0)
    mention = found.get("mention", 0) + 2 * found.get("strong_mention", 0)
    if observation.kind in (Kind.LISTING, Kind.AD):
        offer += 2
    if observation.kind is Kind.ARTICLE:  # an article reports; an advertorial must show more than one sign of selling
        mention += 2
    if observation.price is not None:
        offer += 1
    price = any(_PRICE.search(seen.text) for seen in views)
    phone = any(_PHONE.search(seen.text) for seen in views)
    return Balance(offer + price + 2 * phone, mention, price=price, phone=phone)


def quoted_stretches(seen: View) -> tuple[tuple[int, int], ...]:
    """Stretches of the view that stand in quotation marks."""
    text = seen.text
    if '"' not in text and "“" not in text and "‘" not in text and "«" not in text:
        return ()
    return tuple(hit.span(1) for hit in _QUOTED.finditer(text))
