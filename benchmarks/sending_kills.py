"""kill -9 around the sending of letters, against a real mail server on loopback that counts what it took.

usage: .venv/bin/python benchmarks/sending_kills.py [--kills 200]

The mail server itself strikes: at each step of the transfer (greeting, names, addresses, the data before and after the
mark on disk, the end before and after its answer) it kills the sending process, which is then started anew with the
clock past its lease. A letter whose answer was lost is looked up in the office's own mailbox, as the page asks a
person to. Prints one JSON object last; exit 1 unless every letter was taken exactly once and stands as sent.
"""

from __future__ import annotations

import argparse
import email
import json
import multiprocessing
import os
import random
import signal
import socket
import sys
import tempfile
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from monitor.letters import office as letter_office
from monitor.letters import pdf
from monitor.letters.postman import send_due
from monitor.office_time import system_clock
from monitor.settings import Settings
from monitor.takedown import draft_requests
from monitor.workplace import Workplace, open_workplace
from storage.ledger import cases as case_deeds
from storage.ledger import decisions, people, recipients, sending, sightings
from storage.ledger import letters as letter_deeds
from storage.letters import ClerkEntry, LetterState
from storage.queries import cases, letters
from storage.queries import people as who_is
from storage.recipients import Recipient, RecipientKind, SendBy
from storage.records import (
    Capture,
    CaptureMethod,
    CaptureOutcome,
    Decision,
    Finding,
    Kind,
    LegalBasis,
    Observation,
    Policy,
    QuotedField,
    RequestState,
    Role,
    Severity,
    Verdict,
)  # fmt: skip

STEPS = ("greeting", "names", "sender", "recipient", "data", "end", "answered")
LATEST = {"data": 0.03, "answered": 0.01}  # seconds after the step within which the blow falls; else at once
STEP_MINUTES = 11  # past the lease of whoever was killed
QUOTE = "chữa khỏi hoàn toàn"


@dataclass
class Striker:
    """What the mail server took, and whom it kills when."""

    taken: Counter[str] = field(default_factory=Counter)
    step: str = ""
    victim: int = 0
    blow: threading.Timer | None = None

    def reached(self, step: str) -> None:
        """Kill the sender if this is the step to do so."""
        if step != self.step or self.blow or not self.victim:
            return
        wait = random.uniform(0, LATEST.get(step, 0))
        self.blow = blow = threading.Timer(wait, _kill, (self.victim,))
        blow.start()
        if not wait:
            blow.join()  # once it has fallen, the next aim may already be taken

    def aim(self, step: str) -> None:
        """Strike at this step, once."""
        if self.blow:
            self.blow.cancel()
        self.step, self.victim, self.blow = step, 0, None

    async def handle_DATA(self, _server, _session, envelope) -> str:  # type: ignore[no-untyped-def]  # noqa: N802
        """The letter is here whole; the answer is not sent yet."""
        self.taken[str(email.message_from_bytes(envelope.original_content)["Message-ID"])] += 1
        self.reached("end")
        return "250 2.0.0 taken"


class Server(SMTP):
    """Tells the striker how far a transfer is."""

    async def push(self, status: str | bytes) -> None:
        """Send an answer; the steps are known by it."""
        said = status.decode() if isinstance(status, bytes) else status
        striker: Striker = self.event_handler
        if said.startswith("220"):
            striker.reached("greeting")
        elif self.envelope is not None and self.envelope.rcpt_tos and said.startswith("250 OK"):
            striker.reached("recipient")
        elif self.envelope is not None and self.envelope.mail_from and said.startswith("250"):
            striker.reached("sender")
        elif said.startswith("250 HELP"):
            striker.reached("names")
        await super().push(status)
        if said.startswith("354"):
            striker.reached("data")
        elif said.startswith("250 2.0.0 taken"):
            striker.reached("answered")


class Sink(Controller):
    """The mail server."""

    def factory(self) -> SMTP:
        """One connection."""
        return Server(self.handler)


