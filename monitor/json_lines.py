"""JSON Lines in and out: UTF-8, one object a line, order kept; a bad line is reported, and the run goes on."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO


class InputError(Exception):
    """A file can not be read, or can not be written; the text says what to do."""


class Lines:
    """An open output. `error` writes the agreed form for a bad line and remembers that there was one."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.has_errors = False

    def write(self, row: dict[str, Any]) -> None:
        """Write one object."""
        self._file.write(json.dumps(row, ensure_ascii=False, default=_plain) + "\n")

    def error(self, number: int, why: str) -> None:
        """Write ``{"line": number, "error": why}``; the command will end with exit code 1."""
        self.has_errors = True
        self.write({"line": number, "error": why})


@contextmanager
def lines_to(path: Path | None) -> Iterator[Lines]:
    """Write to stdout, or to `path` as a whole: nothing is left half-written when the work fails. Raises InputError."""
    if path is None:
        yield Lines(sys.stdout)
        return
    if path.exists() and not path.is_file():
        # A device or a pipe is written to: as root, putting a file in the place of /dev/null would break the machine.
        try:
            with path.open("w", encoding="utf-8", newline="\n") as open_file:
                yield Lines(open_file)
        except IsADirectoryError as error:
            raise InputError(f"can not write {path}: {error.strerror}; choose another place with --out") from error
        return
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(f"can not write {path}: {error.strerror}; choose another place with --out") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            yield Lines(file)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def rows_of(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """(line number, object or the reason why it is none) for each line that is not blank. Raises InputError."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, _object(line)
    except OSError as error:
        raise InputError(f"can not read {path}: {error.strerror}; check the name and the rights") from error


def _object(line: bytes) -> dict[str, Any] | str:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "not UTF-8"
    except (json.JSONDecodeError, RecursionError) as error:
        return f"not JSON: {error}"
    return found if isinstance(found, dict) else "not a JSON object"


def number(value: Decimal | None) -> int | float | None:
    """A price as a JSON number: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return number(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")
