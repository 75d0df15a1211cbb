"""Exports go one after another and at most ten a minute for a person (F025); a colleague is not held up."""

from __future__ import annotations

import hashlib

import pytest
from test_web_office import open_office, post
from test_web_sellers import journal_of

from monitor.web.export_gate import MOST, ExportGate, TooManyExportsError
from storage.records import Role


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def test_the_eleventh_export_of_a_minute_waits_and_says_how_long(office):
    seconds = [0.0]
    office.app.state.exports = ExportGate(lambda: seconds[0])
    lan, hoa = (office.person(name, Role.ANALYST) for name in ("Lan", "Hoa"))
    for _ in range(MOST):
        taken = post(lan, "/nguoi-ban/danh-sach", "/nguoi-ban")
        assert taken.status_code == 200
        seconds[0] += 1
    refused = post(lan, "/nguoi-ban/danh-sach", "/nguoi-ban")
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "51"
    assert "Hãy đợi 51 giây" in refused.text
    assert post(hoa, "/nguoi-ban/danh-sach", "/nguoi-ban").status_code == 200
    seconds[0] += 51
    assert post(lan, "/nguoi-ban/danh-sach", "/nguoi-ban").status_code == 200
    logged = [event for event in journal_of(office) if event.deed == "export_sellers"]
    assert len(logged) == MOST + 2
    assert hashlib.sha256(taken.content).hexdigest() in str([event.data for event in logged])


def test_one_person_makes_one_export_at_a_time_and_a_failed_one_frees_the_gate():
    gate = ExportGate(lambda: 0.0)
    with gate.passing(1):
        with pytest.raises(TooManyExportsError), gate.passing(1):
            pass
        with gate.passing(2):
            pass
    with pytest.raises(OSError), gate.passing(1):
        raise OSError
    with gate.passing(1):
        pass
