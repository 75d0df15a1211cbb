"""Checks an evidence package with nothing but the package: any changed byte is found and its file named.

What a check can not find from inside: a package that was made anew as a whole. Only a time stamp of an authority that
the checker trusts, or a signature whose key the checker knows, rules that out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.x509 import Certificate
from pydantic import TypeAdapter, ValidationError

from monitor.evidence import package
from monitor.evidence.package import PackageManifest, PackedCapture, Signature
from monitor.evidence.sealed_zip import ZipError, unpack
from monitor.evidence.stamping import read_list
from monitor.evidence.time_stamps import TimeStampError, check_authority, read_reply
from storage.ledger.events import holds
from storage.manifests import Manifest, ManifestError, Part, canonical, read_manifest
from storage.records import Event

CONSISTENT_ONLY = "internally consistent only"
MOST_FOLDER_BYTES = 2**32 - 1
EVENTS = TypeAdapter(tuple[Event, ...])


class PackageError(Exception):
    """The file or folder is no evidence package; the text says what to do."""


@dataclass
class Verdict:
    """What a check found. `problems` are (file, what is wrong); none: every byte is as it was packed."""

    problems: list[tuple[str, str]] = field(default_factory=list)
    manifest: PackageManifest | None = None
    stamps: dict[str, str] = field(default_factory=dict)  # stamped file -> when and by whom
    stamped_captures: int = 0
    trusts_stamps: bool = False
    trusts_signature: bool = False

    def say(self) -> str:
        """The verdict in a sentence."""
        if self.problems:
            return "changed: " + "; ".join(f"{name}: {what}" for name, what in self.problems[:5])
        proofs = []
        if self.stamps:
            proofs.append(
                "time-stamped by an authority that you trust" if self.trusts_stamps
                else "time-stamped by an authority that was not checked (give its certificate: --tsa-ca FILE)"
            )  # fmt: skip
        if self.trusts_signature:
            proofs.append("signed with the key that you gave")
        if proofs:
            return "whole: " + "; ".join(proofs)
        return (
            f"{CONSISTENT_ONLY}: the files agree with each other; without a time stamp, or a signature whose key you "
            "know (--public-key), nobody can tell whether the whole was made anew"
        )


def check(path: Path, roots: Sequence[Certificate] = (), known_key: str = "") -> Verdict:
    """Check a .wacz or plain folder. Raises PackageError when there is nothing to check."""
    verdict = Verdict()
    try:
        files = _folder(path) if path.is_dir() else unpack(path)
    except ZipError as error:
        if not path.is_file():
            raise PackageError(f"can not read {path}: {error}; check the name") from error
        verdict.problems.append((path.name, str(error)))
        return verdict
    inner = files
    if not path.is_dir():
        inner = {name.removeprefix(package.EVIDENCE): body for name, body in files.items()
                 if name.startswith(package.EVIDENCE)}  # fmt: skip
    if package.MANIFEST not in inner:
        verdict.problems.append((package.MANIFEST, "is missing: this is no evidence package, or was changed"))
        return verdict
    try:
        manifest = PackageManifest.model_validate_json(inner[package.MANIFEST])
    except ValidationError as error:
        verdict.problems.append((package.MANIFEST, f"can not be read: {error.errors()[0]['msg']}"))
        return verdict
    verdict.manifest = manifest
    _check_files(verdict, manifest, inner)
    if not path.is_dir():
        _check_wacz(verdict, manifest, files)
    if verdict.problems:
        return verdict  # it is known which file was changed; what it would prove matters no more
    _check_signature(verdict, manifest, inner, known_key)
    _check_stamp(verdict, inner, package.MANIFEST, package.TOKEN, roots)
    if (package.TOKEN in inner) == bool(manifest.no_stamp):
        verdict.problems.append((package.TOKEN, "is there, or is not, unlike the manifest says"))
    events = _events(verdict, inner)
    for capture in manifest.captures:
        _check_capture(verdict, manifest, capture, inner, roots, events)
    verdict.trusts_stamps = bool(roots and verdict.stamps) and not verdict.problems
    return verdict


def _folder(path: Path) -> dict[str, bytes]:
    """The files of a plain folder. Folders and links in it are reported as empty files that nothing lists."""
    files: dict[str, bytes] = {}
    size = 0
    try:
        for each in sorted(path.iterdir()):
            is_file = each.is_file() and not each.is_symlink()
            size += each.stat().st_size if is_file else 0
            if size > MOST_FOLDER_BYTES:
                raise PackageError(f"{path} holds more than 4 GB: no package of ours")
            files[each.name] = each.read_bytes() if is_file else b""
    except OSError as error:
        raise PackageError(f"can not read {path}: {error.strerror}; check the name and the rights") from error
    return files


def _check_files(verdict: Verdict, manifest: PackageManifest, files: Mapping[str, bytes]) -> None:
    """Each file is listed, is there, and has its hash; the manifest and the sums stand as they are written."""
    if manifest.as_bytes() != files[package.MANIFEST]:
        verdict.problems.append((package.MANIFEST, "is not as we write it"))
    wanted = {*manifest.files, package.MANIFEST, package.SIGNATURE, package.SUMS}
    for name in sorted(wanted - files.keys()):
        verdict.problems.append((name, "is missing"))
    for name in sorted(files.keys() - wanted - {package.TOKEN}):
        verdict.problems.append((name, "was added"))
    _compare(verdict, manifest.files, files)
    if files.get(package.SUMS) != package.sums(files):
        verdict.problems.append((package.SUMS, "the sums are not those of the files"))


def _compare(verdict: Verdict, wanted: Mapping[str, Part], files: Mapping[str, bytes]) -> None:
    for name, part in wanted.items():
        if name in files and package.part_of(files[name]) != part:
            verdict.problems.append((name, "has other bytes"))


def _check_wacz(verdict: Verdict, manifest: PackageManifest, files: Mapping[str, bytes]) -> None:
    outer = {name for name in files if not name.startswith(package.EVIDENCE)}
    wanted = {*manifest.replay, package.DATAPACKAGE, package.DIGEST}
    for name in sorted(outer ^ wanted):
        verdict.problems.append((name, "was added" if name in outer else "is missing"))
    _compare(verdict, manifest.replay, files)
    if files.get(package.DATAPACKAGE) != package.datapackage(manifest, files):
        verdict.problems.append((package.DATAPACKAGE, "does not list the files as they are"))
    if files.get(package.DIGEST) != package.digest_of(files.get(package.DATAPACKAGE, b"")):
        verdict.problems.append((package.DIGEST, "is not that of datapackage.json"))


def _check_signature(
    verdict: Verdict, manifest: PackageManifest, files: Mapping[str, bytes], known_key: str
) -> None:  # fmt: skip
    body = files.get(package.SIGNATURE, b"")
    try:
        signature = Signature.model_validate_json(body)
    except ValidationError:
        verdict.problems.append((package.SIGNATURE, "can not be read"))
        return
    is_as_written = signature.as_bytes() == body and signature.public_key == manifest.public_key
    if not is_as_written or not signature.is_genuine(files[package.MANIFEST]):
        verdict.problems.append((package.SIGNATURE, "is not the signature of this manifest"))
    elif known_key:
        if signature.public_key == known_key.lower():
            verdict.trusts_signature = True
        else:
            verdict.problems.append((package.SIGNATURE, f"was made with another key: {signature.public_key}"))


def _check_stamp(
    verdict: Verdict, files: Mapping[str, bytes], data: str, token: str, roots: Sequence[Certificate]
) -> bool:
    """Whether `token` is there and is a time stamp of `data`."""
    if token not in files or data not in files:
        return False
    if data in verdict.stamps:
        return True  # one list serves many captures
    try:
        stamp = read_reply(files[token], files[data])
        if roots:
            check_authority(files[token], files[data], roots)
    except TimeStampError as error:
        verdict.problems.append((token, str(error)))
        return False
    verdict.stamps[data] = f"{stamp.stamped_at.isoformat()} {stamp.authority}"
    return True


def _events(verdict: Verdict, files: Mapping[str, bytes]) -> tuple[Event, ...]:
    body = files.get("events.json", b"")
    try:
        events = EVENTS.validate_python(json.loads(body))
        is_as_written = canonical([event.model_dump(mode="json") for event in events]) == body
    except (ValidationError, ValueError):
        verdict.problems.append(("events.json", "can not be read"))
        return ()
    if not is_as_written or not all(holds(event) for event in events):
        verdict.problems.append(("events.json", "an Event is not what its hash is of"))
    return events


def _check_capture(
    verdict: Verdict, package_manifest: PackageManifest, capture: PackedCapture, files: Mapping[str, bytes],
    roots: Sequence[Certificate], events: Sequence[Event],
) -> None:  # fmt: skip
    if capture.manifest is None:
        return
    body = files.get(capture.manifest, b"")
    sha256 = hashlib.sha256(body).hexdigest()
    try:
        manifest = read_manifest(body)
    except ManifestError as error:
        verdict.problems.append((capture.manifest, str(error)))
        return
    if sha256 != capture.manifest_sha256 or (manifest.url, manifest.captured_at) != (capture.url, capture.captured_at):
        verdict.problems.append((capture.manifest, "is not the manifest of this capture"))
    if not any(sha256 in _hashes(event) for event in events):
        verdict.problems.append((capture.manifest, "no Event holds its hash"))
    _check_parts(verdict, package_manifest, capture, manifest, files)
    if capture.stamp is None:
        if not capture.no_stamp:
            verdict.problems.append((capture.manifest, "it is not said why it has no time stamp"))
        return
    stamped = files.get(capture.stamp.stamped_list, b"")
    try:
        is_listed = sha256 in read_list(stamped).manifests
    except ManifestError as error:
        verdict.problems.append((capture.stamp.stamped_list, str(error)))
        return
    if not is_listed or not _check_stamp(verdict, files, capture.stamp.stamped_list, capture.stamp.token, roots):
        verdict.problems.append((capture.stamp.token, f"is no time stamp of {capture.manifest}"))
    else:
        verdict.stamped_captures += 1


def _check_parts(
    verdict: Verdict, package_manifest: PackageManifest, capture: PackedCapture, manifest: Manifest,
    files: Mapping[str, bytes],
) -> None:  # fmt: skip
    parts = manifest.parts()
    for name, file in capture.files.items():
        if name not in parts or file not in files or package.part_of(files[file]) != parts[name]:
            verdict.problems.append((file, f"is not what {capture.manifest} calls its {name}"))
    if package_manifest.is_sealed and parts.keys() - capture.files.keys():
        verdict.problems.append((capture.manifest or "", "some of its files are not in the package"))


def _hashes(event: Event) -> frozenset[str]:
    manifests = event.data.get("manifests")
    return (
        frozenset(manifests.values()) if event.deed == "keep_captures" and isinstance(manifests, dict) else frozenset()
    )
