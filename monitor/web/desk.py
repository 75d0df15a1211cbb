"""What a page is given: who is signed in, at which office, at what time, and what they sent.

A page that only reads depends on `reading`; one that changes something depends on `acting`, which refuses a POST from
another site, one without the session's token, and a role that only reads.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.responses import HTMLResponse

from monitor.web.pages import render
from monitor.workplace import LEAST_FREE_BYTES, Workplace, free_bytes
from storage.database import StorageError
from storage.ledger import sessions
from storage.ledger.sessions import SEEN_EVERY
from storage.queries import outbox, people
from storage.queries.people import Office, SignedIn
from storage.records import Role

log = logging.getLogger("rasoat.web")

COOKIE = "rasoat_session"
MOST_FIELDS = 200
WITHOUT_SECOND_FACTOR = ("/tai-khoan", "/dang-xuat")  # what is open to whoever must set up a second factor first
ACTORS = frozenset({Role.ANALYST, Role.APPROVER, Role.ADMIN})
APPROVERS = frozenset({Role.APPROVER, Role.ADMIN})


class NotSignedInError(Exception):
    """Nobody is signed in; the person is sent to the sign-in page and back to `path`."""

    def __init__(self, path: str) -> None:
        """Remember where they wanted to go."""
        super().__init__(path)
        self.path = path


class SecondFactorError(Exception):
    """The office asks a second factor of this person, who has none yet; they are sent to set it up."""


class NoOfficeError(Exception):
    """This database belongs to no office yet; the page says to run `rasoat init`."""


class RefusedError(Exception):
    """The request may not do this; the text says why. Nothing was changed."""


class BadFormError(Exception):
    """What was sent is not what our page sends; the text says what to correct. Nothing was changed."""


@dataclass(frozen=True)
class Fields:
    """The fields of a form: text only, with plain line breaks."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """The field's first value without blanks around it; empty when it was not sent."""
        return self.values.get(name, ("",))[0].strip()

    def many(self, name: str) -> tuple[str, ...]:
        """All values of a field, as ticked boxes send them."""
        return self.values.get(name, ())

    def number(self, name: str) -> int:
        """The field as a whole number. Raises BadFormError."""
        text = self.one(name)
        if not (text.isascii() and text.isdecimal() and len(text) < 10):
            raise BadFormError("Biểu mẫu gửi lên thiếu một con số; hãy tải lại trang.")
        return int(text)


@dataclass(frozen=True)
class Desk:
    """One person's request, ready to be answered."""

    workplace: Workplace
    office: Office
    person: SignedIn
    now: datetime
    path: str

    @property
    def may_act(self) -> bool:
        """Whether this person's role changes anything at all; the ledger checks again."""
        return self.person.user.role in ACTORS

    @property
    def may_approve(self) -> bool:
        """Whether this person's role may be the second person."""
        return self.person.user.role in APPROVERS

    @property
    def unread(self) -> int:
        """How many messages this person has not seen; none for an inspector, who marks nothing as seen."""
        return 0 if not self.may_act else outbox.unread(self.workplace.db, self.person.user.id)

    @property
    def is_disk_low(self) -> bool:
        """Whether the disk of the data is about to be full; then deeds fail while all can still be read."""
        return free_bytes(self.workplace.settings.data) < LEAST_FREE_BYTES

    def page(self, template: str, status: int = 200, **context: object) -> HTMLResponse:
        """A page with this person's name, menu and token on it."""
        return render(template, status, desk=self, office=self.office, **context)


def workplace_of(request: Request) -> Workplace:
    """The workplace that the application was made for."""
    workplace: Workplace = request.app.state.workplace
    return workplace


def office_of(request: Request) -> Office:
    """The office of this database. Raises NoOfficeError."""
    office = people.office(workplace_of(request).db)
    if office is None:
        raise NoOfficeError
    return office


