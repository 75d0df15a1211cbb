"""Annual, e-commerce, ad hoc, resolution reports: equal in every format, counted again, narrowed, typed, explained."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from monitor.report import ReportError, find_report, find_reports, write_report
from monitor.report_check import check_report
from monitor.reports.making.content import Content, Period
from monitor.reports.making.formats import FORMATS
from monitor.settings import Settings
from monitor.workplace import Workplace
from storage.database import Database, sqlite_url
from storage.ledger import official as deeds
from storage.records import Policy
from tests.monitor.test_report import HOUR, MONDAY, START, SUNDAY, Desk
from tests.monitor.test_report import busy as busy
from tests.monitor.test_report import desk as desk

PERIOD = Period(first=MONDAY, last=SUNDAY)
TAX = {
    "tax_households": "88", "tax_revenue": "60890", "tax_due": "1159", "tax_deducting_firms": "120",
    "tax_deducted": "22812", "tax_audited": "2", "tax_arrears": "1062", "tax_fines": "427", "inspected_places": "45",
    "violators": "18", "fines": "339.50", "told_commitments": "649", "told_leaflets": "2901",
}  # fmt: skip


@pytest.fixture
def office(busy: Desk) -> Desk:
    deeds.enter(busy.db, busy.analyst, "ecommerce", MONDAY, SUNDAY, TAX, START)
    points = {"resolution": "Nghị quyết số 29/NQ-HĐND ngày 05/7/2024 của HĐND", "point_1": "Rà soát văn bản",
              "point_2": "Phối hợp kiểm tra", "answer_2": "- Đã phối hợp."}  # fmt: skip
    deeds.enter(busy.db, busy.analyst, "resolution", MONDAY, SUNDAY, points, START)
    deeds.enter(busy.db, busy.analyst, "annual", MONDAY, SUNDAY, {"fines": "34", "told_articles": "10"}, START)
    return busy


@pytest.mark.parametrize("name", ["annual", "ecommerce", "adhoc", "resolution"])
def test_every_figure_holds_in_every_format_and_is_counted_again(office: Desk, name: str) -> None:
    files = write_report(office.workplace, name, MONDAY, SUNDAY, tuple(FORMATS))
    for ending, body in files.items():
        path = office.workplace.settings.data / f"{name}.{ending}"
        path.write_bytes(body)
        verified = check_report(office.workplace, path)
        assert verified.differences == ()
        assert verified.counted_again == verified.figures > 20
    figures = json.loads(files["json"])["figures"]
    weekly = office.figures()
    shared = figures.keys() & weekly.keys()
    assert len(shared) >= 3
    assert {each: figures[each] for each in shared} == {each: weekly[each] for each in shared}


def test_tax_figures_are_typed_and_marked(office: Desk) -> None:
    content = find_report("ecommerce").build(office.workplace, PERIOD)
    assert {name: content.figures[name].value for name in TAX} == {name: float(value) for name, value in TAX.items()}
    assert content.figures["fines"].shown == "339,5*"
    assert content.figures["tax_revenue"].entered_by == "lan"
    assert find_report("ecommerce").recount(office.workplace, content)["tax_due"][0] == 1159
    deeds.enter(office.db, office.analyst, "ecommerce", MONDAY, SUNDAY, {"tax_due": "1160"}, START)
    assert find_report("ecommerce").recount(office.workplace, content)["tax_due"][0] == 1160


def test_a_figure_that_nobody_typed_is_a_dash_and_holds(busy: Desk) -> None:
    path = busy.workplace.settings.data / "ecommerce.json"
    path.write_bytes(write_report(busy.workplace, "ecommerce", MONDAY, SUNDAY, ("json",))["json"])
    assert json.loads(path.read_bytes())["figures"]["tax_due"] is None
    assert check_report(busy.workplace, path).differences == ()


def test_a_resolution_is_answered_point_by_point(office: Desk) -> None:
    text = words(find_report("resolution").build(office.workplace, PERIOD))
    assert text.index("1. Rà soát văn bản") < text.index("chưa phát sinh") < text.index("2. Phối hợp kiểm tra")


def words(content: Content) -> str:
    return "\n".join(getattr(block, "text", "") for block in content.body)


@pytest.mark.parametrize(
    ("filters", "found", "requested"),
    [
        ({"policy": "counterfeit"}, 1, 2), ({"platform": "website"}, 1, 1),
        ({"platform": "website", "policy": "counterfeit"}, 0, 0), ({"rule": "SK-01", "kind": "listing"}, 2, 3),
    ],
)  # fmt: skip
def test_an_ad_hoc_report_is_narrowed_and_counted_again(
    office: Desk, filters: dict[str, str], found: int, requested: int
) -> None:
    files = write_report(office.workplace, "adhoc", MONDAY, SUNDAY, tuple(FORMATS), filters=filters)
    figures = json.loads(files["json"])["figures"]
    assert (figures["found_total"], figures["requested_targets"]) == (found, requested)
    for ending in ("json", "docx"):
        path = office.workplace.settings.data / f"adhoc.{ending}"
        path.write_bytes(files[ending])
        assert check_report(office.workplace, path).differences == ()
    again = json.loads(write_report(office.workplace, "adhoc", MONDAY, SUNDAY, ("json",))["json"])
    assert again["version"] == 1
    assert again["figures"]["found_total"] == 2


def test_a_filter_that_is_none_is_refused(office: Desk) -> None:
    for name, filters, why in (
        ("adhoc", {"colour": "red"}, "choose from: policy"), ("adhoc", {"policy": "news"}, "counterfeit"),
        ("weekly", {"policy": str(Policy.COUNTERFEIT)}, "adhoc"),
    ):  # fmt: skip
        with pytest.raises(ReportError, match=why):
            write_report(office.workplace, name, MONDAY, SUNDAY, ("json",), filters=filters)


def test_a_report_that_contradicts_itself_goes_out_only_with_a_reason(office: Desk) -> None:
    wrong = {"overview": "Thực hiện Kế hoạch số 5/KH-UBND ngày 01/02/2026.\nKế hoạch số 5/KH-UBND ngày 02/02/2026."}
    deeds.enter(office.db, office.analyst, "annual", MONDAY, SUNDAY, wrong, START)
    with pytest.raises(ReportError, match="F2") as refused:
        write_report(office.workplace, "annual", MONDAY, SUNDAY, ("json",))
    (key,) = [word for word in str(refused.value).replace("]", "[").split("[") if len(word) == 16]
    deeds.give_reason(office.db, office.analyst, "annual", MONDAY, SUNDAY, key, "F2", "hai kế hoạch", START)
    assert write_report(office.workplace, "annual", MONDAY, SUNDAY, ("json",))


def test_before_the_first_record_and_over_new_year_reports_are_written(desk: Desk) -> None:
    early, over = (date(2019, 1, 1), date(2019, 1, 31)), (date(2025, 12, 29), date(2026, 1, 4))
    for name in find_reports():
        for first, last in (early, over):
            assert write_report(desk.workplace, name, first, last, ("docx", "pdf"))


def test_before_the_office_is_set_up_each_report_says_so(tmp_path: Path, desk: Desk) -> None:
    db = Database(sqlite_url(tmp_path / "other.db"))
    empty = Workplace(db, desk.workplace.vault, lambda: START + HOUR, Settings(data=tmp_path))
    for name in find_reports():
        with pytest.raises(ReportError, match="rasoat init"):
            write_report(empty, name, MONDAY, SUNDAY, ("json",))
    db.close()
