"""Pages made to drown their reader are cut before it sees them; the Capture keeps them whole.

The limits lie ten times above the largest of some hundred shop pages looked at. Everything here is one pass over the
bytes, so that looking costs next to nothing on an honest page.
"""

from __future__ import annotations

import re

MOST_TAGS = 200_000  # libxml2 takes some 200 bytes for each element: 10 MB of "<p>x" would take half a gigabyte
MOST_LINKS = 10_000
# libxml2 compares each attribute of a tag with all before it: 100,000 of them take it 20 s, in one piece.
LONG_TAG_BYTES, MOST_ATTRIBUTES = 16_384, 4096
_QUOTED = re.compile(rb"""=\s*"[^"]*"|=\s*'[^']*'""")
_TAG = re.compile(b"<")
_LINK = re.compile(rb"<a[\s>]", re.IGNORECASE)


def tamed(body: bytes) -> tuple[bytes, str]:
    """What of `body` may be read, and a note that is empty unless something was cut."""
    notes = []
    if body.count(b"<") > MOST_TAGS:
        body = body[: _nth(_TAG, body, MOST_TAGS)]
        notes.append(f"read up to its {MOST_TAGS}th tag only")
    if body.count(b"<a") + body.count(b"<A") > MOST_LINKS and (cut := _nth(_LINK, body, MOST_LINKS)) < len(body):
        body = body[:cut]
        notes.append(f"read up to its {MOST_LINKS}th link only")
    start = 0
    for tag in body.split(b">"):
        if len(tag) > LONG_TAG_BYTES and _QUOTED.sub(b"=", tag).count(b"=") > MOST_ATTRIBUTES:
            body = body[:start]
            notes.append(f"read up to a tag with more than {MOST_ATTRIBUTES} attributes only")
            break
        start += len(tag) + 1
    return body, "; ".join(notes)


def _nth(pattern: re.Pattern[bytes], body: bytes, number: int) -> int:
    """Where the match after `number` others begins; the length of `body` when there are not so many."""
    for count, found in enumerate(pattern.finditer(body)):
        if count == number:
            return found.start()
    return len(body)
