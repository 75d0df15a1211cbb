"""The report that a message tells of, enclosed as PDF, masked as whoever gets it may read it."""

from __future__ import annotations

import re
import sys

from monitor.report import ReportError, kept_content, write_content
from monitor.reports.making.audience import Audience
from monitor.workplace import Workplace
from storage.database import StorageError
from storage.ledger.errors import LedgerError
from storage.queries import reports as kept
from storage.records import Message

KINDS = ("report", "report_late", "report_public")
_PATH = re.compile(r"/bao-cao/(\d{1,9})")


def enclosed(workplace: Workplace, message: Message, *, is_public: bool) -> tuple[tuple[str, bytes], ...]:
    """(file name, bytes) of the report that `message` says is ready; nothing for any other message.

    A report that can not be written keeps no message back: who gets it is told where to look.
    """
    found = _PATH.fullmatch(message.path)
    if message.kind not in KINDS or found is None:
        return ()
    audience = Audience.PUBLIC if is_public else Audience.LEADER
    try:
        view, text = kept.report(workplace.db, int(found[1]))
        body = write_content(workplace, kept_content(view, text), ("pdf",), audience)["pdf"]
    except (ReportError, LedgerError, StorageError, OSError) as error:
        sys.stderr.write(f"alerts: the report of {message.path} is not enclosed: {error}\n")
        return ()
    return ((f"bao-cao-{view.name}_{view.first}_{view.last}_v{view.version}.pdf", body),)
