"""What the two formats that a spreadsheet opens have in common."""

from __future__ import annotations

from monitor.reports.making.content import Content

FORMULA_STARTS = tuple("=+-@|\t\r\n＝＋－＠")  # a spreadsheet runs a cell that begins so


def as_text(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run."""
    return "'" + cell if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell


def beside_names(content: Content) -> tuple[str, ...]:
    """What is told beside the figures of this report, as in ``previous``, ``mean``, in reading order."""
    return tuple(dict.fromkeys(name.partition("@")[2] for name in content.figures if "@" in name))
