"""Whether two versions of the classifier say the same of the corpus and of development sets, in disguise too.

    python benchmarks/same_findings.py --write before.jsonl [--more FILE.jsonl|FILE.csv ...]
    python benchmarks/same_findings.py --against before.jsonl [--more ...]

Run the first with the version before a change, the second with the one after it. All is compared: rule, score, quote,
place, law, reasons, and why a text was not scored. Prints the texts that differ and, last, one JSON object with their
number.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from classifier.classify import Judgement, judge_each
from classifier.corpus.generate import corpus
from classifier.corpus.obfuscate import KINDS
from classifier.model.judge import TextModel, choose
from monitor.commands.judge import observation_of_row
from storage.records import Kind, Observation

OWN_SET = Path(__file__).resolve().parent.parent / "tests/classifier/dev_set.jsonl"
DAY = date(2026, 11, 1)
SEEN_AT = datetime(2026, 11, 1, 5, tzinfo=UTC)
_COLUMNS = ("text", "Comment", "comment", "content")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    parser.add_argument("--scale", type=float, default=0.2, help="share of the corpus")
    given = parser.parse_args()
    model = choose().model
    said = (
        json.dumps([name, *_said(judgement)], ensure_ascii=False)
        for name, judgement in _judged(given.more, given.scale, model)
    )
    if given.write:
        given.write.write_text("".join(f"{line}\n" for line in said), encoding="utf-8")
        return 0
    differ = count = 0
    with given.against.open(encoding="utf-8") as before:
        for old, new in zip(before, said, strict=True):
            count += 1
            if old.rstrip("\n") != new:
                differ += 1
                if differ <= 20:
                    sys.stdout.write(f"- {old}+ {new}\n")
    print(json.dumps({"texts": count, "differ": differ}))
    return 1 if differ else 0


def _judged(more: list[Path], scale: float, model: TextModel | None) -> Iterator[tuple[str, Judgement]]:
    names = deque[str]()

    def acts() -> Iterator[tuple[Observation, date]]:
        for name, observation in _observations(more, scale):
            names.append(name)
            yield observation, DAY

    for judgement in judge_each(acts(), model):
        yield names.popleft(), judgement


def _said(judgement: Judgement) -> list[object]:
    return [judgement.unscored, [each.model_dump(mode="json") for each in judgement.findings]]


def _observations(more: list[Path], scale: float) -> Iterator[tuple[str, Observation]]:
    """All texts by a name; every file's rows once as they stand and once in each of two disguises."""
    for number, text in enumerate(corpus(scale=scale)):
        yield f"corpus {number}", _observation({"text": text.text, "kind": text.kind})
    chance = random.Random(4)
    for path in (OWN_SET, *more):
        for number, row in enumerate(_rows(path)):
            yield f"{path.stem} {number}", _observation(row)
            for kind in chance.sample(list(KINDS), 2):
                yield f"{path.stem} {number} {kind}", _observation(row | {"text": KINDS[kind](row["text"], chance)})


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file) if path.suffix == ".csv" else map(json.loads, file):
            text = next((row[each] for each in _COLUMNS if each in row), None)
            yield (row if "text" in row else {}) | {"text": text or ""}


def _observation(row: dict[str, object]) -> Observation:
    known = {key: row[key] for key in ("text", "title", "price", "seller", "kind", "url") if row.get(key) is not None}
    return observation_of_row({"kind": Kind.POST} | known, DAY)


if __name__ == "__main__":
    sys.exit(main())
