"""Train the judge of lookalike domains and count the background; report by cross-validation over campaigns.

A campaign is a group of names of one target that are alike beside their digits; no campaign is in training and test
at once. Names of the benign files teach what everyday names look like; none of them is stored in the package (of some,
their measures are support vectors), and none passes by being listed. Those of the world that docs/lookalike_read.csv
gives as imitations or as somebody's own teach nothing, and the figures are printed with and without them. Generated
names (`classifier.lookalike.generate`) join the training of every fold, never the test.

Run: python benchmarks/train_lookalike.py --protected CSV --malicious CSV --synthetic CSV --world FILE.gz --vn FILE
[--write]
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import SVC

from classifier.lookalike.background import FEWEST_VN, FEWEST_WORLD, FILE, LONGEST, SHORTEST, Background, background
from classifier.lookalike.features import crossing, features
from classifier.lookalike.generate import campaign_names
from classifier.lookalike.host import host_parts
from classifier.lookalike.judge import Judge
from classifier.lookalike.model import COPIED, GAMMA, Model, Vectors, save
from classifier.lookalike.names import names_of
from classifier.lookalike.reading import NotAHostError, host_of
from classifier.protected import ProtectedName, read_names

READ = Path(__file__).parent.parent / "docs" / "lookalike_read.csv"

ALIKE = 0.75
FOLDS = 10
STRENGTH, VECTOR_STRENGTH = 5.0, 5.0  # inverse regularisation
REVIEW_AT, ALERT_AT = 40, 5  # false alarms in 100,000 names of the world, in cross-validation
SAMPLE_WEIGHTS = {"real": 1.0, "synthetic": 0.5, "generated": 0.15, "world": 1.0, "vn": 6.0}


@dataclass(frozen=True, slots=True)
class Row:
    """One name: where it comes from, the target it imitates (None: nobody), its kind and its campaign; and its hits,
    measured."""

    name: str
    source: str
    target: str | None
    kind: str
    group: str
    copied: str | None
    hits: tuple[tuple[str, dict[str, float]], ...]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("protected", "malicious", "synthetic", "world", "vn"):
        asked.add_argument(f"--{name}", type=Path, required=True)
    asked.add_argument(
        "--write", action="store_true", help="write the background counts and the weights into the package"
    )
    asked.add_argument("--false-alarms", type=int, default=40, help="how many of the highest false alarms to print")
    options = asked.parse_args()
    with options.protected.open(encoding="utf-8", newline="") as file:
        protected = read_names(file)
    world = gzip.decompress(options.world.read_bytes()).decode().split()
    vn = options.vn.read_text(encoding="utf-8").split()
    if options.write:
        _save(_count(world, [name for name in vn if not name.endswith((".gov.vn", ".edu.vn"))]), FILE)
        background.cache_clear()
    rows = _rows(protected, options, world, vn)
    names = sorted({name for row in rows for _, measured in row.hits for name in measured})
    with READ.open(encoding="utf-8") as file:
        true = {row["name"] for row in csv.DictReader(file) if row["reading"] != "error"}
    taught = [at for at, row in enumerate(rows) if row.source != "world" or row.name not in true]
    scores = _cross_validated(rows, names, frozenset(taught))
    sizes = {"world": len(world), "vn": len(vn)}
    alert, review = (_threshold(rows, scores, "world", most * len(world) / 1e5) for most in (ALERT_AT, REVIEW_AT))
    _report(rows, scores, sizes, options.false_alarms)
    counted = [at for at, row in enumerate(rows) if row.name not in true]
    sys.stdout.write("\nWithout the false alarms that were read and are none:\n")
    _report([rows[at] for at in counted], {new: scores[at] for new, at in enumerate(counted)}, sizes, 0)
    if options.write:
        save(_fit([rows[at] for at in taught], names, round(review, 3), round(alert, 3)))


def _sequences(name: str) -> set[str]:
    """Every sequence of the labels of a host that is counted; none for what is no host."""
    try:
        host = host_parts(host_of(name))
    except NotAHostError:
        return set()
    found: set[str] = set()
    for label in host.labels if host else ():
        text = label.text
        for at in range(len(text)):
            found.update(text[at : at + size] for size in range(SHORTEST, min(LONGEST, len(text) - at) + 1))
    return found


def _count(world: Iterable[str], vn: Iterable[str]) -> Background:
    """Counts over two lists of host names."""
    counted = []
    for names, fewest in ((world, FEWEST_WORLD), (vn, FEWEST_VN)):
        counts: Counter[str] = Counter()
        for name in names:
            counts.update(_sequences(name))
        counted.append({part: number for part, number in counts.items() if number >= fewest})
    return Background(*counted)


def _save(background: Background, path: Path) -> None:
    """Write the counts, one sequence a line; the same counts give the same bytes."""
    parts = sorted(background.world.keys() | background.vn.keys())
    lines = (f"{part} {background.world.get(part, 0)} {background.vn.get(part, 0)}\n" for part in parts)
    path.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))


def _rows(
    protected: Sequence[ProtectedName], options: argparse.Namespace, world: list[str], vn: list[str]
) -> list[Row]:
    judge = Judge(names_of(protected), Model(0, {}, None, 1, 1))
    asked: list[tuple[str, str, str | None, str]] = []
    with options.malicious.open(encoding="utf-8") as file:
        real = [row for row in csv.DictReader(file) if row["label"] == "lookalike" and row["scope"] in ("", "vn")]
    with options.synthetic.open(encoding="utf-8") as file:
        made = list(csv.DictReader(file))
    asked += [(row["domain"], "real", row["target"], row["kind"]) for row in real]
    asked += [(row["domain"], "synthetic", row["target"], row["kind"]) for row in made]
    random = Random(5)
    for each in protected:
        asked += [(name, "generated", each.domain, "generated") for name in campaign_names(each, random, 25)]
    asked += [(name, "world", None, "") for name in world] + [(name, "vn", None, "") for name in vn]
    campaigns = _campaigns([(name, target) for name, source, target, _ in asked if target and source != "generated"])
    rows = []
    for name, source, target, kind in asked:
        try:
            found = judge.measured(host_of(name))
        except NotAHostError:
            found = None
        if found is None:
            if target:
                rows.append(Row(name, source, target, kind, campaigns.get(name, name), None, ()))
            continue
        host, trick, hits = found
        copied = protected[trick.target].domain if trick and trick.target is not None else None
        own = {"own": int(source == "world"), "own_vn": int(source == "vn")}
        measured = tuple(
            (of.domain, features(host, hit, of, has_lure=trick is not None, **own) | crossing(host, hit, own["own"]))
            for hit in hits
            for of in [protected[hit.keyword.targets[0]]]
        )
        if target or copied or measured:
            rows.append(Row(name, source, target, kind, campaigns.get(name, name), copied, measured))
    return rows


def _campaigns(names: list[tuple[str, str]]) -> dict[str, str]:
    """Name → campaign."""
    by_target: dict[str, list[str]] = defaultdict(list)
    for name, target in names:
        by_target[target].append(name)
    found = {}
    for target, members in by_target.items():
        keys = [re.sub(r"[\d.-]", "", name.rsplit(".", 1)[0]) for name in members]
        groups = list(range(len(members)))
        for at, key in enumerate(keys):
            for before in range(at):
                if groups[at] != groups[before] and SequenceMatcher(None, key, keys[before]).ratio() >= ALIKE:
                    old, new = groups[at], groups[before]
                    groups = [new if group == old else group for group in groups]
        found |= {name: f"{target} {group}" for name, group in zip(members, groups, strict=True)}
    return found


def _table(rows: list[Row], names: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Measures, answers and weights of every hit that teaches something, and the row it comes from."""
    taken = [
        ([measured.get(name, 0.0) for name in names], row.target is not None, SAMPLE_WEIGHTS[row.source], at)
        for at, row in enumerate(rows)
        if row.copied is None
        for target, measured in row.hits
        if row.target in (None, target)
    ]
    measures, answers, weights, places = zip(*taken, strict=True)
    return np.array(measures), np.array(answers), np.array(weights), np.array(places)


