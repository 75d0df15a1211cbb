"""A JSON value that a page's script assigns to a name that we know."""

from __future__ import annotations

import json
import re
from typing import Any

LONGEST = 2_000_000  # characters of a page that are searched


def object_after(start: re.Pattern[str], html: str) -> dict[str, Any]:
    """The object that follows the first match of `start`; {} without one, or when it is no JSON. Never raises."""
    found = start.search(html[:LONGEST])
    if found is None:
        return {}
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(html, found.end())
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
