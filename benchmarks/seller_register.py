"""How long does the list of a province's sellers take as Excel? 10,000 sellers of seven accounts each, on a real database.

usage: .venv/bin/python benchmarks/seller_register.py [--sellers 10000]
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

from seller_clusters import NOW, fill
from sqlalchemy import insert

from monitor.seller_register import write_register
from storage.cluster_tables import IdentifierRow, ShownRow
from storage.database import Database, sqlite_url
from storage.queries import sellers

PROVINCE = "Cần Thơ"


def main() -> None:
    """Fill, write, and print one JSON object."""
    options = argparse.ArgumentParser()
    options.add_argument("--sellers", type=int, default=10_000)
    count = options.parse_args().sellers
    with tempfile.TemporaryDirectory() as folder:
        db = Database(sqlite_url(Path(folder) / "rasoat.db"))
        fill(db, count * 7)
        with db.write() as session:
            first = count * 7 * 6 + 100
            for rows, table in (
                ([{"id": first + each, "kind": "address", "key": f"A{each}", "value": f"{each} Hai Bà Trưng",
                   "detail": f"Phường Ninh Kiều, {PROVINCE}", "accounts": 1, "shared": ""} for each in range(count)], IdentifierRow),
                ([{"identifier_id": first + each, "account_id": each * 7 + 1, "subject_id": each * 7 + 1, "first_seen_at": NOW}
                  for each in range(count)], ShownRow),
            ):  # fmt: skip
                session.connection().execute(insert(table), rows)
        path = Path(folder) / "nguoi-ban.xlsx"
        begin = time.perf_counter(), time.process_time()
        written = write_register(path, sellers.register(db, PROVINCE), PROVINCE, NOW, "Chuyên viên")
        seconds, of_process = time.perf_counter() - begin[0], time.process_time() - begin[1]
        row = {
            "sellers": written,
            "seconds": round(seconds, 2),
            "cpu_seconds": round(of_process, 2),
            "bytes": path.stat().st_size,
        }
        db.close()
    print(json.dumps(row))


if __name__ == "__main__":
    main()
