"""Letters by mail, through a real mail server: once, with a receipt, whatever the server does and whoever dies."""

from __future__ import annotations

import email
import json
import subprocess
import sys
from datetime import date
from email import policy
from pathlib import Path

import pytest
from letter_office import MAIL, add_recipient, approved, mail_server, staff
from test_web_office import open_office, post

from monitor.letters import office as letter_office
from monitor.letters import pdf
from monitor.letters.postman import send_due
from storage.ledger import letters as deeds
from storage.ledger import sending
from storage.ledger.cases import move_request
from storage.ledger.errors import ConflictError
from storage.ledger.sending import LostLeaseError
from storage.letters import ClerkEntry, LetterState
from storage.lifecycle import IllegalMoveError
from storage.queries import cases, letters, people
from storage.records import CaseState, RequestState, Role
from storage.tables import CaseRow, RequestRow

KILLS = Path(__file__).parents[2] / "benchmarks" / "sending_kills.py"


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "NAMES", ())  # LibreOffice takes seconds, where there is one
    office = open_office(tmp_path)
    yield office
    office.db.close()


@pytest.fixture
def sink(office):
    """A mail server, and one numbered letter of one request."""
    who = staff(office)
    add_recipient(office, who[0])
    approved(office, who)
    letter_office.draw_up_request(office.workplace, [1], who[0])
    entry = ClerkEntry(number="12/SVHTTDL-TTĐT", dated=date(2026, 11, 24), signer="Nguyễn Văn An")
    deeds.number_letter(office.db, 1, entry, who[0], office.clock())
    with mail_server(office) as sink:
        yield sink


def let_go(office) -> None:
    letter_office.let_go(office.workplace, 1, people.users(office.db)[0])


def state(office) -> tuple[LetterState, RequestState]:
    return letters.letter(office.db, 1).state, cases.case(office.db, 1).requests[0].state


def test_a_letter_goes_out_once_with_annex_evidence_copy_and_receipt(office, sink):
    let_go(office)
    with pytest.raises(IllegalMoveError):
        let_go(office)
    assert send_due(office.workplace) == 1
    assert send_due(office.workplace) == 0
    (body,) = sink.taken
    assert sink.recipients == [[MAIL, "luu@so.example"]]
    mail = email.message_from_bytes(body, policy=policy.default)
    names = [each.get_filename() for each in mail.iter_attachments()]
    assert "cong_van-1.docx" in names
    assert "phu_luc-1.docx" in names
    assert any(name.endswith(".wacz") for name in names)
    assert "12/SVHTTDL-TTĐT" in mail["Subject"]
    letter = letters.letter(office.db, 1)
    assert (letter.message_id, letter.receipt) == (mail["Message-ID"], "250 2.0.0 Ok: queued as ABC123")
    assert state(office) == (LetterState.SENT, RequestState.SENT)
    (request,) = cases.case(office.db, 1).requests
    assert (request.deadline_at - request.sent_at).total_seconds() == 24 * 3600
    assert office.workplace.vault.read(letter.message_sha256).rstrip() == body.rstrip()


def test_a_server_that_says_later_is_asked_again_five_times_then_a_person(office, sink):
    sink.answer = "451 4.3.0 try later"
    let_go(office)
    for attempt in range(1, 6):
        assert send_due(office.workplace) == 0
        assert send_due(office.workplace) == 0  # not due yet
        assert letters.letter(office.db, 1).attempts == attempt
        office.clock.advance(hours=1)
    assert state(office) == (LetterState.FAILED, RequestState.SEND_FAILED)
    sink.answer = "250 Ok"
    let_go(office)
    assert send_due(office.workplace) == 1
    assert len(sink.taken) == 1


def test_a_server_that_says_never_brings_a_person_at_once(office, sink):
    sink.answer = "554 5.7.1 no"
    let_go(office)
    send_due(office.workplace)
    assert state(office) == (LetterState.FAILED, RequestState.SEND_FAILED)
    assert "554 5.7.1 no" in letters.letter(office.db, 1).tries[-1].said


