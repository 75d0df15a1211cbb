"""One-time codes by the clock (RFC 6238: HMAC-SHA-1, 30 seconds, six digits), as every authenticator app knows them.

Thirty lines of our own instead of a library: the algorithm is fixed, and RFC 6238 brings the values to test it with.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import struct
from datetime import datetime
from urllib.parse import quote, urlencode

STEP_SECONDS = 30
DIGITS = 6
DRIFT = 1  # steps that a telephone's clock may be ahead or behind (RFC 6238, 5.2)
RECOVERY_CODES = 10
_RECOVERY_BYTES = 10  # 80 bits: nothing that its SHA-256 could give away


def new_secret() -> str:
    """A new secret of 160 bits in base32, as RFC 4226 recommends."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    """The code of one step of thirty seconds."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def matching_step(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code this is, near `now`; None for a wrong one. All are compared, in constant time."""
    present = int(now.timestamp()) // STEP_SECONDS
    sent = "".join(code.split()).encode()
    found = None
    for step in range(present - DRIFT, present + DRIFT + 1):
        if hmac.compare_digest(code_at(secret, step).encode(), sent):
            found = step
    return found


def enrolment_address(secret: str, user: str, office: str) -> str:
    """What the QR code says: the otpauth address that authenticator apps read."""
    label = quote(f"Rà Soát:{user}", safe="")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': f'Rà Soát – {office}'[:100]})}"


def spaced(secret: str) -> str:
    """The secret in groups of four, to be typed by hand."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def new_recovery_codes() -> tuple[str, ...]:
    """Codes like ``k3xq-7f2m-zzb4-qw5r``; their hashes are kept, the codes shown once."""
    codes = (base64.b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode().lower() for _ in range(RECOVERY_CODES))
    return tuple("-".join(code[start : start + 4] for start in range(0, 16, 4)) for code in codes)


def recovery_sha256(code: str) -> str:
    """What is kept of a recovery code, however it is typed."""
    plain = "".join(letter for letter in code.lower() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
