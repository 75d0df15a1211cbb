"""Taking in a list of others: the file to the vault first, then its lines with their keys, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from monitor.json_lines import InputError
from monitor.office_time import OFFICE_TIME
from monitor.register_files import entries_of
from monitor.workplace import Workplace
from storage.ledger.registers import take_in
from storage.registers import Register, RegisterEntry, RegisterKind


@dataclass
class Taken:
    """What came of a file; `refused` are (line, reason)."""

    register_id: int = 0
    entries: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def import_register(
    workplace: Workplace, path: Path, kind: RegisterKind, source: str, as_of: date, *, actor: str, name: str = ""
) -> Taken:
    """Take in the list of `path`. Raises InputError for a file or a day that is none, and what the ledger raises."""
    now = workplace.clock()
    if as_of > now.astimezone(OFFICE_TIME).date():
        raise InputError(f"{as_of:%d/%m/%Y} is in the future; give the day whose state the list tells")
    try:
        body = path.read_bytes()
    except OSError as error:
        raise InputError(f"can not read {path.name}: {error.strerror}; check the name and the rights") from error
    taken = Taken()

    def good() -> Iterator[RegisterEntry]:
        for each in entries_of(path):
            if isinstance(each, RegisterEntry):
                taken.entries += 1
                yield each
            else:
                taken.refused.append(each)

    register = Register(
        kind=kind, source=source.strip(), as_of=as_of, file_name=(name or path.name)[:300],
        file_sha256=workplace.vault.keep(body),
    )  # fmt: skip
    workplace.vault.sync()
    taken.register_id = take_in(workplace.db, register, good(), actor=actor, now=now)
    return taken
