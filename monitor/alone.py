"""The commands that need neither office nor network, run without loading the rest (see `monitor.start`)."""

from __future__ import annotations

import typer

from monitor.commands import lookalike
from monitor.json_lines import InputError
from monitor.run_command import run

app = typer.Typer(
    name="rasoat", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)
app.add_typer(lookalike.app, name="lookalike", help="Names that imitate protected ones.")


def main() -> None:
    """Entry point, with the same exit codes as `monitor.cli`."""
    run(app, (InputError,))
