"""What stands in a letter: the fields of its form, drawn from the Decision, the evidence and the ticks on the law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from classifier.rules import load
from monitor import labels
from monitor.letters import law
from monitor.letters.forms import fill
from monitor.office_time import OFFICE_TIME
from monitor.takedown import legal_bases, on_one_line
from monitor.workplace import Workplace
from storage.letters import ClerkEntry, Letterhead
from storage.queries import cases, corrections, evidence, letters, people, recipients
from storage.queries.cases import CaseDetail
from storage.queries.corrections import Corrected, Reversal
from storage.queries.letters import WaitingRequest
from storage.queries.signers import signers_on
from storage.recipients import RecipientKind
from storage.records import CaptureOutcome, Referral

MOST_TITLE, MOST_QUOTE = 200, 300
METHOD = {
    "letter": "văn bản", "call": "điện thoại", "seconded_staff": "cử người tham gia", "meeting": "họp trao đổi",
    "joint_inspection": "kiểm tra liên ngành",
}  # fmt: skip
VIOLATION = "nội dung quảng cáo vi phạm trên mạng"


@dataclass(frozen=True)
class Paper:
    """The files of one letter, and what it is about."""

    subject: str
    docx: bytes
    annex: bytes | None


def request_paper(workplace: Workplace, requests: Sequence[WaitingRequest], entry: ClerkEntry | None = None) -> Paper:
    """The công văn about requests of one recipient, with its phụ lục. Without `entry` number and date stay blank.

    Raises FormError for a Word form that can not be filled.
    """
    now = workplace.clock()
    details = {each.case_id: cases.case(workplace.db, each.case_id) for each in requests}
    rows = [row for each in requests for row in _rows(workplace, details[each.case_id], each)]
    subject = f"đề nghị gỡ bỏ {len(rows)} {VIOLATION}" if len(rows) > 1 else f"đề nghị gỡ bỏ {VIOLATION}"
    fields = _head(workplace, requests[0].recipient, subject, now, entry, "CV") | {
        "can_cu": "; ".join(_procedures(workplace, requests[0], now)),
        "so_muc": len(rows),
        "van_ban_vi_pham": "; ".join(dict.fromkeys(str(row["can_cu"]) for row in rows)),
        "ket_luan": _conclusions(list(details.values())),
        "viec_de_nghi": _asked(workplace, requests[0]),
        "so_gio": min(each.deadline_hours for each in requests),
        "chung_cu": "gói chứng cứ điện tử (WACZ) của từng vụ việc",
        "muc_tieu": [{"tt": place, **row} for place, row in enumerate(rows, start=1)],
    }
    templates = workplace.settings.data / "templates"
    return Paper(subject, fill("cong_van", fields, templates), fill("phu_luc", fields, templates))


def referral_paper(workplace: Workplace, case_id: int, referral: Referral, entry: ClerkEntry | None = None) -> Paper:
    """The phiếu chuyển that hands a Case to an agency. Raises FormError."""
    detail = cases.case(workplace.db, case_id)
    subject = f"chuyển vụ việc {case_id} có dấu hiệu vi phạm quảng cáo trên mạng"
    grounds = detail.decision.decision.grounds if detail.decision else ()
    rules = load()
    found = list(dict.fromkeys(each.rule_id for each in detail.findings))
    ticks = recipients.law_checks(workplace.db)
    laws = [law.cited(legal, ticks) for legal in legal_bases(detail, grounds or found) if legal.duty]
    seen = detail.observation
    fields = _head(workplace, referral.agency, subject, workplace.clock(), entry, "PC") | {
        "trich_yeu_hoa": subject[0].upper() + subject[1:],
        "dia_chi": detail.summary.url, "tieu_de": _short(seen.title, MOST_TITLE),
        "tai_khoan": on_one_line(seen.seller or "chưa xác định"),
        "dau_hieu": "; ".join(rules[rule_id].name_vi for rule_id in found if rule_id in rules) or "xem ý kiến chuyển",
        "van_ban_vi_pham": "; ".join(dict.fromkeys(filter(None, laws))) or "do cơ quan có thẩm quyền xác định",
        "thoi_diem": _moment(seen.observed_at), "sha256": seen.capture_sha256 or "không có",
        "ket_luan": _conclusions([detail]), "ghi_chu": on_one_line(referral.note),
        "hinh_thuc": METHOD[referral.method], "dau_moi_nhan": referral.contact or "chưa ghi",
    }  # fmt: skip
    return Paper(subject, fill("phieu_chuyen", fields, workplace.settings.data / "templates"), None)


def correction_paper(
    workplace: Workplace, corrected: Sequence[tuple[Reversal, Corrected]], entry: ClerkEntry | None = None
) -> Paper:
    """The công văn that takes back requests of one recipient whose Decisions were reversed. Raises FormError."""
    subject = "đính chính, rút đề nghị gỡ bỏ nội dung quảng cáo trên mạng"
    addresses = [on_one_line(url) for _, each in corrected for url in each.targets]
    papers = (_earlier(workplace, each) for _, each in corrected)
    fields = _head(workplace, corrected[0][1].recipient, subject, workplace.clock(), entry, "CV") | {
        "van_ban_truoc": ", ".join(dict.fromkeys(papers)), "cac_dia_chi": addresses, "so_muc": len(addresses),
        "can_cu_huy": "; ".join(dict.fromkeys(on_one_line(each.authority) for each, _ in corrected)),
        "ly_do_huy": "; ".join(dict.fromkeys(on_one_line(each.reason) for each, _ in corrected)),
    }  # fmt: skip
    return Paper(subject, fill("dinh_chinh", fields, workplace.settings.data / "templates"), None)


def _earlier(workplace: Workplace, corrected: Corrected) -> str:
    """What the recipient knows the request by."""
    letter = corrections.letter_of_request(workplace.db, corrected.request_id)
    if letter is not None:
        return f"Công văn số {letter[0]} {_day(letter[1])}"
    return f"văn bản gửi {_day(corrected.sent_at.astimezone(OFFICE_TIME).date())}"


def example_fields() -> Mapping[str, object]:
    """Fields as a letter has them, to try an office's form with."""
    row = {
        "tt": 1, "dia_chi": "https://vi-du.example/1", "tai_khoan": "Cửa hàng A", "mo_ta": "Tiêu đề",
        "can_cu": "Luật A", "thoi_diem": "08:00 ngày 01/02/2026", "sha256": "ab" * 32,
    }  # fmt: skip
    names = (
        "co_quan_chu_quan", "co_quan", "ten_co_quan", "so_ky_hieu", "dia_danh_ngay", "trich_yeu", "trich_yeu_hoa",
        "kinh_gui", "kinh_gui_ngan", "nguoi_ky", "dau_moi", "can_cu", "so_muc", "van_ban_vi_pham", "ket_luan",
        "viec_de_nghi", "so_gio", "chung_cu", "kem_theo", "tieu_de", "dau_hieu", "ghi_chu", "hinh_thuc", "dau_moi_nhan",
        "van_ban_truoc", "can_cu_huy", "ly_do_huy",
    )  # fmt: skip
    lists = {"cac_dia_chi": [row["dia_chi"]], "noi_nhan": ["Như trên;"], "chuc_danh": ["GIÁM ĐỐC"], "muc_tieu": [row]}
    return {**row, **dict.fromkeys(names, "…"), **lists}


