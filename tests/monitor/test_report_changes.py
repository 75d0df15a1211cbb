"""A single changed figure is found in every format of every report; hostile words that people type stay words."""

from __future__ import annotations

import io
import json
import random
import zipfile
from datetime import date
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from monitor.report import ReportError, kept_content, write_content, write_report
from monitor.report_check import check_report
from monitor.reports.making import word
from monitor.reports.making.content import Content
from monitor.reports.making.formats import FORMATS
from monitor.reports.making.reading import places
from storage.ledger import official as deeds
from storage.queries import reports as kept
from storage.report_words import OfficialDocument
from tests.monitor.test_owed_reports import TAX
from tests.monitor.test_report import HOSTILE, MONDAY, START, SUNDAY, Desk
from tests.monitor.test_report import busy as busy
from tests.monitor.test_report import desk as desk
from tests.monitor.test_report_389 import FIRST, LAST
from tests.monitor.test_report_389 import desk as office_389

# How many figures are drawn for each format of a report; setting a page takes longest. The benchmark
# changed_figures.py changes each of them.
DRAWN = {"docx": 3, "xlsx": 4, "pdf": 3, "html": 6, "json": 10, "csv": 10}
__all__ = ["busy", "desk", "office_389"]


def content_of(desk: Desk, name: str, first: date = MONDAY, last: date = SUNDAY) -> Content:
    """A report that was made and kept."""
    write_report(desk.workplace, name, first, last, ("json",))
    found = kept.latest(desk.db, name, first, last)
    assert found is not None
    return kept_content(*found)


def with_other_figure(content: Content, name: str) -> Content:
    """The report as somebody would have it who changes one figure, wherever it stands."""

    def changed(part: Any) -> Any:
        if isinstance(part, dict):
            if part.get("name") == name and "unit" in part:
                return part | {"value": (part["value"] or 0) + 1}
            return {key: changed(each) for key, each in part.items()}
        return [changed(each) for each in part] if isinstance(part, list) else part

    return Content.model_validate_json(json.dumps(changed(json.loads(content.model_dump_json()))))


def look_through(desk: Desk, content: Content, seed: int) -> None:
    """Change drawn figures one at a time, in each format, and find each."""
    drawn = random.Random(seed)
    for ending, many in DRAWN.items():
        file = write_content(desk.workplace, content, (ending,))[ending]
        wanted = places(ending, file, content)
        for name in drawn.sample(list(content.figures), many):
            other = write_content(desk.workplace, with_other_figure(content, name), (ending,))[ending]
            found = places(ending, other, content)
            differ = [place for place in wanted.keys() | found.keys() if found.get(place) != wanted.get(place)]
            assert differ, f"{content.report}: {name} was changed in {ending} and not found"
            if ending not in ("pdf", "xlsx"):  # there a place may be told by its line or its cell
                assert {place.partition(" ")[0] for place in differ} <= {name, "list"}, (ending, name, differ)


@pytest.mark.parametrize("name", ["weekly", "annual", "ecommerce", "adhoc", "resolution"])
def test_a_changed_figure_is_found_in_every_format(busy: Desk, name: str) -> None:
    deeds.enter(busy.db, busy.analyst, "ecommerce", MONDAY, SUNDAY, TAX, START)
    look_through(busy, content_of(busy, name), seed=len(name))


def test_a_changed_figure_of_the_389_report_is_found_in_every_format(office_389: Desk) -> None:
    look_through(office_389, content_of(office_389, "389", FIRST, LAST), seed=389)


def test_a_number_changed_in_a_pdf_is_named_by_the_command(busy: Desk) -> None:
    content = content_of(busy, "weekly")
    forged = write_content(busy.workplace, with_other_figure(content, "overdue"), ("pdf",))["pdf"]
    path = busy.workplace.settings.data / "forged.pdf"
    path.write_bytes(forged)
    assert "overdue" in {each.figure for each in check_report(busy.workplace, path).differences}


def test_the_code_of_a_pdf_stands_on_its_last_annex(office_389: Desk) -> None:
    content = content_of(office_389, "389", FIRST, LAST)
    pages = PdfReader(io.BytesIO(write_content(office_389.workplace, content, ("pdf",))["pdf"])).pages
    assert "HÀNG HÓA KHÁC" in pages[-1].extract_text()
    assert content.code in pages[-1].extract_text()


def test_hostile_words_that_people_typed_stay_words(busy: Desk) -> None:
    typed = " ".join(HOSTILE)
    document = OfficialDocument(kind="Văn bản", number="1/SVH", dated=MONDAY, issuer=typed, subject=typed)
    deeds.register_document(busy.db, busy.analyst, document, START)
    points = {"resolution": typed, "point_1": typed, "answer_1": typed}
    deeds.enter(busy.db, busy.analyst, "resolution", MONDAY, SUNDAY, points, START)
    files = write_report(busy.workplace, "resolution", MONDAY, SUNDAY, tuple(FORMATS))
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        body = package.read("word/document.xml").decode()
    assert "<w:fldSimple" not in body
    assert "instrText" not in body
    told = "\n".join(each.text for each in Document(io.BytesIO(files["docx"])).paragraphs)
    for text in HOSTILE:
        assert text in told
    cells = [cell for sheet in load_workbook(io.BytesIO(files["xlsx"])) for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    for ending, file in files.items():
        path = busy.workplace.settings.data / f"hostile.{ending}"
        path.write_bytes(file)
        assert check_report(busy.workplace, path).differences == ()


def test_a_missing_form_says_which(busy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "SHIPPED", word.SHIPPED.with_name("gone.docx"))
    with pytest.raises(ReportError, match=r"the shipped template gone.docx is missing; install Rà Soát again"):
        busy.write("docx")
    assert busy.write("pdf")["pdf"].startswith(b"%PDF")  # the other formats need no Word form
