"""What people do with letters, put together from its parts: draw up, number, let go by mail."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.evidence.export import make_package
from monitor.letters.compose import Paper, correction_paper, referral_paper, request_paper
from monitor.letters.envelope import DOCX, MOST_BYTES, Attachment, as_message, message_id, pdfs
from monitor.letters.readiness import why_not
from monitor.office_time import OFFICE_TIME
from monitor.workplace import Workplace
from storage.ledger import letters as deeds
from storage.ledger import outsiders, sending
from storage.ledger.errors import ConflictError, LedgerError, UnknownRowError
from storage.letters import ClerkEntry, LetterDraft, LetterKind, LetterView
from storage.queries import actors, corrections, letters, people, recipients
from storage.queries.letters import WaitingRequest
from storage.queries.people import User
from storage.recipients import RecipientView, SendBy
from storage.records import Method, Referral


def draw_up_request(workplace: Workplace, request_ids: Sequence[int], user_id: int) -> int:
    """One công văn about these requests; gives its id. All must go to one recipient and be ready to leave.

    Raises LedgerError that says which request can not leave and why, FormError for a Word form that can not be filled.
    """
    found = letters.waiting_requests(workplace.db, request_ids)
    if not found or len(found) != len(set(request_ids)):
        raise ConflictError("có yêu cầu đã nằm trong văn bản khác hoặc đã đổi trạng thái; hãy tải lại trang")
    if len({each.recipient for each in found}) != 1:
        raise LedgerError("một văn bản chỉ gửi một nơi nhận; hãy chọn lại")
    for each in found:
        if reasons := why_not(workplace, each.case_id, each.id):
            raise LedgerError(f"yêu cầu {each.id} chưa thể rời hệ thống: {'; '.join(reasons)}")
    paper = request_paper(workplace, found)
    draft = _draft(workplace, LetterKind.REQUEST, paper, found[0].recipient, _row(workplace, found[0]))
    draft = draft.model_copy(update={"request_ids": tuple(each.id for each in found)})
    return deeds.draw_up(workplace.db, draft, user_id, workplace.clock())


def refer(workplace: Workplace, case_id: int, referral: Referral, user_id: int) -> int | None:
    """Note to whom a Case was handed, and draw up its phiếu chuyển where it goes by letter; gives the letter's id."""
    now = workplace.clock()
    day, rows = now.astimezone(OFFICE_TIME).date(), recipients.recipients(workplace.db)
    listed = next((row for row in rows if row.recipient.name == referral.agency and row.recipient.covers(day)), None)
    paper = referral_paper(workplace, case_id, referral) if referral.method is Method.LETTER else None
    draft = None
    if paper is not None:
        draft = _draft(workplace, LetterKind.REFERRAL, paper, referral.agency, listed)
    with workplace.db.write():
        number = outsiders.record_referral(workplace.db, case_id, user_id, referral, now)
        if draft is None:
            return None
        return deeds.draw_up(workplace.db, draft.model_copy(update={"referral_id": number}), user_id, now)


def draw_up_correction(workplace: Workplace, request_ids: Sequence[int], user_id: int) -> int:
    """One công văn that takes back these requests of one recipient; gives its id.

    Raises ConflictError for a request that is not to be corrected or is corrected already.
    """
    found = corrections.correction_of(workplace.db, request_ids)
    if not found or len(found) != len(set(request_ids)):
        raise ConflictError("có yêu cầu không phải đính chính: kết luận vẫn có hiệu lực; hãy tải lại trang")
    if len({each.recipient for _, each in found}) != 1:
        raise LedgerError("một văn bản chỉ gửi một nơi nhận; hãy chọn lại")
    first = found[0][1]
    row = recipients.recipient(workplace.db, first.recipient_id) if first.recipient_id else None
    draft = _draft(workplace, LetterKind.CORRECTION, correction_paper(workplace, found), first.recipient, row)
    draft = draft.model_copy(update={"request_ids": tuple(each.request_id for _, each in found)})
    return deeds.draw_up(workplace.db, draft, user_id, workplace.clock())