def test_a_server_that_takes_and_drops_is_never_asked_twice(office, sink):
    sink.drops = True
    let_go(office)
    send_due(office.workplace)
    assert state(office)[0] is LetterState.UNCERTAIN
    office.clock.advance(days=2)
    assert send_due(office.workplace) == 0
    assert len(sink.taken) == 1
    lan = office.person("Lan", Role.ANALYST)
    assert "Không rõ thư đã tới hay chưa" in lan.get("/van-ban/1").text
    assert post(lan, "/van-ban/1/xac-nhan", "/van-ban/1", arrived="co", note="").status_code == 400
    sent = {"arrived": "co", "note": "Thấy trong hộp thư lưu"}
    assert post(lan, "/van-ban/1/xac-nhan", "/van-ban/1", **sent).status_code == 303
    assert state(office) == (LetterState.SENT, RequestState.SENT)


def test_a_letter_that_did_not_arrive_may_go_again(office, sink):
    let_go(office)
    parcel = sending.take_due(office.db, office.clock())
    sending.begin_handover(office.db, parcel, office.clock())
    office.clock.advance(minutes=11)  # that sender is dead
    assert send_due(office.workplace) == 0
    assert state(office)[0] is LetterState.UNCERTAIN
    user = people.users(office.db)[0]
    sending.settle(office.db, 1, user.id, "Nơi nhận nói chưa thấy", office.clock(), arrived=False)
    let_go(office)
    assert send_due(office.workplace) == 1
    assert len(sink.taken) == 1


def test_a_dead_senders_letter_is_taken_up_and_a_late_one_hands_nothing_over(office, sink):
    let_go(office)
    late = sending.take_due(office.db, office.clock())
    assert sending.take_due(office.db, office.clock()) is None
    office.clock.advance(minutes=11)
    assert send_due(office.workplace) == 1
    with pytest.raises(LostLeaseError):
        sending.begin_handover(office.db, late, office.clock())
    assert len(sink.taken) == 1


def test_a_request_that_was_taken_back_meanwhile_stops_the_letter(office, sink):
    let_go(office)
    with office.db.write() as session:
        move_request(session, session.get(RequestRow, 1), RequestState.WITHDRAWN, "test", office.clock())
    assert send_due(office.workplace) == 0
    assert sink.taken == []
    assert letters.letter(office.db, 1).state is LetterState.FAILED


def test_a_case_that_was_opened_anew_meanwhile_stops_the_letter(office, sink):
    let_go(office)
    with office.db.write() as session:
        case = session.get(CaseRow, 1)
        case.state = CaseState.QUEUED
        session.add(case)
    assert send_due(office.workplace) == 0
    assert sink.taken == []


def test_no_mail_server_at_all_is_tried_again_and_nothing_is_marked_sent(office, sink):
    let_go(office)
    settings = office.workplace.settings.model_copy(update={"mail_server": "smtp://127.0.0.1:9"})
    object.__setattr__(office.workplace, "settings", settings)
    assert send_due(office.workplace) == 0
    assert state(office) == (LetterState.WAITING, RequestState.SEND_FAILED)


def test_nothing_leaves_a_demo(tmp_path):
    office = open_office(tmp_path, is_demo=True)
    who = staff(office)
    add_recipient(office, who[0])
    approved(office, who)
    letter_office.draw_up_request(office.workplace, [1], who[0])
    with pytest.raises(ConflictError, match="dùng thử"):
        let_go(office)
    office.db.close()


def test_senders_killed_at_every_step_neither_lose_nor_double_a_letter():
    done = subprocess.run(
        [sys.executable, KILLS, "--kills", "7"], capture_output=True, text=True, timeout=120, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["kills"] >= 7
    assert (told["duplicate_sends"], told["lost_sends"]) == (0, 0)
