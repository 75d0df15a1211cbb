"""Who signs on which days: a letter names whoever signs on its day, and nobody else may be written under it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from letter_office import add_recipient, approved, staff
from test_web_office import TestClient, WebOffice, open_office, post

from monitor.letters import office as letters
from monitor.letters import pdf
from storage.records import Role

OLD = {"name": "Nguyễn Văn An", "title": "GIÁM ĐỐC", "valid_from": "2025-03-01"}
NEW = {"name": "Trần Thị Bình", "title": "GIÁM ĐỐC", "valid_from": "2026-11-26"}
DEPUTY = {"name": "Lê Văn Cường", "title": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "valid_from": "2026-01-01"}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebOffice]:
    monkeypatch.setattr(pdf, "NAMES", ())  # LibreOffice takes seconds, where there is one
    office = open_office(tmp_path)
    yield office
    office.db.close()


@pytest.fixture
def lan(office: WebOffice) -> TestClient:
    return office.person("Lan", Role.ANALYST)


def paper(office: WebOffice) -> tuple[int, int]:
    """A letter of 24/11/2026 without number and date, and who drew it up."""
    who = staff(office)
    add_recipient(office, who[0])
    approved(office, who)
    return letters.draw_up_request(office.workplace, [1], who[0]), who[0]


def text_of(browser: TestClient, letter_id: int) -> str:
    body = browser.get(f"/van-ban/{letter_id}/thu.docx").content
    document = Document(io.BytesIO(body))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([each.text for each in document.paragraphs] + cells)


def number(browser: TestClient, letter_id: int, day: str, signer: str):
    page = f"/van-ban/{letter_id}"
    return post(browser, f"{page}/so", page, number="05/SVHTTDL", dated=day, signer=signer)


def test_a_letter_names_who_signs_on_its_day(office: WebOffice, lan: TestClient) -> None:
    assert "Chưa ghi người ký nào" in lan.get("/nguoi-ky").text
    for signer in (OLD, DEPUTY):
        assert post(lan, "/nguoi-ky", "/nguoi-ky", **signer).status_code == 303
    assert post(lan, "/nguoi-ky/1/het", "/nguoi-ky", valid_to="2026-11-25").status_code == 303
    assert post(lan, "/nguoi-ky", "/nguoi-ky", **NEW).status_code == 303
    letter_id, _ = paper(office)
    shown = text_of(lan, letter_id)  # drawn up on the 24th: the deputy began last, both may sign
    assert "Lê Văn Cường" in shown
    assert "PHÓ GIÁM ĐỐC" in shown
    wrong = number(lan, letter_id, "2026-11-25", "Trần Thị Bình")  # not yet in office
    assert wrong.status_code == 400
    assert "ngày 25/11/2026 người ký là Lê Văn Cường, Nguyễn Văn An" in wrong.text
    assert number(lan, letter_id, "2026-11-26", "Nguyễn Văn An").status_code == 400  # no longer
    assert number(lan, letter_id, "2026-11-26", "Trần Thị Bình").status_code == 303
    shown = text_of(lan, letter_id)
    assert "Trần Thị Bình" in shown
    assert "PHÓ GIÁM ĐỐC" not in shown


def test_rows_are_ended_never_changed_and_never_doubled(office: WebOffice, lan: TestClient) -> None:
    assert post(lan, "/nguoi-ky", "/nguoi-ky", **OLD).status_code == 303
    twice = post(lan, "/nguoi-ky", "/nguoi-ky", **OLD | {"valid_from": "2026-01-01"})
    assert twice.status_code == 400
    assert "hãy ghi ngày cuối cho dòng đó trước" in twice.text
    assert 'value="Nguyễn Văn An"' in twice.text  # nothing typed is lost
    assert post(lan, "/nguoi-ky", "/nguoi-ky", **OLD | {"name": ""}).status_code == 400
    assert post(lan, "/nguoi-ky", "/nguoi-ky", **OLD | {"valid_to": "2020-01-01"}).status_code == 400
    assert post(lan, "/nguoi-ky/1/het", "/nguoi-ky", valid_to="2020-01-01").status_code == 400
    assert post(lan, "/nguoi-ky/1/het", "/nguoi-ky", valid_to="hôm nay").status_code == 400
    assert post(lan, "/nguoi-ky/9/het", "/nguoi-ky", valid_to="2026-11-25").status_code == 404
    assert post(lan, "/nguoi-ky/1/het", "/nguoi-ky", valid_to="2026-11-25").status_code == 303
    assert post(lan, "/nguoi-ky/1/het", "/nguoi-ky", valid_to="2026-11-26").status_code == 409
    assert "25/11/2026" in office.person("Sơn", Role.INSPECTOR).get("/nguoi-ky").text


def test_without_dated_signers_the_letterhead_signs(office: WebOffice, lan: TestClient) -> None:
    post(lan, "/van-ban/mau", "/van-ban/mau", signer="Hoàng Văn Dũng", signer_title="CHÁNH VĂN PHÒNG")
    letter_id, _ = paper(office)
    shown = text_of(lan, letter_id)
    assert "Hoàng Văn Dũng" in shown
    assert "CHÁNH VĂN PHÒNG" in shown
    assert number(lan, letter_id, "2026-11-26", "Ai cũng được").status_code == 303
