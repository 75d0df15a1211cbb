"""What the two formats that a spreadsheet opens have in common."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.reports.making.content import Content, clean

FORMULA_STARTS = tuple("=+-@|\t\r\n＝＋－＠")  # a spreadsheet runs a cell that begins so


def as_text(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run."""
    if cell[:1].isalnum():  # nearly all: quick to say
        return cell
    return "'" + cell if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell


def beside_names(content: Content) -> tuple[str, ...]:
    """What is told beside the figures of this report, as in ``previous``, ``mean``, in reading order."""
    return tuple(dict.fromkeys(name.partition("@")[2] for name in content.figures if "@" in name))


@lru_cache(maxsize=10_000)  # a shop has many cases
def initials(name: str) -> str:
    """A seller's name as others may see it: the first letter of each word, no digit."""
    words = re.sub(r"\d", "", clean(name)).split()
    return " ".join(f"{word[0]}***" for word in words if word[0].isalpha()) or "***"
