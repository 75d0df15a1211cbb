# ruff: noqa: E501 - tables of addresses read best with their reasons beside them
"""Who is asked: by day, province and address; what is never a target; which law a letter may cite."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError
from test_web_office import open_office, post

from monitor.deadlines.data import BadDeadlineDataError
from monitor.letters import law
from monitor.letters.never_target import NeverTargetError, check_target
from monitor.letters.routing import agencies, further, route
from monitor.letters.shipped import load_recipients, shipped
from monitor.takedown import draft_requests, removal_hours, special_terms
from storage.ledger import recipients as deeds
from storage.ledger.errors import LedgerError
from storage.queries import cases, recipients
from storage.recipients import NeverTarget, Recipient, RecipientKind, RecipientView, SendBy, in_charge
from storage.records import Kind, LegalBasis, Policy, Role

TODAY = date(2026, 11, 24)
VIEWS = [RecipientView(id=number, version=1, recipient=each) for number, each in enumerate(shipped(), start=1)]


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


@pytest.mark.parametrize(
    ("url", "start"),
    [
        ("https://www.facebook.com/shop/posts/1", "Bộ Văn hóa"), ("https://youtu.be/abc", "Bộ Văn hóa"),
        ("https://shop.blogspot.com/p", "Bộ Văn hóa"), ("https://shopee.vn/a-i.1.2", "Chủ quản nền tảng Shopee"),
        ("https://zalo.me/0900", "Chủ quản mạng xã hội Zalo"), ("https://ban-hang.example/1", "Chủ quản trang ban-hang"),
        ("https://chotot.com/1", "Chủ quản nền tảng chotot.com"),
    ],
)  # fmt: skip
def test_each_address_has_one_who_is_asked(url, start):
    found = route(VIEWS, url, TODAY, "Cần Thơ")
    assert found.name.startswith(start)
    assert found.why


def test_day_and_province_decide_who_is_in_charge():
    names = {row.recipient.code for row in in_charge(VIEWS, date(2025, 2, 28), "Cần Thơ")}
    assert {"STTTT", "CQLTT", "UBNDH"} <= names
    assert not {"CCQLTT", "UBNDX", "VHTTDL_TW"} & names
    later = {row.recipient.code for row in in_charge(VIEWS, date(2025, 7, 1), "Cần Thơ")}
    assert {"CCQLTT", "UBNDX", "VHTTDL_TW"} <= later
    assert not {"STTTT", "CQLTT", "UBNDH"} & later
    local = Recipient(
        code="SVHTTDL", name="Sở Văn hóa và Thể thao", kind=RecipientKind.AGENCY, province="Huế",
        policies=(Policy.ADVERTISING,),
    )  # fmt: skip
    rows = [*VIEWS, RecipientView(id=99, version=1, recipient=local)]
    assert agencies(rows, [Policy.ADVERTISING], TODAY, "Huế")[0].id == 99
    assert agencies(rows, [Policy.ADVERTISING], TODAY, "Cần Thơ")[0].recipient.name.startswith("Sở Văn hóa, ")
    assert agencies(rows, [Policy.HEALTH_CLAIM], TODAY, "Huế")[0].recipient.code == "SYT"


def test_the_registrar_of_a_vietnamese_name_can_be_asked_too():
    assert [each.name for each in further(VIEWS, "https://vietcombank-an.vn/", TODAY, "Huế")] == [
        "Trung tâm Internet Việt Nam (Bộ Khoa học và Công nghệ)"
    ]
    assert further(VIEWS, "https://vietcombank-an.com/", TODAY, "Huế") == ()


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://facebook.com/", Kind.POST), ("https://www.facebook.com", Kind.LISTING),
        ("https://m.facebook.com/?utm_source=x", Kind.POST), ("https://shopee.vn/index.html", Kind.LISTING),
        ("https://tiktok.com/@a/video/1", Kind.SITE), ("https://tiki.vn/x", Kind.DOMAIN),
        ("https://sub.so.cantho.gov.vn/tin", Kind.PAGE), ("https://ctu.edu.vn/bai", Kind.ARTICLE),
        ("https://bit.ly/3abc", Kind.LINK), ("https://vt.tiktok.com/ZS1/", Kind.VIDEO), ("https://fb.me/x", Kind.POST),
        ("https://l.facebook.com/l.php?u=https://shop.example/1", Kind.LINK),
        ("https://www.google.com/url?q=https://shop.example/1", Kind.LINK),
        ("https://nganhang.example/", Kind.PAGE), ("https://www.nganhang.example/vi", Kind.PAGE),
        ("https://nganhang.example/x", Kind.DOMAIN), ("https://GOV.VN./", Kind.PAGE), ("https://shop.example@gov.vn/a", Kind.PAGE),
        ("http://[::1/", Kind.PAGE), ("không phải địa chỉ", Kind.LINK), ("", Kind.LINK),
    ],
)  # fmt: skip
def test_platforms_state_bodies_official_domains_and_shortened_links_are_never_targets(url, kind):
    with pytest.raises(NeverTargetError):
        check_target(url, kind, {"nganhang.example"})


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/shop/posts/1", "https://shopee.vn/a-i.1.2", "https://zalo.me/0900",
        "https://www.facebook.com/profile.php?id=12", "https://ban-hang.example/", "https://gov.vn.shop.example/",
        "https://shop.blogspot.com/", "https://nganhang.example/bai-bi-chen", "https://youtu.be/abc",
    ],
)  # fmt: skip
def test_one_post_listing_video_or_account_may_be_asked_for(url):
    check_target(url, Kind.POST, {"nganhang.example"})


def test_targets_of_one_case_are_grouped_by_recipient(office):
    load_recipients(office.workplace)
    text = " ".join(f"chữa khỏi hoàn toàn xương khớp sau {n} ngày dùng viên uống thảo dược" for n in range(12))
    for url in ("https://a.example/1", "https://www.facebook.com/s/posts/1", "https://www.facebook.com/s/posts/2"):
        case_id = office.add_case(canonical_url=url, url=url, text=text)
    detail = cases.case(office.db, case_id)
    assert len(detail.members) == 2
    drafts = draft_requests(office.workplace, detail, ("SK-01",))
    assert [(each.recipient[:8], len(each.targets)) for each in drafts] == [("Chủ quản", 1), ("Bộ Văn h", 2)]
    assert drafts[1].recipient_id is not None
    (typed,) = draft_requests(office.workplace, detail, ("SK-01",), "Công ty A")
    assert (typed.recipient, len(typed.targets)) == ("Công ty A", 3)


def test_an_offices_own_protected_domain_stops_the_draft(office):
    lan = office.person("Lan", Role.ANALYST)
    case_id = office.add_case(canonical_url="https://hoi-vien.example/", url="https://hoi-vien.example/")
    answer = post(lan, "/noi-nhan/khong-bao-gio", "/noi-nhan", domain="Hoi-Vien.example", reason="Hội của tỉnh")
    assert answer.status_code == 303, answer.text
    with pytest.raises(NeverTargetError, match="hoi-vien"):
        draft_requests(office.workplace, cases.case(office.db, case_id), ("SK-01",))
    assert post(lan, "/noi-nhan/khong-bao-gio/bo", "/noi-nhan", domain="hoi-vien.example").status_code == 303
    assert draft_requests(office.workplace, cases.case(office.db, case_id), ("SK-01",))


FORM = {"code": "SHOP_A", "name": "Công ty A", "kind": "platform", "send_by": "paper", "domains": "Ban-Hang.example"}


def test_recipients_are_added_changed_and_ended_on_screen(office):
    lan = office.person("Lan", Role.ANALYST)
    assert post(lan, "/noi-nhan/nap", "/noi-nhan").status_code == 303
    assert post(lan, "/noi-nhan/nap", "/noi-nhan").status_code == 409
    assert len(recipients.recipients(office.db)) == len(shipped())
    assert post(lan, "/noi-nhan", "/noi-nhan", **FORM).status_code == 303
    row = next(each for each in recipients.recipients(office.db) if each.recipient.code == "SHOP_A")
    assert row.recipient.domains == ("ban-hang.example",)
    again = post(lan, "/noi-nhan", "/noi-nhan", **FORM)
    assert again.status_code == 400
    assert "trong cùng thời gian" in again.text
    ended = FORM | {"version": "1", "valid_to": "2026-01-31"}
    assert post(lan, f"/noi-nhan/{row.id}", "/noi-nhan", **ended).status_code == 303
    assert post(lan, f"/noi-nhan/{row.id}", "/noi-nhan", **ended).status_code == 409
    assert post(lan, "/noi-nhan", "/noi-nhan", **FORM, valid_from="2026-02-01").status_code == 303
    assert "Công ty A" in lan.get(f"/noi-nhan/{row.id}").text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Tên nơi nhận"), ({"code": "có dấu"}, "Mã"), ({"send_by": "email"}, "phải có địa chỉ thư"),
        ({"email": "a@b\r\nBcc: c@d.vn"}, "Thư điện tử"), ({"kind": "x"}, "loại nơi nhận"), ({"valid_from": "hôm nay"}, "Có hiệu lực"),
        ({"valid_from": "2026-02-01", "valid_to": "2026-01-01"}, "trước ngày bắt đầu"),
    ],
)  # fmt: skip
def test_a_wrong_recipient_is_told_in_one_line_and_kept_in_the_form(office, changes, said):
    lan = office.person("Lan", Role.ANALYST)
    answer = post(lan, "/noi-nhan", "/noi-nhan", **(FORM | changes))
    assert answer.status_code == 400
    assert said in answer.text
    assert 'value="Ban-Hang.example"' in answer.text
    assert recipients.recipients(office.db) == ()


def test_an_article_is_cited_only_while_a_named_person_has_ticked_its_version(office):
    lan = office.person("Lan", Role.ANALYST)
    case_id = office.add_case()
    page = lan.get("/cong-bao").text
    version = next(each for each in law.versions() if each.rule_id == "TP-04" and f"TP-04 / {each.version}" in page)

    def letter():
        return draft_requests(office.workplace, cases.case(office.db, case_id), ("TP-04",))[0].body

    assert re.search(r"Căn cứ: .*Luật", letter())
    assert not re.search(r"Căn cứ: .*(Điều \d|Đ\d| k\d)", letter())
    ticked = {
        "rule_id": "TP-04",
        "version": version.version,
        "citation": "Luật A, Điều 8 khoản 9",
        "gazette": "số 12, 1/1/2026",
    }
    assert post(lan, "/cong-bao", "/cong-bao", **ticked).status_code == 303
    assert "Căn cứ: Luật A, Điều 8 khoản 9" in letter()
    assert "Lan" in lan.get("/cong-bao").text
    assert post(lan, "/cong-bao/bo", "/cong-bao", **ticked).status_code == 303
    assert "Điều 8" not in letter()
    assert post(lan, "/cong-bao", "/cong-bao", **(ticked | {"gazette": ""})).status_code == 400
    assert post(lan, "/cong-bao", "/cong-bao", **(ticked | {"version": "99"})).status_code == 400


def test_a_tick_is_for_one_version_only():
    legal = LegalBasis(
        rule_id="TP-04", version="1a", duty="Luật X Điều 1", penalty="", verified=True, valid_from=None, valid_to=None
    )
    assert law.cited(legal, {}) == "Luật X"
    assert law.cited_procedure(law.FOCAL_POINT, date(2026, 2, 14), {}) == ""
    assert law.cited_procedure(law.FOCAL_POINT, date(2026, 2, 15), {}) == "Nghị định 342/2025/NĐ-CP"


def test_the_shipped_list_is_sound_and_rows_never_overlap():
    for number, one in enumerate(shipped()):
        assert not any(one.overlaps(other) for other in shipped()[number + 1 :]), one.code
    codes = {each.code for each in shipped()}
    assert all(set(each.successors) <= codes for each in shipped())
    with pytest.raises(ValidationError):
        Recipient(code="A", name="A", kind=RecipientKind.HOST, send_by=SendBy.EMAIL)


def test_only_those_who_may_act_change_the_list(office):
    office.person("Thanh", Role.INSPECTOR)
    with pytest.raises(LedgerError):
        deeds.protect(office.db, NeverTarget(domain="a.vn", reason="x"), 1, office.clock())


def test_the_deadline_is_the_term_in_force_for_the_ground_and_an_offices_own_data_stands_instead(office):
    assert (removal_hours(office.workplace, ["SK-01"]), removal_hours(office.workplace, ["HG-02"])) == (24, 24)
    folder = office.workplace.settings.data / "deadlines"
    folder.mkdir()
    head = "code,channel,amount,unit,valid_from,valid_to,basis\n"
    own = head + "a,advert,48,hours,2026-01-01,,Luật A\nb,content,6,hours,2026-01-01,,Luật B\n"
    (folder / "terms.csv").write_text(own, encoding="utf-8")
    assert (removal_hours(office.workplace, ["SK-01"]), removal_hours(office.workplace, ["HG-02"])) == (48, 6)
    case_id = office.add_case()
    (draft,) = draft_requests(office.workplace, cases.case(office.db, case_id), ("SK-01",))
    assert draft.deadline_hours == 48
    assert "Thời hạn: 48 giờ" in draft.body
    (folder / "terms.csv").write_text(own.replace("48,hours", "2,days"), encoding="utf-8")
    with pytest.raises(BadDeadlineDataError, match="bằng giờ"):
        removal_hours(office.workplace, ["SK-01"])


def test_a_person_may_say_that_a_request_is_urgent_or_a_users_complaint(office):
    lan = office.person("Lan", Role.ANALYST)
    case_id = office.add_case()
    detail = cases.case(office.db, case_id)
    assert {name: term.amount for name, term in special_terms(office.workplace).items()} == {"user": 48, "urgent": 6}
    (draft,) = draft_requests(office.workplace, detail, ("SK-01",), term="user")
    assert draft.deadline_hours == 48
    with pytest.raises(LedgerError, match="mai kia"):
        draft_requests(office.workplace, detail, ("SK-01",), term="mai kia")
    office.clock.now = datetime(2025, 6, 1, tzinfo=UTC)  # the decree on urgent requests was not in force
    assert set(special_terms(office.workplace)) == {"user"}
    office.clock.now = datetime(2026, 11, 24, 3, tzinfo=UTC)

    post(lan, f"/vu-viec/{case_id}/nhan")
    page = lan.get(f"/vu-viec/{case_id}").text
    assert "khẩn cấp, an ninh quốc gia: 6 giờ" in page
    version = re.search(r'name="lease_version" value="(\d+)"', page)[1]
    fields = {"lease_version": version, "verdict": "violation", "grounds": "SK-01", "reason": "Đã xem."}
    assert post(lan, f"/vu-viec/{case_id}/ket-luan", term="năm phút", **fields).status_code == 400
    assert post(lan, f"/vu-viec/{case_id}/ket-luan", term="urgent", **fields).status_code == 303
    (request,) = cases.case(office.db, case_id).requests
    assert (request.deadline_hours, "Thời hạn: 6 giờ" in request.body) == (6, True)


def test_terms_that_can_not_be_read_leave_the_page_open_and_stop_the_decision(office):
    lan = office.person("Lan", Role.ANALYST)
    case_id = office.add_case()
    post(lan, f"/vu-viec/{case_id}/nhan")
    folder = office.workplace.settings.data / "deadlines"
    folder.mkdir()
    (folder / "terms.csv").write_text("code,channel\nx,advert\n", encoding="utf-8")
    page = lan.get(f"/vu-viec/{case_id}")
    assert page.status_code == 200
    version = re.search(r'name="lease_version" value="(\d+)"', page.text)[1]
    fields = {"lease_version": version, "verdict": "violation", "grounds": "SK-01", "reason": "Đã xem."}
    answer = post(lan, f"/vu-viec/{case_id}/ket-luan", **fields)
    assert answer.status_code == 400
    assert "terms.csv" in answer.text
