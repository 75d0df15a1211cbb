"""What goods of known brands cost at least: `classifier/data/prices.yml`, read once and strictly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from classifier.yaml_lines import Node, YamlError, read

PRICES = Path(__file__).parent / "data" / "prices.yml"


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A floor, in đồng, under which goods of these brands are not what they seem; no ``goods``: any goods of theirs."""

    names: tuple[str, ...]
    goods: tuple[str, ...]
    floor: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class PriceTable:
    rows: tuple[PriceRow, ...]
    words: Mapping[str, Sequence[str]]
    """Phrases by what they say of an offer: `accessories`, `used`, `evasive`."""


@cache
def price_table(file: Path = PRICES) -> PriceTable:
    """Raises YamlError, with its line, for what it does not understand."""
    fields = read(file).fields(needed=("accessories", "used", "evasive", "rows"))
    return PriceTable(
        rows=tuple(_row(node) for node in fields["rows"].items()),
        words={name: tuple(fields[name].texts()) for name in ("accessories", "used", "evasive")},
    )


def _row(node: Node) -> PriceRow:
    fields = node.fields(needed=("names", "goods", "floor", "source"))
    floor = fields["floor"].number()
    if floor < 1000 or not fields["source"].text():
        raise YamlError(node.line, "a row needs a floor in đồng, from 1000, and a source")
    return PriceRow(
        tuple(fields["names"].texts()),
        tuple(fields["goods"].texts()),
        Decimal(int(floor)),
        fields["source"].text(),
    )
