"""A report is a kept snapshot: verified against the ledger, corrected by a new version, published without people."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from monitor.report import ReportError
from monitor.report_check import Verified, check_report
from monitor.reports.making.audience import Audience
from monitor.reports.making.formats import FORMATS
from monitor.reports.making.reading import places
from storage.ledger import takedowns
from storage.records import Claimed
from tests.monitor.test_report import END, HOUR, MONDAY, SELLER, START, SUNDAY, Desk, busy_week
from tests.monitor.test_report import busy as busy
from tests.monitor.test_report import desk as desk


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The busy week for all who change nothing in the ledger."""
    desk = busy_week(Desk(tmp_path_factory.mktemp("kept")))
    yield desk
    desk.db.close()


@pytest.fixture(scope="module")
def files(kept: Desk) -> dict[str, bytes]:
    return kept.write(*FORMATS)


def check(desk: Desk, ending: str, file: bytes) -> Verified:
    path = desk.workplace.settings.data / f"report.{ending}"
    path.write_bytes(file)
    return check_report(desk.workplace, path)


@pytest.mark.parametrize("ending", list(FORMATS))
def test_a_report_holds_as_it_was_written(kept: Desk, files: dict[str, bytes], ending: str) -> None:
    verified = check(kept, ending, files[ending])
    assert verified.differences == ()
    assert verified.counted_again == verified.figures > 200


