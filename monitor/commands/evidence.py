"""Commands about evidence: give a Case's package away; its check stands under `rasoat verify`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from monitor.evidence.check import PackageError, check
from monitor.evidence.export import make_package, write_package
from monitor.evidence.time_stamps import TimeStampError, read_roots
from monitor.json_lines import InputError, lines_to
from monitor.settings import Settings
from monitor.workplace import open_workplace


def export(
    context: typer.Context,
    case: int,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="default: exports/ in RASOAT_DATA")] = None,
    sealed: Annotated[bool, typer.Option("--sealed", help="verbatim, for a court; bystanders are not masked")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="why it is given out verbatim; logged")] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="who gives it out; logged")] = "system:command",
) -> None:
    """Write a case's evidence package: a WACZ that public replay tools open, and a plain folder."""
    settings: Settings = context.obj
    with open_workplace(settings) as workplace:
        made = make_package(workplace, case, by, is_sealed=sealed, reason=reason)
        folder, wacz = write_package(made, out or settings.data / "exports")
    captures = made.manifest.captures
    with lines_to(None) as lines:
        lines.write({
            "case": case, "wacz": str(wacz), "folder": str(folder), "sealed": sealed, "captures": len(captures),
            "stamped": sum(capture.stamp is not None for capture in captures), "files": len(made.files),
            "no_stamp": made.manifest.no_stamp, "public_key": made.manifest.public_key,
        })  # fmt: skip


def verify_evidence(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="a .wacz, or the plain folder")],
    tsa_ca: Annotated[
        Path | None, typer.Option("--tsa-ca", metavar="FILE", help="root certificates (PEM) of authorities you trust")
    ] = None,
    public_key: Annotated[
        str, typer.Option("--public-key", metavar="HEX", help="the office's key, as it was published")
    ] = "",
) -> int:
    """Check an evidence package with nothing but the file; names each changed file."""
    if public_key and not re.fullmatch(r"[0-9a-fA-F]{64}", public_key):
        raise InputError("--public-key wants 64 hexadecimal digits, as `rasoat evidence export` prints them")
    try:
        roots = read_roots(tsa_ca.read_bytes()) if tsa_ca else []
        verdict = check(file, roots, public_key)
    except (PackageError, TimeStampError) as error:
        raise InputError(str(error)) from error
    except OSError as error:
        raise InputError(f"can not read {tsa_ca}: {error.strerror}; check the name and the rights") from error
    manifest = verdict.manifest
    with lines_to(None) as lines:
        lines.write({
            "file": str(file), "intact": not verdict.problems, "verdict": verdict.say(),
            "problems": [{"file": name, "problem": what} for name, what in verdict.problems],
            "case": manifest.case_id if manifest else None, "sealed": manifest.is_sealed if manifest else None,
            "captures": len(manifest.captures) if manifest else 0, "stamped": verdict.stamped_captures,
            "stamps": verdict.stamps, "public_key": manifest.public_key if manifest else None,
        })  # fmt: skip
    return 1 if verdict.problems else 0
