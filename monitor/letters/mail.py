"""Hands one letter to the mail server, and says for certain what became of it: taken, not taken, or answer lost.

RFC 5321: until the line with a single dot has been sent a server throws the data away, so everything before it may be
tried again. `before_end` is called between the two; the caller writes down there that from now on it may have arrived.
"""

from __future__ import annotations

import ipaddress
import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import unquote, urlsplit

from monitor.settings import Settings

ANSWER_SECONDS = 60.0
_DOT = re.compile(rb"(?m)^\.")


class NotTakenError(Exception):
    """The server certainly does not have the letter. `for_good`: it never will like this; a person looks."""

    def __init__(self, said: str, *, for_good: bool) -> None:
        """Keep what the server said."""
        super().__init__(said)
        self.for_good = for_good


class LostAnswerError(Exception):
    """The letter was handed over whole and no answer came: it may have arrived or not."""


def hand_over(settings: Settings, to: str, message: bytes, before_end: Callable[[], None]) -> str:
    """Send `message` (RFC 5322, CRLF) to `to`, with a copy to the office's own mailbox in the same transfer.

    Gives the server's words, the receipt. Raises NotTakenError, LostAnswerError, and what `before_end` raises: then
    nothing was taken.
    """
    try:
        server = _connected(settings)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise NotTakenError(f"không nối được máy chủ thư: {error}", for_good=False) from error
    try:
        _begin(server, settings, to, message)
        before_end()
        return _end(server)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.close()


def _connected(settings: Settings) -> smtplib.SMTP:
    parts = urlsplit(settings.mail_server)
    host = parts.hostname or ""
    if parts.scheme.startswith("smtps"):
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, parts.port or 465, timeout=ANSWER_SECONDS, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(host, parts.port or 587, timeout=ANSWER_SECONDS)
        server.ehlo()
        if not parts.scheme.endswith("+plain") and not _is_this_machine(host):
            server.starttls(context=ssl.create_default_context())
    server.ehlo()
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _begin(server: smtplib.SMTP, settings: Settings, to: str, message: bytes) -> None:
    """All of the transfer but its end."""
    receipt = ["NOTIFY=SUCCESS,FAILURE,DELAY"] if server.has_extn("dsn") else []
    try:
        _expect(server.mail(settings.mail_from, [f"SIZE={len(message)}"] if server.has_extn("size") else []), 250)
        _expect(server.rcpt(to, receipt), 250, 251)
        if settings.mail_copy:
            server.rcpt(settings.mail_copy)  # a full mailbox of our own does not keep the letter back
        _expect(server.docmd("DATA"), 354)
        body = _DOT.sub(b"..", message)
        server.send(body if body.endswith(b"\r\n") else body + b"\r\n")
    except NotTakenError:
        raise
    except (OSError, smtplib.SMTPException) as error:
        raise NotTakenError(f"máy chủ thư ngắt giữa chừng, chưa nhận: {error}", for_good=False) from error


def _end(server: smtplib.SMTP) -> str:
    try:
        server.send(b".\r\n")
        code, said = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise LostAnswerError(f"đã giao hết thư nhưng không có trả lời: {error}") from error
    if code < 200:
        raise LostAnswerError(f"đã giao hết thư nhưng trả lời không hiểu được: {said!r}")
    _expect((code, said), 250)
    with suppress(OSError, smtplib.SMTPException):
        server.quit()
    return f"{code} {said.decode('utf-8', 'replace')}"


def _expect(answer: tuple[int, bytes], *codes: int) -> None:
    code, said = answer
    if code not in codes:
        words = said.decode("utf-8", "replace")
        raise NotTakenError(f"máy chủ thư từ chối: {code} {words}", for_good=500 <= code < 600)
