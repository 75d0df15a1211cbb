"""The facts of a Case's Captures as a person reads them."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography import x509

from monitor import labels
from monitor.office_time import OFFICE_TIME
from monitor.workplace import Workplace
from storage.database import StorageError
from storage.manifests import ClockOffset, Manifest, Robots, read_manifest
from storage.queries.evidence import CaptureView, StampView, captures_of_case

MOST = 12  # on the page of a Case; its package has them all


@dataclass(frozen=True)
class Shown:
    """One Capture: a heading, and (word, fact) pairs. Facts come from outside and must be escaped."""

    view: CaptureView
    outcome: str
    method: str
    facts: tuple[tuple[str, str], ...]
    problem: str  # why the facts can not be shown; empty where they can


def shown_captures(workplace: Workplace, case_id: int) -> tuple[Shown, ...]:
    """The latest Captures of a Case, newest first."""
    views = captures_of_case(workplace.db, case_id)[-MOST:]
    return tuple(_shown(workplace, view) for view in reversed(views))


def _shown(workplace: Workplace, view: CaptureView) -> Shown:
    capture = view.capture
    outcome = labels.OUTCOME.get(capture.outcome, capture.outcome)
    method = labels.METHOD[capture.method]
    if capture.manifest_sha256 is None:
        return Shown(
            view, outcome, method, (), "Bản chụp này có từ trước khi hệ thống lập bản kê, hoặc đã hết thời hạn lưu giữ."
        )
    try:
        manifest = read_manifest(workplace.vault.read(capture.manifest_sha256))
        facts = _facts(workplace, manifest, view.stamp)
    except StorageError as error:
        return Shown(view, outcome, method, (), f"Không đọc được bản kê: {error}")
    return Shown(view, outcome, method, (*facts, ("Bản kê (SHA-256)", capture.manifest_sha256)), "")


def _facts(workplace: Workplace, manifest: Manifest, stamp: StampView | None) -> tuple[tuple[str, str], ...]:
    at = manifest.captured_at.astimezone(OFFICE_TIME)
    hops = " → ".join([f"{hop.url} ({hop.status})" for hop in manifest.redirects])
    return (
        ("Ghi nhận lúc", f"{at:%d/%m/%Y %H:%M:%S}; {_clock(manifest.clock)}"),
        ("Địa chỉ IP đã kết nối", manifest.resolved_address or _why(manifest, "resolved_address")),
        ("Chứng thư TLS", _certificate(workplace, manifest)),
        ("Chuyển hướng", f"{hops} → {manifest.final_url}" if hops else "không"),
        ("robots.txt", _robots(manifest.robots) if manifest.robots else _why(manifest, "robots")),
        ("Dấu thời gian", _stamp(workplace, stamp)),
    )


def _clock(clock: ClockOffset) -> str:
    if clock.seconds is None:
        return "độ lệch đồng hồ không đo được"
    within = f" (sai số tối đa {clock.within_seconds:.3f} giây)" if clock.within_seconds is not None else ""
    return f"đồng hồ lệch {clock.seconds:+.3f} giây{within}"


def _certificate(workplace: Workplace, manifest: Manifest) -> str:
    if manifest.certificate is None:
        return _why(manifest, "certificate")
    try:
        certificate = x509.load_der_x509_certificate(workplace.vault.read(manifest.certificate.sha256))
        ends = certificate.not_valid_after_utc.astimezone(OFFICE_TIME)
        return (
            f"{certificate.subject.rfc4514_string()}; cấp bởi {certificate.issuer.rfc4514_string()}; "
            f"hết hạn {ends:%d/%m/%Y}"
        )
    except ValueError:
        return f"không đọc được; SHA-256 {manifest.certificate.sha256}"


def _robots(robots: Robots) -> str:
    return f"{'cho phép' if robots.allowed else 'không cho phép'}: {robots.reason}"


def _stamp(workplace: Workplace, stamp: StampView | None) -> str:
    if stamp is not None:
        return f"{stamp.stamped_at.astimezone(OFFICE_TIME):%d/%m/%Y %H:%M:%S}, do {stamp.authority} cấp"
    if not workplace.settings.timestamp_url:
        return "không có: cơ quan chưa đặt máy chủ dấu thời gian"
    return "chưa có: máy chủ dấu thời gian chưa trả lời"


def _why(manifest: Manifest, name: str) -> str:
    why = manifest.missing[name]
    for said, shown in labels.MISSING.items():
        if why.startswith(said):
            return shown
    return f"không có ({why})"
