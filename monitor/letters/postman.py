"""The postman: a thread that hands due letters to the mail server, each once, and tells the office what is stuck."""

from __future__ import annotations

import sys
import threading

from monitor.alerts.tell import tell
from monitor.letters.mail import LostAnswerError, NotTakenError, hand_over
from monitor.workplace import Workplace
from storage.database import StorageError
from storage.ledger import sending
from storage.ledger.sending import LostLeaseError
from storage.letters import LetterState, Parcel
from storage.queries import letters, people
from storage.records import Message

EVERY_SECONDS = 5.0
STUCK = {
    LetterState.UNCERTAIN: (
        "không rõ đã tới hay chưa: hãy hỏi nơi nhận hoặc xem hộp thư lưu, rồi ghi lại; máy không tự gửi lại"
    ),
    LetterState.FAILED: "chưa gửi được: hãy xem lý do và xử lý",
}


class Postman:
    """Started and stopped with the process that it works for. A demo sends nothing."""

    def __init__(self, workplace: Workplace) -> None:
        """Deliver the letters of `workplace`."""
        self._workplace = workplace
        self._stopping = threading.Event()
        self._told: set[str] = set()
        self._thread = threading.Thread(target=self._work, name="postman", daemon=True)

    def __enter__(self) -> Postman:
        office = people.office(self._workplace.db)
        if self._workplace.settings.mail_server and not (office and office.is_demo):
            self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=30)

    def _work(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                send_due(self._workplace, self._told)
            except StorageError as error:
                sys.stderr.write(f"letters: {error}\n")


def send_due(workplace: Workplace, told: set[str] | None = None) -> int:
    """Send all that is due; gives how many the mail server took. `told` holds what was said to be stuck already."""
    taken = 0
    while (parcel := sending.take_due(workplace.db, workplace.clock())) is not None:
        taken += _send(workplace, parcel)
    _tell_what_is_stuck(workplace, set() if told is None else told)
    return taken


def _send(workplace: Workplace, parcel: Parcel) -> bool:
    db, clock = workplace.db, workplace.clock
    try:
        message = workplace.vault.read(parcel.message_sha256)
        said = hand_over(
            workplace.settings, parcel.email, message, lambda: sending.begin_handover(db, parcel, clock())
        )  # fmt: skip
    except LostLeaseError:
        return False
    except NotTakenError as error:
        sending.record_refused(db, parcel, str(error), clock(), for_good=error.for_good)
        return False
    except LostAnswerError as error:
        sending.record_lost_answer(db, parcel, str(error), clock())
        return False
    sending.record_accepted(db, parcel, said, clock())
    return True


def _tell_what_is_stuck(workplace: Workplace, told: set[str]) -> None:
    for letter in letters.letters(workplace.db, tuple(STUCK)):
        key = f"letter:{letter.id}:{letter.state}:{letter.version}"
        if key in told:
            continue
        told.add(key)
        tell(workplace, Message(
            key=key, kind="letter", audience="staff",
            subject=f"Văn bản {letter.number or letter.id}: {STUCK[letter.state].partition(':')[0]}",
            body=f"Văn bản {letter.number or letter.id} gửi {letter.recipient} {STUCK[letter.state]}.",
            path=f"/van-ban/{letter.id}",
        ))  # fmt: skip
