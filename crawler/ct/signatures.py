"""The signature on a log's tree head, as RFC 6962 section 3.5 and c2sp.org/static-ct-api write it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

SHA256_ECDSA, SHA256_RSA = b"\x04\x03", b"\x04\x01"  # hash and signature algorithm of RFC 5246


class SignatureError(ValueError):
    """A tree head is not signed by the log; the text says what is wrong."""


class LogKey:
    """The public key of one log."""

    def __init__(self, der: bytes) -> None:
        """Raises ValueError for what is no ECDSA or RSA public key."""
        try:
            key = load_der_public_key(der)
        except UnsupportedAlgorithm as error:
            raise ValueError(str(error)) from error
        if not isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
            raise ValueError("a log signs with ECDSA or RSA")  # noqa: TRY004 - the bytes are wrong, not our type
        self._key = key
        self.log_id = hashlib.sha256(der).digest()

    @classmethod
    def from_base64(cls, text: str) -> LogKey:
        """The key as log lists write it. Raises ValueError."""
        return cls(base64.b64decode(text.strip(), validate=True))

    def note_key_id(self, origin: str) -> bytes:
        """The four bytes by which a checkpoint names this key."""
        return hashlib.sha256(origin.encode() + b"\n\x05" + self.log_id).digest()[:4]

    def check(self, size: int, timestamp_ms: int, root: bytes, signature: bytes) -> None:
        """Raise SignatureError unless `signature` (digitally-signed) is this log's on this tree head."""
        signed = b"\0\1" + timestamp_ms.to_bytes(8) + size.to_bytes(8) + root
        value = signature[4:]
        if len(signature) < 4 or int.from_bytes(signature[2:4]) != len(value):
            raise SignatureError("the signature is cut off")
        try:
            if isinstance(self._key, ec.EllipticCurvePublicKey) and signature[:2] == SHA256_ECDSA:
                self._key.verify(value, signed, ec.ECDSA(hashes.SHA256()))
            elif isinstance(self._key, rsa.RSAPublicKey) and signature[:2] == SHA256_RSA:
                self._key.verify(value, signed, padding.PKCS1v15(), hashes.SHA256())
            else:
                raise SignatureError("the signature is of another kind than the key")
        except InvalidSignature:
            raise SignatureError("the signature is not the log's") from None


def keys_of_list(text: str) -> Mapping[str, LogKey]:
    """The keys of a log list (JSON, version 3, as browsers publish it) by address without the last slash.

    Raises ValueError when it is no log list.
    """
    try:
        operators = json.loads(text)["operators"]
        found: dict[str, LogKey] = {}
        for operator in operators:
            for log in [*operator.get("logs", ()), *operator.get("tiled_logs", ())]:
                for name in ("url", "monitoring_url", "submission_url"):
                    if name in log:
                        found[str(log[name]).rstrip("/")] = LogKey.from_base64(log["key"])
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError, binascii.Error) as error:
        raise ValueError(f"it is no log list of version 3 ({type(error).__name__}: {error})") from error
    return found
