"""Many requests made from the OpenAPI document, by its rules and against them; counts the server's errors.

usage: .venv/bin/python benchmarks/api_requests.py [--examples 400] [--seed N]

Prints one JSON object last, and exits 1 where the server broke once.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "monitor"))

from api_contract import try_out
from test_api import ApiPerson, add_cases
from test_web_office import open_office

from storage.records import Role


def main() -> None:
    """Send them as each role and count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--examples", type=int, default=400, help="requests an operation and way, by each role")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    requests, broken, statuses = 0, [], {}
    with tempfile.TemporaryDirectory() as folder:
        office = open_office(Path(folder))
        add_cases(office, 20)
        for role in Role:
            told = try_out(ApiPerson(office, f"Người {role}", role), asked.examples, asked.seed)
            requests, broken, statuses[role] = requests + told.requests, broken + told.broken, dict(told.statuses)
        office.db.close()
    print("\n".join(broken), file=sys.stderr)
    print(json.dumps({"seed": asked.seed, "requests": requests, "server_errors": len(broken), "statuses": statuses}))
    raise SystemExit(1 if broken else 0)


if __name__ == "__main__":
    main()
