"""The entry point of `rasoat`: loads only what the command needs.

All of `monitor.cli` takes two seconds to load (web, database, crawler), a million names take less to scan, and a report
or an export needs neither crawler nor model. So these commands are run by themselves; help and everything else go
through `monitor.cli`, which has them too.
"""

from __future__ import annotations

import importlib
import sys

_ALONE = (["lookalike", "scan"], ["lookalike", "generate"])
_ON_DATABASE = (["report"], ["export"], ["verify", "report"])


def main() -> None:
    """Run the command of `sys.argv`."""
    words, module = sys.argv[1:3], "monitor.cli"
    if words in _ALONE:
        module = "monitor.alone"
    elif words in _ON_DATABASE or words[:1] in _ON_DATABASE:
        module = "monitor.on_database"
    importlib.import_module(module).main()
