"""The entry point of `rasoat`: loads only what the command needs.

All of `monitor.cli` takes two seconds to load (web, database, crawler), a million names take less to scan, and a report
or an export needs neither crawler nor model. So these commands are run by themselves; help and everything else go
through `monitor.cli`, which has them too.
"""

from __future__ import annotations

import importlib
import sys

_ALONE = (["lookalike", "scan"], ["lookalike", "generate"])
_ON_DATABASE = {"report": "reports", "export": "export", "verify report": "verify_report"}  # module by command


def main() -> None:
    """Run the command of `sys.argv`."""
    words = sys.argv[1:3]
    module = _ON_DATABASE.get(" ".join(words)) or _ON_DATABASE.get(" ".join(words[:1]))
    if module:
        importlib.import_module("monitor.on_database").main(module)
    else:
        importlib.import_module("monitor.alone" if words in _ALONE else "monitor.cli").main()
