"""Doing one run of any kind. Called in a process of its own, which loads only what that kind needs."""

from __future__ import annotations

import importlib

from monitor.workplace import Workplace
from storage.queries.work import Run
from storage.records import RunKind

_DOERS = {
    RunKind.CRAWL: ("monitor.runs", "crawl_source"),
    RunKind.LOOKALIKE: ("monitor.watch.look", "look_at"),
    RunKind.SHOP: ("monitor.shop_check", "check_shop"),
    RunKind.RECHECK: ("monitor.rechecks.looking", "recheck"),
}


def do_run(workplace: Workplace, run: Run) -> str:
    """Do a run that was taken, close it, and give the reason when it failed (empty when it did not)."""
    module, function = _DOERS[run.kind]
    return str(getattr(importlib.import_module(module), function)(workplace, run))
