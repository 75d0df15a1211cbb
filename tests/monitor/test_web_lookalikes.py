"""The pages of lookalikes, protected names and alerts, with decisions that go into the same queue."""

from __future__ import annotations

import re

import pytest
from test_web_office import TINY_PNG, open_office, post

from monitor.watch.names import engine_of, load_shipped, watched
from monitor.watch.spotting import Name, Spotter
from storage.ledger import lookalikes as deeds
from storage.queries import cases, lookalikes, protected
from storage.records import CaseState, Life, Role, SeenIn

LOUD, QUIET = "vietcombank-cskh247.top", "phongchongvietcombank.info"


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    load_shipped(office.workplace)
    yield office
    office.db.close()


@pytest.fixture
def analyst(office):
    return office.person("Lan", Role.ANALYST)


def spot(office, *names):
    spotter = Spotter(office.workplace, engine_of(office.workplace), watched(office.workplace))
    spotter.take_in([Name(name, office.clock(), "https://log.example") for name in names], SeenIn.CT)
    return {row.domain: row for row in lookalikes.ranked(office.db)}


def test_list_is_ranked_and_each_line_says_why(office, analyst):
    rows = spot(office, LOUD, "agribank-vay.top")
    page = analyst.get("/ten-mien").text
    assert page.index(LOUD) > 0
    assert rows[LOUD].why[:30] in page
    facts = {"asks_for": ["password"]}
    deeds.record_look(
        office.db, rows["agribank-vay.top"].id, deeds.Look(life=Life.LIVE, facts=facts, rank=9000), office.clock()
    )
    page = analyst.get("/ten-mien").text
    assert page.index("agribank-vay.top") < page.index(LOUD)
    assert "hỏi mật khẩu" in page
    assert LOUD not in analyst.get("/ten-mien?tinh_trang=live").text
    assert analyst.get("/ten-mien?tinh_trang=x").status_code == 400
    assert analyst.get("/ten-mien?sau=x").status_code == 400


def test_suspect_and_real_page_stand_side_by_side(office, analyst):
    row = spot(office, LOUD)[LOUD]
    sha256 = office.workplace.vault.keep(TINY_PNG)
    look = deeds.Look(life=Life.LIVE, facts={}, rank=1, screenshot_sha256=sha256, real_screenshot_sha256=sha256)
    deeds.record_look(office.db, row.id, look, office.clock())
    page = analyst.get(f"/ten-mien/{row.id}").text
    for name in ("anh.png", "that.png"):
        assert f"/ten-mien/{row.id}/{name}" in page
        assert analyst.get(f"/ten-mien/{row.id}/{name}").content.startswith(TINY_PNG[:8])
    assert f"điểm {round(100 * row.score)}/100" in page
    assert "Xem tên miền" in page
    assert f"/ten-mien/{row.id}" in analyst.get(f"/vu-viec/{row.case_id}").text


def test_why_a_registry_said_nothing_is_told_to_the_analyst_and_to_whoever_mends_it(office, analyst):
    row = spot(office, LOUD)[LOUD]
    rdap = dict.fromkeys(("registrar", "abuse_email", "abuse_phone", "registered_at", "expires_at"), "")
    rdap |= {"status": [], "note": "máy chủ RDAP không trả lời kịp", "cause": "ReadTimeout: <b>10 s"}
    facts = {"rdap": rdap, "asks_for": [], "likeness": {}, "page_title": ""}
    deeds.record_look(office.db, row.id, deeds.Look(life=Life.LIVE, facts=facts, rank=1), office.clock())
    page = analyst.get(f"/ten-mien/{row.id}").text
    assert "máy chủ RDAP không trả lời kịp" in page
    assert "ReadTimeout: &lt;b&gt;10 s" in page


def test_one_key_decides_into_the_same_queue_and_a_violation_waits_for_the_second_person(office, analyst):
    row = spot(office, LOUD)[LOUD]
    rdap = dict.fromkeys(("abuse_phone", "registered_at", "expires_at", "note"), "")
    rdap |= {"registrar": "Nhà đăng ký Mẫu", "abuse_email": "abuse@reg.example", "status": []}
    facts = {"rdap": rdap, "asks_for": [], "likeness": {}, "page_title": ""}
    deeds.record_look(office.db, row.id, deeds.Look(life=Life.LIVE, facts=facts, rank=1), office.clock())
    page = analyst.get(f"/ten-mien/{row.id}").text
    assert re.search(r'value="violation" accesskey="v"', page)
    done = post(analyst, f"/ten-mien/{row.id}/ket-luan", f"/ten-mien/{row.id}", verdict="violation", reason="giả mạo")
    assert done.status_code == 303, done.text
    case = cases.case(office.db, row.case_id)
    assert case.summary.state is CaseState.PENDING_APPROVAL
    assert "Nhà đăng ký Mẫu (abuse@reg.example)" in case.requests[0].recipient
    again = post(analyst, f"/ten-mien/{row.id}/ket-luan", f"/ten-mien/{row.id}", verdict="no_violation", reason="x")
    assert again.status_code == 409
    other = spot(office, "agribank-vay.top")["agribank-vay.top"]
    post(analyst, f"/ten-mien/{other.id}/ket-luan", f"/ten-mien/{other.id}", verdict="no_violation", reason="của họ")
    assert cases.case(office.db, other.case_id).summary.state is CaseState.CLOSED
    for fields in ({"verdict": "violation", "reason": ""}, {"verdict": "refer", "reason": "x"}):
        assert post(analyst, f"/ten-mien/{other.id}/ket-luan", "/ten-bao-ve", **fields).status_code == 400


