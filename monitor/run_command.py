"""Runs a command as the terminal expects: one clear line for what failed, and an exit code."""

from __future__ import annotations

import sys

import typer


def run(app: typer.Typer, expected: tuple[type[Exception], ...]) -> None:
    """Exit code 1 and one line for the `expected` errors, whose text is for the person at the terminal; 2 for a wrong call."""
    try:
        code = app(standalone_mode=False)
    except typer.Abort:
        sys.exit(130)
    except typer.TyperException as error:
        said = error.format_message()
        is_help = said.startswith("Usage:")
        sys.stderr.write(f"{said}\n" if is_help else f"rasoat: {said} (`rasoat COMMAND --help` says more)\n")
        sys.exit(error.exit_code)
    except expected as error:
        sys.stderr.write(f"rasoat: {error}\n")
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)  # whoever read our output has seen enough
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)
