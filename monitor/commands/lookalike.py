"""Commands about lookalike domains that need no office: scan a file of names, list likely registrations."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from classifier.lookalike.engine import BadLine, LookalikeEngine
from classifier.lookalike.generate import likely_names
from classifier.protected import NAMES, ProtectedError, ProtectedName, read_names
from monitor.json_lines import InputError, lines_to

_BLOCK = (
    1 << 18
)  # bytes of names judged in one go, about 15,000 lines: what is made of them stays in the processor's cache
_AHEAD = 4  # blocks that wait for each worker

Protected = Annotated[
    Path | None,
    typer.Option("--protected", metavar="CSV", help="name, domain, other_domains, keywords; default: the bundled list"),
]


def scan(
    source: Annotated[Path, typer.Option("--in", metavar="FILE", help="a domain or host name a line")],
    protected: Protected = None,
    allow: Annotated[
        Path | None, typer.Option("--allow", metavar="FILE", help="domains that never match, one a line")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE")] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="processes")] = 1,
) -> int:
    """Say which names imitate a protected one, which one, how, and why; a file of any size."""
    names, allowed = _protected(protected), _allowed(allow)
    with lines_to(out) as lines:
        for rows in _judged(_blocks(source), names, allowed, workers):
            for row in rows:
                if "error" in row:
                    lines.error(row["line"], row["error"])
                else:
                    lines.write(row)
    return 1 if lines.has_errors else 0


def generate(
    name: Annotated[str, typer.Argument(help="an organisation's name, domain or keyword, as in the list")],
    protected: Protected = None,
    limit: Annotated[int, typer.Option(min=1, help="at most so many")] = 1_000_000,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE")] = None,
) -> None:
    """List the likely registrations that imitate one protected name, the most used ways first."""
    asked = name.strip().lower()
    known = _protected(protected)
    found = next((each for each in known if asked in (each.name.lower(), *each.domains)), None)
    found = found or next((each for each in known if asked in each.keywords), None)
    if found is None:
        raise InputError(f"{name!r} is no protected name; give a name, domain or keyword of the list")
    with lines_to(out) as lines:
        for count, (domain, kind) in enumerate(likely_names(found)):
            if count == limit:
                break
            lines.write({"domain": domain, "target": found.name, "target_domain": found.domain, "kind": kind})


def _protected(path: Path | None) -> tuple[ProtectedName, ...]:
    try:
        with (path or NAMES).open(encoding="utf-8-sig", newline="") as file:
            return read_names(file)
    except OSError as error:
        raise InputError(f"can not read {path}: {error.strerror}; check --protected") from error
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8; save it as CSV in UTF-8") from None
    except ProtectedError as error:
        raise InputError(f"{path}: {error}") from error


def _allowed(path: Path | None) -> tuple[str, ...]:
    try:
        return tuple(path.read_text(encoding="utf-8-sig").lower().split()) if path else ()
    except OSError as error:
        raise InputError(f"can not read {path}: {error.strerror}; check --allow") from error


def _blocks(path: Path) -> Iterator[tuple[int, bytes]]:
    """(number of its first line, some whole lines) of a file, the last line perhaps without its newline. Raises
    InputError."""
    number = 1
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                rest = file.readline(_BLOCK)
                block += rest
                while len(rest) == _BLOCK and not rest.endswith(b"\n"):
                    rest = file.readline(_BLOCK)  # no host name is so long: what is dropped changes no answer
                yield number, block
                number += block.count(b"\n") + (not block.endswith(b"\n"))
                if sys.stderr.isatty():
                    sys.stderr.write(f"\r{number - 1:,} names")
    except OSError as error:
        raise InputError(f"can not read {path}: {error.strerror}; check --in") from error


def _judged(
    blocks: Iterator[tuple[int, bytes]], names: tuple[ProtectedName, ...], allowed: tuple[str, ...], workers: int
) -> Iterator[list[dict[str, Any]]]:
    """The rows of each block, in order; never more than a few blocks in memory."""
    if workers == 1:
        _start(names, allowed)
        yield from (_rows(*block) for block in blocks)
        return
    # Loading it takes as long as scanning 50,000 names, and one process does without it.
    from concurrent.futures import Future, ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=_start, initargs=(names, allowed)) as pool:
        waiting: deque[Future[list[dict[str, Any]]]] = deque()
        for block in blocks:
            waiting.append(pool.submit(_rows, *block))
            if len(waiting) > workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


class _Worker:
    """What a process keeps between blocks."""

    engine: LookalikeEngine


def _start(names: tuple[ProtectedName, ...], allowed: tuple[str, ...]) -> None:
    _Worker.engine = LookalikeEngine(names, allowed)


def _rows(first: int, block: bytes) -> list[dict[str, Any]]:
    return [
        {"line": found.number, "error": found.why} if isinstance(found, BadLine) else asdict(found)
        for found in _Worker.engine.sift(block, first)
    ]
