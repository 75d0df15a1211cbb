"""An objection that is upheld: the Case comes back, the recipient is told by letter, reports are made again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from letter_office import add_recipient, approved, mail_server, staff
from test_api import ApiPerson
from test_web_office import WebOffice, open_office, post

from monitor.letters import office as letter_office
from monitor.letters import pdf
from monitor.letters.postman import send_due
from monitor.report import write_report
from monitor.restating import restate
from storage.ledger import letters as deeds
from storage.ledger import sending
from storage.ledger.errors import ConflictError, LedgerError
from storage.letters import ClerkEntry, LetterState
from storage.queries import cases, corrections, letters
from storage.queries import reports as kept
from storage.records import CaseState, RequestState, Role

WEEK = (date(2026, 11, 20), date(2026, 11, 26))
FIRST = ClerkEntry(number="05/SVHTTDL-TTĐT", dated=date(2026, 11, 24), signer="Nguyễn Văn An")
SECOND = ClerkEntry(number="09/SVHTTDL-TTĐT", dated=date(2026, 11, 25), signer="Nguyễn Văn An")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebOffice]:
    monkeypatch.setattr(pdf, "NAMES", ())  # LibreOffice takes seconds, where there is one
    office = open_office(tmp_path)
    yield office
    office.db.close()


def sent(office: WebOffice) -> tuple[int, int]:
    """The staff of an office whose Case 1 was asked for on paper, in a numbered letter."""
    who = staff(office)
    add_recipient(office, who[0])
    approved(office, who)
    letter_id = letter_office.draw_up_request(office.workplace, [1], who[0])
    deeds.number_letter(office.db, letter_id, FIRST, who[0], office.clock())
    sending.record_by_hand(office.db, letter_id, who[0], "Bưu chính", "EMS 123", office.clock())
    return who


def object_to(office: WebOffice, state: str = "upheld") -> None:
    lan, dung = office.person("Lan", Role.ANALYST), office.person("Dũng", Role.APPROVER)
    page = "/vu-viec/1/dinh-chinh"
    assert post(lan, "/vu-viec/1/khieu-nai", page, channel="thư", text="").status_code == 400
    assert post(lan, "/vu-viec/1/khieu-nai", page, channel="thư", text="Có giấy phép").status_code == 303
    assert post(lan, "/vu-viec/1/khieu-nai/1", page, state=state, answer="Đúng").status_code == 409
    assert post(dung, "/vu-viec/1/khieu-nai/1", page, state="", answer="Đúng").status_code == 400
    assert post(dung, "/vu-viec/1/khieu-nai/1", page, state=state, answer="Giấy phép hợp lệ").status_code == 303
    assert "Giấy phép hợp lệ" in lan.get(page).text


def text_of(body: bytes) -> str:
    return "\n".join(each.text for each in Document(io.BytesIO(body)).element.body.iter(qn("w:p")))


def test_an_upheld_objection_reopens_the_case_and_the_correction_goes_out_once(office: WebOffice) -> None:
    who = sent(office)
    with pytest.raises(ConflictError, match="vẫn có hiệu lực"):
        letter_office.draw_up_correction(office.workplace, [1], who[0])
    object_to(office)
    detail = cases.case(office.db, 1)
    assert (detail.summary.state, detail.requests[0].state) == (CaseState.QUEUED, RequestState.CLOSED)
    lan = office.person("Hà", Role.ANALYST)
    assert "Lập công văn đính chính" in lan.get("/dinh-chinh").text
    assert post(lan, "/dinh-chinh", request="1").status_code == 303
    assert post(lan, "/dinh-chinh", request="1").status_code == 400  # a second one
    (letter, *_) = letters.letters(office.db)
    words = text_of(office.workplace.vault.read(letter.docx_sha256))
    for said in ("Công văn số 05/SVHTTDL-TTĐT", "https://ban-hang.example/1", "khiếu nại 1", "Giấy phép hợp lệ", "Rút"):
        assert said in words, said
    deeds.number_letter(office.db, letter.id, SECOND, who[0], office.clock())
    with mail_server(office) as sink:
        assert post(lan, f"/van-ban/{letter.id}/gui", f"/van-ban/{letter.id}").status_code == 303
        assert (send_due(office.workplace), send_due(office.workplace), len(sink.taken)) == (1, 0, 1)
    assert letters.letter(office.db, letter.id).state is LetterState.SENT
    assert not corrections.reversals(office.db)[0].is_owed


def test_a_rejected_objection_changes_nothing(office: WebOffice) -> None:
    sent(office)
    object_to(office, "rejected")
    assert cases.case(office.db, 1).summary.state is CaseState.ACTIONING
    assert corrections.reversals(office.db) == ()


def test_a_superior_reverses_and_reports_are_told_again_with_both_versions_kept(office: WebOffice) -> None:
    sent(office)
    write_report(office.workplace, "weekly", *WEEK, ("json",))
    assert restate(office.workplace) == 0
    office.clock.advance(hours=5)
    dung = office.person("Dũng", Role.APPROVER)
    page, form = "/vu-viec/1/dinh-chinh", {"authority": "UBND, văn bản 12/UBND", "reason": "Chưa đủ căn cứ"}
    assert post(dung, "/vu-viec/1/huy-ket-luan", page, authority="", reason="").status_code == 409
    assert post(dung, "/vu-viec/1/huy-ket-luan", page, **form).status_code == 303
    assert post(dung, "/vu-viec/1/huy-ket-luan", page, **form).status_code == 409
    assert restate(office.workplace) == 1
    assert restate(office.workplace) == 0
    first = kept.version(office.db, "weekly", *WEEK, 1)
    second = kept.version(office.db, "weekly", *WEEK, 2)
    assert first is not None
    assert second is not None
    told = {each["label"]: (each["before"], each["after"]) for each in second[0].changes}
    assert told["kết luận vi phạm"] == ("1", "0"), list(told)
    shown = dung.get("/dinh-chinh").text
    for words in ("phiên bản 1", "kết luận vi phạm", "12/UBND", "chưa lập"):
        assert words in shown, words
    api = ApiPerson(office, "Mai", Role.INSPECTOR)
    body = api.get("corrections").json()
    assert body["reversals"][0]["requests"][0]["letter_id"] is None
    assert {each["label"] for each in body["restated"][0]["changes"]} >= {"kết luận vi phạm"}


def test_a_letter_of_correction_that_was_withdrawn_may_be_drawn_up_again(office: WebOffice) -> None:
    who = sent(office)
    object_to(office)
    letter_id = letter_office.draw_up_correction(office.workplace, [1], who[0])
    with pytest.raises(LedgerError, match="đã được đính chính"):
        letter_office.draw_up_correction(office.workplace, [1], who[0])
    deeds.withdraw_letter(office.db, letter_id, who[0], "sai tên", office.clock())
    assert letter_office.draw_up_correction(office.workplace, [1], who[0]) > letter_id
