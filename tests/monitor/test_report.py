"""The weekly summary in each of its formats: the same figures everywhere, hostile text as text, nil said aloud."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.table import Table
from openpyxl import load_workbook
from parsel import Selector
from pypdf import PdfReader

from monitor.report import ReportError, find_reports, kept_content, write_report
from monitor.reports.making.audience import Audience
from monitor.reports.making.content import Content, in_vietnamese
from monitor.reports.making.reading import places
from monitor.settings import Settings
from monitor.workplace import Workplace
from storage.database import Database, sqlite_url
from storage.ledger import cases, decisions, people, sightings, takedowns, work
from storage.queries import cases as case_reads
from storage.queries import reports as kept
from storage.queries.figures import ALWAYS_THERE
from storage.queries.recount import recount
from storage.queries.recount_removal import recount_removals
from storage.records import (
    Check,
    Claimed,
    Decision,
    Finding,
    Kind,
    LegalBasis,
    Observation,
    Policy,
    QuotedField,
    Role,
    Severity,
    Source,
    TakedownRequest,
    Verdict,
    Verified,
)
from storage.vault import Vault

MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)
START = datetime(2026, 11, 15, 17, tzinfo=UTC)  # Monday's midnight in Vietnam
END = START + timedelta(days=7)
HOUR = timedelta(hours=1)
SELLER, TITLE = "Shop Bí Mật", "Viên uống tiêu đề lạ"


class Desk:
    """An office whose clock stands one hour after the week, unless it is put elsewhere."""

    def __init__(self, folder: Path, office: str = "Sở Văn hóa, Thể thao và Du lịch") -> None:
        self.now = END + HOUR
        self.db = Database(sqlite_url(folder / "rasoat.db"))
        people.open_office(self.db, office, "Hà Tĩnh", is_demo=False, now=START)
        self.analyst = people.add_user(self.db, "lan", Role.ANALYST, "x", actor="test", now=START)
        self.approver = people.add_user(self.db, "minh", Role.APPROVER, "x", actor="test", now=START)
        self.workplace = Workplace(self.db, Vault(folder / "vault"), lambda: self.now, Settings(data=folder))

    def find(self, at: datetime, slug: str, policy: Policy = Policy.HEALTH_CLAIM, platform: str = "website") -> int:
        address = f"https://shop.example/{slug}"
        observation = Observation(
            url=address, canonical_url=address, kind=Kind.LISTING, title=TITLE, text="chữa khỏi", seller=SELLER,
            platform=platform, observed_at=at, capture_sha256=None,
        )  # fmt: skip
        legal = LegalBasis(
            rule_id="SK-01", version="1", duty="Luật Quảng cáo Điều 8", penalty="", fine_individual="60-80",
            verified=True, valid_from=date(2020, 1, 1), valid_to=None,
        )  # fmt: skip
        finding = Finding(
            policy=policy, rule_id="SK-01", detector="rules/1", score=0.9, severity=Severity.HIGH,
            field=QuotedField.TEXT, quote="chữa khỏi",
            start=0, end=9, legal=legal,
        )  # fmt: skip
        case_id = sightings.see_new(self.db, observation, [finding], at).case_id
        assert case_id is not None
        return case_id

    def request(self, at: datetime, case_id: int, *targets: str) -> tuple[int, ...]:
        lease = cases.claim(self.db, self.analyst, at, case_id)
        assert lease is not None
        decision = Decision(verdict=Verdict.VIOLATION, grounds=("SK-01",), reason="đã xem")
        letter = TakedownRequest(recipient="Cục <A&B>", body="Đề nghị gỡ", targets=targets)
        decisions.decide(self.db, case_id, self.analyst, lease.version, decision, at, letter)
        decisions.approve(self.db, case_id, self.approver, "đồng ý", at)
        sent = case_reads.case(self.db, case_id).requests[-1]
        takedowns.record_sent(self.db, sent.id, self.analyst, "paper", at)
        return tuple(target.id for target in sent.targets)

    def crawl(self, name: str, at: datetime, error: str = "") -> None:
        source = Source(name=name, platform="website", address="https://shop.example/")
        work.add_source(self.db, source, actor="test", now=at)
        run_id = work.enqueue_source(self.db, name, at, actor="test")
        assert work.take(self.db, at, run_id) == run_id
        work.finish(self.db, run_id, 1, at, error=error)

    def write(
        self, *formats: str, start: date = MONDAY, end: date = SUNDAY, audience: Audience = Audience.LEADER
    ) -> dict[str, bytes]:
        return write_report(self.workplace, "weekly", start, end, formats, audience=audience)

    def content(self) -> Content:
        found = kept.latest(self.db, "weekly", MONDAY, SUNDAY)
        assert found is not None
        return kept_content(*found)

    def figures(self) -> dict[str, float | None]:
        return json.loads(self.write("json")["json"])["figures"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    office = Desk(tmp_path)
    yield office
    office.db.close()


@pytest.fixture
def busy(desk: Desk) -> Desk:
    return busy_week(desk)


def busy_week(desk: Desk) -> Desk:
    """A week with something in it, and a case before it and one after."""
    desk.find(START - HOUR, "before")
    desk.find(END, "after")
    gone, online = desk.find(START, "a"), desk.find(START, "b", Policy.COUNTERFEIT, "facebook")
    (first,) = desk.request(START + HOUR, gone, "https://shop.example/a")
    for hours in (2, 6, 26.5):
        check = Check(result=Verified.SUSPECTED_GONE, positive_absence=True, control_loaded=True)
        takedowns.record_check(desk.db, first, check, "system:recheck", START + hours * HOUR)
    second, third = desk.request(START + HOUR, online, "https://shop.example/b", "https://shop.example/b2")
    takedowns.record_check(desk.db, second, Check(result=Verified.STILL_ONLINE), "system:recheck", START + 5 * HOUR)
    takedowns.record_claim(desk.db, third, desk.analyst, Claimed.REFUSED, "", START + 6 * HOUR)
    desk.crawl("Chợ mạng", START + HOUR)
    desk.crawl("Diễn đàn", START + HOUR, "0 items <b>where</b> 20 were expected\x00\x1b[31m")
    return desk


def word(file: bytes) -> Word:
    return Document(io.BytesIO(file))


def tables(document: Word) -> Iterator[Table]:
    """The tables in reading order; one that only sets others side by side gives those."""
    for table in document.tables:
        cells = {cell._tc: cell for row in table.rows for cell in row.cells}.values()
        yield from [inner for cell in cells for inner in cell.tables] or [table]


def rows(document: Word) -> list[list[str]]:
    """The rows of every table of figures, without their headings."""
    return [[cell.text for cell in row.cells] for table in tables(document) for row in table.rows]


def all_text(document: Word) -> str:
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in tables(document) for row in table.rows for cell in row.cells]
    return "\n".join(paragraphs + cells)


def test_every_figure_stands_in_every_format_as_the_ledger_counts_it(busy: Desk) -> None:
    files = busy.write("html", "docx", "json", "csv", "xlsx", "pdf")
    document = json.loads(files["json"])
    figures, past = document["figures"], document["previous"]["figures"]
    counted = recount(busy.db, START, END, busy.now)
    counted |= recount_removals(busy.db, START, END, min(END, busy.now), busy.now)
    assert figures == {name: counted[name].value if name in counted else 0 for name in figures}
    table = list(csv.DictReader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    assert {row["name"]: row["value"] for row in table} == {
        name: "" if number is None else str(number) for name, number in figures.items()
    }
    html = Selector(text=files["html"].decode())
    shown = {each.attrib["data-figure"]: each.css("::text").get() for each in html.css("[data-figure]")}
    told = {name: in_vietnamese(number) for name, number in figures.items()}
    told |= {name: f"{told[name]}%" for name in told if name.endswith("_in_time") and figures[name] is not None}
    assert {name: text for name, text in shown.items() if "@" not in name} == told
    sheet = load_workbook(io.BytesIO(files["xlsx"]))["Số liệu"].iter_rows(min_row=4, values_only=True)
    assert {row[0]: row[2] for row in sheet} == figures
    marked = places("docx", files["docx"], busy.content())
    assert {name: text for name, text in marked.items() if "@" not in name and "#" not in name} == told
    pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(files["pdf"])).pages)
    set_text = "".join(pages.split())
    for row in table:
        if row["previous"] or row["name"] == "median_hours_to_gone":
            expected = [told[row["name"]], in_vietnamese(past[row["name"]])]
            assert "".join([row["label"], *expected]).replace(" ", "") in set_text or row["name"].startswith("found_")


def test_figures_of_the_week_and_of_the_one_before(busy: Desk) -> None:
    document = json.loads(busy.write("json")["json"])
    assert document["office"] == "Sở Văn hóa, Thể thao và Du lịch"
    assert document["period"] == {"from": "2026-11-16", "to": "2026-11-22"}
    expected = {
        "found_total": 2, "found_policy_health_claim": 1, "found_policy_counterfeit": 1, "found_platform_facebook": 1,
        "decided_violation": 2, "approved": 2, "requested_targets": 3, "verified_gone": 1, "still_online": 1,
        "not_checked": 1, "claimed_refused": 1, "overdue": 1, "median_hours_to_gone": 25.5, "coverage_gaps": 1,
    }  # fmt: skip
    assert {name: document["figures"][name] for name in expected} == expected
    assert document["previous"]["figures"]["found_total"] == 1
    assert document["previous"]["figures"]["median_hours_to_gone"] is None


def test_no_figure_is_left_out(busy: Desk) -> None:
    assert set(ALWAYS_THERE) | {"median_hours_to_gone"} <= set(busy.figures())


def test_a_source_that_failed_is_named_and_its_error_stays_text(busy: Desk) -> None:
    files = busy.write("html", "docx")
    gap = "Diễn đàn: thất bại 1 lượt, hoàn thành 0 lượt; lỗi gần nhất: 0 items <b>where</b> 20 were expected [31m"
    assert gap in all_text(word(files["docx"]))
    assert Selector(text=files["html"].decode()).css("p.bullet::text").getall() == [gap]
    assert "không có nghĩa là không có vi phạm" in all_text(word(files["docx"]))


def test_nothing_names_a_seller_a_title_an_article_or_a_fine(busy: Desk) -> None:
    files = busy.write("html", "docx", "json", "csv")
    texts = [files[name].decode() for name in ("html", "json", "csv")] + [all_text(word(files["docx"]))]
    for text in texts:
        for secret in (SELLER, TITLE, "Điều 8", "60-80", "shop.example"):
            assert secret not in text


def test_an_empty_week_says_that_nothing_came_up(desk: Desk) -> None:
    desk.crawl("Chợ mạng", START)
    files = desk.write("html", "docx", "json")
    document = word(files["docx"])
    for text in (files["html"].decode(), all_text(document)):
        assert "Chưa phát sinh vụ việc có dấu hiệu vi phạm được phát hiện trong kỳ." in text
        assert "Chưa phát sinh yêu cầu gỡ bỏ trong kỳ." in text
        assert "không thể coi là không có vi phạm" not in text
    nil = [row for row in rows(document) if set(row) == {"Chưa phát sinh"}]
    assert len(nil) == 14  # platforms, rules, recipients, each twice, sellers, gaps, the lists, three removal times
    assert desk.figures()["found_total"] == 0


def test_a_week_in_which_nobody_looked_is_not_a_week_without_violations(desk: Desk) -> None:
    desk.crawl("Diễn đàn", START, "timeout")
    text = all_text(word(desk.write("docx")["docx"]))
    assert "Không có lượt quét nào hoàn thành trong kỳ nên không thể coi là không có vi phạm." in text
    assert "trong phạm vi các nguồn đã quét được" in text


def test_a_week_that_still_runs_says_so_and_counts_nothing_as_overdue_ahead_of_time(desk: Desk) -> None:
    desk.request(START, desk.find(START, "a"), "https://shop.example/a")
    desk.now = START + 5 * HOUR
    assert (
        "Kỳ báo cáo chưa kết thúc; số liệu tính đến 05 giờ 00 phút ngày 16/11/2026."
        in desk.write("html")["html"].decode()
    )
    assert desk.figures()["overdue"] == 0


def test_a_hostile_office_name_stays_text(tmp_path: Path) -> None:
    hostile = "Sở <b>A</b> & ]]> {{7*7}} {% raw %} </w:t> <script>x</script>\x07\u202e"
    desk = Desk(tmp_path, hostile)
    files = desk.write("html", "docx", "json")
    desk.db.close()
    shown = "Sở <b>A</b> & ]]> {{7*7}} {% raw %} </w:t> <script>x</script>"
    assert json.loads(files["json"])["office"] == shown
    assert shown.upper() in all_text(word(files["docx"]))
    page = Selector(text=files["html"].decode())
    assert page.css("header .upper::text").get() == shown
    assert not page.css("script, b")


def test_the_letter_has_the_parts_that_the_form_asks_for(busy: Desk) -> None:
    document = word(busy.write("docx")["docx"])
    text = all_text(document)
    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
        "/BC-…", "Hà Tĩnh, ngày … tháng … năm 2026", "BÁO CÁO", "từ ngày 16/11/2026 đến hết ngày 22/11/2026",
        "Nơi nhận:", "Phụ lục", "SỐ LIỆU CHI TIẾT", "kết luận vi phạm",
    ):  # fmt: skip
        assert part in text
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.left_margin.mm)) == (210, 30)
    assert document.styles["Normal"].font.name == "Times New Roman"


def test_the_files_load_nothing_from_elsewhere_and_run_nothing(busy: Desk) -> None:
    files = busy.write("html", "docx")
    page = Selector(text=files["html"].decode())
    assert not page.css("script, link, img, iframe, [src], [href]")
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not any(b'TargetMode="External"' in part for part in parts.values())
    assert not any("vba" in name or "altChunk" in name for name in parts)


@pytest.mark.parametrize(
    ("name", "start", "end", "formats", "advice"),
    [
        ("monthly", MONDAY, SUNDAY, ["json"], "there is no report 'monthly'; choose from: .*weekly"),
        ("../weekly", MONDAY, SUNDAY, ["json"], "choose from"),
        ("weekly", MONDAY, SUNDAY, ["doc"], "there is no format 'doc'; choose from: docx, xlsx, pdf, html, json, csv"),
        ("weekly", SUNDAY, MONDAY, ["json"], "2026-11-16 is before the first day 2026-11-22; swap them"),
        ("weekly", MONDAY, date.max, ["json"], "choose nearer days"),
        ("weekly", date.min, MONDAY, ["json"], "choose nearer days"),
    ],
)
def test_a_report_that_can_not_be_says_what_to_ask_for(
    desk: Desk, name: str, start: date, end: date, formats: list[str], advice: str
) -> None:
    with pytest.raises(ReportError, match=advice):
        write_report(desk.workplace, name, start, end, formats)


def test_a_database_without_an_office_says_to_set_it_up(tmp_path: Path) -> None:
    db = Database(sqlite_url(tmp_path / "rasoat.db"))
    workplace = Workplace(db, Vault(tmp_path / "vault"), lambda: END, Settings(data=tmp_path))
    with pytest.raises(ReportError, match="rasoat init"):
        write_report(workplace, "weekly", MONDAY, SUNDAY, ["json"])
    db.close()


def test_reports_are_found_by_their_folder() -> None:
    assert "weekly" in find_reports()
    assert "making" not in find_reports()


# --- the office's own Word form --------------------------------------------------------------------------------------


def put_template(desk: Desk, *paragraphs: str, name: str = "report.docx") -> None:
    folder = desk.workplace.settings.data / "templates"
    folder.mkdir(exist_ok=True)
    template = Document()
    for text in paragraphs:
        template.add_paragraph(text)
    template.save(str(folder / name))


def test_an_office_writes_reports_into_a_form_of_its_own(busy: Desk) -> None:
    put_template(busy, "MẪU CỦA {{ office|upper }}", "{{ body }}", "{{ annexes }}")
    assert "MẪU CỦA SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH" in all_text(word(busy.write("docx")["docx"]))
    put_template(busy, "Mẫu tuần", "{{ body }}", "{{ annexes }}", name="weekly.docx")
    assert "Mẫu tuần" in all_text(word(busy.write("docx")["docx"]))


@pytest.mark.parametrize(
    ("paragraphs", "advice"),
    [
        (
            ["{{ ofice }}", "{{ body }}", "{{ annexes }}"],
            r"report.docx names a field .*: \{\{ ofice \}\}",
        ),
        (["{{ office }", "{{ body }}", "{{ annexes }}"], "report.docx has a broken field: .*“{{ office }”"),
        (
            ["{% for x in recipients %}", "{{ body }}", "{{ annexes }}"],
            "report.docx has a broken field",
        ),
        (["{{ office }}", "{{ annexes }}"], r"report.docx must hold \{\{ body \}\} once"),
        (["{{ body }} và", "{{ annexes }}"], r"report.docx must hold \{\{ body \}\} once, in a paragraph of its own"),
        (["{{ body }}"], r"report.docx must hold \{\{ annexes \}\} once"),
        (["{{ ''.__class__.__mro__ }}", "{{ body }}", "{{ annexes }}"], "report.docx can not be filled: .*unsafe"),
    ],
)
def test_a_form_edited_wrongly_names_file_and_field(busy: Desk, paragraphs: list[str], advice: str) -> None:
    put_template(busy, *paragraphs)
    with pytest.raises(ReportError, match=advice):
        busy.write("docx")


def test_a_form_that_is_no_word_file_is_named(busy: Desk) -> None:
    put_template(busy)
    (busy.workplace.settings.data / "templates/report.docx").write_bytes(b"%PDF-1.7")
    with pytest.raises(ReportError, match=r"report.docx is no Word file"):
        busy.write("docx")


# --- what an enemy writes --------------------------------------------------------------------------------------------

HOSTILE = ('=HYPERLINK("http://x.example";"bấm")', "</w:t></w:r><w:fldSimple/>", "@SUM(A1)", "{{ 7*7 }}", "#set page()")


def test_hostile_names_become_no_formula_no_field_and_no_markup(desk: Desk) -> None:
    for number, text in enumerate(HOSTILE):
        case_id = desk.find(START, f"h{number}", platform=text)
        lease = cases.claim(desk.db, desk.analyst, START, case_id)
        assert lease is not None
        decision = Decision(verdict=Verdict.VIOLATION, grounds=("SK-01",), reason="đã xem")
        letter = TakedownRequest(recipient=text, body="gỡ", targets=(f"https://shop.example/h{number}",))
        decisions.decide(desk.db, case_id, desk.analyst, lease.version, decision, START, letter)
        decisions.approve(desk.db, case_id, desk.approver, "đồng ý", START)
        sent = case_reads.case(desk.db, case_id).requests[-1]
        takedowns.record_sent(desk.db, sent.id, desk.analyst, "paper", START)
        desk.crawl(text, START + HOUR, text)
    files = desk.write("docx", "xlsx", "pdf", "html", "csv", "json")
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        body = package.read("word/document.xml").decode()
    assert "<w:fldSimple" not in body
    assert "instrText" not in body
    assert "49" not in re.sub(r"/v\d+/[0-9a-f]{16}", "", all_text(word(files["docx"])))  # the hash may hold any digits
    cells = [cell for sheet in load_workbook(io.BytesIO(files["xlsx"])) for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    with zipfile.ZipFile(io.BytesIO(files["xlsx"])) as package:
        sheets = b"".join(package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/"))
    assert b"<f>" not in sheets
    pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(files["pdf"])).pages)
    told = all_text(word(files["docx"]))
    values = {cell.value for cell in cells}
    for text in HOSTILE:
        assert text in told
        assert any(isinstance(value, str) and text in value for value in values)
        assert "".join(text.split()) in "".join(pages.replace("\u200b", "").split())
        assert text in json.dumps(json.loads(files["json"]), ensure_ascii=False).replace('\\"', '"')
    for row in csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"))):
        assert not any(cell.startswith(("=", "@", "+")) for cell in row)
