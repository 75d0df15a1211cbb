"""Signed checkpoints of the Event log, for somebody outside to keep.

From inside, a log whose tail was cut off or that was written anew from some row on looks whole. Who holds a checkpoint
can tell: it names the last Event of its day by number and hash. The signature shows that the file is as it was given.
"""

from __future__ import annotations

import json
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from pydantic import Field, ValidationError

from storage.database import Database, StorageError
from storage.ledger import events
from storage.ledger.events import Chain, check_chain
from storage.queries import people
from storage.records import SHA256, Record, UtcTime

MOST_BYTES = 100_000  # of a checkpoint file; ours have some 600


class CheckpointError(StorageError):
    """A checkpoint can not be made, or a file is none; the text says what to do."""


class Checkpoint(Record):
    """The state of the log at one moment. An empty log has `seq` 0 and a hash of zeros."""

    format: Literal["rasoat-checkpoint-1"] = "rasoat-checkpoint-1"
    office: str = Field(description="empty before `rasoat init`")
    at: UtcTime
    seq: int = Field(ge=0, description="of the last Event")
    hash: SHA256 = Field(description="of the last Event")
    events: int = Field(ge=0, description="how many Events there are")
    public_key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="Ed25519, hexadecimal")]
    signature: Annotated[str, Field(pattern=r"^([0-9a-f]{128})?$", description="of all other fields as canonical JSON")]

    def signed_bytes(self) -> bytes:
        """What the signature is about."""
        fields = self.model_dump(mode="json", exclude={"signature"})
        return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    def is_genuine(self) -> bool:
        """Whether the file is as it was signed by the holder of the private part of `public_key`."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.public_key))
            key.verify(bytes.fromhex(self.signature), self.signed_bytes())
        except (InvalidSignature, ValueError):
            return False
        return True


class Verdict(Record):
    """What one checkpoint says about the log. `first_bad` is the first Event known to be bad, None when none is."""

    agrees: bool = Field(default=False, description="the checkpoint is genuine and the log up to it is what was signed")
    first_bad: int | None
    say: str


def make_checkpoint(db: Database, key: Ed25519PrivateKey, now: datetime) -> Checkpoint:
    """Check the whole log, then sign its state. Raises CheckpointError for a broken log: it must not be vouched for."""
    chain = check_chain(db)
    if chain.first_bad is not None:
        raise CheckpointError(
            f"the chain of Events is broken at {chain.first_bad}; nothing was signed; "
            "`rasoat verify audit` says more, and a backup from before the harm can be restored"
        )
    office = people.office(db)
    bare = Checkpoint(
        office=office.name if office else "", at=now, seq=chain.events, hash=chain.last_hash, events=chain.events,
        public_key=public_key(key), signature="",
    )  # fmt: skip
    signed = bare.model_copy(update={"signature": key.sign(bare.signed_bytes()).hex()})
    with db.write() as session:
        events.append(
            session, now, "system:audit", "sign_checkpoint", f"events:{signed.seq}",
            hash=signed.hash, public_key=signed.public_key,
        )  # fmt: skip
    return signed


def read_checkpoint(path: Path) -> Checkpoint:
    """The checkpoint in a file; its signature is not looked at yet. Raises CheckpointError."""
    try:
        with path.open("rb") as file:
            return Checkpoint.model_validate_json(file.read(MOST_BYTES))
    except OSError as error:
        raise CheckpointError(f"can not read {path}: {error.strerror}; check the name and the rights") from error
    except ValidationError as error:
        raise CheckpointError(
            f"{path} is no checkpoint that `rasoat audit checkpoint` wrote, or was changed"
        ) from error


def judge(chain: Chain, checkpoint: Checkpoint) -> Verdict:
    """Whether the log as `check_chain` found it (with `checkpoint.seq` among its marks) is the one that was signed."""
    if not checkpoint.is_genuine():
        return Verdict(first_bad=chain.first_bad, say="the checkpoint itself was changed: its signature is false")
    if chain.first_bad is not None and chain.first_bad <= checkpoint.seq:
        return Verdict(first_bad=chain.first_bad, say="an Event was edited, moved or taken out")
    if checkpoint.seq > chain.events:
        return Verdict(first_bad=chain.events + 1, say=f"Events {chain.events + 1} to {checkpoint.seq} are missing")
    found = chain.hashes[checkpoint.seq] if checkpoint.seq else checkpoint.hash
    if found != checkpoint.hash:
        say = f"the log was written anew: Event {checkpoint.seq} is another one; the change is there or before"
        return Verdict(first_bad=checkpoint.seq, say=say)
    if chain.first_bad is not None:
        return Verdict(agrees=True, first_bad=chain.first_bad, say="harmed after this checkpoint, whole up to it")
    return Verdict(agrees=True, first_bad=None, say="agrees")


def public_key(key: Ed25519PrivateKey) -> str:
    """The public part, hexadecimal."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def key_at(path: Path) -> Ed25519PrivateKey:
    """The office's signing key, made when there is none. Raises CheckpointError when others could have read it."""
    if not path.exists():
        _make_key(path)
    return read_key(path)


def read_key(path: Path) -> Ed25519PrivateKey:
    """The key in `path`. Raises CheckpointError when it is none of ours, or others can read it."""
    try:
        mode = path.stat().st_mode & 0o777
        pem = path.read_bytes()
    except OSError as error:
        raise CheckpointError(f"can not read {path}: {error.strerror}; check its owner") from error
    if mode & 0o077:
        raise CheckpointError(f"others may read {path} (mode {mode:04o}); run `chmod 600 {path}`")
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise CheckpointError(f"{path} is no key; restore it, or move it away and a new one is made") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise CheckpointError(f"{path} is no Ed25519 key; restore it, or move it away and a new one is made")
    return key


def _make_key(path: Path) -> None:
    """Write a new key whole, mode 0600. Of two that try at once the first wins, and both then use its key."""
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(pem)
                file.flush()
                os.fsync(file.fileno())
            os.link(name, path)
        except FileExistsError:
            pass  # made by another process meanwhile
        finally:
            Path(name).unlink()
    except OSError as error:
        raise CheckpointError(f"can not write {path}: {error.strerror}; check the owner of the folder") from error
