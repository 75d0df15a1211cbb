"""The command that counts a written report again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from monitor.json_lines import lines_to
from monitor.report_check import check_report
from monitor.workplace import open_workplace


def verify_report(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="a report as it was written, in any format")]
) -> int:
    """Count every figure of a report again, from the ledger and by SQL, and name those that differ."""
    with open_workplace(context.obj) as workplace, lines_to(None) as lines:
        checked = check_report(workplace, file)
        for difference in checked.differences:
            lines.write(difference.model_dump())
        lines.write({
            "report": "differs" if checked.differences else "holds", "differ": len(checked.differences),
            **checked.model_dump(mode="json", exclude={"differences", "report"}), "name": checked.report,
        })  # fmt: skip
    return 1 if checked.differences else 0
