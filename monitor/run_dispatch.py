"""Doing one run of any kind. Called in a process of its own."""

from __future__ import annotations

from monitor.rechecks.looking import recheck
from monitor.runs import crawl_source
from monitor.shop_check import check_shop
from monitor.watch.look import look_at
from monitor.workplace import Workplace
from storage.queries import work
from storage.queries.work import Run
from storage.records import RunKind


def do_run(workplace: Workplace, run: Run) -> str:
    """Do a run that was taken, close it, and give the reason when it failed (empty when it did not)."""
    if run.kind is RunKind.CRAWL:
        return crawl_source(workplace, run, work.source_of_run(workplace.db, run.id))
    if run.kind is RunKind.LOOKALIKE:
        return look_at(workplace, run)
    if run.kind is RunKind.SHOP:
        return check_shop(workplace, run)
    return recheck(workplace, run)
