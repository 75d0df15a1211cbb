"""What kind of product a text is about: the same sentence breaks one rule for a supplement and another for a cream."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from classifier.yaml_lines import read


class ProductKind(StrEnum):
    SUPPLEMENT = "supplement"
    DRUG = "drug"
    COSMETIC = "cosmetic"
    DEVICE = "device"
    MEDICAL_SERVICE = "medical_service"
    FOOD = "food"
    OTHER = "other"


@cache
def kind_words() -> Mapping[ProductKind, tuple[str, ...]]:
    """The phrases that tell each kind, the most certain kind first. Raises ValueError for a kind that is none."""
    words = read(Path(__file__).parent / "data" / "product_kinds.yml").mapping()
    return {ProductKind(kind): tuple(node.texts()) for kind, node in words.items()}


def product_kind(found: Collection[ProductKind]) -> ProductKind:
    """The one kind of a text in which words of these kinds were found; OTHER where there are none."""
    return next((kind for kind in kind_words() if kind in found), ProductKind.OTHER)
