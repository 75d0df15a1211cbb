#!/usr/bin/env python3
"""The list of parts (SBOM), CycloneDX 1.5 on stdout: the packages of the lock file with the SHA-256 of their files.

usage: list_parts.py [LOCK]

Written here, since the format's own tool would bring eighteen packages more to be listed.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
_PART = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<rest>.*(?:\n[ \t].*)*)", re.MULTILINE)


def parts(lock: str) -> dict[str, object]:
    """The list of what this lock file's text pins."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": [
            {
                "type": "library",
                "name": part["name"],
                "version": part["version"],
                "purl": f"pkg:pypi/{part['name'].lower().replace('_', '-')}@{part['version']}",
                "hashes": [
                    {"alg": "SHA-256", "content": digest}
                    for digest in re.findall(r"--hash=sha256:([0-9a-f]{64})", part["rest"])
                ],
            }
            for part in _PART.finditer(lock)
        ],
    }


if __name__ == "__main__":
    lock = Path(sys.argv[1]) if len(sys.argv) > 1 else LOCK
    print(json.dumps(parts(lock.read_text(encoding="utf-8")), indent=1))
