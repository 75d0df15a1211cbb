"""The manifest of one Capture: every fact about it under one hash, as canonical JSON kept in the vault.

What could not be had is null, and `missing` says why: a field never stands empty without a reason.
"""

from __future__ import annotations

import base64
import json
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from storage.database import StorageError
from storage.records import SHA256, CaptureMethod, CaptureOutcome, Record, UtcTime

EXPLAINED = ("response", "headers", "dom", "screenshot", "resolved_address", "certificate", "robots")


class ManifestError(StorageError):
    """Bytes are no manifest of ours."""


class Part(Record):
    """One file of the Capture, as it lies in the vault."""

    sha256: SHA256
    size: Annotated[int, Field(ge=0, description="bytes")]


class Headers(Record):
    """The response's header block."""

    is_verbatim: bool = Field(description="byte for byte as received; else written anew from what was parsed")
    base64: str

    def as_bytes(self) -> bytes:
        """Status line and header lines, with the line breaks as they came."""
        return base64.b64decode(self.base64)


class Hop(Record):
    """One redirect on the way."""

    url: str = Field(description="as asked")
    status: int
    location: str = Field(description="as the server wrote it")
    resolved_address: str | None
    headers_base64: str = Field(description="as received; empty where they were not noted")


class Robots(Record):
    """What robots.txt said of the address."""

    allowed: bool
    reason: str
    url: str = Field(description="of the file; empty when it was not asked")
    status: int | None
    file: Part | None = Field(description="the file as it came; None when there was none")
    crawl_delay_seconds: float


class ClockOffset(Record):
    """How far this machine's clock was off."""

    seconds: float | None = Field(description="to be added to our time to get the true one; None: not known")
    within_seconds: float | None = Field(description="largest error of `seconds` that the measurement admits")
    how: str = Field(min_length=1, description="how it was measured, or why it could not be")


class Manifest(Record):
    """All facts of one Capture."""

    format: Literal["rasoat-capture-1"] = "rasoat-capture-1"
    url: str
    final_url: str
    method: CaptureMethod
    outcome: CaptureOutcome
    status: int | None
    captured_at: UtcTime
    note: str
    response: Part | None = Field(description="the body of the answer as received, perhaps compressed")
    decoded: Part | None = Field(description="the same without compression; None: `response` is that already")
    headers: Headers | None
    dom: Part | None = Field(description="the page after its scripts ran")
    screenshot: Part | None = Field(description="PNG of the whole page")
    resolved_address: str | None = Field(description="IP address that was connected to")
    certificate: Part | None = Field(description="the server's TLS certificate, DER")
    redirects: tuple[Hop, ...] = Field(description="first to last; empty: the first answer was the answer")
    robots: Robots | None
    setup: Part = Field(description="software and settings, JSON")
    clock: ClockOffset
    missing: dict[str, str] = Field(description="for each of the fields above that is null: why")

    @model_validator(mode="after")
    def _every_gap_has_a_reason(self) -> Self:
        gaps = {name for name in EXPLAINED if getattr(self, name) is None}
        if gaps != set(self.missing) or not all(self.missing.values()):
            raise ValueError(f"the reasons are about {sorted(self.missing)}, the gaps are {sorted(gaps)}")
        return self

    def parts(self) -> dict[str, Part]:
        """The files that belong to it, by field."""
        names = ("response", "decoded", "dom", "screenshot", "certificate", "setup")
        named = {name: getattr(self, name) for name in names} | {"robots": self.robots.file if self.robots else None}
        return {name: part for name, part in named.items() if part is not None}

    def as_bytes(self) -> bytes:
        """What is hashed."""
        return canonical(self.model_dump(mode="json"))


def read_manifest(body: bytes) -> Manifest:
    """The manifest that `body` holds. Raises ManifestError unless it stands there exactly as we write it."""
    try:
        manifest = Manifest.model_validate_json(body)
    except ValidationError as error:
        raise ManifestError(f"no manifest of a capture: {error.errors()[0]['msg']}") from error
    if manifest.as_bytes() != body:
        raise ManifestError("no manifest of a capture as we write it")
    return manifest


def canonical(value: object) -> bytes:
    """JSON in the one form that is hashed and signed: UTF-8, sorted keys, no blanks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()