def let_go(workplace: Workplace, letter_id: int, user: User) -> None:
    """Put a numbered letter, with annex and evidence, into the mail. Raises ConflictError that says what is missing."""
    settings, letter = workplace.settings, letters.letter(workplace.db, letter_id)
    office = people.office(workplace.db)
    if office is None or office.is_demo:
        raise ConflictError("bản dùng thử không gửi gì ra ngoài")
    if not settings.mail_server or not settings.mail_from:
        raise ConflictError("chưa đặt máy chủ thư: quản trị đặt RASOAT_MAIL_SERVER và RASOAT_MAIL_FROM")
    if not letter.dated:
        raise ConflictError("văn bản chưa có số và ngày: hãy ghi sau khi văn thư cấp")
    if not letter.email:
        raise ConflictError("nơi nhận chưa có địa chỉ thư điện tử; hãy bổ sung ở trang Nơi nhận hoặc gửi văn bản giấy")
    for request_id, case_id in _carried(workplace, letter):
        if reasons := why_not(workplace, case_id, request_id):
            raise ConflictError(f"yêu cầu {request_id} chưa thể rời hệ thống: {'; '.join(reasons)}")
    files = _files(workplace, letter)
    packages, left_out = _evidence(workplace, letter, user.name, MOST_BYTES - sum(len(each.body) for each in files))
    body = as_message(workplace, letter, office.name, [*files, *packages], left_out)
    sha256 = workplace.vault.keep(body)
    number = message_id(letter, settings.mail_from)
    sending.queue_letter(workplace.db, letter_id, sha256, number, user.id, workplace.clock())


def numbered_paper(workplace: Workplace, letter: LetterView) -> Paper:
    """The letter with the clerk's number and date on it. Raises FormError, UnknownRowError."""
    entry = None
    if letter.dated:
        entry = ClerkEntry(number=letter.number, dated=letter.dated, signer=letter.signer)
    if letter.kind is LetterKind.REQUEST:
        return request_paper(workplace, letters.requests_of(workplace.db, letter.request_ids), entry)
    if letter.kind is LetterKind.CORRECTION:
        return correction_paper(workplace, corrections.correction_of(workplace.db, letter.request_ids), entry)
    if letter.referral_id is None:
        raise UnknownRowError("phiếu chuyển này đã hủy")
    view = actors.referral(workplace.db, letter.referral_id)
    return referral_paper(workplace, view.case_id, view.referral, entry)


def _draft(
    workplace: Workplace, kind: LetterKind, paper: Paper, recipient: str, row: RecipientView | None
) -> LetterDraft:
    keep = workplace.vault.keep
    return LetterDraft(
        kind=kind, recipient=recipient, recipient_id=row.id if row else None, email=row.recipient.email if row else "",
        send_by=row.recipient.send_by if row else SendBy.PAPER, subject=paper.subject, docx_sha256=keep(paper.docx),
        annex_sha256=keep(paper.annex) if paper.annex else None,
    )  # fmt: skip


def _row(workplace: Workplace, request: WaitingRequest) -> RecipientView | None:
    return recipients.recipient(workplace.db, request.recipient_id) if request.recipient_id else None


def _carried(workplace: Workplace, letter: LetterView) -> list[tuple[int, int]]:
    """The requests of a letter with their Cases; a correction carries none, it takes them back."""
    if letter.kind is LetterKind.CORRECTION:
        return []
    return [(each.id, each.case_id) for each in letters.requests_of(workplace.db, letter.request_ids)]


def _files(workplace: Workplace, letter: LetterView) -> list[Attachment]:
    """The signed paper where there is one, else the numbered one; the annex; PDFs where this machine makes them."""
    paper = numbered_paper(workplace, letter)
    name = f"{letter.kind}-{letter.id}"
    drawn = [Attachment(f"{name}.docx", DOCX, paper.docx)]
    annex = [Attachment(f"phu_luc-{letter.id}.docx", DOCX, paper.annex)] if paper.annex else []
    if letter.signed_sha256:
        signed = Attachment(f"{name}-da-ky.pdf", "pdf", workplace.vault.read(letter.signed_sha256))
        return [signed, *annex, *pdfs(annex)]
    return [*drawn, *annex, *pdfs([*drawn, *annex])]


def _evidence(workplace: Workplace, letter: LetterView, actor: str, most: int) -> tuple[list[Attachment], list[str]]:
    """The masked package of each Case, as far as a mail carries them; and the names of those left out."""
    numbers = [case_id for _, case_id in _carried(workplace, letter)]
    if letter.referral_id is not None:
        numbers = [actors.referral(workplace.db, letter.referral_id).case_id]
    packed, left_out = [], []
    for case_id in dict.fromkeys(numbers):
        package = make_package(workplace, case_id, actor, is_sealed=False)
        if len(package.wacz) > most:
            left_out.append(f"{package.name}.wacz")
            continue
        most -= len(package.wacz)
        packed.append(Attachment(f"{package.name}.wacz", "wacz+zip", package.wacz))
    return packed, left_out
