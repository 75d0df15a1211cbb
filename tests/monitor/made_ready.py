"""Imported once by the process that makes processes for the tests: what costs each of them seconds is there already."""

from __future__ import annotations

from datetime import UTC, datetime

import monitor.commands.gather
import monitor.commands.serve
import monitor.commands.site
import monitor.watch.look  # noqa: F401
from classifier.classify import classify
from storage.records import Kind, Observation

AT = datetime(2026, 11, 1, tzinfo=UTC)
URL = "https://vidu.example/"
classify(
    Observation(
        url=URL, canonical_url=URL, kind=Kind.POST, title="", text="Ghế tre", observed_at=AT, capture_sha256=None
    ),
    AT.date(),
)
