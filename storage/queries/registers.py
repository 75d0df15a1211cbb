"""Reads of registers: which lists are in force, and what stands in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from sqlmodel import Session, col, select

from storage.database import Database
from storage.records import Record, UtcTime
from storage.register_tables import RegisterEntryRow, RegisterKeyRow, RegisterRow
from storage.registers import Key, RegisterKind, What

BATCH = 400
MOST_MATCHES = 50
# By which key a line counts as found when several lead to it: what can not be copied first.
_RANK = (What.DOMAIN, What.PHONE, What.NAME, What.WHOLE, What.TAX_CODE, What.NUMBER, What.OWNER)


class RegisterView(Record):
    """A list that was brought in; `is_current` while no later one of its source stands."""

    id: int
    kind: RegisterKind
    source: str
    as_of: date
    file_name: str
    entries: int
    is_current: bool
    taken_in_by: str
    taken_in_at: UtcTime


class Match(Record):
    """A line of a list in force that was found, and by what."""

    of: RegisterView
    line: int
    name: str
    owner: str
    number: str
    valid_to: date | None
    what: What
    key: str

    def holds(self, day: date) -> bool:
        """Whether the line was good on that day."""
        return self.valid_to is None or self.valid_to >= day


def registers(db: Database, *, current: bool = False) -> tuple[RegisterView, ...]:
    """All lists, or those in force, newest first."""
    with db.read() as session:
        return tuple(_registers(session, current=current))


def _registers(session: Session, *, current: bool) -> list[RegisterView]:
    query = select(RegisterRow).order_by(col(RegisterRow.id).desc())
    if current:
        query = query.where(col(RegisterRow.is_current))
    return [RegisterView.model_validate(row.model_dump(exclude={"file_sha256"})) for row in session.exec(query)]


def find(db: Database, keys: Callable[[], Iterable[Key]]) -> tuple[Match, ...]:
    """The lines of lists in force that stand under any of the keys, each once. Without a list no key is asked for."""
    with db.read() as session:
        current = {each.id: each for each in _registers(session, current=True)}
        if not current:
            return ()
        sought: dict[What, list[str]] = defaultdict(list)
        for key in dict.fromkeys(keys()):
            sought[key.what].append(key.key)
        found: dict[int, Match] = {}
        for what in _RANK:
            texts = sought[what]
            for at in range(0, len(texts), BATCH):
                for match_id, match in _under(session, current, what, texts[at : at + BATCH]):
                    found.setdefault(match_id, match)
    return tuple(found.values())[:MOST_MATCHES]


def _under(
    session: Session, current: dict[int, RegisterView], what: What, keys: list[str]
) -> Iterable[tuple[int, Match]]:
    query = (
        select(RegisterEntryRow, RegisterKeyRow.key)
        .join(RegisterKeyRow, col(RegisterKeyRow.entry_id) == RegisterEntryRow.id)
        .where(RegisterKeyRow.what == what, col(RegisterKeyRow.key).in_(keys))
        .where(col(RegisterEntryRow.register_id).in_(list(current)))
        .limit(MOST_MATCHES)
    )
    for row, key in session.exec(query):
        yield row.id, Match(
            of=current[row.register_id], line=row.line, name=row.name, owner=row.owner, number=row.number,
            valid_to=row.valid_to, what=what, key=key,
        )  # fmt: skip
