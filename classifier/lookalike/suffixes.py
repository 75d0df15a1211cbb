"""Where the registrable part of a host begins, by the public suffix list, private suffixes included.

tldextract brings the list, which is read as a file: importing the package would load an HTTP client (0.25 s), and its own look-up takes
2.7 µs a host. Nothing is fetched. Rules of the list: https://github.com/publicsuffix/list/wiki/Format.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_LIST = ".tld_set_snapshot"
# Platforms that give a host to anybody and stand in no section of the list of April 2025; own knowledge of the platforms.
_PLATFORMS = frozenset(
    [
        "weebly.com",
        "wordpress.com",
        "godaddysites.com",
        "mystrikingly.com",
        "strikingly.com",
        "yolasite.com",
        "jimdofree.com",
        "site123.me",
        "000webhostapp.com",
        "infinityfreeapp.com",
        "myharavan.com",
        "mysapo.net",
        "bizwebvietnam.net",
        "ladi.me",
        "ladipage.com",
    ]
)
_DEEPEST = 6  # labels of the longest rule, and one


class NoSuffixListError(RuntimeError):
    """The public suffix list is not where tldextract keeps it; raised by `rules` when the package is broken or has moved it."""


@cache
def rules() -> frozenset[str]:
    """Every rule of the list: `com.vn`, `*.ck`, `!www.ck`, `weebly.com`; lower case, as written there. Raises NoSuffixListError."""
    found = find_spec("tldextract")
    if found is None or found.origin is None or not (path := Path(found.origin).with_name(_LIST)).is_file():
        raise NoSuffixListError(
            "tldextract brings no suffix list; install the packages of requirements.lock again (`make setup`)"
        )
    lines = path.read_text(encoding="utf-8").splitlines()
    return _PLATFORMS.union(line.strip() for line in lines if line and not line.startswith(("//", " ")))


def suffix_at(labels: Sequence[str]) -> int:
    """The index of the first label of the public suffix; an unknown last label counts as one. 0: the host is a suffix itself."""
    known, tail = rules(), ""
    found = len(labels) - 1
    for at in range(len(labels) - 1, max(-1, len(labels) - _DEEPEST), -1):
        parent = tail
        tail = f"{labels[at]}.{tail}" if tail else labels[at]
        if f"!{tail}" in known:
            return at + 1
        if tail in known or (parent and f"*.{parent}" in known):
            found = at
    return found
