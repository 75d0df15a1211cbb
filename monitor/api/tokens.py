"""Keys to the HTTP API: a person is shown the secret once, the database keeps its hash."""

from __future__ import annotations

import hashlib
import secrets

PREFIX = "rasoat_"  # so that a scanner for leaked secrets, and a person, know what it is
SECRET_BYTES = 32  # 256 random bits: nothing to guess, so a plain hash and no throttle are enough


def new_secret() -> str:
    """A new random key, in letters that fit a header and a shell."""
    return PREFIX + secrets.token_urlsafe(SECRET_BYTES)


def stored_form(secret: str) -> str:
    """What the database keeps of a key: its SHA-256 in hex."""
    return hashlib.sha256(secret.encode()).hexdigest()
