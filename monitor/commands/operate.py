"""Commands that keep the office running: backup, restore, doctor, checkpoints of the Event log and their check."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from crawler.browser import NoBrowserError, probe
from monitor.housekeeping import nightly_backups
from monitor.json_lines import lines_to
from monitor.retention import erase, oldest_kept, waiting
from monitor.settings import Settings
from monitor.textmodel import serving
from monitor.workplace import LEAST_FREE_BYTES, Workplace, free_bytes, open_workplace
from storage import backups
from storage.checkpoints import judge, key_at, make_checkpoint, read_checkpoint, read_key
from storage.database import StorageError
from storage.ledger.events import check_chain, latest_moment
from storage.queries.unscored import count_by_reason
from storage.vault_names import some_named

SAMPLE = 20  # captures whose bytes the doctor reads
RECENT = 10_000  # Events that the doctor reads
CLOCK_SLACK = timedelta(minutes=5)  # between the clocks of two machines
LEASE_SLACK = timedelta(minutes=10)  # whoever sweeps leases has had many turns by then
LATE_BACKUP = timedelta(hours=49)  # two nights missed
OK, WARNING, BAD = "ok", "warning", "bad"
Found = tuple[str, str]  # status and what to say


def checkpoint(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="give this file to somebody outside")],
) -> None:
    """Sign the state of the Event log, for somebody outside to keep; `rasoat verify audit` compares."""
    settings: Settings = context.obj
    with open_workplace(settings) as workplace, lines_to(out) as lines:
        signed = make_checkpoint(workplace.db, key_at(settings.data / backups.KEY), workplace.clock())
        lines.write(signed.model_dump(mode="json"))


def backup(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="default: a new file in backups/")] = None,
    with_key: Annotated[bool, typer.Option("--with-key", help="also take the key that signs checkpoints")] = False,
    accept_damage: Annotated[
        bool, typer.Option("--accept-damage", help="go on without evidence that is lost or was changed, and list it")
    ] = False,
) -> None:
    """Back up database and evidence while the office works; succeeds only after a test restore."""
    settings: Settings = context.obj
    started = time.monotonic()
    backups.database_file(settings.database)  # says at once that it is not for PostgreSQL
    with open_workplace(settings) as workplace:
        now = workplace.clock()
        place = out or settings.data / "backups" / f"rasoat-{now:%Y%m%dT%H%M%SZ}.zip"
        manifest = backups.make_backup(
            workplace.db, workplace.vault, place, now,
            key=settings.data / backups.KEY if with_key else None, accept=accept_damage,
        )  # fmt: skip
    with lines_to(None) as lines:
        lines.write({
            "path": str(place), "bytes": place.stat().st_size, "events": manifest.events,
            "files": len(manifest.files), "with_key": backups.KEY in manifest.files, "missing": list(manifest.missing),
            "seconds": round(time.monotonic() - started, 2),
        })  # fmt: skip


def restore(context: typer.Context, file: Path) -> None:
    """Put a backup into an empty RASOAT_DATA, after checking all of it."""
    settings: Settings = context.obj
    manifest = backups.restore(file, settings.data, backups.database_file(settings.database))
    with lines_to(None) as lines:
        lines.write({
            "path": str(settings.data), "office": manifest.office, "made_at": manifest.made_at.isoformat(),
            "events": manifest.events, "missing": list(manifest.missing),
        })  # fmt: skip


def doctor(context: typer.Context) -> int:
    """Look at everything that the office stands on; a JSON line a check, exit code 1 when one is bad."""
    settings: Settings = context.obj
    is_bad = False
    with ExitStack() as stack, lines_to(None) as lines:
        for name, check in _checks(settings, stack):
            try:
                status, say = check()
            except StorageError as error:
                status, say = BAD, str(error)
            is_bad = is_bad or status == BAD
            lines.write({"check": name, "status": status, "say": say})
    return 1 if is_bad else 0


def retention(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say how many cases")] = False,
) -> None:
    """Delete personal data of cases closed over RASOAT_KEEP_DAYS days ago; `rasoat up` does it once a day."""
    with open_workplace(context.obj) as workplace, lines_to(None) as lines:
        number = waiting(workplace) if dry_run else erase(workplace)
        before = oldest_kept(workplace)
        lines.write({"closed_before": before.isoformat() if before else None, "cases": number, "erased": not dry_run})


def _checks(settings: Settings, stack: ExitStack) -> Iterator[tuple[str, Callable[[], Found]]]:
    """The checks, in order. Those that need the database come only when it opens."""
    opened: list[Workplace] = []

    def opens() -> Found:
        opened.append(stack.enter_context(open_workplace(settings)))
        return OK, f"version {backups.standing(opened[0].db, opened[0].clock())[0]}"

    yield "database", opens
    if opened:
        for name, check in (
            ("integrity", _integrity), ("events", _events), ("clock", _clock), ("leases", _leases),
            ("evidence", _evidence), ("unscored", _unscored),
        ):  # fmt: skip
            yield name, partial(check, opened[0])
    yield "vault", partial(_vault, settings.vault)
    yield "disk", partial(_disk, settings.data)
    yield "backup", partial(_backup, settings)
    yield "key", partial(_key, settings.data / backups.KEY)
    yield "model", partial(_model, settings)
    yield "browser", partial(_browser, settings.browser)


def _integrity(workplace: Workplace) -> Found:
    damage = backups.damaged_pages(workplace.db, quick=True)
    if damage:
        return BAD, f"the database file is damaged: {damage}; stop rasoat and restore the last backup"
    return OK, "the database file is whole"


def _events(workplace: Workplace) -> Found:
    bad = check_chain(workplace.db, last=RECENT).first_bad
    if bad is not None:
        return BAD, f"the chain of Events is broken at {bad}; `rasoat verify audit` reads all of it"
    return OK, f"the chain holds (the last {RECENT} Events)"


def _clock(workplace: Workplace) -> Found:
    latest, now = latest_moment(workplace.db, RECENT), workplace.clock()
    if latest is not None and latest > now + CLOCK_SLACK:
        return WARNING, (
            f"clock moved: an Event bears {latest.isoformat()}, this machine says {now.isoformat()}; set the clock, "
            "then look at the deadlines of that time"
        )
    return OK, "no Event lies in the future"


def _leases(workplace: Workplace) -> Found:
    _, runs, cases = backups.standing(workplace.db, workplace.clock() - LEASE_SLACK)
    if runs or cases:
        return WARNING, (
            f"{runs} runs and {cases} cases are under a lease that ran out over ten minutes ago; "
            "is `rasoat up` (or `rasoat scheduler`) running?"
        )
    return OK, "no run is stuck, no lease is long over"


def _evidence(workplace: Workplace) -> Found:
    sample = some_named(workplace.db, SAMPLE)
    for sha256 in sample:
        workplace.vault.read(sha256)
    return OK, f"{len(sample)} captures read, all as they were kept"


def _unscored(workplace: Workplace) -> Found:
    waiting = count_by_reason(workplace.db)
    if waiting:
        reasons = "; ".join(f"{number} {why}" for why, number in waiting.items())
        return WARNING, (
            f"{sum(waiting.values())} texts wait unscored ({reasons}): `rasoat model rejudge` once a good model serves,"
            " and look at what is left"
        )
    return OK, "the text model has judged every text"


def _vault(folder: Path) -> Found:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"doctor")
            file.flush()
            os.fsync(file.fileno())
        first = next(folder.iterdir(), None)
    except OSError as error:
        return BAD, f"can not use {folder}: {error.strerror}; check its owner and the disk"
    return OK, "readable and writable" if first else "writable, and empty so far"


def _disk(folder: Path) -> Found:
    free = free_bytes(folder)
    say = f"{free / 10**9:.1f} GB free"
    return (OK, say) if free >= LEAST_FREE_BYTES else (WARNING, f"only {say}; free some space")


def _backup(settings: Settings) -> Found:
    if not settings.backups_kept:
        return OK, "no nightly backup is asked for (RASOAT_BACKUPS_KEPT); `rasoat backup` makes one"
    made = nightly_backups(settings)
    last = datetime.fromtimestamp(made[-1].stat().st_mtime, tz=UTC) if made else None
    if last is None or datetime.now(UTC) - last > LATE_BACKUP:
        return BAD, f"the last nightly backup is {last or 'missing'}; read what `rasoat up` wrote, free some space"
    return OK, f"{len(made)} kept, the last of {last:%Y-%m-%d %H:%M} UTC"


def _key(path: Path) -> Found:
    if not path.exists():
        return OK, "no key yet; `rasoat audit checkpoint` makes it"
    read_key(path)
    return OK, "only its owner may read it"


def _model(settings: Settings) -> Found:
    chosen = serving(settings, aloud=False)
    if chosen.model is None:
        return BAD, f"no text model can be used, texts stay unscored: {'; '.join(chosen.alarms)}"
    if chosen.alarms:
        return WARNING, f"model {chosen.model.version} serves in place of a damaged one: {'; '.join(chosen.alarms)}"
    return OK, f"model {chosen.model.version} serves"


def _browser(chosen: str) -> Found:
    try:
        path, has_sandbox = asyncio.run(probe(chosen or None))
    except NoBrowserError as error:
        return WARNING, f"{error}; until then pages are read without one, and none is pictured"
    return (OK, path) if has_sandbox else (WARNING, f"{path}: the kernel forbids its sandbox here")


def audit(
    context: typer.Context,
    checkpoint: Annotated[
        list[Path] | None, typer.Option("--checkpoint", metavar="FILE", help="a signed checkpoint; repeatable")
    ] = None,
) -> int:
    """Check the chain of Events, and that it is still the one that each checkpoint signed; name the first bad one."""
    held = [(path, read_checkpoint(path)) for path in checkpoint or []]
    with open_workplace(context.obj) as workplace, lines_to(None) as lines:
        chain = check_chain(workplace.db, {signed.seq for _, signed in held})
        if not held:
            lines.write({"chain": _named(chain.first_bad), "first_bad_event": chain.first_bad})
        verdicts = [(path, signed, judge(chain, signed)) for path, signed in held]
        for path, signed, verdict in verdicts:
            lines.write({
                "chain": _named(verdict.first_bad), "first_bad_event": verdict.first_bad, "checkpoint": str(path),
                "agrees": verdict.agrees, "say": verdict.say, "office": signed.office, "at": signed.at.isoformat(),
                "seq": signed.seq, "public_key": signed.public_key,
            })  # fmt: skip
    return 0 if chain.first_bad is None and all(verdict.agrees for *_, verdict in verdicts) else 1


def _named(first_bad: int | None) -> str:
    return "holds" if first_bad is None else "broken"
