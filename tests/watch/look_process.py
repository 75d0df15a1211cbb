"""One look in a process of its own, as a worker does it, at addresses that the test says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from monitor.settings import Settings
from monitor.watch.look import Addresses, look_at
from monitor.workplace import open_workplace
from storage.ledger import work
from storage.queries.work import run as run_of


def take_a_look(given: dict[str, Any]) -> None:
    """What the new process does."""
    settings = Settings(
        data=Path(given["data"]), allow_private=given["allow"], dns_server=given["dns"], rdap_bootstrap=given["rdap"]
    )
    with open_workplace(settings) as workplace:
        run_id = work.take(workplace.db, workplace.clock())
        assert run_id is not None
        places = Addresses(suspect=tuple(given["suspect"]), real=tuple(given["real"]))
        sys.stderr.write(look_at(workplace, run_of(workplace.db, run_id), places))
