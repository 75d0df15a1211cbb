"""The `rasoat` command: reads the settings once, hands the work on, and says clearly what failed."""

from __future__ import annotations

import sys

import typer
from pydantic import ValidationError

from crawler.browser import NoBrowserError
from monitor.commands import (
    evidence,
    export,
    gather,
    judge,
    lookalike,
    lookalike_watch,
    model,
    office,
    operate,
    registers,
    reports,
    serve,
    site,
    sources,
    verify_report,
)  # fmt: skip
from monitor.evidence.export import ExportError
from monitor.json_lines import InputError
from monitor.market.answers import MarketError
from monitor.report import ReportError
from monitor.run_command import run
from monitor.settings import SettingsError, read_settings
from storage.database import StorageError
from storage.ledger.errors import LedgerError
from storage.lifecycle import IllegalMoveError

# Errors whose text is for the person at the terminal. Anything else is our mistake and shows where it happened.
EXPECTED = (
    ExportError, InputError, LedgerError, IllegalMoveError, MarketError, NoBrowserError, ReportError, SettingsError,
    StorageError, serve.PortError,
)  # fmt: skip

app = typer.Typer(
    name="rasoat", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="Rà Soát: advertising-compliance monitor for Vietnamese provincial authorities.",
)  # fmt: skip
for module in (serve, office, gather, judge, operate, export, reports):
    module.register(app)
app.add_typer(sources.app, name="source", help="Places we look.")
app.add_typer(lookalike.app, name="lookalike", help="Names that imitate protected ones.")
lookalike_watch.register(lookalike.app)
app.add_typer(site.app, name="site", help="The duties of one shop.")
app.add_typer(registers.app, name="register", help="Lists of others: notified sites, declarations, recalls, dealers.")
app.add_typer(office.users, name="user", help="People of the office.")
app.add_typer(operate.audit, name="audit", help="The Event log, for somebody outside.")
app.add_typer(evidence.app, name="evidence", help="Packages that a third party can check.")
judge.verify.command("evidence")(evidence.verify_evidence)
judge.verify.command("report")(verify_report.verify_report)
app.add_typer(model.app, name="model", help="The text model.")
app.add_typer(judge.verify, name="verify", help="Checks that a third party can repeat.")


@app.callback()
def start(context: typer.Context) -> None:
    """Read the settings once, for every command."""
    context.obj = read_settings()


def main() -> None:
    """Entry point: one clear line and exit code 1 for what a person can mend, 2 for a wrong call."""
    try:
        run(app, EXPECTED)
    except ValidationError as error:
        first = error.errors()[0]
        sys.stderr.write(f"rasoat: {'.'.join(map(str, first['loc']))}: {first['msg']}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
