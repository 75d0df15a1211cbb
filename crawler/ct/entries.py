"""What stands in a log's entry: TLS structures of RFC 6962 and of the static API (c2sp.org/static-ct-api), and the
names of a certificate.

The names are cut out of the DER without parsing the whole certificate: a log brings thousands a second, and only those
that match are parsed in full (`certificate_facts`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509

from crawler.ct.merkle import leaf_hash

X509_ENTRY, PRECERT_ENTRY = 0, 1
_SAN = bytes.fromhex("0603551d11")  # OID 2.5.29.17
_COMMON_NAME = bytes.fromhex("0603550403")  # OID 2.5.4.3
_DNS_NAME = 0x82  # context tag 2 of GeneralName
_HOST = re.compile(r"[^\s\x00-\x20\x7f/\\@:,;'\"<>()\[\]{}|^`]{1,253}")


class EntryError(ValueError):
    """An entry is not what the protocol says; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `leaf` is its hash in the tree; `names` may be empty; `problem` says why it could not be read."""

    index: int
    at: datetime
    names: tuple[str, ...]
    certificate: bytes  # DER: the certificate, or the precertificate as it was submitted; empty where it did not come
    leaf: bytes | None
    problem: str = ""


class _Bytes:
    """Reads TLS vectors one after another. Raises EntryError at the end of the bytes."""

    def __init__(self, data: bytes) -> None:
        self._data, self.at = data, 0

    def take(self, count: int) -> bytes:
        part = self._data[self.at : self.at + count]
        if len(part) != count:
            raise EntryError("it is cut off")
        self.at += count
        return part

    def number(self, width: int) -> int:
        return int.from_bytes(self.take(width))

    def vector(self, width: int) -> bytes:
        return self.take(self.number(width))

    @property
    def is_done(self) -> bool:
        return self.at == len(self._data)


def unreadable(index: int, why: str) -> Entry:
    """The place of an entry that never came in a form that could be read."""
    return Entry(index, datetime.now(UTC), (), b"", None, why)


def entry_of_leaf(index: int, leaf: bytes, extra: bytes) -> Entry:
    """An entry of `get-entries`. What can not be read keeps its leaf hash, so that the tree still adds up."""
    at = datetime.now(UTC)
    try:
        reader = _Bytes(leaf)
        if reader.take(2) != b"\0\0":
            raise EntryError("it is no MerkleTreeLeaf of version 1")  # noqa: TRY301 - as those that the reader raises
        at = _moment(reader.number(8))
        kind = reader.number(2)
        signed = _signed(reader, kind)
        reader.vector(2)
        certificate = signed if kind == X509_ENTRY else _Bytes(extra).vector(3)
        return Entry(index, at, names_of(signed), certificate, leaf_hash(leaf))
    except EntryError as error:
        return Entry(index, at, (), b"", leaf_hash(leaf), str(error))


def entries_of_tile(first: int, tile: bytes, count: int) -> list[Entry]:
    """The first `count` entries of a data tile. Raises EntryError when the tile holds fewer or makes no sense."""
    reader = _Bytes(tile)
    found = []
    for index in range(first, first + count):
        start = reader.at
        at = _moment(reader.number(8))
        kind = reader.number(2)
        signed = _signed(reader, kind)
        reader.vector(2)
        leaf = leaf_hash(b"\0\0" + tile[start : reader.at])
        certificate = signed if kind == X509_ENTRY else reader.vector(3)
        if len(reader.vector(2)) % 32:
            raise EntryError("its chain is no list of fingerprints")
        try:
            found.append(Entry(index, at, names_of(signed), certificate, leaf))
        except EntryError as error:
            found.append(Entry(index, at, (), b"", leaf, str(error)))
    return found


def _signed(reader: _Bytes, kind: int) -> bytes:
    """DER of the certificate, or of the TBSCertificate of a precertificate."""
    if kind == X509_ENTRY:
        return reader.vector(3)
    if kind == PRECERT_ENTRY:
        reader.take(32)  # hash of the issuer's key
        return reader.vector(3)
    raise EntryError(f"its type is {kind}")


def _moment(milliseconds: int) -> datetime:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        raise EntryError(f"its time is {milliseconds}") from None


def names_of(der: bytes) -> tuple[str, ...]:
    """The host names of a certificate or TBSCertificate, each once, without the ``*.`` of a wildcard.

    Every place that looks like a list of alternative names is read: whoever writes the OID elsewhere to hide the true
    list only adds to it. Without any, the common name counts. Raises EntryError when it is no DER sequence.
    """
    if _length(der, 0, 0x30) is None:
        raise EntryError("it is no certificate")
    found: dict[str, None] = {}
    at = der.find(_SAN)
    while at >= 0:
        found.update(dict.fromkeys(_alternative_names(der, at + len(_SAN))))
        at = der.find(_SAN, at + 1)
    if not found:
        found.update(dict.fromkeys(_common_names(der)))
    return tuple(name for name in found if _HOST.fullmatch(name))


def _length(der: bytes, at: int, tag: int) -> tuple[int, int] | None:
    """(start, end) of what stands under a tag at this place; None when something else does or it does not fit."""
    if at + 2 > len(der) or der[at] != tag:
        return None
    size, at = der[at + 1], at + 2
    if size & 0x80:
        width = size & 0x7F
        if not 1 <= width <= 3:
            return None
        size, at = int.from_bytes(der[at : at + width]), at + width
    return (at, at + size) if at + size <= len(der) else None


def _alternative_names(der: bytes, at: int) -> Iterator[str]:
    if der[at : at + 3] in (b"\x01\x01\xff", b"\x01\x01\x00"):  # critical or not
        at += 3
    octets = _length(der, at, 0x04)
    names = _length(der, octets[0], 0x30) if octets else None
    if names is None:
        return
    at, end = names
    while at < end:
        part = _length(der, at, der[at])
        if part is None or part[1] > end:
            return
        if der[at] == _DNS_NAME:
            yield _plain(der[part[0] : part[1]])
        at = part[1]


def _common_names(der: bytes) -> Iterator[str]:
    at = der.find(_COMMON_NAME)
    while at >= 0:
        place = at + len(_COMMON_NAME)
        part = _length(der, place, der[place]) if place < len(der) else None
        if part is not None and "." in (name := _plain(der[part[0] : part[1]])):
            yield name
        at = der.find(_COMMON_NAME, at + 1)


def _plain(name: bytes) -> str:
    return name.decode("utf-8", "replace").lower().removeprefix("*.").rstrip(".")


def certificate_facts(der: bytes) -> dict[str, object]:
    """What people want to know of a certificate: issuer, serial, dates, names, SHA-256; what can be read of it."""
    if not der:
        return {}
    facts: dict[str, object] = {"sha256": hashlib.sha256(der).hexdigest()}
    try:
        certificate = x509.load_der_x509_certificate(der)
        facts |= {
            "issuer": certificate.issuer.rfc4514_string()[:500],
            "serial": f"{certificate.serial_number:x}",
            "not_before": certificate.not_valid_before_utc.isoformat(),
            "not_after": certificate.not_valid_after_utc.isoformat(),
        }
    except (ValueError, TypeError) as error:
        facts["problem"] = f"not readable: {error}"
    try:
        facts["names"] = list(names_of(der))[:100]
    except EntryError:
        facts["names"] = []
    return facts