def _head(
    workplace: Workplace, to: str, subject: str, now: datetime, entry: ClerkEntry | None, kind: str
) -> dict[str, object]:
    office, head = people.office(workplace.db), letters.letterhead(workplace.db)
    name, province = (office.name, office.province) if office else ("", "")
    sign = _sign(head, kind)
    title, signer = _signer(workplace, head, entry, now.astimezone(OFFICE_TIME).date())
    number = f"Số: {entry.number}" if entry else f"Số:          /{sign}"
    day = _day(entry.dated) if entry else f"ngày      tháng      năm {now.astimezone(OFFICE_TIME).year}"
    given = f"số {entry.number} {_day(entry.dated)}" if entry else f"số          /{sign} {day}"
    return {
        "co_quan_chu_quan": head.parent.upper(), "co_quan": name.upper(), "ten_co_quan": name, "so_ky_hieu": number,
        "dia_danh_ngay": f"{head.place or province}, {day}", "trich_yeu": subject, "kinh_gui": f"{to}",
        "kinh_gui_ngan": "Quý cơ quan", "kem_theo": f"{given} của {name}",
        "chuc_danh": [line.strip().upper() for line in title.splitlines() if line.strip()],
        "nguoi_ky": signer or " ", "dau_moi": on_one_line(head.contact),
        "noi_nhan": ["Như trên;", f"Lưu: VT{', ' + head.unit if head.unit else ''}."],
    }  # fmt: skip


def _signer(workplace: Workplace, head: Letterhead, entry: ClerkEntry | None, today: date) -> tuple[str, str]:
    """Title and name of who signs on the letter's day: today, until the clerk dates it. The letterhead's where the
    office has not said who signs when."""
    listed = signers_on(workplace.db, entry.dated if entry else today)
    named = [each for each in listed if entry is None or each.name == entry.signer]
    if named:
        return named[0].title, named[0].name
    return head.signer_title, entry.signer if entry else head.signer


