"""Every figure of kept reports is changed, one at a time, in every format: how many changes are found.

usage: RASOAT_DATA=FOLDER .venv/bin/python benchmarks/changed_figures.py [FORMATS] [--most N]

Takes the newest version of each report that the office in FOLDER has kept. FORMATS are parted by commas; default all.
Prints one JSON object last, with each change that was not found (then exit 1).
"""

import argparse
import json
import sys
from collections import Counter

from monitor.report import kept_content, write_content
from monitor.reports.making.formats import FORMATS
from monitor.reports.making.reading import places
from monitor.settings import read_settings
from monitor.workplace import open_workplace
from storage.queries import reports as kept
from tests.monitor.test_report_changes import with_other_figure


def main() -> int:
    """Change, write, read back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="?", default=",".join(FORMATS))
    parser.add_argument("--most", type=int, default=1_000_000, help="figures of a report, evenly drawn")
    given = parser.parse_args()
    found: Counter[str] = Counter()
    missed = []
    with open_workplace(read_settings()) as workplace:
        newest = {(view.name, view.first, view.last): view for view in reversed(kept.newest(workplace.db, 1000))}
        for view in newest.values():
            content = kept_content(*kept.report(workplace.db, view.id))
            names = list(content.figures)
            for ending in given.formats.split(","):
                wanted = places(ending, write_content(workplace, content, (ending,))[ending], content)
                for name in names[:: -(-len(names) // given.most)]:
                    other = write_content(workplace, with_other_figure(content, name), (ending,))[ending]
                    if places(ending, other, content) == wanted:
                        missed.append(f"{view.name} {ending} {name}")
                    found[ending] += 1
    print(json.dumps({"reports": len(newest), "changed": found, "missed": missed}))
    return 1 if missed or not found else 0


if __name__ == "__main__":
    sys.exit(main())
