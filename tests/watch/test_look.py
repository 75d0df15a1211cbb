"""A look at a lookalike with real DNS, RDAP, web servers and a real browser; names that are dead and come alive."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from look_process import take_a_look
from loopback import FORKS, Site
from servers import DnsServer, rdap_answer

from classifier.likeness import PageLooks, compare, looks_of, picture_hash
from crawler.domains.dns_records import Found, look_up
from crawler.domains.rdap import Rdap
from crawler.guard import Guard
from crawler.guarded_http import GuardedHttp
from monitor.watch.names import engine_of, watched
from monitor.watch.spotting import Name, Spotter
from storage.ledger import lookalikes as deeds
from storage.queries import cases, lookalikes, outbox
from storage.records import Life, SeenIn

DOMAIN = "vietcombank-cskh247.top"
LOGIN = """<!doctype html><html lang=vi><head><title>Ngân hàng số VCB Digibank</title></head>
<body style="background:#fff"><div style="background:#063;height:120px"></div><h1>Đăng nhập VCB Digibank</h1>
<p>Ngân hàng thương mại cổ phần Ngoại thương Việt Nam kính chào quý khách hàng thân thiết của ngân hàng số</p>
<form><input name=user placeholder="Tên đăng nhập"><input type=password name=p>{more}</form></body></html>"""
ICON = (200, {"Content-Type": "image/x-icon"}, b"\0\0\1\0icon")
NO_ROBOTS = (404, {"Content-Type": "text/plain"}, b"")


def html(body: str) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "text/html; charset=utf-8"}, body.encode()


def spot(workplace, domain=DOMAIN):
    spotter = Spotter(workplace, engine_of(workplace), watched(workplace))
    assert spotter.take_in([Name(domain, workplace.clock(), "https://log.example")], SeenIn.CT) == 1
    return next(row for row in lookalikes.ranked(workplace.db) if row.domain == domain)


def look(workplace, dns, rdap, suspect, real):
    sites = [site for site in (rdap, suspect, real) if site is not None]
    given = {
        "data": str(workplace.settings.data), "allow": ",".join(site.host for site in sites), "dns": dns.address,
        "rdap": f"{rdap.url}dns.json", "suspect": [suspect.url] if suspect else [], "real": [real.url] if real else [],
    }  # fmt: skip
    process = FORKS.Process(target=take_a_look, args=(given,))
    process.start()
    process.join(90)
    assert process.exitcode == 0


def registry(domain=DOMAIN):
    site = Site(
        {f"/rdap/domain/{domain}": (200, {}, rdap_answer("Công ty Tên Miền Mẫu", "2026-11-20", "abuse@reg.example"))}
    )
    site.__enter__()
    bootstrap = {"services": [[["top"], [f"{site.url}rdap/"]]]}
    site.routes["/dns.json"] = (200, {"Content-Type": "application/json"}, json.dumps(bootstrap).encode())
    return site


def test_a_look_gathers_everything_and_its_case_shows_it(workplace):
    found = spot(workplace)
    assert found.case_id is not None
    fake = LOGIN.format(more='<input name="otp" placeholder="Mã OTP"><input name="card_number">')
    routes = {"/": html(fake), "/favicon.ico": ICON, "/robots.txt": NO_ROBOTS}
    records = {(DOMAIN, "A"): ["203.0.113.7"], (DOMAIN, "NS"): ["ns1.dns.example."]}
    rdap = registry()
    with DnsServer(records) as dns, Site(routes) as suspect, Site(routes | {"/": html(LOGIN.format(more=""))}) as real:
        look(workplace, dns, rdap, suspect, real)
    rdap.__exit__()
    seen = lookalikes.lookalike(workplace.db, found.id)
    assert seen.life is Life.LIVE
    assert seen.facts["asks_for"] == ["card", "otp", "password"]
    assert seen.facts["rdap"]["registrar"] == "Công ty Tên Miền Mẫu"
    assert seen.facts["rdap"]["abuse_email"] == "abuse@reg.example"
    assert "Riêng Tư" not in json.dumps(seen.facts, ensure_ascii=False)
    assert seen.facts["dns"]["records"]["A"] == ["203.0.113.7"]
    assert seen.facts["likeness"]["whole"] > 0.9
    assert seen.rank > found.rank
    for sha256 in (seen.screenshot_sha256, seen.real_screenshot_sha256):
        assert workplace.vault.read(sha256).startswith(b"\x89PNG")
    case = cases.case(workplace.db, found.case_id)
    for words in ("mật khẩu", "abuse@reg.example", "Giống trang thật", "Vietcombank"):
        assert words in case.observation.text, words
    assert case.observation.capture_sha256


def test_a_dead_name_stays_on_watch_and_alerts_when_it_comes_alive(workplace, clock):
    found = spot(workplace)
    rdap = registry()
    routes = {"/": html(LOGIN.format(more="")), "/robots.txt": NO_ROBOTS}
    with DnsServer({}) as dns, Site(routes) as suspect:
        look(workplace, dns, rdap, suspect, None)
        dead = lookalikes.lookalike(workplace.db, found.id)
        assert (dead.life, suspect.asked) == (Life.DEAD, [])
        assert dead.next_look_at is not None
        assert deeds.ask_for_looks(workplace.db, dead.next_look_at) == 1
        dns.records[DOMAIN, "A"] = ["203.0.113.7"]
        look(workplace, dns, rdap, suspect, None)
    rdap.__exit__()
    assert lookalikes.lookalike(workplace.db, found.id).life is Life.LIVE
    told = [each.message for each in outbox.messages(workplace.db, 1)]
    assert [message.kind for message in told] == ["lookalike_alive", "lookalike"]
    assert "đã hoạt động" in told[0].subject


def test_dns_tells_no_name_from_no_answer():
    with DnsServer({("a.example", "A"): ["192.0.2.1"], ("b.example", "TXT"): ["x"]}) as server:
        assert look_up("a.example", "a.example", server.address).records["A"] == ["192.0.2.1"]
        assert look_up("b.example", "b.example", server.address).found is Found.NO_ADDRESS
        assert look_up("c.example", "c.example", server.address).found is Found.NO_NAME
    assert look_up("a.example", "a.example", server.address).found is Found.FAILED
    assert look_up("a..example", "x", server.address).found is Found.FAILED


@pytest.mark.parametrize(
    "body", [b"[]", b"{", b'{"entities": [1]}', b'{"entities": [{"roles": ["registrar"], "vcardArray": 5}]}']
)
def test_an_rdap_server_that_answers_garbage_leaves_a_note(body):
    routes = {"/rdap/domain/a.top": (200, {}, body)}
    with Site(routes) as site:
        routes["/dns.json"] = (200, {}, json.dumps({"services": [[["top"], [f"{site.url}rdap"]]]}).encode())
        http = GuardedHttp(Guard(frozenset({site.host})), "test", 5)
        assert Rdap(http, f"{site.url}dns.json").ask("a.top").note
        assert "không có máy chủ RDAP" in Rdap(http, f"{site.url}dns.json").ask("a.vn").note
        http.close()
        closed = GuardedHttp(Guard(), "test", 5)
        assert "mạng nội bộ" in Rdap(closed, f"{site.url}dns.json").ask("a.top").note
        closed.close()
    silent = GuardedHttp(Guard(frozenset({site.host})), "test", 5)
    facts = Rdap(silent, f"{site.url}dns.json").ask("a.top")
    assert "không kết nối được" in facts.note
    assert facts.cause.startswith("NoAnswerError: ")
    silent.close()


def test_likeness_knows_a_copy_from_another_page_and_hostile_bytes_from_both():
    real = looks_of(LOGIN.format(more="").encode())
    copy = looks_of(LOGIN.format(more="<p>Khuyến mại</p>").encode())
    other = looks_of(b"<title>Cua hang hoa</title><body>" + b"ban hoa tuoi moi ngay giao tan noi cho khach quen " * 3)
    assert compare(copy, real).whole > 0.8
    assert compare(other, real).whole < 0.2
    assert PageLooks.from_json(json.loads(json.dumps(real.as_json()))) == real
    for body in (b"", b"\0" * 99, b"<" * 5000, b"\xff\xfe<html>", b"<title>" * 3000):
        assert looks_of(body, body, body).asks_for == ()
    assert picture_hash(b"\x89PNG\r\n\x1a\n" + b"\0" * 50) == ""
    assert looks_of("<title>x</title><p>Tên miền này đang được rao bán".encode()).is_parked
    assert not looks_of("<p>Cửa hàng bán tên lửa đồ chơi, miền Nam giao nhanh".encode()).is_parked


def test_looks_end_when_a_person_has_closed_the_case(workplace, clock):
    found = spot(workplace)
    deeds.record_look(workplace.db, found.id, deeds.Look(life=Life.DEAD, facts={}, rank=1), clock())
    clock.now += timedelta(hours=2)
    with workplace.db.write() as session:
        from storage.tables import CaseRow

        session.get_one(CaseRow, found.case_id).state = "closed"
    deeds.ask_for_looks(workplace.db, clock())
    assert lookalikes.lookalike(workplace.db, found.id).next_look_at is None
