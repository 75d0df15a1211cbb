"""The protected names that are watched: the program's list into the database, the engine out of it."""

from __future__ import annotations

import io
from collections.abc import Iterable

from classifier.lookalike.engine import LookalikeEngine
from classifier.protected import ProtectedError, ProtectedName, protected_names, read_names, write_names
from monitor.workplace import Workplace
from storage.ledger import protected as deeds
from storage.ledger.errors import LedgerError
from storage.queries import protected
from storage.records import ProtectedEntry


def load_shipped(workplace: Workplace) -> int:
    """Take in the program's list as far as it is missing; gives how many names came."""
    return deeds.load_shipped(workplace.db, [entry_of(name) for name in protected_names()], workplace.clock())


def watched(workplace: Workplace) -> tuple[ProtectedName, ...]:
    """The office's list. Raises LedgerError when it is empty."""
    found = tuple(name_of(view.entry) for view in protected.names(workplace.db))
    if not found:
        raise LedgerError(
            "the list of protected names is empty, so nothing can be found; add names on the page Tên bảo vệ"
        )
    return found


def engine_of(workplace: Workplace) -> LookalikeEngine:
    """The engine for the office's list and its allowlist. Raises LedgerError when the list is empty."""
    allow = [view.domain for view in protected.allowed(workplace.db)]
    return LookalikeEngine(watched(workplace), allow)


class Following:
    """Notices when people changed the list or the allowlist; gives the new engine then."""

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the list as it is now."""
        self._workplace = workplace
        self._seen = protected.fingerprint(workplace.db)

    def __call__(self) -> tuple[LookalikeEngine, tuple[ProtectedName, ...]] | None:
        """A new engine and its list; None when nothing changed, or when the list was emptied."""
        now = protected.fingerprint(self._workplace.db)
        if now == self._seen or not protected.names(self._workplace.db):
            return None
        self._seen = now
        return engine_of(self._workplace), watched(self._workplace)


def import_csv(workplace: Workplace, text: str, actor: str) -> tuple[int, int]:
    """Take in a CSV of protected names; gives (added, changed). Raises LedgerError with the line that is wrong."""
    try:
        names = read_names(io.StringIO(text.removeprefix("\ufeff")))
        entries = [entry_of(name) for name in names]
    except ValueError as error:
        what = str(error) if isinstance(error, ProtectedError) else f"a row is not valid: {error}"
        raise LedgerError(what) from error
    return deeds.import_names(workplace.db, entries, actor=actor, now=workplace.clock())


def export_csv(workplace: Workplace) -> str:
    """The office's list as the CSV that `import_csv` and `rasoat lookalike scan --protected` read."""
    file = io.StringIO()
    write_names((name_of(view.entry) for view in protected.names(workplace.db)), file)
    return file.getvalue()


def entry_of(name: ProtectedName) -> ProtectedEntry:
    """A name as the database keeps it."""
    return ProtectedEntry(
        name=name.name, domain=name.domain, other_domains=name.domains[1:], keywords=name.keywords, sector=name.sector,
        scope=name.scope, checked=name.checked,
    )  # fmt: skip


def name_of(entry: ProtectedEntry) -> ProtectedName:
    """A row of the database as the engine takes it."""
    return ProtectedName(
        name=entry.name, domain=entry.domain, domains=(entry.domain, *entry.other_domains), sector=entry.sector,
        keywords=entry.keywords, checked=entry.checked, scope=entry.scope,
    )  # fmt: skip


def values(text: str) -> tuple[str, ...]:
    """What a person typed into one field, parted by ``;``, commas or lines."""
    parts: Iterable[str] = text.replace(",", ";").replace("\n", ";").split(";")
    return tuple(dict.fromkeys(part.strip().lower() for part in parts if part.strip()))
