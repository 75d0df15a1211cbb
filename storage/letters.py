"""The words of letters: one paper to one recipient about one or many requests, and how it left the office."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from storage.recipients import SendBy
from storage.records import SHA256, Record, UtcTime


class LetterKind(StrEnum):
    REQUEST = "cong_van"  # asks a recipient to remove
    REFERRAL = "phieu_chuyen"  # hands a Case to a partner agency
    CORRECTION = "dinh_chinh"  # takes back what was asked for, once its Decision was reversed


class LetterState(StrEnum):
    """Where a letter stands. What is `uncertain` may have arrived: no machine ever sends it again."""

    DRAWN = "drawn"  # the paper is there; number, date and signer wait for the clerk
    NUMBERED = "numbered"
    WAITING = "waiting"  # for the mail
    SENDING = "sending"
    UNCERTAIN = "uncertain"  # handed over, but the mail server's answer was lost: a person asks and says which
    SENT = "sent"
    FAILED = "failed"  # a person looks: the reason stands beside
    WITHDRAWN = "withdrawn"


LETTER_MOVES: dict[LetterState, frozenset[LetterState]] = {
    LetterState.DRAWN: frozenset({LetterState.NUMBERED, LetterState.WITHDRAWN}),
    LetterState.NUMBERED: frozenset({LetterState.WAITING, LetterState.SENT, LetterState.WITHDRAWN}),
    LetterState.WAITING: frozenset({LetterState.SENDING, LetterState.FAILED, LetterState.NUMBERED}),
    LetterState.SENDING: frozenset({
        LetterState.SENDING, LetterState.SENT, LetterState.WAITING, LetterState.FAILED, LetterState.UNCERTAIN,
    }),
    LetterState.UNCERTAIN: frozenset({LetterState.SENT, LetterState.FAILED}),
    LetterState.FAILED: frozenset({LetterState.WAITING, LetterState.SENT, LetterState.WITHDRAWN}),
    LetterState.SENT: frozenset(),
    LetterState.WITHDRAWN: frozenset(),
}  # fmt: skip


class Letterhead(Record):
    """What stands on every letter of the office (NĐ 30/2020). Empty parts stay blank on paper, for the clerk's pen."""

    parent: str = Field(default="", max_length=200, description="cơ quan chủ quản, e.g. ỦY BAN NHÂN DÂN TỈNH …")
    code: str = Field(default="", max_length=40, description="the office in signs: SVHTTDL")
    unit: str = Field(default="", max_length=40, description="the unit in signs: TTĐT")
    place: str = Field(default="", max_length=100, description="địa danh before the date; empty: the province")
    signer_title: str = Field(default="GIÁM ĐỐC", min_length=1, max_length=200, description="a line each")
    signer: str = Field(default="", max_length=100)
    contact: str = Field(default="", max_length=300, description="who answers questions: name, phone, e-mail")


class Signer(Record):
    """Who may sign letters on which days, and under which title. Several may sign on one day: a leader and a deputy."""

    name: str = Field(min_length=1, max_length=100)
    title: str = Field(min_length=1, max_length=200, description="a line each: KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC")
    valid_from: date
    valid_to: date | None = Field(default=None, description="the last day; empty while nobody has ended it")

    def covers(self, day: date) -> bool:
        """Whether they may sign on this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class SignerView(Record):
    id: int
    signer: Signer
    added_by: str
    added_at: UtcTime


class LetterDraft(Record):
    """A paper that was drawn up, with the files in the vault."""

    kind: LetterKind
    recipient: str = Field(min_length=1, max_length=300)
    recipient_id: int | None
    email: str
    send_by: SendBy
    subject: str = Field(min_length=1, max_length=500, description="trích yếu")
    docx_sha256: SHA256
    annex_sha256: SHA256 | None
    request_ids: tuple[int, ...] = ()
    referral_id: int | None = None


class ClerkEntry(Record):
    """What the clerk gave the paper, and who signed it."""

    number: str = Field(min_length=1, max_length=60, description="as on paper: 123/SVHTTDL-TTĐT")
    dated: date
    signer: str = Field(min_length=1, max_length=100)


class Parcel(Record):
    """A letter on its way through the mail, leased to one sender. Every try sends the bytes of `message_sha256`."""

    letter_id: int
    attempt: int
    message_sha256: SHA256
    message_id: str
    email: str


class AttemptView(Record):
    attempt: int
    at: UtcTime
    what: str
    said: str


class LetterView(Record):
    id: int
    version: int
    kind: LetterKind
    state: LetterState
    recipient: str
    recipient_id: int | None
    email: str
    send_by: SendBy
    subject: str
    docx_sha256: SHA256
    annex_sha256: SHA256 | None
    request_ids: tuple[int, ...]
    referral_id: int | None
    number: str
    dated: date | None
    signer: str
    signed_sha256: SHA256 | None
    message_sha256: SHA256 | None
    message_id: str
    attempts: int
    channel: str
    receipt: str
    made_by: str
    made_at: UtcTime
    sent_at: UtcTime | None
    tries: tuple[AttemptView, ...]
