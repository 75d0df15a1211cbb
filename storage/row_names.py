"""Rows named as ``table:id``, and many of them in a short text: ``cases:1-3,7 targets:5``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator


def pack(rows: Iterable[str]) -> str:
    """Rows in a short text, tables and ids in order. Raises ValueError for what is no ``table:id``."""
    ids: dict[str, set[int]] = defaultdict(set)
    rows = list(rows)
    prefix = rows[0].partition(":")[0] + ":" if rows else ""
    begin = len(prefix)
    ours = [row[begin:] for row in rows if row.startswith(prefix)]
    if len(ours) == len(rows):  # the rule, and much the faster
        return pack_ids({prefix[:-1]: set(map(int, ours))})
    for row in rows:
        table, _, number = row.partition(":")
        ids[table].add(int(number))
    return pack_ids(ids)


def pack_ids(ids: dict[str, set[int]]) -> str:
    """The same from ids by table."""
    return " ".join(f"{table}:{','.join(_runs(numbers))}" for table, numbers in sorted(ids.items()) if numbers)


def _runs(numbers: set[int]) -> Iterator[str]:
    first = last = -1
    for number in sorted(numbers):
        if number == last + 1 and first >= 0:
            last = number
            continue
        if first >= 0:
            yield str(first) if first == last else f"{first}-{last}"
        first = last = number
    if first >= 0:
        yield str(first) if first == last else f"{first}-{last}"


def unpack(packed: str) -> Iterator[tuple[str, int]]:
    """The (table, id) of each row. Raises ValueError for a text that `pack` does not write."""
    for group in packed.split():
        table, _, runs = group.partition(":")
        for run in runs.split(","):
            first, _, last = run.partition("-")
            for number in range(int(first), int(last or first) + 1):
                yield table, number


def count(packed: str) -> int:
    """How many rows a packed text names."""
    total = 0
    for group in packed.split():
        for run in group.partition(":")[2].split(","):
            first, _, last = run.partition("-")
            total += int(last or first) - int(first) + 1
    return total