def secret_sha256(secret: str) -> str:
    """What is stored of a session's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


async def sent_fields(request: Request) -> AsyncIterator[Fields]:
    """The fields of a form that was sent; a file is left to the page, NUL is refused as no keyboard types it."""
    form = await request.form(max_files=1, max_fields=MOST_FIELDS)
    try:
        values: dict[str, list[str]] = {}
        for name, value in form.multi_items():
            if isinstance(value, str):
                if "\0" in value:
                    raise BadFormError("Nội dung có ký tự không hợp lệ.")
                values.setdefault(name, []).append(value.replace("\r\n", "\n"))
        yield Fields({name: tuple(texts) for name, texts in values.items()})
    finally:
        await form.close()


def reading(request: Request) -> Desk:
    """The desk of whoever is signed in. Raises NoOfficeError, NotSignedInError."""
    workplace, office = workplace_of(request), office_of(request)
    now = workplace.clock()
    secret = request.cookies.get(COOKIE)
    person = people.signed_in(workplace.db, secret_sha256(secret), now) if secret else None
    if person is None:
        raise NotSignedInError(request.url.path if request.method == "GET" else "/")
    if person.needs_second_factor and not request.url.path.startswith(WITHOUT_SECOND_FACTOR):
        raise SecondFactorError
    _note_use(workplace, person, now)
    desk = Desk(workplace=workplace, office=office, person=person, now=now, path=request.url.path)
    request.state.desk = desk  # an answer that something went wrong keeps the menu
    return desk


def _note_use(workplace: Workplace, person: SignedIn, now: datetime) -> None:
    """Keep the session from running out while it is used. A full disk does not keep anybody from reading."""
    if now - person.seen_at < SEEN_EVERY:
        return
    try:
        sessions.see(workplace.db, person.secret_sha256, now)
    except StorageError as error:
        log.warning("can not note that a session is in use: %s", error)


def address_of(request: Request) -> str:
    """From where the request came; uvicorn reads a proxy's header only where a proxy was declared."""
    return request.client.host if request.client else "?"


def same_text(sent: str, known: str) -> bool:
    """Whether two secrets are the same, in a time that says nothing about them."""
    return hmac.compare_digest(sent.encode(), known.encode())


def check_same_site(request: Request) -> None:
    """Raise RefusedError for a form that another site's page sent.

    Our own `Referrer-Policy: no-referrer` makes browsers send `Origin: null`, so Sec-Fetch-Site is asked first.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        is_ours = site in ("same-origin", "none")
    else:
        is_ours = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    if not is_ours:
        log.warning("refused a form of another site at %s", ascii(request.url.path))
        raise RefusedError("Biểu mẫu này được gửi từ một trang khác. Hãy mở lại trang trong hệ thống rồi làm lại.")


def verified(
    request: Request, desk: Annotated[Desk, Depends(reading)], fields: Annotated[Fields, Depends(sent_fields)]
) -> Desk:
    """The desk of a person whose form came from our own page of this session. Raises RefusedError."""
    check_same_site(request)
    if not same_text(fields.one("csrf"), desk.person.csrf):
        log.warning("refused a form without the session's token at %s", ascii(request.url.path))
        raise RefusedError("Biểu mẫu không mang mã của phiên đăng nhập này. Hãy tải lại trang rồi làm lại.")
    return desk


def acting(desk: Annotated[Desk, Depends(verified)]) -> Desk:
    """As `verified`, for a person whose role may change something. Raises RefusedError."""
    if not desk.may_act:
        log.warning("refused %s of user %d", ascii(desk.path), desk.person.user.id)
        raise RefusedError("Vai trò thanh tra chỉ xem, không thay đổi dữ liệu.")
    return desk


def administering(desk: Annotated[Desk, Depends(reading)]) -> Desk:
    """As `reading`, for an admin only. Raises RefusedError."""
    if desk.person.user.role is not Role.ADMIN:
        raise RefusedError("Chỉ người quản trị mở được trang này.")
    return desk


def admin_acting(desk: Annotated[Desk, Depends(verified)]) -> Desk:
    """As `verified`, for an admin only. Raises RefusedError."""
    return administering(desk)


Reading = Annotated[Desk, Depends(reading)]
Acting = Annotated[Desk, Depends(acting)]
Verified = Annotated[Desk, Depends(verified)]
Administering = Annotated[Desk, Depends(administering)]
AdminActing = Annotated[Desk, Depends(admin_acting)]
SentFields = Annotated[Fields, Depends(sent_fields)]