def test_allowing_a_name_closes_its_case_and_it_is_never_spotted_again(office, analyst):
    row = spot(office, LOUD)[LOUD]
    assert (
        post(analyst, f"/ten-mien/{row.id}/cho-phep", f"/ten-mien/{row.id}", reason="của ngân hàng").status_code == 303
    )
    assert cases.case(office.db, row.case_id).summary.state is CaseState.CLOSED
    assert spot(office, f"www.{LOUD}").keys() == {LOUD}
    assert "của ngân hàng" in analyst.get("/ten-bao-ve").text
    post(analyst, "/ten-bao-ve/cho-phep/bo", "/ten-bao-ve", domain=LOUD)
    assert spot(office, f"www.{LOUD}").keys() == {LOUD, f"www.{LOUD}"}


def test_a_name_that_was_only_listed_goes_into_the_queue_by_hand(office, analyst):
    rows = spot(office, LOUD)
    with office.db.write() as session:
        from storage.watch_tables import LookalikeRow

        session.get_one(LookalikeRow, rows[LOUD].id).case_id = None
    assert post(analyst, f"/ten-mien/{rows[LOUD].id}/vu-viec", f"/ten-mien/{rows[LOUD].id}").status_code == 303
    assert lookalikes.lookalike(office.db, rows[LOUD].id).case_id is not None
    assert post(analyst, f"/ten-mien/{rows[LOUD].id}/xem-lai", f"/ten-mien/{rows[LOUD].id}").status_code == 303


def test_alerts_ring_until_they_are_seen(office, analyst):
    spot(office, LOUD, "agribank-vay.top")
    assert re.search(r'class="bell"[^>]*>2<', analyst.get("/").text)
    page = analyst.get("/canh-bao").text
    assert "vietcombank-cskh247[.]top" in page
    assert post(analyst, "/canh-bao/da-xem", "/canh-bao").status_code == 303
    assert 'class="bell"' not in analyst.get("/").text
    assert "bell" not in office.person("Thanh", Role.INSPECTOR).get("/").text


def test_protected_names_are_added_edited_by_one_at_a_time_and_removed(office, analyst):
    fields = {"name": "Sở Mẫu", "domain": "so-mau.gov.vn", "other_domains": "somau.vn; so.mau.vn", "keywords": "somau",
              "sector": "government", "scope": "vn"}  # fmt: skip
    assert post(analyst, "/ten-bao-ve", "/ten-bao-ve", **fields).status_code == 303
    row = protected.names(office.db)[-1]
    assert row.entry.other_domains == ("somau.vn", "so.mau.vn")
    assert "chưa đối chiếu" in analyst.get("/ten-bao-ve").text
    assert "đã có trong danh sách" in post(analyst, "/ten-bao-ve", "/ten-bao-ve", **fields).text
    wrong = post(analyst, "/ten-bao-ve", "/ten-bao-ve", **fields | {"domain": "http://x.vn/"})
    assert wrong.status_code == 400
    assert "Tên miền chính thức: hãy ghi dạng" in wrong.text
    page = f"/ten-bao-ve/{row.id}"
    assert post(analyst, page, page, version=1, **fields | {"checked": "1"}).status_code == 303
    assert post(analyst, page, page, version=1, **fields).status_code == 409
    assert post(analyst, f"{page}/bo", page, version=2).status_code == 303
    assert protected.names(office.db)[-1].entry.domain != "so-mau.gov.vn"
    shipped = protected.names(office.db)[0]
    post(analyst, f"/ten-bao-ve/{shipped.id}/bo", f"/ten-bao-ve/{shipped.id}", version=1)
    assert load_shipped(office.workplace) == 0


def test_protected_names_go_out_as_csv_and_come_in_from_a_file(office, analyst):
    text = analyst.get("/ten-bao-ve.csv").content.decode("utf-8-sig")
    assert text.startswith("name,domain,")
    token = re.search(r'name="csrf" value="([^"]+)"', analyst.get("/ten-bao-ve").text)[1]

    def send(body, name="ten.csv"):
        return analyst.post("/ten-bao-ve/nhap", data={"csrf": token}, files={"tep": (name, body, "text/csv")})

    assert send((text + "Sở Mẫu,so-mau.gov.vn,,government,somau,no,vn\n").encode("utf-8-sig")).status_code == 303
    assert protected.names(office.db)[-1].entry.name == "Sở Mẫu"
    assert send(b"ten\n").status_code == 400
    assert "UTF-8" in send("Sở".encode("utf-16")).text
    assert analyst.post("/ten-bao-ve/nhap", data={"csrf": "x"}, files={"tep": ("a", b"b")}).status_code == 403
