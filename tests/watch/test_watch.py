"""The real watch command against real logs and feeds: cases and alerts, kills, campaigns, bad feeds."""

from __future__ import annotations

import gzip
import threading
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from ct_server import Server, TestLog, certificate, fill
from loopback import rasoat, start

from crawler.domains.feed import FeedState, read_feed
from monitor.watch.names import engine_of, export_csv, watched
from monitor.watch.pages import watch_pages
from monitor.watch.spotting import Name, Spotter
from storage.database import Database, sqlite_url
from storage.ledger.events import first_bad_event
from storage.ledger.lookalikes import position_of
from storage.queries import lookalikes, outbox
from storage.queries.queue import QueueFilter, page
from storage.records import CaseState, SeenIn

LURES = [f"vietcombank-cskh{number}.top" for number in range(3)] + ["techcombank-khuyenmai.vip"]


def opened(data: Path) -> Database:
    return Database(sqlite_url(data / "rasoat.db"))


def arguments(server: Server) -> list[str]:
    return ["lookalike", "watch", "--log", server.url, "--log-key", server.key_option, "--allow-private", server.host]


@pytest.mark.parametrize("static", [False, True])
def test_matches_open_cases_and_one_alert_a_campaign(tmp_path, static):
    log = TestLog()
    fill(log, ["may-chu.example", *LURES[:2], "vcb.com.vn", *LURES[2:]])
    data = tmp_path / "data"
    with Server(log, static=static) as server:
        done = rasoat(data, *arguments(server), "--once")
        assert done.code == 0, done.said
        assert "6 entries" in done.said
        again = rasoat(data, *arguments(server), "--once")
        assert "watch: 0 entries, 0 lookalikes" in again.said
    db = opened(data)
    rows = lookalikes.ranked(db)
    assert {row.domain for row in rows if row.tier == "alert"} >= set(LURES)
    cases = page(db, QueueFilter(states=(CaseState.QUEUED,), facets={"policy": "lookalike_domain"}), None, limit=50)
    assert {case.title for case in cases} >= set(LURES)
    told = [each for each in outbox.messages(db, 1) if each.message.kind == "lookalike"]
    assert len(told) == 2
    assert all(f"- {name.replace('.', '[.]')}" in told[-1].message.body for name in LURES[:3])
    assert rows[0].certificate["issuer"] == "O=Test CA"
    assert first_bad_event(db) is None
    db.close()


def test_nothing_is_missed_or_done_twice_over_kills(tmp_path):
    log, data = TestLog(), tmp_path / "data"
    data.mkdir()
    opened(data).close()
    plain = certificate("may-chu.example").public_bytes(serialization.Encoding.DER)
    growing = threading.Event()

    def grow() -> None:
        for number in range(1500):
            log.add_der(plain) if number % 30 else log.add(f"bidv-hotro{number}.top")
            time.sleep(0.004)
        growing.set()

    with Server(log, static=False) as server:
        log.add("dau-tien.example")
        threading.Thread(target=grow, daemon=True).start()
        db = opened(data)
        for kill in (True, True, False):
            process = start(data, *arguments(server), "--no-looks")
            before = position_of(db, server.url)
            had = before.position if before else 0
            deadline = time.monotonic() + 90
            while time.monotonic() < deadline:
                now = position_of(db, server.url)
                if now and (now.position > had if kill else growing.is_set() and now.position == 1501):
                    break
                time.sleep(0.05)
            process.kill() if kill else process.terminate()
            process.join(60)
        wanted = {f"bidv-hotro{number}.top" for number in range(0, 1500, 30)}
        rows = lookalikes.ranked(db, limit=200)
        assert {row.domain for row in rows} >= wanted
        assert len(rows) == len({row.domain for row in rows})
        assert position_of(db, server.url).entries == 1501
        assert first_bad_event(db) is None
        db.close()


