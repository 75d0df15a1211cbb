"""Makes the evidence package of one Case: gathers its Captures from the vault, masks or not, signs, stamps, logs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from crawler.decoding import decode, is_html
from crawler.timestamp import TimestampServerError, ask
from monitor.evidence import package
from monitor.evidence.masking import identifiers, masked, masked_page
from monitor.evidence.package import MaskedCopy, PackageManifest, PackedCapture, StampFiles
from monitor.evidence.readme import readme
from monitor.evidence.sealed_zip import ZipError, pack
from monitor.evidence.stamping import try_to_stamp
from monitor.evidence.time_stamps import TimeStampError, query, read_reply
from monitor.evidence.warc import Archive
from monitor.workplace import Workplace
from storage.backups import KEY
from storage.checkpoints import key_at, public_key
from storage.ledger.exports import log_export
from storage.manifests import Manifest, canonical, read_manifest
from storage.queries import cases, evidence, people
from storage.queries.cases import CaseDetail
from storage.queries.evidence import CaptureView
from storage.records import CaptureMethod

ENDINGS = {"screenshot": "png", "certificate": "der", "dom": "html", "setup": "json", "robots": "txt"}
NO_SERVER = "no time-stamp server was set (RASOAT_TIMESTAMP_URL)"


class ExportError(Exception):
    """No package was made; the text says what to do."""


@dataclass(frozen=True)
class Package:
    """A package in memory: the plain folder's files, and the WACZ."""

    manifest: PackageManifest
    files: dict[str, bytes]
    wacz: bytes

    @property
    def name(self) -> str:
        """Of the folder, and with .wacz of the file."""
        return f"vu-viec-{self.manifest.case_id}-{'niem-phong' if self.manifest.is_sealed else 'da-che'}"


@dataclass
class _Gathering:
    """What goes into the package, as it grows."""

    workplace: Workplace
    detail: CaseDetail
    is_sealed: bool
    kept: frozenset[str]
    files: dict[str, bytes] = field(default_factory=dict)
    archive: Archive = field(default_factory=Archive)
    captures: list[PackedCapture] = field(default_factory=list)


def make_package(workplace: Workplace, case_id: int, actor: str, *, is_sealed: bool, reason: str = "") -> Package:
    """The package of a Case, logged as given out. `is_sealed`: verbatim, for a court; needs a reason.

    Raises ExportError, UnknownRowError, and StorageError when evidence was lost or changed.
    """
    if is_sealed and not reason.strip():
        raise ExportError("verbatim evidence may show bystanders; say why it is given out: --reason TEXT")
    try_to_stamp(workplace)
    detail = cases.case(workplace.db, case_id)
    views = evidence.captures_of_case(workplace.db, case_id)
    quotes = [finding.quote for finding in detail.findings]
    made = _Gathering(workplace, detail, is_sealed, identifiers([*quotes, detail.observation.seller or ""]))
    for number, view in enumerate(views, start=1):
        _add_capture(made, f"{number:04}", view)
    made.files["case.json"] = canonical(_case_facts(made))
    held = evidence.events_of_captures(workplace.db, views)
    made.files["events.json"] = canonical([event.model_dump(mode="json") for event in held])
    return _closed(made, actor, workplace.clock(), reason.strip() if is_sealed else "")


def write_package(made: Package, out: Path) -> tuple[Path, Path]:
    """Write the folder and the WACZ into `out`; gives both paths. Raises ExportError; what stands there stays."""
    folder, wacz = out / made.name, out / f"{made.name}.wacz"
    for path in (folder, wacz):
        if path.exists():
            raise ExportError(f"there already is {path}; move it away, or choose another folder with --out")
    try:
        folder.mkdir(parents=True)
        for name, body in made.files.items():
            (folder / name).write_bytes(body)
        wacz.write_bytes(made.wacz)
    except OSError as error:
        raise ExportError(f"can not write to {out}: {error.strerror}; choose another folder with --out") from error
    return folder, wacz


