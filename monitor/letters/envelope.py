"""A letter as one e-mail, made once: its bytes lie in the vault and every try sends the very same ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

from monitor.letters.pdf import NoPdfError, can_make_pdf, to_pdf
from monitor.workplace import Workplace
from storage.letters import LetterView

DOCX = "vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_BYTES = 18_000_000  # of attachments: mail servers take about 25 MB, and base64 adds a third


@dataclass(frozen=True)
class Attachment:
    """A file of the letter: its name, subtype of application/, and bytes."""

    name: str
    subtype: str
    body: bytes


def message_id(letter: LetterView, sender: str) -> str:
    """The same for every try of a letter, so that mail systems that compare it drop a second copy too."""
    return f"<rasoat-{letter.id}-{letter.docx_sha256[:24]}@{sender.partition('@')[2]}>"


def as_message(
    workplace: Workplace, letter: LetterView, office: str, files: Sequence[Attachment], left_out: Sequence[str]
) -> bytes:
    """The e-mail. `left_out` names files that were too large to go along."""
    settings = workplace.settings
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"], mail["To"] = settings.mail_from, letter.email
    number = f"số {letter.number} ngày {letter.dated:%d/%m/%Y}" if letter.dated else ""
    mail["Subject"] = _one_line(f"{office}: văn bản {number}, V/v {letter.subject}")
    mail["Message-ID"] = message_id(letter, settings.mail_from)
    mail["Date"] = format_datetime(workplace.clock())
    text = [
        f"Kính gửi: {letter.recipient}", "",
        f"{office} gửi văn bản {number} về việc {letter.subject}, tại các tệp kèm theo thư này.",
        "Đề nghị trả lời thư này để xác nhận đã nhận.",
        *(f"Không kèm được vì quá lớn, xin liên hệ để nhận: {name}" for name in left_out),
    ]  # fmt: skip
    mail.set_content("\n".join(map(_one_line, text)) + "\n")
    for file in files:
        mail.add_attachment(file.body, maintype="application", subtype=file.subtype, filename=file.name)
    return mail.as_bytes()


def pdfs(files: Sequence[Attachment]) -> list[Attachment]:
    """The Word files among these as PDF too, where this machine can make them."""
    if not can_make_pdf():
        return []
    made = []
    for file in files:
        if file.subtype == DOCX:
            try:
                made.append(Attachment(file.name.removesuffix(".docx") + ".pdf", "pdf", to_pdf(file.body)))
            except NoPdfError:
                return []
    return made


def _one_line(text: str) -> str:
    """No line break of what was crawled may add a header or a line."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
