"""What a machine does to an office at work: a full disk, a busy or damaged database, an error of ours, secrets in what
is written down. Each leaves the data whole, and the person knows what to do."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from test_web_journey import decide
from test_web_office import PASSWORD, WebOffice, open_office, post

from monitor import workplace as workplaces
from storage.ledger import events
from storage.queries import cases
from storage.records import Role


@pytest.fixture
def office(tmp_path: Path) -> Iterator[WebOffice]:
    office = open_office(tmp_path)
    yield office
    office.db.close()


def fill_up(office: WebOffice) -> Callable[[], None]:
    """Let the database grow no more, so that SQLite answers as it does on a full disk; gives what makes room again."""
    engine = office.db._engine

    def no_more(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(engine, "connect", no_more)
    engine.dispose()

    def make_room() -> None:
        event.remove(engine, "connect", no_more)
        engine.dispose()

    return make_room


def test_on_a_full_disk_all_can_be_read_a_deed_is_refused_whole_and_done_once_there_is_room(office: WebOffice) -> None:
    lan = office.person("Lan", Role.ANALYST)
    case_id = office.add_case()
    assert post(lan, "/nhan").status_code == 303
    before = events.check_chain(office.db).events
    make_room = fill_up(office)
    reason = "Đã xem kỹ. " * 400

    refused = decide(lan, case_id, reason=reason)
    assert refused.status_code == 503
    assert "Ổ đĩa đã đầy" in refused.text
    for path in ("/", f"/vu-viec/{case_id}", "/yeu-cau", "/tong-quan"):
        assert lan.get(path).status_code == 200, path
    assert events.check_chain(office.db).events == before

    make_room()
    assert decide(lan, case_id, reason=reason).status_code == 303
    assert cases.case(office.db, case_id).decision.decision.reason == reason.strip()
    chain = events.check_chain(office.db)
    assert chain.first_bad is None
    assert chain.events > before


def test_a_disk_that_fills_is_told_on_every_page_before_it_is_full(
    office: WebOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = office.person("Lan", Role.ANALYST)
    assert "Ổ đĩa sắp đầy" not in lan.get("/").text
    monkeypatch.setattr(workplaces, "LEAST_FREE_BYTES", 10**18)
    monkeypatch.setattr("monitor.web.desk.LEAST_FREE_BYTES", 10**18)
    assert "Ổ đĩa sắp đầy" in lan.get("/").text


def test_an_error_of_ours_gets_a_number_no_trace_and_leaves_nothing_half_done(
    office: WebOffice, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    lan = office.person("Lan", Role.ANALYST)
    case_id = office.add_case()
    assert post(lan, "/nhan").status_code == 303
    before = events.check_chain(office.db).events

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("bí mật nội bộ")

    monkeypatch.setattr(events, "append", broken)
    caplog.set_level(logging.ERROR)
    answer = decide(lan, case_id)
    assert answer.status_code == 500
    assert "bí mật nội bộ" not in answer.text
    assert "Traceback" not in answer.text
    (number,) = {record.args[0] for record in caplog.records if record.name == "rasoat.web"}
    assert number in answer.text
    monkeypatch.undo()
    assert events.check_chain(office.db).events == before
    assert cases.case(office.db, case_id).decision is None


def test_no_secret_stands_in_a_log_a_page_or_the_event_log(
    office: WebOffice, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    admin = office.person("Quản trị", Role.ADMIN)
    cookie = admin.cookies.get("rasoat") or next(iter(admin.cookies.values()))
    canaries = {PASSWORD, "sai-mật-khẩu-canary-1", cookie}
    admin.post("/dang-nhap", data={"ten": "Quản trị", "mat_khau": "sai-mật-khẩu-canary-1"})
    admin.get("/khong-co-trang-nay?ma=canary-query")
    pages = [admin.get(path).text for path in ("/", "/co-quan", "/nguoi-dung", "/nhat-ky", "/tai-khoan")]
    with office.db.read() as session:
        told = " ".join(str(row) for row in session.connection().exec_driver_sql("SELECT * FROM events").all())
    for canary in canaries:
        assert canary not in caplog.text
        assert canary not in told
        assert not any(canary in page for page in pages)
    assert cookie.encode() not in b"".join(path.read_bytes() for path in tmp_path.glob("rasoat.db*"))
