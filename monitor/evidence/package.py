"""What an evidence package is: its manifest, and the files whose bytes follow from the others.

One package has two forms. The plain folder holds the files and `manifest.json`, which lists each with its hash. The
WACZ holds the same under ``evidence/``, and beside them what replay tools want: the WARC, its index, the list of pages
and ``datapackage.json``. Layers, from the inside out: a Capture's manifest lists the Capture's files; the package's
lists the Captures' manifests and all files; it is signed with the office's key and time-stamped where a server is set.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import Field

from storage.checkpoints import public_key
from storage.manifests import Part, canonical
from storage.records import SHA256, Record, UtcTime

MANIFEST, SIGNATURE, TOKEN, SUMS = "manifest.json", "signature.json", "manifest.tsr", "SHA256SUMS.txt"
OUTER = frozenset({MANIFEST, SIGNATURE, TOKEN, SUMS})  # files that the manifest can not list
EVIDENCE = "evidence/"
WARC, PAGES = "archive/data.warc.gz", "pages/pages.jsonl"
INDEX, INDEX_PLACES = "indexes/index.cdx.gz", "indexes/index.idx"
DATAPACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"


class StampFiles(Record):
    """Names of the files that prove when a Capture's manifest existed."""

    stamped_list: str = Field(alias="list")
    token: str


class MaskedCopy(Record):
    """A copy of a Capture's page in which what may show bystanders is masked."""

    name: str
    made_from: SHA256
    replaced: Annotated[int, Field(ge=0, description="identifiers and blocks of comments that were masked")]


class PackedCapture(Record):
    """One Capture in a package."""

    manifest: str | None = Field(description="name of its manifest; None: it was taken before there were manifests")
    manifest_sha256: SHA256 | None
    url: str
    captured_at: UtcTime
    outcome: str
    files: dict[str, str] = Field(description="names of its files, by the manifest's field; those sealed are left out")
    masked: MaskedCopy | None
    stamp: StampFiles | None
    no_stamp: str = Field(description="why there is no time stamp; empty where there is one")


class PackageManifest(Record):
    """The list of everything in a package."""

    format: Literal["rasoat-evidence-1"] = "rasoat-evidence-1"
    office: str
    case_id: int
    made_at: UtcTime
    made_by: str
    is_sealed: bool = Field(description="True: verbatim, with all that it may show of people; False: masked")
    reason: str = Field(description="why the verbatim bytes were given out; empty where they were not")
    no_stamp: str = Field(description="why this manifest has no time stamp; empty where it has one")
    public_key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="Ed25519, of signature.json")]
    captures: tuple[PackedCapture, ...]
    files: dict[str, Part]
    replay: dict[str, Part] = Field(description="files that only the WACZ has")

    def as_bytes(self) -> bytes:
        """What is signed and stamped."""
        return canonical(self.model_dump(mode="json", by_alias=True))


class Signature(Record):
    """The office's signature of `manifest.json`."""

    format: Literal["rasoat-signature-1"] = "rasoat-signature-1"
    algorithm: Literal["Ed25519"] = "Ed25519"
    of: Literal["manifest.json"] = "manifest.json"
    public_key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{128}$")]

    def as_bytes(self) -> bytes:
        """The file."""
        return canonical(self.model_dump(mode="json"))

    def is_genuine(self, manifest: bytes) -> bool:
        """Whether the holder of the private key signed these bytes."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.public_key))
            key.verify(bytes.fromhex(self.signature), manifest)
        except (InvalidSignature, ValueError):
            return False
        return True


def sign(key: Ed25519PrivateKey, manifest: bytes) -> Signature:
    """The signature of a package's manifest."""
    return Signature(public_key=public_key(key), signature=key.sign(manifest).hex())


def part_of(body: bytes) -> Part:
    """Hash and size of a file."""
    return Part(sha256=hashlib.sha256(body).hexdigest(), size=len(body))


def sums(files: Mapping[str, bytes]) -> bytes:
    """The file that ``sha256sum -c`` reads: every other file of the plain folder."""
    lines = [f"{part_of(files[name]).sha256}  {name}\n" for name in sorted(files) if name != SUMS]
    return "".join(lines).encode()


def datapackage(manifest: PackageManifest, files: Mapping[str, bytes]) -> bytes:
    """`datapackage.json` of the WACZ whose other files are `files` (specs.webrecorder.net, WACZ 1.1.1)."""
    resources = [
        {"name": name.rsplit("/", 1)[-1].lower(), "path": name, "hash": f"sha256:{part_of(files[name]).sha256}",
         "bytes": len(files[name])}
        for name in sorted(files) if name not in (DATAPACKAGE, DIGEST)
    ]  # fmt: skip
    said = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": f"Vụ việc {manifest.case_id}",
        "created": manifest.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "software": "rasoat",
        "resources": resources,
    }
    return json.dumps(said, ensure_ascii=False, indent=2).encode()


def digest_of(datapackage_body: bytes) -> bytes:
    """`datapackage-digest.json`."""
    said = {"path": DATAPACKAGE, "hash": f"sha256:{part_of(datapackage_body).sha256}"}
    return json.dumps(said, indent=2).encode()
