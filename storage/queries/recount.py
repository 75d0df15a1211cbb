"""The weekly figures once more, each by one SQL statement over the ledger: the separate path that checks a report.

Nothing of `figures`, `target_stories` or `breakdown` is used but the names of figures. Each statement gives the ids of
the rows behind one figure, runs on SQLite and PostgreSQL, and can be run by hand: it takes :start, :end, :as_of,
:known (reversals that were recorded later are not known) and :later, the end of the period after this one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from statistics import median
from typing import Any

from sqlalchemy import bindparam, text
from sqlmodel import Session

from storage.database import Database
from storage.queries.counting import figure_name
from storage.records import Record
from storage.row_names import pack_ids
from storage.tables import UtcDateTime

# Each base is a table expression of (id, case_id, …).
_FOUND = """(SELECT c.id, c.id AS case_id, c.opened_at FROM cases c WHERE c.opened_at >= :start AND c.opened_at < :end
 UNION SELECT c.id, c.id, c.opened_at FROM events e JOIN cases c ON c.id = CAST(SUBSTR(e.subject, 7) AS INTEGER)
 WHERE e.deed = 'reopen' AND e.subject LIKE 'cases:%' AND e.at >= :start AND e.at < :end AND c.opened_at < :end)"""
_STANDS = """NOT EXISTS (SELECT 1 FROM reversals x WHERE x.decision_id = r.decision_id AND x.recorded_at <= :known)"""
_DECIDED = f"""(SELECT d.id, d.case_id, d.verdict FROM decisions d
 LEFT JOIN undos u ON u.decision_id = d.id
 LEFT JOIN approvals a ON a.decision_id = d.id AND NOT a.approved AND a.approved_at < :end
 WHERE d.decided_at >= :start AND d.decided_at < :end AND u.decision_id IS NULL AND a.decision_id IS NULL
 AND {_STANDS.replace("r.decision_id", "d.id")})"""
_SENT = """(SELECT t.id, r.case_id, r.recipient, r.id AS request_id
 FROM requests r JOIN targets t ON t.request_id = r.id
 WHERE r.sent_at >= :start AND r.sent_at < :end)"""


def _claims(word: str) -> str:
    return f"""(SELECT DISTINCT t.id, r.case_id, r.recipient FROM outcomes o JOIN targets t ON t.id = o.target_id
 JOIN requests r ON r.id = t.request_id
 WHERE o.recorded_at >= :start AND o.recorded_at < :end AND o.claimed = '{word}' AND r.sent_at < :end
 AND {_STANDS})"""


# A removal counts when it follows no other removal without a sighting between them; a block is neither.
_GONE = f"""(SELECT w.id, r.case_id, r.recipient, MAX(w.at) AS at, r.sent_at FROM
 (SELECT o.target_id AS id, o.recorded_at AS at, o.verified, LAG(o.verified) OVER
 (PARTITION BY o.target_id ORDER BY o.recorded_at, o.id) AS before FROM outcomes o
 WHERE o.verified IN ('verified_gone', 'still_online', 'reappeared', 'changed', 'relocated') AND o.target_id IN
 (SELECT target_id FROM outcomes WHERE verified = 'verified_gone' AND recorded_at >= :start AND recorded_at < :end)) w
 JOIN targets t ON t.id = w.id JOIN requests r ON r.id = t.request_id
 WHERE w.verified = 'verified_gone' AND COALESCE(w.before, '') <> 'verified_gone'
 AND w.at >= :start AND w.at < :end AND r.sent_at < :end AND {_STANDS}
 GROUP BY w.id, r.case_id, r.recipient, r.sent_at)"""
_BACK = f"""(SELECT DISTINCT w.id, r.case_id, r.recipient FROM
 (SELECT o.target_id AS id, o.recorded_at AS at, o.verified, LAG(o.verified) OVER
 (PARTITION BY o.target_id ORDER BY o.recorded_at, o.id) AS before FROM outcomes o
 WHERE o.verified IS NOT NULL AND o.target_id IN
 (SELECT target_id FROM outcomes WHERE verified = 'reappeared' AND recorded_at >= :start AND recorded_at < :end)) w
 JOIN targets t ON t.id = w.id JOIN requests r ON r.id = t.request_id
 WHERE w.verified = 'reappeared' AND COALESCE(w.before, '') <> 'reappeared'
 AND w.at >= :start AND w.at < :end AND r.sent_at < :end AND {_STANDS})"""
# An address stands once, under its latest request, as it was last claimed and last verified.
_STANDING = f"""(SELECT s.id, s.case_id, s.recipient, s.request_id, s.deadline_at, s.state,
 COALESCE(c.claimed, 'none') AS claimed, COALESCE(v.verified, 'not_checked') AS verified FROM
 (SELECT t.id, r.case_id, r.recipient, r.id AS request_id, r.deadline_at, r.state, ROW_NUMBER() OVER
 (PARTITION BY t.url ORDER BY r.sent_at DESC, t.id DESC) AS place
 FROM requests r JOIN targets t ON t.request_id = r.id WHERE r.sent_at < :end AND {_STANDS}) s
 LEFT JOIN (SELECT target_id, claimed, ROW_NUMBER() OVER
 (PARTITION BY target_id ORDER BY recorded_at DESC, id DESC) AS n
 FROM outcomes WHERE claimed IS NOT NULL AND recorded_at < :end) c ON c.target_id = s.id AND c.n = 1
 LEFT JOIN (SELECT target_id, verified, ROW_NUMBER() OVER
 (PARTITION BY target_id ORDER BY recorded_at DESC, id DESC) AS n
 FROM outcomes WHERE verified IS NOT NULL AND recorded_at < :end) v ON v.target_id = s.id AND v.n = 1
 WHERE s.place = 1)"""
_OWED = """b.claimed <> 'refused' AND (b.verified IN ('still_online', 'reappeared') OR b.claimed = 'none'
 AND b.verified NOT IN ('suspected_gone', 'verified_gone')) AND NOT (b.state IN ('closed', 'superseded', 'withdrawn')
 AND EXISTS (SELECT 1 FROM events e WHERE e.subject = 'requests:' || b.request_id AND e.at < :as_of
 AND e.data ->> 'after' IN ('closed', 'superseded', 'withdrawn')))"""
_OVERDUE = f"(SELECT b.* FROM {_STANDING} b WHERE b.deadline_at < :as_of AND {_OWED})"
_DUE = f"""(SELECT b.* FROM {_STANDING} b
 WHERE b.deadline_at >= :end AND b.deadline_at >= :as_of AND b.deadline_at < :later AND {_OWED})"""
_INDETERMINATE = f"(SELECT b.* FROM {_STANDING} b WHERE b.verified = 'indeterminate')"

BASES = {
    "found": ("cases", _FOUND), "decided": ("decisions", _DECIDED), "requested": ("targets", _SENT),
    "period_claimed_removed": ("targets", _claims("removed")),
    "period_claimed_refused": ("targets", _claims("refused")),
    "period_verified_gone": ("targets", _GONE), "period_reappeared": ("targets", _BACK),
    "overdue": ("targets", _OVERDUE), "indeterminate": ("targets", _INDETERMINATE),
}  # fmt: skip
# How a base is told apart: (what each row is called, what is joined to it).
_SUBJECT = "JOIN cases k ON k.id = b.case_id JOIN subjects s ON s.id = k.subject_id"
BY = {
    "platform": ("s.platform", _SUBJECT),
    "kind": ("s.kind", _SUBJECT),
    "policy": (
        "COALESCE(f.policy, 'none')",
        "LEFT JOIN findings f ON f.case_id = b.case_id AND f.found_at < :end",
    ),
    "rule": (
        "f.rule_id",
        "JOIN findings f ON f.case_id = b.case_id AND f.found_at < :end",
    ),
    "recipient": ("b.recipient", ""),
}  # fmt: skip
HAVE_RECIPIENT = frozenset(BASES) - {"found", "decided"}
_RUNS = "FROM runs b WHERE b.finished_at >= :start AND b.finished_at < :end"
_SEEN = "FROM lookalikes b WHERE b.recorded_at >= :start AND b.recorded_at < :end"

# Figures that are told apart by one column of a base: family -> (table, column, the rest of the statement).
FAMILIES = {
    "decided_": ("decisions", "b.verdict", f"FROM {_DECIDED} b"),
    "claimed_": ("targets", "b.claimed", f"FROM {_STANDING} b"),
    "": ("targets", "b.verified", f"FROM {_STANDING} b"),
    "runs_": ("runs", "b.state", f"{_RUNS} AND b.kind = 'crawl'"),
    "rechecks_": ("runs", "b.state", f"{_RUNS} AND b.kind <> 'crawl'"),
    "lookalike_target_": ("lookalikes", "b.target", _SEEN),
}
WHOLE = {
    "found_total": ("cases", f"FROM {_FOUND} b"),
    "found_new": ("cases", f"FROM {_FOUND} b WHERE b.opened_at >= :start"),
    "found_reopened": ("cases", f"FROM {_FOUND} b WHERE b.opened_at < :start"),
    "decided_total": ("decisions", f"FROM {_DECIDED} b"),
    "requested_targets": ("targets", f"FROM {_SENT} b"),
    "asked_addresses": ("targets", f"FROM {_STANDING} b"),
    "period_claimed_removed": ("targets", f"FROM {_claims('removed')} b"),
    "period_claimed_refused": ("targets", f"FROM {_claims('refused')} b"),
    "period_verified_gone": ("targets", f"FROM {_GONE} b"),
    "period_reappeared": ("targets", f"FROM {_BACK} b"),
    "overdue": ("targets", f"FROM {_OVERDUE} b"),
    "due_targets": ("targets", f"FROM {_DUE} b"),
    "captures": ("captures", "FROM captures b WHERE b.captured_at >= :start AND b.captured_at < :end"),
    "observations": ("observations", "FROM observations b WHERE b.observed_at >= :start AND b.observed_at < :end"),
    "lookalikes": ("lookalikes", _SEEN),
    "lookalikes_alert": ("lookalikes", f"{_SEEN} AND b.tier = 'alert'"),
}  # fmt: skip
_WORDS = "FROM approvals WHERE approved_at >= :start AND approved_at < :end"
_UNANSWERED = """SELECT id FROM complaints WHERE received_at < :end AND due_at >= :end AND due_at < :later
 AND (answered_at IS NULL OR answered_at >= :end)"""
_GAPS = f"""SELECT s.id FROM sources s WHERE EXISTS (SELECT 1 FROM events e WHERE e.subject = 'sources:' || s.id
 AND e.deed = 'add_source' AND e.at < :end) AND (EXISTS (SELECT 1 {_RUNS} AND b.kind = 'crawl' AND b.source_id = s.id
 AND b.state = 'failed') OR s.enabled AND NOT EXISTS (SELECT 1 {_RUNS} AND b.kind = 'crawl' AND b.source_id = s.id
 AND b.state = 'done'))"""
OWN_ID = {
    "approved": ("approvals", f"SELECT decision_id {_WORDS} AND approved"),
    "returned": ("approvals", f"SELECT decision_id {_WORDS} AND NOT approved"),
    "reversed": ("reversals", "SELECT id FROM reversals WHERE recorded_at >= :start AND recorded_at < :end"),
    "requests_sent": ("requests", f"SELECT DISTINCT b.request_id FROM {_SENT} b"),
    "due_complaints": ("complaints", _UNANSWERED),
    "coverage_gaps": ("sources", _GAPS),
}
_SELLERS = f"""SELECT o.seller, b.id FROM {_FOUND} b JOIN findings f ON f.case_id = b.id AND f.found_at < :end
 JOIN observations o ON o.id = f.observation_id WHERE o.seller <> '' GROUP BY o.seller, b.id"""
# Of removal times. Missed since: the first of the looks in a row that ended with the first proof. Said: the last word.
REMOVAL_TIMES = """SELECT t.id, k.platform, r.recipient, d.grounds, r.sent_at, r.deadline_at, g.missed,
 COALESCE((SELECT o.claimed FROM outcomes o WHERE o.target_id = t.id AND o.claimed IS NOT NULL
 AND o.recorded_at <= :as_of ORDER BY o.id DESC LIMIT 1), 'none') AS said
 FROM targets t JOIN requests r ON r.id = t.request_id JOIN cases k ON k.id = r.case_id
 JOIN decisions d ON d.id = r.decision_id
 LEFT JOIN (SELECT m.target_id, MIN(m.recorded_at) AS missed FROM outcomes m
 JOIN (SELECT target_id, MIN(id) AS proof FROM outcomes WHERE verified = 'verified_gone' AND recorded_at <= :as_of
 GROUP BY target_id) p ON p.target_id = m.target_id AND m.id <= p.proof
 WHERE m.seen = 'suspected_gone' AND NOT EXISTS (SELECT 1 FROM outcomes x WHERE x.target_id = m.target_id
 AND x.id > m.id AND x.id <= p.proof AND x.seen <> 'suspected_gone') GROUP BY m.target_id) g ON g.target_id = t.id
 WHERE r.sent_at >= :start AND r.sent_at < :end AND NOT EXISTS (SELECT 1 FROM reversals v
 WHERE v.decision_id = r.decision_id AND v.recorded_at <= :known)"""
MOST_SELLERS = 10
MEDIAN = "median_hours_to_gone"


class Recounted(Record):
    """One figure as the SQL has it."""

    value: int | float | None
    rows: str  # packed (storage.row_names)


def recount(
    db: Database, start: datetime, end: datetime, as_of: datetime, *, only_whole: bool = False
) -> dict[str, Recounted]:
    """Every figure of ``[start, end)`` that has a row. A figure that is not there is 0, and the median None.

    `only_whole` leaves the breakdown out: what a report tells of earlier periods.
    """
    moments = {"start": start, "end": end, "as_of": min(as_of, end), "known": as_of,
               "later": end + (end - start)}  # fmt: skip
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    with db.read() as session:
        _stand(session, moments)
        hours = _hours(session, moments)
        for name, table, number in _rows(session, moments, only_whole=only_whole):
            found[name][table].add(number)
    counted = {
        name: Recounted(value=sum(len(ids) for ids in tables.values()), rows=pack_ids(tables))
        for name, tables in found.items()
    }
    gone = counted.get("period_verified_gone", Recounted(value=0, rows="")).rows
    counted[MEDIAN] = Recounted(value=round(median(hours), 1) if hours else None, rows=gone)
    return counted


def statement(figure: str) -> str:
    """The SQL behind a figure, for whoever wants to run it. Raises KeyError for a name that no statement gives."""
    if figure in WHOLE:
        return f"SELECT b.id {WHOLE[figure][1]}"
    if figure in OWN_ID:
        return OWN_ID[figure][1]
    if figure == MEDIAN:
        return f"SELECT b.id, b.sent_at, b.at FROM {_GONE} b"
    if figure.startswith("top_seller_"):
        return _SELLERS
    if figure.startswith("removal_"):
        return REMOVAL_TIMES
    for base, (_, rows) in BASES.items():
        for by, (value, join) in BY.items():
            if figure.startswith(f"{base}_{by}_") and (by != "recipient" or base in HAVE_RECIPIENT):
                return f"SELECT DISTINCT {value} AS value, b.id FROM {rows} b {join}"
    for family, (_, column, rest) in sorted(FAMILIES.items(), reverse=True):
        if figure.startswith(family):
            return f"SELECT {column} AS value, b.id {rest}"
    raise KeyError(figure)


_STOOD = "(SELECT * FROM standing_now)"


def _stand(session: Session, moments: Mapping[str, datetime]) -> None:
    """Where each address stands, once for all the statements that ask: it is read from every outcome there is."""
    session.execute(text("DROP TABLE IF EXISTS standing_now"))
    session.execute(
        text("""CREATE TEMPORARY TABLE standing_now (id INTEGER, case_id INTEGER, recipient TEXT,
 request_id INTEGER, deadline_at TIMESTAMP WITH TIME ZONE, state TEXT, claimed TEXT, verified TEXT)""")
    )
    for _ in _run(session, f"INSERT INTO standing_now SELECT * FROM {_STANDING} b", moments, is_asked=False):
        pass


def _run(session: Session, sql: str, moments: Mapping[str, datetime], *, is_asked: bool = True) -> Iterator[Any]:
    if is_asked:
        sql = sql.replace(_STANDING, _STOOD)
    used = [bindparam(name, moment, UtcDateTime()) for name, moment in moments.items() if f":{name}" in sql]
    found = session.execute(text(sql).bindparams(*used))
    if is_asked:
        yield from found


def _hours(session: Session, moments: Mapping[str, datetime]) -> list[float]:
    sql = text(f"SELECT b.sent_at, b.at FROM {_GONE} b").columns(sent_at=UtcDateTime(), at=UtcDateTime())
    used = [bindparam(name, moments[name], UtcDateTime()) for name in ("start", "end", "known")]
    return [(at - sent_at).total_seconds() / 3600 for sent_at, at in session.execute(sql.bindparams(*used))]


def _rows(session: Session, moments: Mapping[str, datetime], *, only_whole: bool) -> Iterator[tuple[str, str, int]]:
    """(figure, table, id) of every row that any figure counts."""
    for name, (table, rest) in WHOLE.items():
        yield from ((name, table, number) for (number,) in _run(session, f"SELECT b.id {rest}", moments))
    for name, (table, sql) in OWN_ID.items():
        yield from ((name, table, number) for (number,) in _run(session, sql, moments))
    for family, (table, column, rest) in FAMILIES.items():
        for value, number in _run(session, f"SELECT {column}, b.id {rest}", moments):
            yield figure_name(family, value)[0], table, number
    for base, (table, rows) in BASES.items():
        for by, (value, join) in BY.items():
            if (by == "recipient" and base not in HAVE_RECIPIENT) or (
                only_whole and base not in ("found", "requested")
            ):
                continue
            for each, number in _run(session, f"SELECT DISTINCT {value}, b.id FROM {rows} b {join}", moments):
                yield figure_name(f"{base}_{by}_", each)[0], table, number
    if not only_whole:
        yield from _sellers(session, moments)


def _sellers(session: Session, moments: Mapping[str, datetime]) -> Iterator[tuple[str, str, int]]:
    cases: dict[str, list[int]] = defaultdict(list)
    for seller, number in _run(session, _SELLERS, moments):
        cases[seller].append(number)
    ranked = sorted(cases, key=lambda seller: (-len(cases[seller]), seller))[:MOST_SELLERS]
    for place, seller in enumerate(ranked, start=1):
        yield from ((f"top_seller_{place}", "cases", number) for number in cases[seller])
