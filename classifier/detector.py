"""What a detector is, and how the ones in `classifier/detectors/` are found: a new file there is a new detector."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol, cast

import classifier.detectors
from storage.records import Finding, Observation


class Detector(Protocol):
    """A module of `classifier/detectors/`. Pure: no network, clock, database or settings."""

    name: str
    version: str

    def detect(self, observation: Observation, day: date) -> Iterator[Finding]:
        """Suspicions about one Observation under the law of ``day``; never raises for what an Observation may hold."""
        ...


def find_detectors() -> Mapping[str, Detector]:
    """Every detector by its name, which is its file's name. Raises AttributeError for a module that is none."""
    found: dict[str, Detector] = {}
    for module_info in pkgutil.iter_modules(classifier.detectors.__path__):
        module = importlib.import_module(f"classifier.detectors.{module_info.name}")
        if module.name != module_info.name or not module.version or not callable(module.detect):
            raise AttributeError(f"{module.__name__}: a detector has name = {module_info.name!r}, version and detect()")
        found[module_info.name] = cast(Detector, module)
    return found