def _sign(head: Letterhead, kind: str) -> str:
    """A công văn bears the office's and the unit's sign, other papers their kind's and the office's (NĐ 30/2020)."""
    code = head.code or "……"
    return f"PC-{code}" if kind == "PC" else code + (f"-{head.unit}" if head.unit else "")


def _day(day: date) -> str:
    """A date on paper: days below ten and the months 1 and 2 get a nought."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _procedures(workplace: Workplace, request: WaitingRequest, now: datetime) -> list[str]:
    day, ticks = now.astimezone(OFFICE_TIME).date(), recipients.law_checks(workplace.db)
    asked = [law.REMOVAL, *([law.FOCAL_POINT] if _is_focal_point(workplace, request) else [])]
    return [text for each in asked if (text := law.cited_procedure(each, day, ticks))]


def _is_focal_point(workplace: Workplace, request: WaitingRequest) -> bool:
    if request.recipient_id is None:
        return False
    return recipients.recipient(workplace.db, request.recipient_id).recipient.kind is RecipientKind.MINISTRY


def _asked(workplace: Workplace, request: WaitingRequest) -> str:
    if _is_focal_point(workplace, request):
        return "Yêu cầu nền tảng liên quan gỡ bỏ các nội dung nêu tại Phụ lục"
    return "Gỡ bỏ các nội dung nêu tại Phụ lục"


def _conclusions(details: Sequence[CaseDetail]) -> str:
    """Who concluded what, approved when: the conclusion that the focal point asks for (NĐ 342/2025 Điều 18)."""
    said: dict[str, list[str]] = {}
    for detail in details:
        if detail.decision is None or detail.approval is None:
            said.setdefault("chưa có kết luận được duyệt", []).append(str(detail.summary.id))
            continue
        verdict = labels.VERDICT[detail.decision.decision.verdict].lower()
        day = detail.approval.approved_at.astimezone(OFFICE_TIME)
        said.setdefault(f"{verdict}, được duyệt ngày {day:%d/%m/%Y}", []).append(str(detail.summary.id))
    return "; ".join(f"vụ việc số {', '.join(numbers)}: {what}" for what, numbers in said.items())


def _rows(workplace: Workplace, detail: CaseDetail, request: WaitingRequest) -> list[dict[str, object]]:
    mine = next(each for each in detail.requests if each.id == request.id)
    ticks = recipients.law_checks(workplace.db, until=request.created_at)  # as it stood when the letter was approved
    grounds = detail.decision.decision.grounds if detail.decision else ()
    laws = "; ".join(dict.fromkeys(filter(None, (law.cited(each, ticks) for each in legal_bases(detail, grounds)))))
    members = {each.url: each for each in detail.members}
    pages = _captures(workplace, detail.summary.id)
    quote = detail.findings[0].quote if detail.findings else ""
    rows: list[dict[str, object]] = []
    for target in mine.targets:
        member, seen = members.get(target.url), detail.observation
        sha256, at = pages.get(target.url, (seen.capture_sha256 or "", seen.observed_at))
        title = _short(member.title if member else seen.title, MOST_TITLE)
        said = f"\nTrích: “{_short(quote, MOST_QUOTE)}”" if quote else ""
        rows.append({
            "dia_chi": on_one_line(target.url), "mo_ta": f"{title}{said}", "can_cu": laws, "thoi_diem": _moment(at),
            "tai_khoan": on_one_line((member.seller if member else seen.seller) or "chưa xác định"),
            "sha256": "\n".join(sha256[start : start + 16] for start in range(0, len(sha256), 16)) or "không có",
        })  # fmt: skip
    return rows


def _captures(workplace: Workplace, case_id: int) -> dict[str, tuple[str, datetime]]:
    """The newest whole capture of each address: its SHA-256 and time."""
    found: dict[str, tuple[str, datetime]] = {}
    for view in evidence.captures_of_case(workplace.db, case_id):
        capture = view.capture
        if capture.outcome is CaptureOutcome.FETCHED and capture.body_sha256:
            for url in {capture.url, capture.final_url}:
                found[url] = (capture.body_sha256, capture.captured_at)
    return found


def _moment(at: datetime) -> str:
    return f"{at.astimezone(OFFICE_TIME):%H:%M ngày %d/%m/%Y}"


def _short(text: str, most: int) -> str:
    line = on_one_line(text)
    return line if len(line) <= most else line[: most - 1] + "…"