def inside(file: bytes, part: str, old: str, new: str) -> bytes:
    """A packed file with one text of one part changed, once."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            body = before.read(name)
            if name == part:
                assert old.encode() in body
                body = body.replace(old.encode(), new.encode(), 1)
            after.writestr(name, body)
    return made.getvalue()


def test_a_single_changed_figure_is_found_in_json_and_csv_whichever_it_is(kept: Desk, files: dict[str, bytes]) -> None:
    content = kept.content()
    document = json.loads(files["json"])
    wanted = places("json", files["json"], content)
    for name, value in document["figures"].items():
        changed = json.dumps(document | {"figures": document["figures"] | {name: (value or 0) + 1}}).encode()
        found = places("json", changed, content)
        assert [place for place in wanted if found[place] != wanted[place]] == [name]
    lines = files["csv"].decode("utf-8-sig").splitlines(keepends=True)
    wanted = places("csv", files["csv"], content)
    for number, line in enumerate(lines[1:], start=1):
        name, label, value, rest = line.split(",", 3)
        if label.startswith('"'):
            continue  # a label with a comma in it: split by hand here, not worth a parser
        other = [*lines[:number], f"{name},{label},{float(value or 0) + 1:g},{rest}", *lines[number + 1 :]]
        found = places("csv", "".join(other).encode("utf-8-sig"), content)
        assert [place for place in wanted if found[place] != wanted[place]] == [name]


@pytest.mark.parametrize("figure", ["found_total", "found_total@previous", "overdue", "found_platform_facebook"])
def test_a_single_changed_figure_is_named_in_html(kept: Desk, files: dict[str, bytes], figure: str) -> None:
    page = files["html"].decode()
    place = page.index(f'data-figure="{figure}"')
    end = page.index("</span>", place)
    changed = check(kept, "html", (page[:end] + "7" + page[end:]).encode())
    assert [each.figure for each in changed.differences] == [figure]


def test_a_single_changed_figure_is_named_in_docx_xlsx_and_pdf(kept: Desk, files: dict[str, bytes]) -> None:
    mark = files["docx"]
    with zipfile.ZipFile(io.BytesIO(mark)) as package:
        body = package.read("word/document.xml").decode()
    first = body.index('w:name="F1"')
    text = body[body.index("<w:t", first) : body.index("</w:t>", first) + 6]
    old = body[first : body.index(text, first)] + text
    changed = check(kept, "docx", inside(mark, "word/document.xml", old, old.replace(text, "<w:t>99</w:t>")))
    assert [(each.figure, each.file, each.kept) for each in changed.differences] == [("found_total", "99", "2")]

    book = load_workbook(io.BytesIO(files["xlsx"]))
    sheet = book["Số liệu"]
    row = next(row for row in range(4, 200) if sheet.cell(row, 1).value == "overdue")
    sheet.cell(row, 3).value = 5
    book["Báo cáo"]["B6"].value = 77
    made = io.BytesIO()
    book.save(made)
    changed = check(kept, "xlsx", made.getvalue())
    assert sorted(each.figure for each in changed.differences) == [
        "Báo cáo B6 (Vụ việc có dấu hiệu vi phạm được phát hiện)",
        "overdue",
    ]

    (other,) = kept.write("pdf", start=SUNDAY, end=SUNDAY).values()
    assert check(kept, "pdf", other).differences == ()


def test_a_figure_that_the_ledger_no_longer_gives_is_named_and_a_new_version_says_what_changed(
    busy: Desk,
) -> None:
    files = busy.write("json")
    assert busy.write("json") == files  # nothing new: the same snapshot
    with busy.db.read() as session:
        late = session.connection().exec_driver_sql("SELECT MAX(id) FROM targets").scalar_one()
    takedowns.record_claim(busy.db, late, busy.analyst, Claimed.REMOVED, "thư đến muộn", END - HOUR)
    old = check(busy, "json", files["json"])
    assert {each.figure for each in old.differences} >= {"claimed_refused", "claimed_removed", "period_claimed_removed"}
    assert all(each.ledger is not None for each in old.differences)
    new = busy.write("json", "docx")
    document = json.loads(new["json"])
    assert document["version"] == 2
    assert {"label": "Báo đã gỡ bỏ", "before": "0", "after": "1"} in document["changes"]
    assert check(busy, "docx", new["docx"]).differences == ()
    again = check(busy, "json", files["json"])
    assert (again.version, again.newest_version) == (1, 2)
    assert "version 2 is newer" in again.differences[0].say


def test_what_was_kept_and_then_changed_in_the_database_is_refused(busy: Desk) -> None:
    files = busy.write("json")
    with busy.db.write() as session:
        session.connection().exec_driver_sql("UPDATE reports SET packed = x'00'")
    with pytest.raises(ReportError, match="is not what the log says was kept"):
        check(busy, "json", files["json"])


@pytest.mark.parametrize(
    ("ending", "file", "advice"),
    [
        ("json", b"{", "no json file that can be read"),
        ("docx", b"PK", "no docx file that can be read"),
        ("pdf", b"%PDF-", "no pdf file that can be read"),
        ("doc", b"", "a report is a file of the format docx, xlsx, pdf"),
        ("html", b"<p>12</p>", "does not say which report it is"),
        ("csv", b"weekly/2026-11-16/2026-11-22/v9/0123456789abcdef", "has kept no report weekly .* version 9"),
    ],
)
def test_a_file_that_can_not_be_checked_says_why(kept: Desk, ending: str, file: bytes, advice: str) -> None:
    with pytest.raises(ReportError, match=advice):
        check(kept, ending, file)


def test_a_file_that_is_not_there_says_so(kept: Desk, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="can not read"):
        check_report(kept.workplace, tmp_path / "gone.json")


def test_what_is_published_names_nobody_and_still_verifies(kept: Desk) -> None:
    whole = kept.write("html")["html"].decode()
    assert "B*** M***" in whole
    assert "Cục &lt;A&amp;B&gt;" in whole
    assert "top_seller_1" in kept.content().figures
    public = kept.write(*FORMATS, audience=Audience.PUBLIC)
    document = json.loads(public["json"])
    assert document["public"]
    assert document["figures"]["found_total"] == 2
    for ending in ("json", "csv", "html"):
        for secret in (SELLER, "B*** M***", "Cục", "cases:", "top_seller", "requested_recipient"):
            assert secret not in public[ending].decode()
    for ending, file in public.items():
        assert check(kept, ending, file).differences == ()


def test_a_week_before_the_first_record_and_one_across_new_year_are_correct_files(busy: Desk) -> None:
    early = MONDAY.replace(year=2020)
    text = busy.write("html", start=early, end=early.replace(day=22))["html"].decode()
    assert "Hệ thống chưa có dữ liệu trước ngày" in text
    document = json.loads(busy.write("json", start=early, end=early.replace(day=22))["json"])
    assert document["figures"]["found_total"] == 0
    assert document["previous"]["figures"]["found_total"] is None
    busy.now = START.replace(year=2027, month=1, day=20)
    first, last = MONDAY.replace(month=12, day=28), SUNDAY.replace(year=2027, month=1, day=3)
    across = json.loads(busy.write("json", start=first, end=last)["json"])
    assert across["previous"]["period"] == {"from": "2026-12-21", "to": "2026-12-27"}


def test_figures_of_people_are_not_taken_along_into_what_is_published(kept: Desk, files: dict[str, bytes]) -> None:
    content = kept.content()
    assert "top_seller_1" in content.figures
    assert "top_seller_1" not in content.for_public().figures


def test_an_offices_own_copy_names_sellers_and_still_verifies(kept: Desk) -> None:
    for ending, file in kept.write(*FORMATS, audience=Audience.OFFICE).items():
        assert check(kept, ending, file).differences == ()
        if ending == "html":
            assert SELLER in file.decode()
    assert SELLER not in kept.write("html")["html"].decode()
    assert SELLER not in kept.content().model_dump_json()  # what is kept holds initials: names go with their time