def test_a_roll_back_is_told_and_never_silent(tmp_path):
    log, data = TestLog(), tmp_path / "data"
    fill(log, ["a.example", "b.example", "c.example"])
    with Server(log, static=True) as server:
        rasoat(data, *arguments(server), "--once")
        log.shown = 1
        done = rasoat(data, *arguments(server), "--once")
    assert done.code == 1
    assert "ALARM" in done.said
    assert "rolled back from 3 to 1" in done.said
    db = opened(data)
    assert [each.message.kind for each in outbox.messages(db, 1)] == ["watch_alarm"]
    assert "rolled back" in lookalikes.sources(db)[0].alarm
    db.close()


def test_a_log_of_garbage_ends_in_lines_that_say_which(tmp_path):
    with Server(TestLog(), static=False) as server:
        server.meddle = lambda path, body: b"<html>\x00\x1b[31m"
        done = rasoat(tmp_path / "data", *arguments(server), "--once")
    assert done.code == 1
    assert f"{server.url}/ct/v1/get-sth: its answer is no JSON" in done.said
    assert "\x1b" not in done.said


def test_feed_lines_that_are_no_names_are_named_counted_and_skipped(tmp_path):
    feed = tmp_path / "moi.txt"
    feed.write_bytes(
        b"domain\nvietcombank-cskh9.top,2026-11-25\nkhong phai\n" + b"a" * 300 + b".com\nxn--\x07.vn\n*.vcb-vay.top\n"
    )
    done = rasoat(tmp_path / "data", "lookalike", "watch", "--feed", str(feed), "--once")
    assert done.code == 0, done.said
    assert "line 1: 'domain' is not a host name; skipped" in done.said
    assert "line 4:" in done.said
    assert "6 entries" in done.said
    db = opened(tmp_path / "data")
    assert "vietcombank-cskh9.top" in {row.domain for row in lookalikes.ranked(db)}
    assert lookalikes.sources(db)[0].garbage >= 3
    db.close()


def test_a_feed_cut_in_the_middle_goes_on_where_it_was_cut(tmp_path):
    feed, whole = tmp_path / "moi.txt", b"mot.example\nvietcombank-cskh1.top\nba.example\n"
    feed.write_bytes(whole[:20])
    parts = list(read_feed(feed, FeedState()))
    assert parts[0].names == ("mot.example",)
    assert parts[-1].state.offset == 12
    feed.write_bytes(whole)
    more = list(read_feed(feed, parts[-1].state))
    assert [name for part in more for name in part.names] == ["vietcombank-cskh1.top", "ba.example"]
    feed.write_bytes(b"khac.example\n" * 2)
    fresh = list(read_feed(feed, more[-1].state))
    assert "another file" in fresh[0].notes[0]
    assert [name for part in fresh for name in part.names] == ["khac.example"] * 2
    packed = tmp_path / "moi.gz"
    body = gzip.compress(b"".join(b"ten-%d.example\n" % number for number in range(5000)))
    packed.write_bytes(body[: len(body) // 2])
    cut = list(read_feed(packed, FeedState()))
    assert any("cut off" in note for part in cut for note in part.notes)
    packed.write_bytes(body)
    assert list(read_feed(packed, cut[-1].state))[-1].state.lines == 5000


def test_domains_in_crawled_pages_are_judged_and_allowed_ones_left_alone(workplace):
    from storage.ledger.protected import allow_domain

    allow_domain(workplace.db, "vietcombank-tot.top", "của chính ngân hàng", actor="An", now=workplace.clock())
    hosts = {"vietcombank-cskh5.top": "https://shop.example/a", "www.vietcombank-tot.top": "x", "shop.example": "x"}
    assert watch_pages(workplace, hosts) == 1
    (row,) = lookalikes.ranked(workplace.db)
    assert (row.seen_in, row.facts["source"]) == (SeenIn.PAGE, "https://shop.example/a")


def test_names_of_one_certificate_or_pattern_are_one_campaign_and_others_are_not(workplace):
    spotter = Spotter(workplace, engine_of(workplace), watched(workplace))
    der = certificate("techcombank-vay.top", "techcombank-the.xyz").public_bytes(serialization.Encoding.DER)
    now = workplace.clock()
    names = ["bidv-hotro1.top", "bidv-hotro22.xyz", "agribank-vay.top"]
    spotter.take_in([Name(name, now, "feed") for name in names], SeenIn.FEED)
    spotter.take_in([Name(name, now, "log", der) for name in ("techcombank-vay.top", "techcombank-the.xyz")], SeenIn.CT)
    of = {row.domain: row.campaign_id for row in lookalikes.ranked(workplace.db)}
    assert of["bidv-hotro1.top"] == of["bidv-hotro22.xyz"] != of["agribank-vay.top"]
    assert of["techcombank-vay.top"] == of["techcombank-the.xyz"]
    assert len(outbox.messages(workplace.db, 1)) == 3
    assert spotter.take_in([Name(names[0], now, "feed")], SeenIn.FEED) == 0


def test_protected_names_go_out_and_in_as_csv(workplace, tmp_path):
    data = workplace.settings.data
    lines = export_csv(workplace).splitlines()
    assert lines[0] == "name,domain,other_domains,sector,keywords,checked,scope"
    assert len(lines) > 200
    file = tmp_path / "ten.csv"
    file.write_text(
        "\n".join([lines[0], "Sở Mẫu,so-mau.gov.vn,,government,somau,no,vn", *lines[1:]]), encoding="utf-8-sig"
    )
    assert "1 names added, 0 changed" in rasoat(data, "lookalike", "import", str(file)).said
    file.write_text("ten,tenmien\n", encoding="utf-8")
    bad = rasoat(data, "lookalike", "import", str(file))
    assert bad.code == 1
    assert "column name" in bad.said


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([], "nothing to watch"), (["--log", "ftp://x"], "is no log"),
        (["--log", "http://x", "--log-key", "http://x=zz"], "keys"),
        (["--feed", "khong-co.txt", "--once"], "khong-co.txt"),
    ],
)  # fmt: skip
def test_a_wrong_call_gets_one_clear_line(tmp_path, given, says):
    done = rasoat(tmp_path / "data", "lookalike", "watch", *given)
    assert done.code == 1
    assert says in done.said


