"""Compares the lookalike engine with dnstwist and a rapidfuzz baseline in one run: recall, false alarms, names a
second.

dnstwist (`pip install dnstwist`, not one of our packages) makes its permutations of every official domain into a
set, which names and their parents are looked up in. The baseline calls a name a lookalike when a label is alike to
a keyword of 4 letters or more by 80 of 100 (`rapidfuzz.fuzz.ratio`). Times are processor time of this process; the
ratios hold on a busy machine, the absolute numbers do not.

Run: python benchmarks/lookalike.py --protected CSV --positives CSV [--positives CSV] --world FILE[.gz] --vn FILE
[--names 1000000]
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random

import dnstwist
import numpy as np
from rapidfuzz import fuzz, process

from classifier.lookalike.engine import LookalikeEngine, Match
from classifier.lookalike.suffixes import suffix_at
from classifier.protected import ProtectedName, read_names

Scan = Callable[[Sequence[str]], set[str]]
ALIKE = 80
SHORTEST = 4
CHUNK = 2_000
BLOCK = 15_000  # names judged in one go, as `rasoat lookalike scan` takes them
SYLLABLES = (
    "an anh bao binh chau dai dat dong duc gia ha hai hoa hoang hung huong khang kim lam linh loc long mai minh nam "
    "ngan ngoc nhat phat phong phu phuc phuong quang quoc sai gon son tam tan thai thanh thien thinh thu tien tin toan "
    "tran trung tuan van viet vinh vina xuan yen"
).split()
TRADES = (
    "bank finance mart shop mobile telecom life invest news post express pharma air play group land foods power water"
).split()


def main() -> None:
    options = _options()
    with options.protected.open(encoding="utf-8", newline="") as file:
        protected = read_names(file)
    positives = [row["domain"].lower() for path in options.positives for row in _positives(path)]
    world, vn = _lines(options.world), _lines(options.vn)
    many = _many(world, options.names)
    out: dict[str, dict[str, float]] = {}
    for name, make, share in (
        ("rasoat", _ours, 1.0), ("dnstwist", _dnstwist, 1.0), ("rapidfuzz", _rapidfuzz, options.slow_share),
    ):  # fmt: skip
        start = time.process_time()
        scan = make(protected)
        built = time.process_time() - start
        some = many[: int(len(many) * share)]
        start = time.process_time()
        scan(some)
        spent = time.process_time() - start
        world_some = world[: int(len(world) * share)]
        out[name] = {
            "recall": len(scan(positives)) / len(positives),
            "false_alarms_per_100k": 1e5 * len(scan(world_some)) / len(world_some),
            "false_alarms_per_100k_vn": 1e5 * len(scan(vn)) / len(vn),
            "build_seconds": built,
            "names_per_second": len(some) / spent,
        }
        sys.stdout.write(f"{name:10s} " + ", ".join(f"{key} {value:,.3f}" for key, value in out[name].items()) + "\n")
    thousand = _made(protected, 1000)
    start = time.process_time()
    scan = _ours(thousand)
    scan(many)
    more = time.process_time() - start
    one = out["rasoat"]["build_seconds"] + len(many) / out["rasoat"]["names_per_second"]
    summary = {
        "names": len(many), "protected": len(protected),
        "speed_to_dnstwist": out["rasoat"]["names_per_second"] / out["dnstwist"]["names_per_second"],
        "speed_to_rapidfuzz": out["rasoat"]["names_per_second"] / out["rapidfuzz"]["names_per_second"],
        "recall_to_dnstwist": out["rasoat"]["recall"] / max(out["dnstwist"]["recall"], 1e-9),
        "recall_to_rapidfuzz": out["rasoat"]["recall"] / max(out["rapidfuzz"]["recall"], 1e-9),
        "time_1000_protected_to_these": more / one,
        "peak_mb_of_all": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip
    sys.stdout.write(json.dumps({"engines": out, **summary}) + "\n")


def _ours(protected: Sequence[ProtectedName]) -> Scan:
    engine = LookalikeEngine(protected)

    def scan(names: Sequence[str]) -> set[str]:
        found = set()
        for at in range(0, len(names), BLOCK):
            block = "\n".join(names[at : at + BLOCK]).encode()
            found |= {match.domain for match in engine.sift(block) if isinstance(match, Match)}
        return found

    return scan


def _dnstwist(protected: Sequence[ProtectedName]) -> Scan:
    made: set[str] = set()
    for each in protected:
        for domain in each.domains:
            fuzzer = dnstwist.Fuzzer(domain)
            fuzzer.generate()
            made |= {permutation["domain"] for permutation in fuzzer.permutations()}
    own = {domain for each in protected for domain in each.domains}
    # A public suffix can be a permutation (gov.vn of vov.vn) and would flag all below it.
    made = {name for name in made - own if suffix_at(name.split(".")) > 0}

    def scan(names: Sequence[str]) -> set[str]:
        return {name for name in names if not made.isdisjoint(_parents(name)) and own.isdisjoint(_parents(name))}

    return scan


def _parents(name: str) -> Iterable[str]:
    at = 0
    while at >= 0:
        yield name[at:]
        at = name.find(".", at) + 1 or -1


def _rapidfuzz(protected: Sequence[ProtectedName]) -> Scan:
    words = [word for each in protected for word in each.keywords if len(word) >= SHORTEST]
    own = {domain for each in protected for domain in each.domains}

    def scan(names: Sequence[str]) -> set[str]:
        found = set()
        for at in range(0, len(names), CHUNK):
            chunk = [name for name in names[at : at + CHUNK] if own.isdisjoint(_parents(name))]
            labels = [(name, label) for name in chunk for label in name.split(".")[:-1]]
            scores = process.cdist(
                [label for _, label in labels], words, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8
            )
            found |= {labels[row][0] for row in np.flatnonzero(scores.any(axis=1))}
        return found

    return scan


def _made(protected: Sequence[ProtectedName], number: int) -> list[ProtectedName]:
    """The list, filled up to `number` with made-up organisations as Vietnamese ones are called: two or three syllables
    and what they do, short for it the first letters (two to four), and the syllables alone."""
    random = Random(7)
    made = list(protected)
    while len(made) < number:
        syllables = random.choices(SYLLABLES, k=random.choice((2, 2, 3)))
        trade = random.choice(TRADES)
        short = "".join(each[0] for each in (*syllables, trade)[: random.choice((2, 3, 4))])
        words = ["".join(syllables) + trade, "".join(syllables), short, short + trade]
        kept = (words[0], *random.sample(words[1:], random.choice((1, 2))))
        domain = f"{random.choice(kept)}{random.choice(('.vn', '.com.vn', '.com'))}"
        sector = random.choice(protected).sector
        made.append(ProtectedName(f"Made {len(made)}", domain, (domain,), sector, kept))
    return made


def _many(world: Sequence[str], number: int) -> list[str]:
    """`number` names with the letters of the world's: its names, then these with other first labels."""
    random, names = Random(3), list(world)
    heads = [name.split(".", 1)[0] for name in world]
    tails = [name.split(".", 1)[1] for name in world if "." in name]
    while len(names) < number:
        names.append(f"{random.choice(heads)}.{random.choice(tails)}")
    return names[:number]


def _positives(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [row for row in rows if row.get("label", "lookalike") == "lookalike" and row.get("scope", "") in ("", "vn")]


def _lines(path: Path) -> list[str]:
    body = path.read_bytes()
    return (gzip.decompress(body) if path.suffix == ".gz" else body).decode().split()


def _options() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--protected", type=Path, required=True)
    asked.add_argument("--positives", type=Path, action="append", required=True)
    asked.add_argument("--world", type=Path, required=True, help="benign names, one a line, perhaps .gz")
    asked.add_argument("--vn", type=Path, required=True, help="benign names under .vn")
    asked.add_argument("--names", type=int, default=1_000_000, help="how many names to time")
    asked.add_argument(
        "--slow-share", type=float, default=0.05, help="the share of them that the rapidfuzz baseline is given"
    )
    return asked.parse_args()


if __name__ == "__main__":
    main()
