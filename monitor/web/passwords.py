"""Passwords: argon2id hashes, checked in the same time for a known and for an unknown name."""

from __future__ import annotations

import secrets
import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10  # characters, as NIST SP 800-63B-4 asks of passwords beside throttling, rounded up from 8
MOST = 1024  # characters; hashing longer ones only costs time
FEWEST_LETTERS = 5  # different ones

_hasher = PasswordHasher()
# One check takes 64 MiB and one core; a flood of sign-ins must not take the machine along.
_few_at_once = threading.BoundedSemaphore(2)


def hash_password(password: str) -> str:
    """The argon2id hash to keep for `password`."""
    return _hasher.hash(password)


def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether `password` belongs to the hash. None (nobody of that name) takes as long and is never right."""
    with _few_at_once:
        try:
            right = _hasher.verify(password_hash or nobodys_hash(), password)
        except (VerificationError, InvalidHashError):
            return False
    return right and password_hash is not None


@cache
def nobodys_hash() -> str:
    """A hash of a password that nobody knows, for names that nobody has."""
    return hash_password(secrets.token_urlsafe(32))


def problem_with(password: str, name: str) -> str:
    """Why this can not be the password of that person, to be shown to them; empty when it can."""
    if len(password) < SHORTEST:
        return f"Mật khẩu phải có ít nhất {SHORTEST} ký tự."
    if len(password) > MOST:
        return f"Mật khẩu dài nhất {MOST} ký tự."
    if name.casefold() in password.casefold() or len(set(password)) < FEWEST_LETTERS:
        return "Mật khẩu này dễ đoán: không dùng tên người dùng, không lặp lại vài ký tự."
    return ""
