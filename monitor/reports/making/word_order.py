"""The order in which the figures of a report are marked in its Word file."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.reports.making.content import Block, Content, Figure, Paragraph, Table


def in_word_order(content: Content) -> Iterator[Figure]:
    """Each figure as often as it stands in words; a chart is a picture."""
    yield from _figures(content.body)
    for annex in content.annexes:
        yield from _figures(annex.blocks)


def _figures(blocks: tuple[Block, ...]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (part for part in block.parts if isinstance(part, Figure))
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row.cells if isinstance(cell, Figure))
        elif block.block == "beside":
            yield from _figures(block.tables)