def _kill(process: int) -> None:
    with suppress(ProcessLookupError):  # it may be done before the blow falls
        os.kill(process, signal.SIGKILL)


def deliver(settings: Settings, minutes: int) -> None:
    """The sending process: everything that is due, with the clock so far ahead."""
    with open_workplace(settings, lambda: system_clock() + timedelta(minutes=minutes)) as workplace:
        send_due(workplace)


@dataclass
class Office:
    """An office that sends letters, with its clock ahead by `minutes`."""

    workplace: Workplace
    analyst: int
    approver: int
    minutes: int = 0
    made: int = 0

    def add_letter(self) -> None:
        """One more letter with its request, numbered and let go."""
        self.made += 1
        number, db, now = self.made, self.workplace.db, self.workplace.clock
        url = f"https://ban-hang.example/{number}"
        sha256 = self.workplace.vault.keep(f"<p>{QUOTE} {number}</p>".encode())
        sightings.keep_capture(db, Capture(
            url=url, final_url=url, method=CaptureMethod.HTTP, outcome=CaptureOutcome.FETCHED, status=200,
            body_sha256=sha256, captured_at=now(),
        ))  # fmt: skip
        text = f"{QUOTE} {number}"
        seen = Observation(
            url=url, canonical_url=url, kind=Kind.LISTING, title=f"Trà {number}", text=text, observed_at=now(),
            capture_sha256=sha256,
        )  # fmt: skip
        legal = LegalBasis(
            rule_id="SK-01", version="1", duty="Luật Quảng cáo 16/2012/QH13", penalty="", verified=True,
            valid_from=None, valid_to=None,
        )  # fmt: skip
        found = Finding(
            policy=Policy.HEALTH_CLAIM, rule_id="SK-01", detector="rules/1", score=0.9, severity=Severity.HIGH,
            field=QuotedField.TEXT, quote=QUOTE, start=0, end=len(QUOTE), legal=legal,
        )  # fmt: skip
        case_id = sightings.see_new(db, seen, [found], now()).case_id
        assert case_id is not None
        lease = case_deeds.claim(db, self.analyst, now(), case_id)
        assert lease is not None
        drafts = draft_requests(self.workplace, cases.case(db, case_id), ("SK-01",))
        judged = Decision(verdict=Verdict.VIOLATION, grounds=("SK-01",), reason="thử")
        decisions.decide(db, case_id, self.analyst, lease.version, judged, now(), drafts)
        self.minutes += STEP_MINUTES  # the time in which a decision may be undone
        decisions.approve(db, case_id, self.approver, "thử", now())
        request = cases.case(db, case_id).requests[0].id
        letter_id = letter_office.draw_up_request(self.workplace, [request], self.analyst)
        entry = ClerkEntry(number=f"{number}/THU", dated=now().date(), signer="Nguyễn Văn An")
        letter_deeds.number_letter(db, letter_id, entry, self.analyst, now())
        self.let_go(letter_id)

    def let_go(self, letter_id: int) -> None:
        """Into the mail."""
        user = next(each for each in who_is.users(self.workplace.db) if each.id == self.analyst)
        letter_office.let_go(self.workplace, letter_id, user)

    def settle(self, mailbox: Counter[str]) -> int:
        """Look every uncertain letter up in the office's own mailbox, and say so; gives how many."""
        db = self.workplace.db
        asked = letters.letters(db, (LetterState.UNCERTAIN,))
        for letter in asked:
            arrived = mailbox[letter.message_id] > 0
            sending.settle(
                db, letter.id, self.analyst, "hộp thư lưu", self.workplace.clock(), arrived=arrived
            )  # fmt: skip
            if not arrived:
                self.let_go(letter.id)
        return len(asked)

    def open_letters(self) -> int:
        """How many have not left."""
        return len(letters.letters(self.workplace.db, (LetterState.WAITING, LetterState.SENDING)))