def _fit(rows: list[Row], names: list[str], review: float = 1, alert: float = 1) -> Model:
    measures, answers, weights, _ = _table(rows, names)
    linear = LogisticRegression(C=STRENGTH, max_iter=5000).fit(measures, answers, sample_weight=weights)
    kernel = SVC(C=VECTOR_STRENGTH, gamma=GAMMA).fit(measures, answers, sample_weight=weights)
    by_feature = {name: round(float(w), 4) for name, w in zip(names, linear.coef_[0], strict=True)}
    support, says = kernel.support_vectors_.astype(np.float32), kernel.dual_coef_[0].astype(np.float32)
    vectors = Vectors(names, support, says, float(kernel.intercept_[0]))
    return Model(round(float(linear.intercept_[0]), 4), by_feature, vectors, review, alert)


def _cross_validated(
    rows: list[Row], names: list[str], may_teach: frozenset[int]
) -> dict[int, tuple[float, str | None]]:
    """Row → its score and the target it names, by a model that saw no row of its campaign."""
    groups = np.array([row.group for row in rows])
    found: dict[int, tuple[float, str | None]] = {}
    for taught, tested in GroupKFold(FOLDS, shuffle=True, random_state=1).split(rows, groups=groups):
        model = _fit([rows[at] for at in taught if at in may_teach], names)
        for at in tested:
            row = rows[at]
            scored = [(model.score(measured), target) for target, measured in row.hits]
            found[at] = (COPIED, row.copied) if row.copied else max(scored, default=(0.0, None))
    return found


