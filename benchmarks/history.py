"""An independent checker of what happened in a queue: it reads tables and a history, and knows nothing of our code.

A history has one JSON line for each deed that somebody asked for and that was answered, or whose answer was lost:
``{"who", "deed", "case", "version", "token", "sent", "done", "result", "until"}``. `result` is "ok", "refused" or
"unknown" (killed, timed out); `token` is a text that no other deed has, written as the reason; times are seconds of one
clock; `until` is when a claim's lease ends.
"""

import hashlib
import json
import sqlite3
import threading
from collections import Counter, defaultdict
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO

import psycopg

OK, REFUSED, UNKNOWN = "ok", "refused", "unknown"
ENDS_OFFER = ("release", "skip", "decide")  # deeds of the holder after which a case is no longer theirs
TABLES = {
    "cases": "SELECT id, state, version FROM cases",
    "decisions": "SELECT id, case_id, author_id, verdict, reason FROM decisions ORDER BY id",
    "approvals": "SELECT decision_id, author_id, approver_id, approved, reason FROM approvals",
    "requests": "SELECT id, case_id, decision_id, state FROM requests",
    "events": "SELECT seq, at, actor, deed, subject, data, previous_hash, hash FROM events ORDER BY seq",
}


class History:
    """Writes deeds down as they are answered; safe for threads."""

    def __init__(self, path: Path) -> None:
        self._file: TextIO = path.open("a", encoding="utf-8")
        self._lock = threading.Lock()

    def write(self, **deed: object) -> None:
        """Add one deed, flushed."""
        with self._lock:
            self._file.write(json.dumps(deed, ensure_ascii=False) + "\n")
            self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def read_history(path: Path) -> list[dict[str, Any]]:
    """The deeds of a history file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_tables(address: str) -> dict[str, list[dict[str, Any]]]:
    """What a database (``sqlite:///FILE`` or a PostgreSQL address) holds at one moment, by plain SQL.

    One snapshot: PostgreSQL may still be carrying out the last COMMIT of a process that has just been killed, and
    tables read one after another would then show half of it.
    """
    if address.startswith("sqlite:///"):
        connection: Any = sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)
        begin = "BEGIN"
    else:
        connection = psycopg.connect(address.replace("+psycopg", ""), autocommit=True)
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    try:
        connection.execute(begin)
        tables = {}
        for name, query in TABLES.items():
            cursor = connection.execute(query)
            columns = [column[0] for column in cursor.description]
            tables[name] = [dict(zip(columns, row, strict=True)) for row in cursor]
        return tables
    finally:
        connection.close()


def check(deeds: list[dict[str, Any]], tables: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Figures: `double_offers`, `lost`, `doubled`, `invented`, `half_done`, `bad_event`, and `examples` of them."""
    wrong: dict[str, list[str]] = {
        "double_offers": list(double_offers(deeds)),
        "lost": [],
        "doubled": list(same_lease_twice(deeds)),
        "invented": [],
        "half_done": list(half_done(tables)),
    }
    compare_reasons(deeds, "decide", [row["reason"] for row in tables["decisions"]], wrong)
    compare_reasons(deeds, "approve", [row["reason"] for row in tables["approvals"]], wrong, "return")
    compare_moves(deeds, tables["events"], wrong)
    figures: dict[str, Any] = {name: len(found) for name, found in wrong.items()}
    figures["bad_event"] = first_bad_event(tables["events"])
    figures["examples"] = [f"{name}: {text}" for name, found in wrong.items() for text in found[:3]]
    return figures


def is_clean(figures: dict[str, Any]) -> bool:
    """Whether `check` found nothing."""
    names = ("double_offers", "lost", "doubled", "invented", "half_done")
    return figures["bad_event"] is None and not any(figures[name] for name in names)


def double_offers(deeds: list[dict[str, Any]]) -> list[str]:
    """Cases that two claims held at once: between two of them, the first holder had not asked to end theirs.

    A deed takes effect somewhere between sent and done, so only what no order of effects can explain is counted.
    """
    claims: dict[int, list[dict[str, Any]]] = defaultdict(list)
    ends: dict[tuple[int, int], list[float]] = defaultdict(list)
    returns: dict[int, list[float]] = defaultdict(list)
    for deed in deeds:
        if deed["deed"] == "claim" and deed["result"] == OK:
            claims[deed["case"]].append(deed)
        elif deed["result"] != REFUSED and deed["deed"] in ENDS_OFFER:
            ends[deed["case"], deed["version"]].append(deed["sent"])
        elif deed["result"] != REFUSED and deed["deed"] == "return":
            returns[deed["case"]].append(deed["sent"])
    found = []
    for case, offers in claims.items():
        offers.sort(key=lambda claim: claim["version"])
        for first, second in pairwise(offers):
            ended = min(ends.get((case, first["version"]), [first["until"]]))
            if first["version"] == second["version"] or min(ended, first["until"]) > second["done"]:
                found.append(f"case {case}: {first['who']} and {second['who']}, versions of {first} {second}")
    decided = {deed["case"]: deed for deed in deeds if deed["deed"] == "decide" and deed["result"] == OK}
    for case, deed in decided.items():
        found += [
            f"case {case}: offered to {claim['who']} after {deed['who']} decided it"
            for claim in claims[case]
            if claim["version"] > deed["version"] and not any(at < claim["done"] for at in returns[case])
        ]
    return found


def same_lease_twice(deeds: list[dict[str, Any]]) -> list[str]:
    """Leases on which two decisions were acknowledged."""
    decided = [deed for deed in deeds if deed["deed"] == "decide" and deed["result"] == OK]
    leases = Counter((deed["case"], deed["version"]) for deed in decided)
    return [
        f"case {case}, lease {version}: decided {number} times"
        for (case, version), number in leases.items()
        if number > 1
    ]


def compare_reasons(
    deeds: list[dict[str, Any]], deed: str, reasons: list[str], wrong: dict[str, list[str]], other: str = ""
) -> None:
    """Acknowledged: there exactly once. Refused: not there. Unknown: at most once. Nothing that nobody asked for."""
    written = Counter(reasons)
    asked: dict[str, str] = {row["token"]: row["result"] for row in deeds if row["deed"] in (deed, other)}
    for token, result in asked.items():
        if result == OK and written[token] == 0:
            wrong["lost"].append(f"{deed} {token}")
        if written[token] > 1 or (result == REFUSED and written[token]):
            wrong["doubled"].append(f"{deed} {token}: {result}, written {written[token]} times")
    wrong["invented"] += [f"{deed} {token}" for token in written if token not in asked]


def compare_moves(deeds: list[dict[str, Any]], events: list[dict[str, Any]], wrong: dict[str, list[str]]) -> None:
    """Every acknowledged claim and release has its event, once, under its holder's name."""
    written: Counter[tuple[str, str, int, str]] = Counter()
    for event in events:
        data = as_json(event["data"])
        if event["subject"].startswith("cases:") and "version" in data:
            written[event["deed"], event["subject"], data["version"], event["actor"]] += 1
    for deed in deeds:
        if deed["result"] == OK and deed["deed"] in ("claim", "release", "decide"):
            version = deed["version"] + (deed["deed"] != "claim")
            number = written[deed["deed"], f"cases:{deed['case']}", version, deed["who"]]
            if number != 1:
                wrong["lost" if number == 0 else "doubled"].append(f"event of {deed}: {number} times")


def half_done(tables: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Rows without their event, events without their row, moves that do not follow one another."""
    found = []
    last: dict[str, tuple[str, int | None]] = {}
    told: Counter[tuple[str, str]] = Counter()
    for event in tables["events"]:
        data = as_json(event["data"])
        subject = event["subject"]
        told[event["deed"], subject] += 1
        if "after" in data:
            state, version = last.get(subject, (data["before"], None))
            if data["before"] != state or (version is not None and data.get("version") != version + 1):
                found.append(f"event {event['seq']} of {subject} does not follow {state} version {version}")
            last[subject] = (data["after"], data.get("version"))
    for row in tables["cases"]:
        state, version = last.get(f"cases:{row['id']}", (row["state"], row["version"]))
        if (state, version) != (row["state"], row["version"]):
            found.append(f"case {row['id']} is {row['state']} {row['version']}, its last event says {state} {version}")
    for row in tables["requests"]:
        state, _ = last.get(f"requests:{row['id']}", (row["state"], None))
        if state != row["state"] or told["draft_request", f"requests:{row['id']}"] != 1:
            found.append(f"request {row['id']} is {row['state']}, its last event says {state}")
    decisions = {row["id"] for row in tables["decisions"]}
    found += [f"decision {i} without its event" for i in decisions if told["add_decision", f"decisions:{i}"] != 1]
    for row in tables["approvals"]:
        deed = "approve_decision" if row["approved"] else "return_decision"
        if told[deed, f"decisions:{row['decision_id']}"] != 1 or row["author_id"] == row["approver_id"]:
            found.append(f"approval of decision {row['decision_id']} without its event, or by its author")
    return found


def first_bad_event(events: list[dict[str, Any]]) -> int | None:
    """The `seq` of the first event that does not follow from the one before it; None when the chain holds."""
    previous = "0" * 64
    for expected, event in enumerate(events, start=1):
        named = (event["seq"], as_time(event["at"]), event["actor"], event["deed"], event["subject"])
        digest = chained(*named, as_json(event["data"]), previous)
        if event["seq"] != expected or event["previous_hash"] != previous or event["hash"] != digest:
            return expected
        previous = digest
    return None


_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def chained(seq: int, at: datetime, actor: str, deed: str, subject: str, data: dict[str, Any], previous: str) -> str:
    """The hash of an event, as the README describes it: SHA-256 of its columns as one canonical JSON list."""
    return hashlib.sha256(_canonical([seq, at.isoformat(), actor, deed, subject, data, previous]).encode()).hexdigest()


def as_json(value: Any) -> dict[str, Any]:
    """A JSON column, which PostgreSQL gives parsed and SQLite as text."""
    return json.loads(value) if isinstance(value, str) else value


def as_time(value: Any) -> datetime:
    """A time column in UTC, which SQLite gives as text without a zone."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
