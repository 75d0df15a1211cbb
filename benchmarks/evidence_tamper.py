"""Changes single bytes of evidence packages and counts how many changes `rasoat verify evidence` finds.

    python benchmarks/evidence_tamper.py --changes 10000 [--package FILE_OR_FOLDER ...]

Without --package it makes some: masked and sealed, each as WACZ and as folder, of a case with captures over HTTP, by a
browser, compressed, a 404 and a dead name. A third of the changes falls on files inside the WACZ, which is then packed
anew as we pack it (so that only the file differs), a third on any byte of the WACZ itself, a third on files of the
folder. The last line is JSON; exit code 1 when a change was missed.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from crawler.sink import Fetched
from monitor.evidence.check import check
from monitor.evidence.export import make_package, write_package
from monitor.evidence.sealed_zip import pack, unpack
from monitor.pipeline import Pipeline
from monitor.settings import Settings
from monitor.workplace import open_workplace
from storage.records import CaptureMethod, CaptureOutcome, Kind, Observation

URL = "https://ban-hang.example/tra"
TEXT = "Trà thảo dược chữa khỏi hẳn tiểu đường, không tái phát, gọi 0900 000 001"


def made(folder: Path) -> list[Path]:
    """Packages of a case as the pipeline keeps it."""
    page = f"<!doctype html><meta charset=utf-8><title>Trà</title><p>{TEXT}</p>".encode() + b"<p>x</p>" * 300
    dice = random.Random(1)

    def answer(method: CaptureMethod, outcome: CaptureOutcome, status: int | None, body: bytes | None) -> Fetched:
        return Fetched(
            url=URL, final_url=URL, method=method, outcome=outcome, captured_at=datetime.now(UTC), status=status,
            headers={"content-type": "text/html; charset=utf-8"} if status else {}, body=body,
            screenshot=dice.randbytes(20_000) if method is CaptureMethod.BROWSER else None,
            tls_certificate_der=dice.randbytes(900) if status else None, resolved_address="203.0.113.7",
            raw_body=dice.randbytes(500) if outcome is CaptureOutcome.BLOCKED else None,
        )  # fmt: skip

    with open_workplace(Settings(data=folder / "data")) as workplace:
        with Pipeline(workplace) as pipeline:
            first = pipeline.keep(answer(CaptureMethod.HTTP, CaptureOutcome.FETCHED, 200, page))
            pipeline.keep(answer(CaptureMethod.BROWSER, CaptureOutcome.FETCHED, 200, page + b"<p>dom</p>"))
            pipeline.keep(answer(CaptureMethod.HTTP, CaptureOutcome.HTTP_ERROR, 404, b"gone"))
            pipeline.keep(answer(CaptureMethod.HTTP, CaptureOutcome.BLOCKED, 403, b"blocked"))
            pipeline.keep(answer(CaptureMethod.HTTP, CaptureOutcome.UNREACHABLE, None, None))
            pipeline.observe(Observation(
                url=URL, canonical_url=URL, kind=Kind.LISTING, title="Trà", text=TEXT, observed_at=datetime.now(UTC),
                capture_sha256=first.body_sha256,
            ))  # fmt: skip
        paths: list[Path] = []
        for is_sealed in (False, True):
            package = make_package(workplace, pipeline.new_cases[0], "bench", is_sealed=is_sealed, reason="bench")
            paths += write_package(package, folder / "packages")
    return paths


def changed(body: bytes, dice: random.Random) -> tuple[bytes, int]:
    """The body with one byte changed, and where."""
    place = dice.randrange(len(body))
    return body[:place] + bytes([body[place] ^ dice.randrange(1, 256)]) + body[place + 1 :], place


def in_wacz(wacz: Path, work: Path, dice: random.Random) -> Callable[[], tuple[str, bool]]:
    """A deed that changes a byte of a file inside the WACZ and says where and whether it was found."""
    inner = unpack(wacz)
    names, target = [name for name in inner if inner[name]], work / "inner.wacz"

    def deed() -> tuple[str, bool]:
        name = dice.choice(names)
        body, place = changed(inner[name], dice)
        target.write_bytes(pack(inner | {name: body}))
        return f"{wacz.name}!{name}@{place}", bool(check(target).problems)

    return deed


def of_wacz(wacz: Path, work: Path, dice: random.Random) -> Callable[[], tuple[str, bool]]:
    """The same with any byte of the WACZ itself."""
    whole, target = wacz.read_bytes(), work / "whole.wacz"

    def deed() -> tuple[str, bool]:
        body, place = changed(whole, dice)
        target.write_bytes(body)
        return f"{wacz.name}@{place}", bool(check(target).problems)

    return deed


def in_folder(folder: Path, work: Path, dice: random.Random) -> Callable[[], tuple[str, bool]]:
    """The same with a file of the plain folder."""
    copy = work / folder.name
    shutil.copytree(folder, copy)
    paths = sorted(path for path in copy.iterdir() if path.stat().st_size)

    def deed() -> tuple[str, bool]:
        path = dice.choice(paths)
        whole = path.read_bytes()
        body, place = changed(whole, dice)
        path.write_bytes(body)
        found = bool(check(copy).problems)
        path.write_bytes(whole)
        return f"{folder.name}/{path.name}@{place}", found

    return deed


def main() -> int:
    """Run the changes and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=10_000)
    parser.add_argument("--package", type=Path, action="append", help="a .wacz or folder; repeatable")
    parser.add_argument("--seed", type=int, default=20261125)
    wanted = parser.parse_args()
    dice = random.Random(wanted.seed)
    started = time.process_time()
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        packages = wanted.package or made(Path(name))
        deeds = []
        for path in packages:
            assert not check(path).problems, f"{path} is not whole to begin with"
            deeds += [in_folder(path, Path(name), dice)] if path.is_dir() else [
                in_wacz(path, Path(name), dice), of_wacz(path, Path(name), dice),
            ]  # fmt: skip
        for number in range(wanted.changes):
            where, found = deeds[number % len(deeds)]()
            if not found:
                missed.append(where)
                sys.stderr.write(f"missed: {where}\n")
    print(json.dumps({
        "changes": wanted.changes, "found": wanted.changes - len(missed), "missed": missed[:20],
        "packages": [path.name for path in packages], "cpu_seconds": round(time.process_time() - started, 1),
    }))  # fmt: skip
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