def measure(folder: Path, kills: int) -> dict[str, object]:
    """Send and kill; the counts."""
    striker = Striker()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    sink = Sink(striker, hostname="127.0.0.1", port=port)
    sink.start()
    settings = Settings(
        data=folder, mail_server=f"smtp://127.0.0.1:{port}", mail_from="so@so.example", mail_copy="luu@so.example",
        evidence_hours=8760,
    )  # fmt: skip
    try:
        with open_workplace(settings, lambda: system_clock() + timedelta(minutes=office.minutes)) as workplace:
            db, now = workplace.db, system_clock()
            people.open_office(db, "Sở thử nghiệm", "Cần Thơ", is_demo=False, now=now)
            ids = [
                people.add_user(db, name, role, "x", actor="thử", now=now)
                for name, role in (("Minh", Role.ANALYST), ("Chi", Role.APPROVER))
            ]
            office = Office(workplace, ids[0], ids[1])
            recipients.add_recipient(db, Recipient(
                code="BAN_HANG", name="Công ty thử", kind=RecipientKind.PLATFORM, domains=("ban-hang.example",),
                send_by=SendBy.EMAIL, email="van-thu@ban-hang.example",
            ), ids[0], now)  # fmt: skip
            return strike(office, striker, settings, kills)
    finally:
        sink.stop()


def strike(office: Office, striker: Striker, settings: Settings, kills: int) -> dict[str, object]:
    """Kill so often, then let the rest go in peace; the counts."""
    processes = multiprocessing.get_context("forkserver")
    struck: Counter[str] = Counter()
    asked = 0
    while (done := sum(struck.values())) < kills or office.open_letters():
        while done < kills and office.open_letters() < 2:
            office.add_letter()
        office.minutes += STEP_MINUTES
        striker.aim(STEPS[done % len(STEPS)] if done < kills else "")
        process = processes.Process(target=deliver, args=(settings, office.minutes))
        process.start()
        striker.victim = process.pid or 0
        process.join()
        step = striker.step
        striker.aim("")
        if process.exitcode == -signal.SIGKILL:
            struck[step] += 1
        elif process.exitcode:
            raise SystemExit(f"the sender failed by itself: {process.exitcode}")
        asked += office.settle(striker.taken)
    everyone = letters.letters(office.workplace.db, limit=100_000)
    states = Counter(
        request.state for letter in everyone for request in _requests(office.workplace, letter.request_ids)
    )
    numbers = {letter.message_id for letter in everyone}
    return {
        "kills": sum(struck.values()), "kills_by_step": dict(struck), "letters": len(everyone),
        "taken_by_the_mail_server": sum(striker.taken.values()),
        "duplicate_sends": sum(times - 1 for times in striker.taken.values()),
        "lost_sends": len(numbers - set(striker.taken)), "unknown_sends": len(set(striker.taken) - numbers),
        "not_marked_sent": len(everyone) - states[RequestState.SENT], "asked_a_person": asked,
    }  # fmt: skip


def _requests(workplace: Workplace, ids: tuple[int, ...]):  # type: ignore[no-untyped-def]
    for waiting in letters.requests_of(workplace.db, ids):
        yield next(each for each in cases.case(workplace.db, waiting.case_id).requests if each.id == waiting.id)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="kill -9 around the sending of letters")
    parser.add_argument("--kills", type=int, default=200)
    kills = parser.parse_args().kills
    pdf.NAMES = ()  # without LibreOffice: what is in a letter changes nothing about its sending
    multiprocessing.get_context("forkserver").set_forkserver_preload([
        "aiosmtpd.controller", "monitor.letters.office", "monitor.letters.postman", "monitor.workplace",
    ])  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        told = measure(Path(folder), kills)
    print(json.dumps(told))
    harm = ("duplicate_sends", "lost_sends", "unknown_sends", "not_marked_sent")
    sys.exit(any(told[name] for name in harm) or told["kills"] < kills)


if __name__ == "__main__":
    main()
