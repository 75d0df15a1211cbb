"""Two ways to the same figures: folded in Python, counted by SQL. They must agree row by row, on odd histories too."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage.database import Database, StorageError
from storage.ledger import corrections, decisions, reports
from storage.ledger.errors import LedgerError
from storage.lifecycle import IllegalMoveError
from storage.queries import reports as kept
from storage.queries.breakdown import breakdown, top_sellers
from storage.queries.counting import figure_name
from storage.queries.figures import figures_of_periods, weekly_figures
from storage.queries.recount import MEDIAN, recount, statement
from storage.queries.recount_removal import recount_removals
from storage.queries.removal_times import removal_times
from storage.records import Check, Claimed, Kind, Policy, Verdict, Verified
from storage.row_names import pack
from tests.storage.test_figures import END, HOUR, MISS, SEEN, START, Office

DAY = timedelta(days=1)
RULES = ((Policy.HEALTH_CLAIM, "SK-01"), (Policy.COUNTERFEIT, "HG-02"), (Policy.ADVERTISING, "QC-02"))
BLOCKED = Check(result=Verified.INDETERMINATE, note="captcha")
MOVED = Check(result=Verified.RELOCATED)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.db.close()


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], Office]]:
    """The office that `live` gave a seed, made once for all who only look at it."""
    made: dict[int, Office] = {}

    def of(seed: int) -> Office:
        if seed not in made:
            made[seed] = Office(tmp_path_factory.mktemp(f"seed{seed}"))
            live(made[seed], seed)
        return made[seed]

    yield of
    for office in made.values():
        office.db.close()


def live(desk: Office, seed: int) -> None:
    """Three weeks of an office, at random, in the order of time; a deed that the ledger refuses is none."""
    chance = random.Random(seed)
    targets: list[int] = []
    at = START - 14 * DAY
    for number in range(90):
        at += timedelta(minutes=chance.randrange(20, 700))
        try:
            _one_deed(desk, chance, number, at, targets)
        except (LedgerError, IllegalMoveError, AssertionError):
            continue


def _one_deed(desk: Office, chance: random.Random, number: int, at: datetime, targets: list[int]) -> None:
    slug, rules = f"p{chance.randrange(12)}", tuple(chance.sample(RULES, chance.randrange(1, 3)))
    platform, text = chance.choice(("tiki", "facebook", "Chợ Tốt")), f"chữa {chance.randrange(3)}"
    if number % 3 == 0 or not targets:
        case_id = desk.find(at, slug, rules=rules, platform=platform, kind=chance.choice(list(Kind)), text=text)
        if chance.random() < 0.8:
            address = f"https://shop.example/{slug}"
            recipient = chance.choice(("Sở Công Thương", "Chủ trang A"))
            targets += desk.request(at, case_id, address, f"{address}?x={number}", recipient=recipient)
        else:
            desk.decide(at, case_id, Verdict.NO_VIOLATION)
            if chance.random() < 0.5:
                decisions.undo(desk.db, case_id, desk.analyst, at + timedelta(seconds=4))
        return
    if number % 17 == 16:
        case_id = chance.randrange(1, 8)
        corrections.reverse_by_superior(desk.db, case_id, desk.approver, "UBND, số 1", "chưa đủ căn cứ", at)
        return
    target = chance.choice(targets[-6:])
    if chance.random() < 0.3:
        desk.claim(at, target, chance.choice(list(Claimed)))
    else:
        hours = (0, 13, 26) if chance.random() < 0.6 else (0,)
        desk.check(target, chance.choice((MISS, MISS, SEEN, BLOCKED, MOVED)), *(at + hour * HOUR for hour in hours))


def folded(db: Database, start: datetime, end: datetime, as_of: datetime) -> dict[str, str]:
    """Every figure that has rows, by the way that reports go."""
    figures = weekly_figures(db, start, end, as_of)
    rows = {name: pack(rows) for name, rows in figures.rows.items()}
    rows |= {name: pack(rows) for name, rows in breakdown(db, figures, end).rows.items()}
    sellers = enumerate(top_sellers(db, figures, start, end), start=1)
    rows |= {f"top_seller_{place}": pack(found) for place, (_, found) in sellers}
    return {name: packed for name, packed in rows.items() if packed}


@pytest.mark.parametrize("seed", range(6))
def test_both_ways_agree_row_by_row_in_each_of_three_weeks(lived: Callable[[int], Office], seed: int) -> None:
    desk = lived(seed)
    for week in (-2, -1, 0, 1):
        start, end = START + 7 * week * DAY, END + 7 * week * DAY
        for as_of in (end, start + 3 * DAY):
            counted = recount(desk.db, start, end, as_of)
            by_sql = {name: each.rows for name, each in counted.items() if each.rows and name != MEDIAN}
            assert by_sql == folded(desk.db, start, end, as_of)
            assert counted[MEDIAN].value == weekly_figures(desk.db, start, end, as_of).median_hours_to_gone


def test_both_ways_agree_on_postgresql_too(db: Database, tmp_path: Path) -> None:
    desk = Office(tmp_path, db)
    live(desk, 4)
    for week in (-1, 0):
        start, end = START + 7 * week * DAY, END + 7 * week * DAY
        counted = recount(db, start, end, end)
        assert {n: each.rows for n, each in counted.items() if each.rows and n != MEDIAN} == folded(db, start, end, end)
        assert counted[MEDIAN].value == weekly_figures(db, start, end, end).median_hours_to_gone


def test_the_random_office_gets_into_every_corner(lived: Callable[[int], Office]) -> None:
    names = {
        name
        for seed in range(6)
        for week in (-1, 0)
        for name in folded(lived(seed).db, START + 7 * week * DAY, END + 7 * week * DAY, END)
    }
    assert {
        "found_reopened", "period_verified_gone", "period_reappeared", "overdue", "due_targets", "indeterminate",
        "claimed_refused", "relocated", "overdue_rule_sk_01", "reversed",
    } <= names  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_weeks_told_together_are_the_weeks_told_one_by_one(lived: Callable[[int], Office], seed: int) -> None:
    desk = lived(seed)
    weeks = [(START + 7 * week * DAY, END + 7 * week * DAY) for week in (-2, -1, 0)]
    together = figures_of_periods(desk.db, weeks)
    for told, week in zip(together, weeks, strict=True):
        alone = weekly_figures(desk.db, *week)
        assert (told.counts, told.gaps) == (alone.counts, alone.gaps)
        assert told.median_hours_to_gone == alone.median_hours_to_gone
    assert together[-1].rows == weekly_figures(desk.db, *weeks[-1]).rows


@pytest.mark.parametrize("seed", range(4))
def test_removal_times_agree_both_ways(lived: Callable[[int], Office], seed: int) -> None:
    desk = lived(seed)
    start, end = START - 14 * DAY, END
    for as_of in (START, END):
        counted = recount_removals(desk.db, start, end, as_of, as_of)
        lines = removal_times(desk.db, start, end, as_of)
        assert {figure_name(f"removal_{line.side}_", line.name)[0] for line in lines} == {
            name.rpartition("_asked")[0] for name in counted if name.endswith("_asked")
        }
        for line in lines:
            base = figure_name(f"removal_{line.side}_", line.name)[0]
            rate = round(100 * line.in_time / line.due, 1) if line.due else None
            told = {
                "asked": line.asked, "claimed": len(line.claimed_ids), "gone": line.gone, "median": line.median_hours,
                "in_time": rate,
            }  # fmt: skip
            assert {what: counted[f"{base}_{what}"].value for what in told} == told


def test_every_figure_has_its_sql(lived: Callable[[int], Office]) -> None:
    desk = lived(2)
    for name in folded(desk.db, START, END, END):
        assert statement(name).startswith("SELECT")


def test_a_kept_report_that_was_changed_is_not_given(desk: Office) -> None:
    day = START.date()
    assert reports.keep(desk.db, "weekly", day, day, b"{}", (), "lan", END) == 1
    assert reports.keep(desk.db, "weekly", day, day, b"{1}", ({"label": "x"},), "lan", END) == 2
    found = kept.latest(desk.db, "weekly", day, day)
    assert found is not None
    assert (found[0].version, found[1], kept.report(desk.db, 1)[1]) == (2, b"{1}", b"{}")
    with desk.db.write() as session:
        session.connection().exec_driver_sql("UPDATE reports SET packed = x'00' WHERE id = 1")
    with pytest.raises(StorageError, match="version 1, is not what the log says"):
        kept.report(desk.db, 1)
