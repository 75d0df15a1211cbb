"""The `rasoat` command: loads what the named command needs, hands the work on, and says clearly what failed.

All commands together take two seconds to load (web, database, crawler, model); a million names take less to scan.
"""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Sequence

import typer
from pydantic import ValidationError

from monitor.settings import SettingsError, read_settings

COMMANDS = {
    "up": "serve:up",
    "demo": "serve:demo",
    "web": "serve:web",
    "scheduler": "serve:scheduler",
    "init": "office:init",
    "crawl": "gather:crawl",
    "capture": "gather:capture",
    "import": "gather:import_file",
    "extract": "gather:extract",
    "run-job": "gather:run_job",
    "find-browser": "gather:find_browser",
    "classify": "judge:classify",
    "backup": "operate:backup",
    "restore": "operate:restore",
    "doctor": "operate:doctor",
    "retention": "operate:retention",
    "export": "export:export",
    "report": "reports:report",
    "source add": "sources:add",
    "source list": "sources:list_sources",
    "source run": "sources:run",
    "source import": "sources:import_sources",
    "source export": "sources:export_sources",
    "lookalike scan": "lookalike:scan",
    "lookalike generate": "lookalike:generate",
    "lookalike watch": "lookalike_watch:watch_command",
    "lookalike import": "lookalike_watch:import_names",
    "lookalike export": "lookalike_watch:export_names",
    "site check": "site:check",
    "site watch": "site:watch",
    "site list": "site:show",
    "register import": "registers:take_in",
    "register list": "registers:show",
    "user add": "office:add_user",
    "user token": "office:add_token",
    "audit checkpoint": "operate:checkpoint",
    "evidence export": "evidence:export",
    "model train": "model:train_command",
    "model evaluate": "model:evaluate",
    "model info": "model:info",
    "model rejudge": "model:rejudge",
    "verify audit": "operate:audit",
    "verify evidence": "evidence:verify_evidence",
    "verify report": "verify_report:verify_report",
}
"""Each command: its words, and the module of `monitor.commands` and function that do it."""
GROUPS = {
    "source": "Places we look.",
    "lookalike": "Names that imitate protected ones.",
    "site": "The duties of one shop.",
    "register": "Lists of others: notified sites, declarations, recalls, dealers.",
    "user": "People of the office.",
    "audit": "The Event log, for somebody outside.",
    "evidence": "Packages that a third party can check.",
    "model": "The text model.",
    "verify": "Checks that a third party can repeat.",
}
HIDDEN = frozenset({"run-job", "find-browser"})  # what we ask of ourselves, in a process of its own

EXPECTED = (
    "crawler.browser:NoBrowserError", "monitor.commands.serve:PortError", "monitor.evidence.export:ExportError",
    "monitor.json_lines:InputError", "monitor.market.answers:MarketError", "monitor.reports.making.figure:ReportError",
    "storage.database:StorageError", "storage.ledger.errors:LedgerError", "storage.lifecycle:IllegalMoveError",
)  # fmt: skip
"""Errors whose text is for the person at the terminal. Anything else is our mistake and shows where it happened."""


def build(words: Sequence[str] = ()) -> typer.Typer:
    """The command of `words` alone, or the group that they name, or all commands (for help, and for what is none)."""
    app = typer.Typer(
        name="rasoat", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
        rich_markup_mode=None, help="Rà Soát: advertising-compliance monitor for Vietnamese provincial authorities.",
    )  # fmt: skip
    app.callback()(_start)
    groups = {"": app}
    for path in _named(words):
        group, _, name = path.rpartition(" ")
        if group not in groups:
            groups[group] = typer.Typer(no_args_is_help=True)
            app.add_typer(groups[group], name=group, help=GROUPS[group])
        module, _, function = COMMANDS[path].partition(":")
        does = getattr(importlib.import_module(f"monitor.commands.{module}"), function)
        groups[group].command(name, hidden=path in HIDDEN)(does)
    return app


def _named(words: Sequence[str]) -> list[str]:
    for count in (2, 1):
        path = " ".join(words[:count])
        if found := [each for each in COMMANDS if each == path or each.startswith(f"{path} ")]:
            return found
    return list(COMMANDS)


def _start(context: typer.Context) -> None:
    """Read the settings once, for every command."""
    context.obj = read_settings()


def main() -> None:
    """Entry point: one clear line and exit code 1 for what a person can mend, 2 for a wrong call."""
    try:
        gc.disable()  # while modules load nothing is garbage, and looking for it takes a fifth of the time
        app = build(sys.argv[1:3])
        gc.enable()
        code = app(standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(130)
    except typer.TyperException as error:
        said = error.format_message()
        is_help = said.startswith("Usage:")
        sys.stderr.write(f"{said}\n" if is_help else f"rasoat: {said} (`rasoat COMMAND --help` says more)\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)  # whoever read our output has seen enough
    except ValidationError as error:
        first = error.errors()[0]
        sys.stderr.write(f"rasoat: {'.'.join(map(str, first['loc']))}: {first['msg']}\n")
        sys.exit(1)
    except Exception as error:
        if not isinstance(error, (SettingsError, *_loaded(EXPECTED))):
            raise
        sys.stderr.write(f"rasoat: {error}\n")
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def _loaded(names: Sequence[str]) -> list[type[Exception]]:
    """Those whose module is loaded: of another, nothing can have been raised."""
    found = (name.partition(":") for name in names)
    return [getattr(sys.modules[module], error) for module, _, error in found if module in sys.modules]


if __name__ == "__main__":
    main()
