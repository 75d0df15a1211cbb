"""The entry point of `rasoat`: loads only what the command needs.

All of `monitor.cli` takes two seconds to load (web, database, crawler), a million names take less to scan. So the commands that need neither
office nor network are run by themselves; help and everything else go through `monitor.cli`, which has these commands too.
"""

from __future__ import annotations

import importlib
import sys

_ALONE = (["lookalike", "scan"], ["lookalike", "generate"])


def main() -> None:
    """Run the command of `sys.argv`."""
    importlib.import_module("monitor.alone" if sys.argv[1:3] in _ALONE else "monitor.cli").main()
