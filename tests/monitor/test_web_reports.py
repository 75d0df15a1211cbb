"""Reports on the screen: make one, click a figure to see its rows and cases, take it away whole or for the public."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from parsel import Selector
from test_web_office import open_office, post

from storage.records import Role


@pytest.fixture
def office(tmp_path):
    made = open_office(tmp_path)
    yield made
    made.db.close()


def days(office):
    today = office.clock().date()
    return {"tu": (today - timedelta(days=3)).isoformat(), "den": (today + timedelta(days=3)).isoformat()}


def test_a_figure_leads_to_its_rows_and_its_cases(office):
    case_id = office.add_case()
    lan = office.person("Lan", Role.ANALYST)
    made = post(lan, "/bao-cao/lap", "/bao-cao", **days(office))
    assert made.status_code == 303
    page = lan.get(made.headers["location"])
    link = Selector(text=page.text).css("a[data-figure=found_total]").attrib["href"]
    shown = lan.get(link).text
    assert f'<a href="/vu-viec/{case_id}">' in shown
    assert "SELECT b.id FROM" in shown
    again = post(lan, "/bao-cao/lap", "/bao-cao", **days(office))
    assert again.headers["location"] == made.headers["location"]  # nothing new: the same report
    office.clock.advance(hours=1)
    office.add_case(canonical_url="https://ban-hang.example/hai")
    newer = post(lan, "/bao-cao/lap", "/bao-cao", **days(office)).headers["location"]
    assert "Đã có" in lan.get(made.headers["location"]).text
    assert "Phiên bản 2 thay phiên bản 1" in lan.get(newer).text
    assert newer in lan.get("/bao-cao").text


def test_a_figure_of_the_period_before_leads_to_its_rows_and_a_change_to_what_it_is_reckoned_from(office):
    case_id = office.add_case()
    office.clock.advance(days=7)
    office.add_case(canonical_url="https://ban-hang.example/hai")
    lan = office.person("Lan", Role.ANALYST)
    page = lan.get(post(lan, "/bao-cao/lap", "/bao-cao", **days(office)).headers["location"])
    links = {each.attrib["data-figure"]: each.attrib["href"] for each in Selector(text=page.text).css("a[data-figure]")}
    before = lan.get(links["found_total@previous"]).text
    assert f'<a href="/vu-viec/{case_id}">' in before
    change = lan.get(links["found_total@change"]).text
    assert f'{links["found_total"]}"' in change
    assert f'{links["found_total@previous"]}"' in change


def test_every_format_is_taken_from_what_was_kept(office):
    office.add_case()
    lan = office.person("Lan", Role.ANALYST)
    place = post(lan, "/bao-cao/lap", "/bao-cao", **days(office)).headers["location"]
    for kind in ("docx", "xlsx", "pdf", "html", "json", "csv"):
        answer = lan.get(f"{place}/tep?dang={kind}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].endswith(f'_v1.{kind}"')
    public = json.loads(lan.get(f"{place}/tep?dang=json&cong_bo=1").content)
    assert public["public"]
    assert public["figures"]["found_total"] == 1
    assert not public["listings"]


def test_what_is_not_there_says_so(office):
    lan = office.person("Lan", Role.ANALYST)
    for path in ("/bao-cao/99", "/bao-cao/99/so/found_total", "/bao-cao/99/tep?dang=docx"):
        assert lan.get(path).status_code == 404
    assert post(lan, "/bao-cao/lap", "/bao-cao", tu="2026-11-29", den="2026-11-23").status_code == 400
    place = post(lan, "/bao-cao/lap", "/bao-cao", **days(office)).headers["location"]
    assert lan.get(f"{place}/so/<script>").status_code == 404
    assert lan.get(f"{place}/tep?dang=exe").status_code == 400
    inspector = office.person("Thanh", Role.INSPECTOR)
    assert inspector.post("/bao-cao/lap", data=days(office)).status_code == 403
    assert inspector.get(place).status_code == 200


def test_an_ad_hoc_report_is_narrowed_on_screen_and_no_other_is(office):
    office.add_case()
    lan = office.person("Lan", Role.ANALYST)
    asked = days(office) | {"loai": "adhoc", "policy": "counterfeit", "kind": "", "platform": "", "rule": ""}
    place = post(lan, "/bao-cao/lap", "/bao-cao", **asked).headers["location"]
    document = json.loads(lan.get(f"{place}/tep?dang=json").content)
    assert document["figures"]["found_total"] == 0
    whole = post(lan, "/bao-cao/lap", "/bao-cao", **(asked | {"policy": ""})).headers["location"]
    assert json.loads(lan.get(f"{whole}/tep?dang=json").content)["figures"]["found_total"] == 1
    assert post(lan, "/bao-cao/lap", "/bao-cao", **(asked | {"policy": "politics"})).status_code == 400
    assert post(lan, "/bao-cao/lap", "/bao-cao", **(asked | {"loai": "weekly"})).status_code == 400


def test_an_offices_own_copy_names_sellers_and_is_logged(office):
    office.add_case()
    lan, thanh = office.person("Lan", Role.ANALYST), office.person("Thanh", Role.INSPECTOR)
    place = post(lan, "/bao-cao/lap", "/bao-cao", **days(office)).headers["location"]
    assert "Shop Khỏe" not in lan.get(f"{place}/tep?dang=html").text
    assert "Shop Khỏe" in lan.get(f"{place}/tep?dang=html&day_du=1").text
    assert thanh.get(f"{place}/tep?dang=html&day_du=1").status_code == 403
    with office.db.read() as session:
        query = "SELECT actor FROM events WHERE deed = 'export_named_report'"
        assert session.connection().exec_driver_sql(query).scalar_one() == "Lan"
