"""Pages of the queue: filtered, searched, counted, at any depth and size.

A page is a range scan of one index: an offset or a live count would cost more the deeper and the fuller it gets.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Mapping, Sequence
from itertools import islice

import sqlalchemy
from sqlalchemy import ColumnElement, Connection, Integer, column, exists, func, literal_column, table
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from storage.database import Database
from storage.queries.cases import CaseSummary, summary
from storage.queue_tables import PAIR, CounterRow, FacetRow, SearchRow, pair
from storage.records import CaseState, Record
from storage.search_text import query_words
from storage.tables import CaseRow, UserRow

FACETS = (
    "policy", "platform", "source", "host", "seller", "rule", "kind", "province",
    "assignee",  # a person's name
    "seller_id",  # of storage.queries.actors
    "opened",  # a day in Vietnam, 2026-11-24, or a month, 2026-11
    "deadline",  # the day on which the first answer to an open request is due
)  # fmt: skip
ALL = "all"
SIMPLE: ColumnElement[str] = literal_column(
    "'simple'"
)  # PostgreSQL: no stemming; the words are prepared by storage.search_text
WALKED = 20_000  # newest Cases looked through before the index of words; a word in 0.25% of them fills a page there
FEW = 8  # a state or facet is rare when it has one Case in so many
GLANCED = 2_000  # of these, or of a rare facet's, are looked through first: mostly they fill a page
Place = tuple[int, int]  # (priority, id) of the last line of the page before


class QueueFilter(Record):
    """Which Cases: in these states, with these facets (see FACETS), whose text holds all words of `text`."""

    states: tuple[CaseState, ...]
    facets: Mapping[str, str] = {}
    text: str = ""


def counts(db: Database, facet: str = ALL, value: str = "") -> dict[CaseState, int]:
    """How many Cases of a facet stand in each state; every state has a number."""
    with db.read() as session:
        rows = session.exec(select(CounterRow).where(CounterRow.facet == facet, CounterRow.value == value))
        known = {row.state: row.number for row in rows}
    return {state: known.get(state, 0) for state in CaseState}


def known_values(db: Database, facets: Sequence[str], most: int = 200) -> dict[str, tuple[str, ...]]:
    """The values of these facets that any Case has, in order; of each facet `most`."""
    found: dict[str, tuple[str, ...]] = {}
    with db.read() as session:
        for facet in facets:
            values = select(CounterRow.value).where(CounterRow.facet == facet, col(CounterRow.number) > 0).distinct()
            found[facet] = tuple(session.exec(values.order_by(CounterRow.value).limit(most)))
    return found


def page(db: Database, wanted: QueueFilter, after: Place | None = None, limit: int = 50) -> tuple[CaseSummary, ...]:
    """A page, first to be worked on first; with a text, the newest Case first. `after` is the place of the last line.

    Raises ValueError for a facet that is none of FACETS.
    """
    if unknown := wanted.facets.keys() - set(FACETS):
        raise ValueError(f"no facet {', '.join(sorted(unknown))}; there are: {', '.join(FACETS)}")
    with db.read() as session:
        if wanted.text.strip():
            ids = _search(session, wanted, after, limit)
        else:
            lists = [_ids_in(session, state, wanted.facets, after, limit) for state in wanted.states]
            ids = [place[1] for place in islice(heapq.merge(*lists), limit)]
        return summaries(session, ids)


def _ids_in(
    session: Session, state: CaseState, facets: Mapping[str, str], after: Place | None, limit: int
) -> list[Place]:
    """(minus priority, id) in the order of the queue: those of the same priority as `after` first, then lower ones."""
    query = _facet_query(session, state, facets)
    if after is None:
        return _places(session, query, limit)
    priority, last_id = after
    same = query.where(FacetRow.priority == priority, col(FacetRow.case_id) > last_id)
    found = _places(session, same, limit)
    if len(found) < limit:
        found += _places(session, query.where(col(FacetRow.priority) < priority), limit - len(found))
    return found


def _places(session: Session, query: Select[int, int], limit: int) -> list[Place]:
    ordered = query.order_by(col(FacetRow.priority).desc(), col(FacetRow.case_id)).limit(limit)
    return [(-priority, case_id) for priority, case_id in session.exec(ordered)]


def _facet_query(session: Session, state: CaseState, facets: Mapping[str, str]) -> Select[int, int]:
    """The rarest facet leads the scan; the others are looked up for each of its rows."""
    known = [item for item in facets.items() if not (_is_pair(facets) and item[0] in ("policy", "platform"))]
    known += [(PAIR, pair(facets["policy"], facets["platform"]))] if _is_pair(facets) else []
    known = known or [(ALL, "")]
    ranked = sorted(known, key=lambda facet: _number(session, state, *facet))
    (facet, value), *others = ranked
    query = select(FacetRow.priority, FacetRow.case_id).where(
        FacetRow.facet == facet, FacetRow.value == value, FacetRow.state == state
    )
    return query.where(*(_has_facet(FacetRow, col(FacetRow.case_id), name, wanted) for name, wanted in others))


def _is_pair(facets: Mapping[str, str]) -> bool:
    return {"policy", "platform"} <= facets.keys()


def _has_facet(of: type[FacetRow | CaseRow], case_id: Mapped[int], facet: str, value: str) -> ColumnElement[bool]:
    """Whether a Case has one more facet. With state and priority named too, each look is one entry of the index:
    without them SQLite walks all Cases of that facet (2.3 s against 2 ms at a million Cases)."""
    other = aliased(FacetRow)
    return exists().where(
        col(other.facet) == facet,
        col(other.value) == value,
        col(other.state) == col(of.state),
        col(other.priority) == col(of.priority),
        col(other.case_id) == case_id,
    )


def _number(session: Session, state: CaseState, facet: str, value: str) -> int:
    row = session.get(CounterRow, (facet, value, state))
    return row.number if row else 0


def _search(session: Session, wanted: QueueFilter, after: Place | None, limit: int) -> list[int]:
    folded, marked = query_words(wanted.text)
    if not folded and not marked:
        return []
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    with_words, case_id = (_matching_sqlite if is_sqlite else _matching_postgresql)(folded, marked)
    found = with_words.where(col(CaseRow.state).in_(wanted.states))
    found = found.where(*(_has_facet(CaseRow, col(CaseRow.id), name, value) for name, value in wanted.facets.items()))
    if after is not None:
        found = found.where(case_id < after[1])
    if is_sqlite:
        return list(session.connection().scalars(found.order_by(case_id.desc()).limit(limit)))
    ids = _newest_postgresql(session, wanted, with_words.whereclause, found, after, limit)
    session.connection().exec_driver_sql(_AS_PLANNED)
    return ids


def _newest_postgresql(
    session: Session, wanted: QueueFilter, words: ColumnElement[bool] | None, found: sqlalchemy.Select[int],
    after: Place | None, limit: int,
) -> list[int]:  # fmt: skip
    """The newest matches. The planner would walk back through all Cases for a rare word too (20 s at a million), gather
    every match of a common one, and takes the words of a phrase to be strangers. So the Cases of a rare state or facet
    are asked one by one; of others the newest are walked, as long as they promise a full page; else all that the index
    of words names, the newest first (parallel workers would take 10 ms to start, also for a word that nobody has)."""
    assert words is not None
    case_id = col(SearchRow.case_id)
    newest = after[1] if after else session.exec(select(func.max(CaseRow.id))).one() or 0
    connection = session.connection()
    connection.exec_driver_sql(_ONE_BY_ONE)
    number, facet, value = min(
        (_number_in(session, wanted.states, *each), *each) for each in wanted.facets.items() or [(ALL, "")]
    )
    if number <= min(WALKED, newest // FEW):
        of_facet = select(FacetRow.case_id).where(
            FacetRow.facet == facet, FacetRow.value == value, col(FacetRow.state).in_(wanted.states)
        )
        return _newest_of_facet(connection, of_facet, found, newest, newest * GLANCED // max(number, GLANCED), limit)
    ids: list[int] = []
    below = newest + 1
    for rows in (GLANCED, WALKED):
        near = found.where(case_id > newest - rows, case_id < below)
        ids += connection.scalars(near.order_by(case_id.desc()).limit(limit - len(ids)))
        if len(ids) == limit or newest <= rows:
            return ids
        if len(ids) * WALKED < limit * GLANCED:
            break
        below = newest - rows + 1
    connection.exec_driver_sql("SET LOCAL enable_bitmapscan = on")
    place = (case_id + 0).label("case_id")  # "+ 0": no index has that order
    with_them = sqlalchemy.select(place).where(words).order_by(place.desc())
    with_them = with_them if after is None else with_them.where(case_id < after[1])
    return list(connection.scalars(_among(with_them, found).limit(limit)))


def _newest_of_facet(
    connection: Connection,
    of_facet: sqlalchemy.Select[int],
    found: sqlalchemy.Select[int],
    newest: int,
    near: int,
    limit: int,
) -> list[int]:
    """The newest matches among a rare facet's Cases: first among the `near` newest ids, then among those before. All of
    them would have to be put in order first, which costs more than the page."""
    case_id = col(FacetRow.case_id)
    ids: list[int] = []
    for low, high in ((newest - near, newest), (0, newest - near)):
        if high > 0 and len(ids) < limit:
            part = of_facet.where(case_id > low, case_id <= high).order_by(case_id.desc())
            ids += connection.scalars(_among(part, found).limit(limit - len(ids)))
    return ids


def _among(few: sqlalchemy.Select[int], found: sqlalchemy.Select[int]) -> sqlalchemy.Select[int]:
    """Those of `few` (their `case_id`s, in order) that `found` finds too, in that order: the OFFSET is a fence."""
    fenced, case_id = few.offset(0).subquery(), col(SearchRow.case_id)
    assert found.whereclause is not None  # the words', at least
    ordered = sqlalchemy.select(col(CaseRow.id)).join_from(fenced, SearchRow, fenced.c.case_id == case_id)
    ordered = ordered.join(CaseRow, col(CaseRow.id) == case_id).where(found.whereclause)
    return ordered.order_by(fenced.c.case_id.desc())


_ONE_BY_ONE = """SET LOCAL join_collapse_limit = 1; SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL enable_bitmapscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off"""
"""Joins as they are written, a row at a time, by one process: others take longer to start than a page takes."""
_AS_PLANNED = re.sub(r"= \w+", "TO DEFAULT", _ONE_BY_ONE)


def _number_in(session: Session, states: Sequence[CaseState], facet: str, value: str) -> int:
    of_facet = select(func.sum(CounterRow.number)).where(CounterRow.facet == facet, CounterRow.value == value)
    return session.exec(of_facet.where(col(CounterRow.state).in_(states))).one() or 0


Found = tuple[sqlalchemy.Select[int], ColumnElement[int] | Mapped[int]]


def _matching_sqlite(folded: Sequence[str], marked: Sequence[str]) -> Found:
    terms = [f'folded : "{word}"' for word in folded] + [f'marked : "{word}"' for word in marked]
    words = table("words", column("rowid", Integer))
    match = sqlalchemy.text("words MATCH :terms").bindparams(terms=" AND ".join(terms))
    joined = sqlalchemy.select(col(CaseRow.id)).join_from(words, CaseRow, words.c.rowid == col(CaseRow.id))
    return joined.where(match), words.c.rowid


def _matching_postgresql(folded: Sequence[str], marked: Sequence[str]) -> Found:
    joined = sqlalchemy.select(col(CaseRow.id)).join_from(SearchRow, CaseRow, col(SearchRow.case_id) == CaseRow.id)
    for indexed, words in (("words_folded", folded), ("words_marked", marked)):
        if words:
            wanted = func.plainto_tsquery(SIMPLE, " ".join(words))
            joined = joined.where(literal_column(indexed).op("@@")(wanted))
    return joined, col(SearchRow.case_id)


def summaries(session: Session, ids: Sequence[int]) -> tuple[CaseSummary, ...]:
    """The lines of these Cases, in this order, in two look-ups."""
    if not ids:
        return ()
    rows = {row.id: row for row in session.exec(select(CaseRow).where(col(CaseRow.id).in_(ids)))}
    holders = {row.leased_by for row in rows.values() if row.leased_by is not None}
    names: dict[int, str] = {}
    if holders:
        names = {row.id: row.name for row in session.exec(select(UserRow).where(col(UserRow.id).in_(holders)))}
    return tuple(summary(rows[case_id], names) for case_id in ids if case_id in rows)
