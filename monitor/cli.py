"""The `rasoat` command: reads the settings once, hands the work on, and says clearly what failed."""

from __future__ import annotations

import sys

import typer
from pydantic import ValidationError

from crawler.browser import NoBrowserError
from monitor.commands import gather, judge, model, office, operate, serve, sources
from monitor.json_lines import InputError
from monitor.market.answers import MarketError
from monitor.report import ReportError
from monitor.settings import SettingsError, read_settings
from storage.database import StorageError
from storage.ledger.errors import LedgerError
from storage.lifecycle import IllegalMoveError

# Errors whose text is for the person at the terminal. Anything else is our mistake and shows where it happened.
EXPECTED = (
    InputError, LedgerError, IllegalMoveError, MarketError, NoBrowserError, ReportError, SettingsError, StorageError,
    serve.PortError,
)  # fmt: skip

app = typer.Typer(
    name="rasoat", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="Rà Soát: advertising-compliance monitor for Vietnamese provincial authorities.",
)  # fmt: skip
for module in (serve, office, gather, judge, operate):
    module.register(app)
app.add_typer(sources.app, name="source", help="Places we look.")
app.add_typer(office.users, name="user", help="People of the office.")
app.add_typer(operate.audit, name="audit", help="The Event log, for somebody outside.")
app.add_typer(model.app, name="model", help="The text model.")
app.add_typer(judge.verify, name="verify", help="Checks that a third party can repeat.")


@app.callback()
def start(context: typer.Context) -> None:
    """Read the settings once, for every command."""
    context.obj = read_settings()


def main() -> None:
    """Entry point: one clear line and exit code 1 for what a person can mend, 2 for a wrong call."""
    try:
        code = app(standalone_mode=False)
    except typer.Abort:
        sys.exit(130)
    except typer.TyperException as error:
        said = error.format_message()
        is_help = said.startswith("Usage:")
        sys.stderr.write(f"{said}\n" if is_help else f"rasoat: {said} (`rasoat COMMAND --help` says more)\n")
        sys.exit(error.exit_code)
    except EXPECTED as error:
        sys.stderr.write(f"rasoat: {error}\n")
        sys.exit(1)
    except ValidationError as error:
        first = error.errors()[0]
        sys.stderr.write(f"rasoat: {'.'.join(map(str, first['loc']))}: {first['msg']}\n")
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)  # whoever read our output has seen enough
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
