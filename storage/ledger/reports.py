"""The deed of keeping a report as it was written."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import col, select

from storage.database import Database
from storage.ledger import events
from storage.report_tables import ReportRow


def keep(
    db: Database, name: str, first: date, last: date, content: bytes, changes: Sequence[dict[str, str]], actor: str,
    now: datetime,
) -> int:  # fmt: skip
    """Keep one more version of the report `name` of these days; gives its version, 1 for the first.

    The log holds the hash of what was kept, so that a report that was changed afterwards no longer agrees with it.
    """
    digest = hashlib.sha256(content).hexdigest()
    with db.write() as session:
        before = select(ReportRow.version).where(ReportRow.name == name, ReportRow.first == first)
        before = before.where(ReportRow.last == last).order_by(col(ReportRow.version).desc()).limit(1)
        version = (session.exec(before).first() or 0) + 1
        row = ReportRow(
            name=name, first=first, last=last, version=version, sha256=digest, changes=list(changes), made_by=actor,
            made_at=now, packed=zlib.compress(content, 6),
        )  # fmt: skip
        session.add(row)
        session.flush()
        events.append(
            session, now, actor, "keep_report", f"reports:{row.id}", report=name, first=first.isoformat(),
            last=last.isoformat(), version=version, sha256=digest,
        )  # fmt: skip
    return version
