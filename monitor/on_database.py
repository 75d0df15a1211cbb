"""The commands that only read the database and write files, run without loading the rest (see `monitor.start`)."""

from __future__ import annotations

import importlib

import typer

from monitor.json_lines import InputError
from monitor.reports.making.figure import ReportError
from monitor.run_command import run
from monitor.settings import SettingsError, read_settings
from storage.database import StorageError
from storage.ledger.errors import LedgerError

app = typer.Typer(
    name="rasoat", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)


@app.callback()
def start(context: typer.Context) -> None:
    """Read the settings once, for every command."""
    context.obj = read_settings()


def main(module: str) -> None:
    """Entry point of the commands of one module of `monitor.commands`, with the same exit codes as `monitor.cli`."""
    importlib.import_module(f"monitor.commands.{module}").register(app)
    run(app, (InputError, LedgerError, ReportError, SettingsError, StorageError))
