"""Letters: their form (NĐ 30/2020), what stands in them, number and date, what may not leave, an office's own forms."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt
from letter_office import MAIL, add_recipient, approved, capture, staff
from test_web_office import open_office, post

from monitor.letters import office as letter_office
from monitor.letters.compose import example_fields, request_paper
from monitor.letters.forms import FORMS, SHIPPED, FormError, check_form, fill
from monitor.letters.readiness import why_not
from storage.ledger import letters as deeds
from storage.ledger import sending, sightings
from storage.ledger.errors import ConflictError, LedgerError
from storage.letters import ClerkEntry, Letterhead, LetterState
from storage.queries import cases, letters
from storage.records import Observation, RequestState, Role, Verdict

NUMBER = ClerkEntry(number="05/SVHTTDL-TTĐT", dated=date(2026, 1, 5), signer="Nguyễn Văn An")
HEAD = Letterhead(
    parent="Ủy ban nhân dân thành phố Cần Thơ", code="SVHTTDL", unit="TTĐT", signer_title="KT. Giám đốc\nPhó Giám đốc",
    signer="Nguyễn Văn An", contact="Lê Bình, 0292 000 000",
)  # fmt: skip


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


@pytest.fixture
def drawn(office):
    """An office with a letter of one request in it: (office, who, letter id)."""
    who = staff(office)
    add_recipient(office, who[0])
    deeds.set_letterhead(office.db, HEAD, who[0], office.clock())
    approved(office, who)
    letter_id = letter_office.draw_up_request(office.workplace, [1], who[0])
    return office, who, letter_id


def text_of(body: bytes) -> str:
    """Every word of a .docx, cells of tables included."""
    return "\n".join(each.text for each in Document(io.BytesIO(body)).element.body.iter(qn("w:p")))


def paragraph(document, start: str):
    """The paragraph, wherever it stands, that starts so."""
    tables = [cell for table in document.tables for row in table.rows for cell in row.cells]
    places = [*document.paragraphs, *(each for cell in tables for each in cell.paragraphs)]
    return next(each for each in places if each.text.startswith(start))


def look(document, start: str) -> tuple[float, bool, bool]:
    """Size in points, bold, italic of the paragraph that starts so."""
    run = next(run for run in paragraph(document, start).runs if run.text.strip())
    return run.font.size.pt, bool(run.bold), bool(run.italic)


def test_a_letter_has_the_form_of_decree_30(drawn):
    office, _, letter_id = drawn
    letter = letters.letter(office.db, letter_id)
    document = Document(io.BytesIO(office.workplace.vault.read(letter.docx_sha256)))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for margin, least, most in (
        (section.top_margin, 20, 25), (section.bottom_margin, 20, 25), (section.left_margin, 30, 35),
        (section.right_margin, 15, 20),
    ):  # fmt: skip
        assert least <= round(margin.mm, 1) <= most
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}
    assert look(document, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == (12, True, False)
    assert look(document, "Độc lập - Tự do - Hạnh phúc") == (13, True, False)
    assert look(document, "ỦY BAN NHÂN DÂN") == (13, False, False)
    assert look(document, "SỞ VĂN HÓA") == (13, True, False)
    assert look(document, "Số:          /SVHTTDL-TTĐT") == (13, False, False)
    assert look(document, "V/v đề nghị gỡ bỏ") == (13, False, False)
    assert look(document, "Cần Thơ, ngày      tháng      năm 2026") == (14, False, True)
    assert look(document, "Nơi nhận:") == (12, True, True)
    assert look(document, "- Như trên;") == (11, False, False)
    assert look(document, "- Lưu: VT, TTĐT.") == (11, False, False)
    assert look(document, "KT. GIÁM ĐỐC") == look(document, "PHÓ GIÁM ĐỐC") == (14, True, False)
    assert look(document, "Nguyễn Văn An") == (14, True, False)
    assert paragraph(document, "Kính gửi: Công ty Bán Hàng")
    last = [each.text for each in document.paragraphs if each.text.strip()][-1]
    assert last.endswith("./.")
    body = paragraph(document, "Qua rà soát").paragraph_format
    assert round(body.first_line_indent.mm, 1) in (10.0, 12.7)
    assert body.space_after >= Pt(6)
    assert 1 <= body.line_spacing <= 1.5
    assert document.tables[-1].rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None  # the signer stays with the text


def test_pages_are_numbered_at_the_top_from_the_second_on_and_the_annex_lies_across(drawn):
    office, _, letter_id = drawn
    letter = letters.letter(office.db, letter_id)
    for sha256, is_wide in ((letter.docx_sha256, False), (letter.annex_sha256, True)):
        document = Document(io.BytesIO(office.workplace.vault.read(sha256)))
        section = document.sections[0]
        assert (section.orientation is WD_ORIENT.LANDSCAPE) is is_wide
        assert section.different_first_page_header_footer
        header = section.header.paragraphs[0]
        assert " PAGE " in "".join(header._p.itertext())
        assert header.alignment == 1  # in the middle
        assert not section.first_page_header.paragraphs[0].text
    assert look(document, "Phụ lục") == (14, True, False)
    assert look(document, "DANH SÁCH ĐỊA CHỈ") == (14, True, False)
    assert look(document, "(Kèm theo Công văn số") == (14, False, True)
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_annex_tells_address_account_description_ground_time_and_hash(drawn):
    office, _, letter_id = drawn
    letter = letters.letter(office.db, letter_id)
    text = text_of(office.workplace.vault.read(letter.annex_sha256))
    sha256 = cases.case(office.db, 1).observation.capture_sha256
    for words in (
        "https://ban-hang.example/1", "Shop Khỏe", "Viên uống khớp ABC", "Luật Quảng cáo", "09:00 ngày 24/11/2026",
        sha256[:16], sha256[48:],
    ):  # fmt: skip
        assert words in text, words
    assert "Điều 8" not in text  # nobody ticked the article
    said = text_of(office.workplace.vault.read(letter.docx_sha256))
    for words in ("24 giờ", "vụ việc số 1: vi phạm, được duyệt ngày 24/11/2026", "Lê Bình, 0292 000 000", "Lưu giữ"):
        assert words in said, words
    assert "{{" not in said + text
    assert "{%" not in said + text


def test_number_and_date_are_blank_until_the_clerk_gives_them(drawn):
    office, who, letter_id = drawn
    with pytest.raises(ConflictError, match="chưa có số"):
        sending.queue_letter(office.db, letter_id, "0" * 64, "<a@b>", who[0], office.clock())
    deeds.number_letter(office.db, letter_id, NUMBER, who[0], office.clock())
    paper = letter_office.numbered_paper(office.workplace, letters.letter(office.db, letter_id))
    assert "Số: 05/SVHTTDL-TTĐT" in text_of(paper.docx)
    assert "Cần Thơ, ngày 05 tháng 01 năm 2026" in text_of(paper.docx)
    assert "số 05/SVHTTDL-TTĐT ngày 05 tháng 01 năm 2026 của Sở Văn hóa" in text_of(paper.annex)
    approved(office, who, 2)
    other = letter_office.draw_up_request(office.workplace, [2], who[0])
    with pytest.raises(ConflictError, match="đã ghi cho văn bản"):
        deeds.number_letter(office.db, other, NUMBER, who[0], office.clock())


def test_a_request_stands_in_one_letter_only_and_a_withdrawn_letter_lets_it_go(drawn):
    office, who, letter_id = drawn
    with pytest.raises(ConflictError):
        letter_office.draw_up_request(office.workplace, [1], who[0])
    with pytest.raises(LedgerError, match="lý do"):
        deeds.withdraw_letter(office.db, letter_id, who[0], " ", office.clock())
    deeds.withdraw_letter(office.db, letter_id, who[0], "sai nơi nhận", office.clock())
    again = letter_office.draw_up_request(office.workplace, [1], who[0])
    assert letters.letter(office.db, again).request_ids == (1,)


def test_a_letter_sent_by_hand_starts_the_clock_once_and_needs_a_receipt(drawn):
    office, who, letter_id = drawn
    deeds.number_letter(office.db, letter_id, NUMBER, who[0], office.clock())
    with pytest.raises(LedgerError, match="căn cứ đã gửi"):
        sending.record_by_hand(office.db, letter_id, who[0], "Bưu chính", "", office.clock())
    sending.record_by_hand(office.db, letter_id, who[0], "Bưu chính", "EMS 123", office.clock())
    (request,) = cases.case(office.db, 1).requests
    assert request.state is RequestState.SENT
    assert (request.deadline_at - office.clock()).total_seconds() == 24 * 3600
    with pytest.raises(LedgerError):
        sending.record_by_hand(office.db, letter_id, who[0], "Bưu chính", "EMS 124", office.clock())
    assert letters.letter(office.db, letter_id).receipt == "EMS 123"


def test_what_is_missing_is_said_and_keeps_a_request_back(office):
    who = staff(office)
    add_recipient(office, who[0])
    approved(office, who)
    assert why_not(office.workplace, 1, 1) == []
    office.clock.advance(hours=80)
    assert "quá 72 giờ" in why_not(office.workplace, 1, 1)[0]
    with pytest.raises(LedgerError, match="quá 72 giờ"):
        letter_office.draw_up_request(office.workplace, [1], who[0])
    seen = cases.case(office.db, 1).observation
    clean = seen.model_dump() | {
        "title": "Bài thơ", "text": "Mùa thu", "observed_at": office.clock(),
        "capture_sha256": capture(office, seen.url, b"a poem"),
    }  # fmt: skip
    sightings.see_new(office.db, Observation.model_validate(clean), [], office.clock())
    assert any("trang đã đổi" in each for each in why_not(office.workplace, 1, 1))


def test_a_case_without_evidence_does_not_leave(office):
    who = staff(office)
    add_recipient(office, who[0])
    approved(office, who, capture_sha256=None)
    approved(office, who, 2)
    reasons = why_not(office.workplace, 1, 1)
    assert any("không có bản chụp" in each for each in reasons)
    with pytest.raises(LedgerError, match="không có bản chụp"):
        letter_office.draw_up_request(office.workplace, [1, 2], who[0])
    lan = office.person("Lan", Role.ANALYST)
    by_hand = post(lan, "/vu-viec/1/yeu-cau/1/da-gui", "/van-ban/mau", channel="giay")
    assert by_hand.status_code == 409
    assert "không có bản chụp" in by_hand.text
    page = lan.get("/van-ban").text
    assert "không có bản chụp" in page
    assert re.findall(r'name="request" value="(\d)"', page) == ["2"]


def test_hostile_words_of_a_page_stay_words_in_a_letter(office):
    who = staff(office)
    add_recipient(office, who[0])
    title = "</w:t></w:r> {{ 7*7 }} {% for x in y %} <b>&amp;\u202e\r\nBcc: a@b.vn"
    approved(office, who, title=title, text="chữa khỏi " * 900, seller="Shop {{ nguoi_ky }} & <em>")
    letter = letters.letter(office.db, letter_office.draw_up_request(office.workplace, [1], who[0]))
    text = text_of(office.workplace.vault.read(letter.annex_sha256))
    for words in ("{{ 7*7 }}", "</w:t></w:r>", "{% for x in y %}", "<b>&amp;", "Shop {{ nguoi_ky }} & <em>", "…"):
        assert words in text, words
    assert "\u202e" not in text


def test_signs_that_no_word_file_may_hold_are_left_out():
    row = {**example_fields()["muc_tieu"][0], "mo_ta": "a\x07\x00b\ufffe\ud800c"}
    assert "abc" in text_of(fill("phu_luc", example_fields() | {"muc_tieu": [row]}, SHIPPED))


def test_an_office_edits_a_form_in_word_and_wrong_ones_are_named(drawn):
    office, _, _ = drawn
    lan = office.person("Lan", Role.ANALYST)
    body = lan.get("/van-ban/mau/cong_van.docx").content
    document = Document(io.BytesIO(body))
    document.add_paragraph("Bản của Sở: {{ so_muc }} mục")

    def packed(document):
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    def upload(body: bytes):
        page = lan.get("/van-ban/mau").text
        token = re.search(r'name="csrf" value="([^"]+)"', page)[1]
        return lan.post("/van-ban/mau/cong_van", data={"csrf": token}, files={"tep": ("cong_van.docx", body)})

    assert upload(packed(document)).status_code == 303
    assert "mẫu của cơ quan" in lan.get("/van-ban/mau").text
    assert "Bản của Sở: 1 mục" in text_of(request_paper(office.workplace, letters.requests_of(office.db, [1])).docx)
    document.add_paragraph("{{ so_dien_thoai_la }}")
    answer = upload(packed(document))
    assert answer.status_code == 400
    assert "so_dien_thoai_la" in answer.text
    for wrong, said in ((b"khong phai word", "không phải tệp Word"), (packed(Document()), "thiếu trường")):
        answer = upload(wrong)
        assert answer.status_code == 400
        assert said in answer.text
    assert "Bản của Sở: 1 mục" in text_of(request_paper(office.workplace, letters.requests_of(office.db, [1])).docx)


@pytest.mark.parametrize("form", FORMS)
def test_each_shipped_form_has_margins_font_and_page_numbers_of_decree_30(form):
    document = Document(SHIPPED / f"{form}.docx")
    section = document.sections[0]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(each.mm) for each in edges] == [20, 20, 30, 20]
    assert {round(section.page_width.mm), round(section.page_height.mm)} == {210, 297}
    assert document.styles["Normal"].element.rPr.rFonts.get(qn("w:ascii")) == "Times New Roman"
    assert section.different_first_page_header_footer
    assert " PAGE " in "".join(section.header.paragraphs[0]._p.itertext())
    if form != "phu_luc":
        assert look(document, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == (12, True, False)
        assert look(document, "Độc lập - Tự do - Hạnh phúc") == (13, True, False)
        assert look(document, "Nơi nhận:") == (12, True, True)


@pytest.mark.parametrize("form", FORMS)
def test_shipped_forms_pass_their_own_check_and_can_not_reach_the_program(form):
    body = (SHIPPED / f"{form}.docx").read_bytes()
    check_form(form, body, example_fields())
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        assert not [name for name in packed.namelist() if "vba" in name.lower()]
    document = Document(io.BytesIO(body))
    document.add_paragraph("{{ ''.__class__.__mro__ }}")
    file = io.BytesIO()
    document.save(file)
    with pytest.raises(FormError):
        check_form(form, file.getvalue(), example_fields())


def test_a_referral_notes_the_method_and_draws_a_slip_where_it_goes_by_letter(office):
    who = staff(office)
    lan = office.person("Lan", Role.ANALYST)
    deeds.set_letterhead(office.db, HEAD, who[0], office.clock())
    first, second = approved(office, who, 1, Verdict.REFER), approved(office, who, 2, Verdict.REFER)
    sent = {"agency": "Sở Y tế", "contact": "Trần Hoa, 0292 111 222", "note": "Đề nghị kiểm tra"}
    assert post(lan, "/van-ban/chuyen", "/van-ban/mau", case=str(first), method="fax", **sent).status_code == 400
    answer = post(lan, "/van-ban/chuyen", "/van-ban/mau", case=str(first), method="letter", **sent)
    assert answer.status_code == 303, answer.text
    letter = letters.letters(office.db)[0]
    text = text_of(office.workplace.vault.read(letter.docx_sha256))
    for words in (
        "PHIẾU CHUYỂN",
        "Sở Y tế",
        "Trần Hoa",
        "Hình thức phối hợp: văn bản",
        "/PC-SVHTTDL",
        "Đề nghị kiểm tra",
    ):
        assert words in text, words
    answer = post(lan, "/van-ban/chuyen", "/van-ban/mau", case=str(second), method="joint_inspection", **sent)
    assert answer.status_code == 303
    assert len(letters.letters(office.db)) == 1
    assert letters.unreferred(office.db) == ()


def test_the_pages_take_a_letter_from_drawing_up_to_sent(office):
    who = staff(office)
    add_recipient(office, who[0], "")
    approved(office, who)
    lan = office.person("Lan", Role.ANALYST)
    assert post(lan, "/van-ban", "/van-ban", request="99").status_code == 400
    answer = post(lan, "/van-ban", "/van-ban", request="1")
    assert answer.headers["location"] == "/van-ban/1?tin=da-lap", answer.text
    assert lan.get("/van-ban/1/thu.docx").content.startswith(b"PK")
    assert lan.get("/van-ban/1/phu-luc.docx").content.startswith(b"PK")
    assert lan.get("/van-ban/1/khac.docx").status_code == 404
    assert post(lan, "/van-ban/1/so", "/van-ban/1", number="1", dated="hôm nay", signer="A").status_code == 400
    sent = {"number": "05/SVHTTDL", "dated": "2026-11-24", "signer": "Nguyễn Văn An"}
    assert post(lan, "/van-ban/1/so", "/van-ban/1", **sent).status_code == 303
    assert post(lan, "/van-ban/1/gui", "/van-ban/1").status_code == 409
    assert post(lan, "/van-ban/1/da-gui", "/van-ban/1", channel="giay", receipt="EMS 1").status_code == 303
    assert letters.letter(office.db, 1).state is LetterState.SENT
    assert "EMS 1" in lan.get("/van-ban/1").text
    assert post(lan, "/vu-viec/1/yeu-cau/1/da-gui", "/van-ban/mau", channel="giay").status_code == 409
    assert MAIL not in lan.get("/van-ban/1").text
