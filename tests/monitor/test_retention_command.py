"""`rasoat retention`: what is due is deleted, rows and bytes, and a backup taken afterwards misses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from loopback import rasoat
from test_web_office import open_office

from monitor.housekeeping import back_up, end_of_day, nightly_backups
from monitor.retention import erase, waiting
from storage import backups
from storage.database import StorageError
from storage.ledger import cases, decisions, people, sightings
from storage.queries import queue
from storage.queries.queue import QueueFilter
from storage.records import Capture, CaptureMethod, CaptureOutcome, CaseState, Decision, Role, Verdict
from storage.vault_names import some_named


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def test_bytes_of_a_case_closed_long_ago_leave_the_vault_and_others_stay(office):
    workplace = office.app.state.workplace
    person = people.add_user(office.db, "Lan", Role.ANALYST, "x", actor="test", now=office.clock())
    kept = [workplace.vault.keep(body) for body in (b"trang mot", b"trang hai")]
    for number, sha256 in enumerate(kept, 1):
        url = f"https://ban-hang.example/{number}"
        seen = Capture(url=url, final_url=url, method=CaptureMethod.HTTP, outcome=CaptureOutcome.FETCHED,
                       status=200, body_sha256=sha256, captured_at=office.clock())  # fmt: skip
        sightings.keep_capture(office.db, seen)
        text = " ".join(f"từ{number}số{word}" for word in range(30))
        office.add_case(canonical_url=url, text=text, capture_sha256=sha256)
    lease = cases.claim(office.db, person, office.clock(), 1)
    done = Decision(verdict=Verdict.NO_VIOLATION, reason="bình thường")
    decisions.decide(office.db, 1, person, lease.version, done, office.clock())
    assert (waiting(workplace), erase(workplace)) == (0, 0)
    office.clock.advance(days=workplace.settings.keep_days + 1)
    assert (waiting(workplace), erase(workplace), waiting(workplace)) == (1, 1, 0)
    assert workplace.vault.read(kept[1]) == b"trang hai"
    with pytest.raises(StorageError, match="not in the vault"):
        workplace.vault.read(kept[0])
    assert some_named(office.db, 20) == [kept[1]]


def test_the_command_counts_first_and_erases_only_when_told(tmp_path):
    data = tmp_path / "data"
    arguments = ("init", "--name", "Sở A", "--province", "Hà Tĩnh", "--admin", "quản trị", "--password-stdin")
    assert rasoat(data, *arguments, stdin="mat-khau-dai-1\n").code == 0
    (counted,) = rasoat(data, "retention", "--dry-run").rows
    assert (counted["cases"], counted["erased"]) == (0, False)
    (erased,) = rasoat(data, "retention").rows
    days = datetime.now(UTC) - datetime.fromisoformat(erased["closed_before"])
    assert (erased["erased"], days.days) == (True, 1825)
    (off,) = rasoat(data, "retention", keep_days="0").rows
    assert (off["cases"], off["closed_before"]) == (0, None)


def test_a_night_lets_time_pass_and_keeps_so_many_backups_as_were_asked_for(office):
    workplace = replace(
        office.app.state.workplace, settings=office.app.state.workplace.settings.model_copy(update={"backups_kept": 2})
    )
    case_id = office.add_case()
    before = queue.page(office.db, QueueFilter(states=(CaseState.QUEUED,)))[0].priority
    for day in (7, 1, 1):
        office.clock.advance(days=day)
        end_of_day(workplace)
    after = queue.page(office.db, QueueFilter(states=(CaseState.QUEUED,)))[0]
    assert (after.id, after.priority) == (case_id, before + 20)
    made = nightly_backups(workplace.settings)
    assert [path.name[8:16] for path in made] == [f"{office.clock() - timedelta(days=d):%Y%m%d}" for d in (1, 0)]
    restored = backups.restore(
        made[-1], workplace.settings.data / "anew", workplace.settings.data / "anew" / "rasoat.db"
    )
    assert restored.events > 0


def test_a_backup_that_fails_takes_no_older_one_away(office, capsys):
    workplace = replace(
        office.app.state.workplace, settings=office.app.state.workplace.settings.model_copy(update={"backups_kept": 1})
    )
    back_up(workplace)
    (kept,) = nightly_backups(workplace.settings)
    back_up(workplace)  # the same second: the name is taken
    assert "there already is" in capsys.readouterr().err
    assert nightly_backups(workplace.settings) == [kept]
