"""Cases as one flat table, for Excel and for other programs: csv or xlsx, fifteen columns, row by row.

Sellers stand by their initials, and what identifies a person in titles and addresses is the case file's: an export that
names sellers is asked for, and logged.
"""

from __future__ import annotations

import csv
import gc
import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from monitor import labels
from monitor.json_lines import InputError
from monitor.long_sheet import Cell, write_long_sheet
from monitor.office_time import OFFICE_TIME
from monitor.reports.making.figure import clean
from monitor.reports.making.spreadsheet import as_text, initials
from monitor.workplace import Workplace
from storage.ledger.exports import log_case_export
from storage.queries.case_export import ExportedCase, exported_cases

HEADS = (
    "Vụ việc", "Ngày mở", "Trạng thái", "Lý do đóng", "Nhóm dấu hiệu", "Quy tắc", "Loại đối tượng", "Nền tảng", "Trang",
    "Địa chỉ", "Tiêu đề", "Người bán", "Kết luận", "Ngày kết luận", "Cập nhật",
)  # fmt: skip
WIDTHS = (10, 17, 18, 18, 34, 18, 16, 14, 24, 50, 40, 24, 18, 17, 17)
MOST_ROWS = 1_048_575  # below the heading of one sheet
FOREIGN = slice(7, 12)  # the columns in words that are not ours: a spreadsheet must not run them
# The words on screen by what the tables hold.
STATES = {str(state): word for state, word in labels.STATE.items()}
CLOSE_REASONS: dict[str | None, str] = {None: "", **{str(reason): word for reason, word in labels.CLOSE_REASON.items()}}
POLICIES = {str(policy): word for policy, word in labels.POLICY.items()}
KINDS = {str(kind): word for kind, word in labels.KIND.items()}
VERDICTS: dict[str | None, str] = {None: "", **{str(verdict): word for verdict, word in labels.VERDICT.items()}}


def export_cases(
    workplace: Workplace, out: Path, start: datetime | None, end: datetime | None, most: int | None, *,
    with_sellers: bool, actor: str,
) -> int:  # fmt: skip
    """Write the cases opened in ``[start, end)`` to `out` (.csv or .xlsx); gives how many. Raises InputError.

    The file appears whole or not at all, and the log says who took how many.
    """
    writers = {".csv": _to_csv, ".xlsx": _to_xlsx}
    if out.suffix.lower() not in writers:
        raise InputError(f"an export ends in .csv or .xlsx, not {out.suffix or 'nothing'!r}; choose another name")
    cases = (_row(case, with_sellers=with_sellers) for case in exported_cases(workplace.db, start, end, most))
    part = out.with_name(f".{out.name}.part")
    gc.freeze()  # what is loaded stays: Python's collector need not look at it again for every few rows
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        written = writers[out.suffix.lower()](part, cases)
        with part.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        log_case_export(
            workplace.db, actor, workplace.clock(), number=written, with_sellers=with_sellers, file_sha256=sha256
        )  # fmt: skip
        part.replace(out)
    except OSError as error:
        raise InputError(f"can not write {out}: {error.strerror}; choose another name") from error
    finally:
        gc.unfreeze()
        part.unlink(missing_ok=True)
    return written


def _row(case: ExportedCase, *, with_sellers: bool) -> tuple[Cell, ...]:
    seller = case.seller or ""
    return (
        case.id, _moment(case.opened_at), STATES[case.state], CLOSE_REASONS[case.close_reason],
        _policies(case.policies) if isinstance(case.policies, str) else _names_of(case.policies),
        ", ".join(case.rules), KINDS.get(case.kind, ""), _clean(case.platform), _clean(case.host), clean(case.url),
        clean(case.title), (clean(seller) if with_sellers else initials(seller)) if seller else "",
        VERDICTS[case.verdict], _moment(case.decided_at), _moment(case.moved_at),
    )  # fmt: skip


_clean = lru_cache(maxsize=10_000)(clean)  # a site has many cases


@lru_cache(maxsize=10_000)
def _policies(text: str) -> str:
    return _names_of(json.loads(text))


def _names_of(policies: Iterable[str]) -> str:
    return "; ".join([POLICIES[policy] for policy in policies])


def _moment(moment: str | datetime | None) -> str:
    """Vietnam's time, to the minute. The hour is told once for all cases in it: a third of an export's time else."""
    if moment is None:
        return ""
    text = moment if isinstance(moment, str) else moment.astimezone(UTC).isoformat(" ")
    return _hour(text[:13]) + text[13:16]


@lru_cache(maxsize=10_000)
def _hour(text: str) -> str:
    local = datetime.fromisoformat(text).replace(tzinfo=UTC).astimezone(OFFICE_TIME)
    if local.minute:
        raise ValueError(f"{OFFICE_TIME} is not whole hours from UTC at {text}")
    return local.isoformat(" ", "hours")[:13]


def _to_csv(path: Path, rows: Iterable[tuple[Cell, ...]]) -> int:
    written = 0

    def lines() -> Iterator[Iterable[Cell]]:
        nonlocal written
        for row in rows:
            written += 1
            yield (*row[: FOREIGN.start], *[as_text(str(cell)) for cell in row[FOREIGN]], *row[FOREIGN.stop :])

    with path.open("w", encoding="utf-8-sig", newline="") as file:  # without the mark Excel breaks Vietnamese letters
        writer = csv.writer(file)
        writer.writerow(HEADS)
        writer.writerows(lines())
    return written


def _to_xlsx(path: Path, rows: Iterator[tuple[Cell, ...]]) -> int:
    return write_long_sheet(path, "Vụ việc", tuple(zip(HEADS, WIDTHS, strict=True)), _that_fit(rows))


def _that_fit(rows: Iterator[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """The rows, as many as a sheet holds. Raises InputError for one more."""
    for number, row in enumerate(rows):
        if number == MOST_ROWS:
            raise InputError(f"a sheet holds {MOST_ROWS} cases; name days with --from and --to, or write .csv")
        yield row