def _threshold(rows: list[Row], scores: dict[int, tuple[float, str | None]], source: str, most: float) -> float:
    """The score that `most` names of a source reach."""
    ranked = sorted((scores[at][0] for at, row in enumerate(rows) if row.source == source), reverse=True)
    return ranked[min(len(ranked), int(most)) - 1] if ranked and most >= 1 else 1.0


def _report(rows: list[Row], scores: dict[int, tuple[float, str | None]], sizes: dict[str, int], show: int) -> None:
    out = sys.stdout.write
    for most in (ALERT_AT, 20, REVIEW_AT, 50):
        bar = _threshold(rows, scores, "world", most * sizes["world"] / 1e5)
        out(f"at {most} in 100,000 of the world (score {bar:.3f}): ")
        for source in ("real", "synthetic"):
            mine = [at for at, row in enumerate(rows) if row.source == source]
            hit = [at for at in mine if scores[at][0] >= bar]
            right = sum(scores[at][1] == rows[at].target for at in hit)
            out(
                f"{source} {len(hit)}/{len(mine)} = {len(hit) / len(mine):.3f}, "
                f"right target {right / max(1, len(hit)):.3f}; "
            )
        vn = sum(scores[at][0] >= bar for at, row in enumerate(rows) if row.source == "vn")
        out(f".vn {vn} = {1e5 * vn / sizes['vn']:.0f} in 100,000\n")
        if most in (20, REVIEW_AT):
            by_kind: dict[str, list[bool]] = defaultdict(list)
            for at, row in enumerate(rows):
                if row.source in ("real", "synthetic"):
                    by_kind[row.kind].append(scores[at][0] >= bar)
            out("  " + ", ".join(f"{kind} {sum(hits)}/{len(hits)}" for kind, hits in sorted(by_kind.items())) + "\n")
    if not show:
        return
    bar = _threshold(rows, scores, "world", 20 * sizes["world"] / 1e5)
    for source in ("world", "vn"):
        ranked = sorted((at for at, row in enumerate(rows) if row.source == source), key=lambda at: -scores[at][0])
        out(
            f"highest of {source}: "
            + ", ".join(f"{rows[at].name} ({scores[at][0]:.2f} {scores[at][1]})" for at in ranked[:show])
            + "\n"
        )
    missed = [at for at, row in enumerate(rows) if row.source in ("real", "synthetic") and scores[at][0] < bar]
    out(
        "missed at 20: " + ", ".join(f"{rows[at].name} ({scores[at][0]:.2f} {rows[at].target})" for at in missed) + "\n"
    )


if __name__ == "__main__":
    main()
