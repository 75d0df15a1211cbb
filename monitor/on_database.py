"""The commands that only read the database and write files, run without loading the rest (see `monitor.start`)."""

from __future__ import annotations

import typer

from monitor.commands import export, reports
from monitor.json_lines import InputError
from monitor.report import ReportError
from monitor.run_command import run
from monitor.settings import SettingsError, read_settings
from storage.database import StorageError
from storage.ledger.errors import LedgerError

app = typer.Typer(
    name="rasoat", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)
verify = typer.Typer(no_args_is_help=True)
reports.register(app)
export.register(app)
verify.command("report")(reports.verify_report)
app.add_typer(verify, name="verify", help="Checks that a third party can repeat.")


@app.callback()
def start(context: typer.Context) -> None:
    """Read the settings once, for every command."""
    context.obj = read_settings()


def main() -> None:
    """Entry point, with the same exit codes as `monitor.cli`."""
    run(app, (InputError, LedgerError, ReportError, SettingsError, StorageError))
