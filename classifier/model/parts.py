"""A model as numbers, and the file it is kept in: arrays and JSON only, never a pickle, and known by its SHA-256.

A model has two sides, for texts with Vietnamese marks and for texts without, each with numbers of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from classifier.model.signs import FEATURES
from classifier.model.table import COLUMNS, POLICIES, Steps
from classifier.model.trees import LEAVES, QUESTIONS, Trees

FORMAT = 4
NUMBERS, CARD = "model.npz", "model.json"
SHIPPED = Path(__file__).parent / "shipped"

Floats = npt.NDArray[np.float32]


class ModelError(ValueError):
    """Raised by ``read_model`` for a file that is missing, cut short, changed or of another format.

    Whoever catches it takes the model before it and tells a person.
    """


@dataclass(frozen=True, slots=True)
class Parts:
    """All numbers of one side of a model."""

    taken: npt.NDArray[np.int64]  # buckets of the linear part that have a weight
    weights: Steps  # a row for each of them
    step: Floats  # what one step of each column is worth
    bias: Floats
    asked: npt.NDArray[np.uint8]  # of the second part's Trees, whose answers are the policies, here and below
    above: Floats
    leaves: Floats
    start: Floats

    def trees(self) -> Trees:
        """The second part."""
        return Trees(self.asked, self.above, self.leaves, self.start)


_AS_THEY_ARE = [each.name for each in fields(Parts)][2:]
Sides = Mapping[bool, Parts]
"""Both sides of a model: True for texts with marks."""


def write_model(folder: Path, sides: Sides, card: Mapping[str, Any]) -> str:
    """Write both files into a folder and return the SHA-256 of the numbers."""
    buffer = BytesIO()
    arrays = {_name(marked, name): array for marked, parts in sides.items() for name, array in _packed(parts).items()}
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    digest = sha256(buffer.getvalue()).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"format": FORMAT, "sha256": digest} | dict(card), ensure_ascii=False, indent=1) + "\n"
    for name, body in ((NUMBERS, buffer.getvalue()), (CARD, text.encode())):
        part = folder / f".{name}.part"
        part.write_bytes(body)
        part.replace(folder / name)
    return digest


def read_model(folder: Path) -> tuple[Sides, Mapping[str, Any]]:
    """The numbers and the card of a folder. Raises ModelError."""
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        body = (folder / NUMBERS).read_bytes()
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder}: the model can not be read ({error.__class__.__name__})") from error
    if not isinstance(card, dict) or card.get("format") != FORMAT:
        raise ModelError(f"{folder / CARD}: not the card of a model of format {FORMAT}; train it again")
    if sha256(body).hexdigest() != card.get("sha256"):
        raise ModelError(f"{folder / NUMBERS}: the SHA-256 is not the one on the card: cut short or replaced")
    try:
        with np.load(BytesIO(body), allow_pickle=False) as kept:
            sides = {marked: _unpacked(kept, marked) for marked in (True, False)}
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise ModelError(f"{folder / NUMBERS}: no model inside ({error.__class__.__name__})") from error
    for parts in sides.values():
        _check(folder, parts)
    return sides, card


def _name(marked: bool, name: str) -> str:
    return f"{'marked' if marked else 'bare'}_{name}"


def _packed(parts: Parts) -> Mapping[str, npt.NDArray[Any]]:
    """Gaps between taken buckets and columns of weights, which zip presses smaller than buckets and rows."""
    used = parts.weights.any(axis=1)
    arrays = {name: getattr(parts, name) for name in _AS_THEY_ARE}
    arrays["gaps"] = np.diff(parts.taken[used], prepend=0).astype(np.uint32)
    arrays["weights"] = parts.weights[used].T
    return arrays


def _unpacked(kept: Mapping[str, npt.NDArray[Any]], marked: bool) -> Parts:
    taken = np.cumsum(kept[_name(marked, "gaps")].astype(np.int64))
    weights = kept[_name(marked, "weights")].T
    return Parts(taken, weights, *(kept[_name(marked, name)] for name in _AS_THEY_ARE))


def _check(folder: Path, parts: Parts) -> None:
    trees = (len(POLICIES), parts.asked.shape[1]) if parts.asked.ndim == 3 else (0, 0)
    shapes = (len(parts.taken), len(COLUMNS)), (*trees, QUESTIONS), (*trees, QUESTIONS), (*trees, LEAVES), trees[:1]
    arrays = parts.weights, parts.asked, parts.above, parts.leaves, parts.start
    if tuple(each.shape for each in arrays) != shapes or (parts.asked >= FEATURES).any():
        raise ModelError(f"{folder / NUMBERS}: made for other columns than this version's; train it again")
    if not all(np.isfinite(getattr(parts, each.name)).all() for each in fields(Parts)):
        raise ModelError(f"{folder / NUMBERS}: holds numbers that are none")
