"""A model as numbers, and the file it is kept in: arrays and JSON only, never a pickle, and known by its SHA-256."""

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

from classifier.model.signs import WIDTH
from classifier.model.table import COLUMNS, POLICIES

FORMAT = 1
NUMBERS, CARD = "model.npz", "model.json"
SHIPPED = Path(__file__).parent / "shipped"

Floats = npt.NDArray[np.float32]


class ModelError(ValueError):
    """Raised by ``read_model`` for a file that is missing, cut short, changed or of another format.

    Whoever catches it takes the model before it and tells a person.
    """


@dataclass(frozen=True, slots=True)
class Parts:
    """All numbers of a model."""

    taken: npt.NDArray[np.int64]  # buckets of the linear part that have a weight
    weights: Floats  # a row for each of them
    bias: Floats
    mean: Floats  # of the second part's vectors; a row for each policy here and below
    scale: Floats
    second: Floats
    second_bias: Floats


def write_model(folder: Path, parts: Parts, card: Mapping[str, Any]) -> str:
    """Write both files into a folder and return the SHA-256 of the numbers.

    Weights are kept as whole numbers from -127 to 127 of each column's largest: a quarter of the size, and no score
    moves by more than a few thousandths.
    """
    largest = np.abs(parts.weights).max(axis=0) / 127
    packed = np.round(parts.weights / largest).astype(np.int8)
    used = packed.any(axis=1)
    buffer = BytesIO()
    np.savez_compressed(
        buffer, gaps=np.diff(parts.taken[used], prepend=0).astype(np.uint32),
        packed=packed[used].T, largest=largest.astype(np.float32), bias=parts.bias, mean=parts.mean, scale=parts.scale,
        second=parts.second, second_bias=parts.second_bias,
    )  # fmt: skip
    digest = sha256(buffer.getvalue()).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"format": FORMAT, "sha256": digest} | dict(card), ensure_ascii=False, indent=1) + "\n"
    for name, body in ((NUMBERS, buffer.getvalue()), (CARD, text.encode())):
        part = folder / f".{name}.part"
        part.write_bytes(body)
        part.replace(folder / name)
    return digest


def read_model(folder: Path) -> tuple[Parts, Mapping[str, Any]]:
    """The numbers and the card of a folder. Raises ModelError."""
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        body = (folder / NUMBERS).read_bytes()
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder}: the model can not be read ({error.__class__.__name__})") from error
    if not isinstance(card, dict) or card.get("format") != FORMAT:
        raise ModelError(f"{folder / CARD}: not the card of a model of format {FORMAT}")
    if sha256(body).hexdigest() != card.get("sha256"):
        raise ModelError(f"{folder / NUMBERS}: the SHA-256 is not the one on the card: cut short or replaced")
    try:
        parts = _unpacked(body)
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise ModelError(f"{folder / NUMBERS}: no model inside ({error.__class__.__name__})") from error
    _check(folder, parts)
    return parts, card


def _unpacked(body: bytes) -> Parts:
    with np.load(BytesIO(body), allow_pickle=False) as kept:
        weights = kept["packed"].T.astype(np.float32) * kept["largest"]
        taken = np.cumsum(kept["gaps"].astype(np.int64))
        rest = {each.name: kept[each.name] for each in fields(Parts) if each.name not in ("taken", "weights")}
    return Parts(taken=taken, weights=weights, **rest)


def _check(folder: Path, parts: Parts) -> None:
    shapes = (len(parts.taken), len(COLUMNS)), (len(POLICIES), WIDTH)
    if parts.weights.shape != shapes[0] or parts.second.shape != shapes[1]:
        raise ModelError(f"{folder / NUMBERS}: made for other columns than this version's; train it again")
    if not all(np.isfinite(getattr(parts, each.name)).all() for each in fields(Parts)):
        raise ModelError(f"{folder / NUMBERS}: holds numbers that are none")
