"""An office with approved requests of captured pages, and a real mail server on loopback, for the tests of letters."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from test_web_office import WebOffice

from monitor.takedown import draft_requests
from storage.ledger import cases as deeds
from storage.ledger import decisions, people, sightings
from storage.ledger import recipients as recipient_deeds
from storage.queries import cases, recipients
from storage.recipients import Recipient, RecipientKind, SendBy
from storage.records import Capture, CaptureMethod, CaptureOutcome, Decision, Role, Verdict

MAIL = "van-thu@ban-hang.example"


def staff(office: WebOffice) -> tuple[int, int]:
    """The ids of who decides and who approves."""
    made = [
        people.add_user(office.db, name, role, "x", actor="test", now=office.clock())
        for name, role in (("Minh", Role.ANALYST), ("Chi", Role.APPROVER))
    ]
    return made[0], made[1]


def add_recipient(office: WebOffice, user_id: int, email: str = MAIL) -> int:
    """The owner of ban-hang.example, who takes mail."""
    row = Recipient(
        code="BAN_HANG", name="Công ty Bán Hàng", kind=RecipientKind.PLATFORM, domains=("ban-hang.example",),
        send_by=SendBy.EMAIL if email else SendBy.PAPER, email=email,
    )  # fmt: skip
    recipient_deeds.add_recipient(office.db, row, user_id, office.clock())
    return recipients.recipients(office.db)[-1].id


def capture(office: WebOffice, url: str, body: bytes = b"x") -> str:
    """A page kept whole; gives its SHA-256."""
    office.workplace.vault.keep(body)
    sha256 = hashlib.sha256(body).hexdigest()
    sightings.keep_capture(office.db, Capture(
        url=url, final_url=url, method=CaptureMethod.HTTP, outcome=CaptureOutcome.FETCHED, status=200,
        body_sha256=sha256, captured_at=office.clock(),
    ))  # fmt: skip
    return sha256


def approved(
    office: WebOffice, who: tuple[int, int], number: int = 1, verdict: Verdict = Verdict.VIOLATION, **changes: object
) -> int:
    """A Case that one decided and another approved; gives its id."""
    url = f"https://ban-hang.example/{number}"
    sha256 = capture(office, url, f"page {number}".encode())
    case_id = office.add_case(**({"url": url, "canonical_url": url, "capture_sha256": sha256} | changes))
    lease = deeds.claim(office.db, who[0], office.clock(), case_id)
    assert lease is not None
    grounds = ("SK-01",) if verdict is Verdict.VIOLATION else ()
    drafts = draft_requests(office.workplace, cases.case(office.db, case_id), grounds) if grounds else ()
    judged = Decision(verdict=verdict, grounds=grounds, reason="Quảng cáo thực phẩm như thuốc")
    decisions.decide(office.db, case_id, who[0], lease.version, judged, office.clock(), drafts)
    office.clock.advance(minutes=11)  # the time in which a decision may be undone
    decisions.approve(office.db, case_id, who[1], "Đồng ý", office.clock())
    return case_id


@dataclass
class Sink:
    """What a mail server took, and how it is told to behave."""

    taken: list[bytes] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    answer: str = "250 2.0.0 Ok: queued as ABC123"
    drops: bool = False  # takes the letter, then cuts the line without an answer

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - a name of aiosmtpd
        if self.answer.startswith("250"):
            self.taken.append(envelope.original_content)
            self.recipients.append(envelope.rcpt_tos)
        if self.drops:
            server.transport.abort()
        return self.answer


@contextmanager
def mail_server(office: WebOffice) -> Iterator[Sink]:
    """A real SMTP server that the office's settings name."""
    sink = Sink()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    settings = office.workplace.settings.model_copy(update={
        "mail_server": f"smtp://127.0.0.1:{port}", "mail_from": "so@so.example", "mail_copy": "luu@so.example",
    })  # fmt: skip
    object.__setattr__(office.workplace, "settings", settings)
    try:
        yield sink
    finally:
        controller.stop()