def test_a_changed_list_is_followed_without_a_new_start(workplace, monkeypatch):
    from monitor.watch import spotting
    from monitor.watch.names import Following, entry_of
    from storage.ledger.protected import add_name, allow_domain

    monkeypatch.setattr(spotting, "RELOAD_SECONDS", 0)
    spotter = Spotter(workplace, engine_of(workplace), watched(workplace), Following(workplace))
    now = workplace.clock()

    def new(*hosts):
        return spotter.take_in([Name(host, now, "feed") for host in hosts], SeenIn.FEED)

    assert new("khonglamgiaxyz-hotro.top") == 0
    entry = entry_of(watched(workplace)[0]).model_copy(
        update={"name": "Mẫu", "domain": "khonglamgiaxyz.vn", "other_domains": (), "keywords": ("khonglamgiaxyz",)}
    )
    add_name(workplace.db, entry, actor="An", now=now)
    assert new("khonglamgiaxyz-hotro.top") == 1
    allow_domain(workplace.db, "khonglamgiaxyz-dung.top", "của họ", actor="An", now=now)
    assert new("khonglamgiaxyz-dung.top") == 0


def test_a_busy_database_is_waited_for_and_nothing_is_lost(tmp_path, monkeypatch):
    from storage.database import StorageError
    from storage.ledger import lookalikes as deeds

    log, true, calls = TestLog(), deeds.move_position, []
    fill(log, ["vietcombank-cskh1.top"])

    def busy(*arguments):
        calls.append(1)
        if len(calls) < 3:
            raise StorageError("the database was busy for 20 s; nothing was changed, try again")
        true(*arguments)

    monkeypatch.setattr(deeds, "move_position", busy)
    with Server(log, static=True) as server:
        done = rasoat(tmp_path / "data", *arguments(server), "--once")
    assert (done.code, "was busy" in done.said) == (0, True), done.said
    db = opened(tmp_path / "data")
    assert [row.domain for row in lookalikes.ranked(db)] == ["vietcombank-cskh1.top"]
    db.close()