def _add_capture(made: _Gathering, number: str, view: CaptureView) -> None:
    capture, vault = view.capture, made.workplace.vault
    if capture.manifest_sha256 is None:
        made.captures.append(PackedCapture(
            manifest=None, manifest_sha256=None, url=capture.url, captured_at=capture.captured_at,
            outcome=capture.outcome, files={}, masked=None, stamp=None,
            no_stamp="kept before there were manifests, or erased when its time was over",
        ))  # fmt: skip
        return
    body = vault.read(capture.manifest_sha256)
    manifest = read_manifest(body)
    name = f"{number}-manifest.json"
    made.files[name] = body
    made.archive.add_metadata(manifest.final_url, manifest.captured_at, body)
    shared = {"setup", "certificate", "robots"}
    files = {}
    for field_name, part in manifest.parts().items():
        if made.is_sealed or field_name in shared:
            files[field_name] = f"{number}-{field_name}.{_ending(field_name, manifest)}"
            made.files[files[field_name]] = vault.read(part.sha256)
    if manifest.headers and made.is_sealed:
        made.files[f"{number}-headers.txt"] = manifest.headers.as_bytes()
    copy = None if made.is_sealed else _masked_copy(made, number, view, manifest)
    if made.is_sealed:
        _archive_verbatim(made, manifest, files)
    stamp = _stamp_files(made, view)
    made.captures.append(PackedCapture(
        manifest=name, manifest_sha256=capture.manifest_sha256, url=manifest.url, captured_at=manifest.captured_at,
        outcome=manifest.outcome, files=files, masked=copy, stamp=stamp,
        no_stamp="" if stamp else _why_no_stamp(made.workplace),
    ))  # fmt: skip


def _ending(field_name: str, manifest: Manifest) -> str:
    if field_name in ENDINGS:
        return ENDINGS[field_name]
    return "bin" if field_name == "response" and manifest.decoded else "body"


def _archive_verbatim(made: _Gathering, manifest: Manifest, files: dict[str, str]) -> None:
    """What was received as a response; what a browser made of it beside it, under addresses of their own."""
    url, at, archive = manifest.final_url, manifest.captured_at, made.archive
    if manifest.response and manifest.headers:
        body = made.files[files["decoded" if manifest.decoded and not manifest.headers.is_verbatim else "response"]]
        archive.add_response(url, at, manifest.headers.as_bytes(), body)
        archive.add_page(url, at, made.detail.observation.title or url)
    if manifest.dom:
        is_all = manifest.response is None
        archive.add_resource(url if is_all else f"urn:dom:{url}", at, "text/html", made.files[files["dom"]])
        if is_all:
            archive.add_page(url, at, made.detail.observation.title or url)
    if manifest.screenshot:
        archive.add_resource(f"urn:fullPage:{url}", at, "image/png", made.files[files["screenshot"]])


def _masked_copy(made: _Gathering, number: str, view: CaptureView, manifest: Manifest) -> MaskedCopy | None:
    """A masked copy of an HTML page; None for what is none, and stays sealed."""
    capture = view.capture
    source = manifest.dom or manifest.decoded or manifest.response
    if source is None or manifest.method is CaptureMethod.IMPORT:
        return None
    body = made.workplace.vault.read(source.sha256)
    kind = "text/html; charset=utf-8" if manifest.dom else capture.headers.get("content-type", "")
    if not is_html(body, kind):
        return None
    page, count = masked_page(decode(body, kind)[0], made.kept)
    name = f"{number}-masked.html"
    made.files[name] = page
    url, at = manifest.final_url, manifest.captured_at
    made.archive.add_resource(url, at, "text/html; charset=utf-8", page)
    made.archive.add_page(url, at, masked(made.detail.observation.title or url, made.kept)[0])
    return MaskedCopy(name=name, made_from=source.sha256, replaced=count)


def _stamp_files(made: _Gathering, view: CaptureView) -> StampFiles | None:
    if view.stamp is None:
        return None
    names = StampFiles(list=f"stamp-{view.stamp.id}-list.json", token=f"stamp-{view.stamp.id}.tsr")
    made.files[names.stamped_list] = made.workplace.vault.read(view.stamp.list_sha256)
    made.files[names.token] = made.workplace.vault.read(view.stamp.token_sha256)
    return names


def _why_no_stamp(workplace: Workplace) -> str:
    return "the time-stamp server gave none so far" if workplace.settings.timestamp_url else NO_SERVER


def _case_facts(made: _Gathering) -> dict[str, object]:
    """What the Case says; the page's text as it was read, masked where the package is."""
    seen, summary = made.detail.observation, made.detail.summary

    def told(text: str) -> str:
        return text if made.is_sealed else masked(text, made.kept)[0]

    return {
        "case": summary.id, "kind": summary.kind, "address": summary.url, "state": summary.state,
        "opened_at": summary.opened_at.isoformat(), "also_at": [member.url for member in made.detail.members],
        "first_seen_at": made.detail.first_seen_at.isoformat(), "last_seen_at": made.detail.last_seen_at.isoformat(),
        "title": told(seen.title), "seller": seen.seller, "currency": seen.currency,
        "price": None if seen.price is None else str(seen.price), "observed_at": seen.observed_at.isoformat(),
        "text": seen.text if made.is_sealed else None,
        "suspected": [
            {"policy": each.policy, "rule": each.rule_id, "quote": each.quote, "detector": each.detector,
             "law": each.legal.as_text(), "law_verified": each.legal.verified}
            for each in made.detail.findings
        ],
    }  # fmt: skip


def _closed(made: _Gathering, actor: str, now: datetime, reason: str) -> Package:
    """Close the package: manifest, signature, time stamp, sums, WACZ; then write down that it left."""
    workplace = made.workplace
    key = key_at(workplace.settings.data / KEY)
    office = people.office(workplace.db)
    replay = made.archive.files()
    manifest = PackageManifest(
        office=office.name if office else "", case_id=made.detail.summary.id, made_at=now, made_by=actor,
        is_sealed=made.is_sealed, reason=reason, public_key=public_key(key), captures=tuple(made.captures),
        no_stamp="" if workplace.settings.timestamp_url else NO_SERVER,
        files={}, replay={name: package.part_of(body) for name, body in replay.items()},
    )  # fmt: skip
    made.files["README.txt"] = readme(manifest).encode()
    listed = {name: package.part_of(body) for name, body in sorted(made.files.items())}
    manifest = manifest.model_copy(update={"files": listed})
    manifest, token = _stamped(workplace, manifest)
    body = manifest.as_bytes()
    files = made.files | {package.MANIFEST: body, package.SIGNATURE: package.sign(key, body).as_bytes()}
    if token:
        files[package.TOKEN] = token
    files[package.SUMS] = package.sums(files)
    inner = {f"{package.EVIDENCE}{name}": each for name, each in files.items()} | replay
    inner[package.DATAPACKAGE] = package.datapackage(manifest, inner)
    inner[package.DIGEST] = package.digest_of(inner[package.DATAPACKAGE])
    try:
        packed = Package(manifest, files, pack(inner))
    except ZipError as error:
        raise ExportError(str(error)) from error
    log_export(
        workplace.db, made.detail.summary.id, actor, now, is_sealed=made.is_sealed, reason=reason,
        manifest_sha256=package.part_of(body).sha256,
    )  # fmt: skip
    return packed


def _stamped(workplace: Workplace, manifest: PackageManifest) -> tuple[PackageManifest, bytes]:
    """The manifest and its time stamp; where the server gives none, the manifest that says so, and nothing."""
    if manifest.no_stamp:
        return manifest, b""
    asked = query(manifest.as_bytes())
    try:
        reply = ask(workplace.settings.timestamp_url, asked.as_bytes())
        read_reply(reply, manifest.as_bytes(), asked.nonce)
    except (TimestampServerError, TimeStampError) as error:
        return manifest.model_copy(update={"no_stamp": str(error)}), b""
    return manifest, reply
