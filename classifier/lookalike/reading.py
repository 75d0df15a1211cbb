"""How a reader takes a name: punycode decoded, marks taken off, letters of other scripts seen as the Latin ones they
resemble."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

_CONFUSABLES = Path(__file__).parent.parent / "data" / "confusables.txt"
_LONGEST_NAME, _LONGEST_LABEL = 253, 63  # RFC 1035
_PLAIN = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")


class NotAHostError(ValueError):
    """A line is no host name; the text says why. Raised by `host_of`."""


def host_of(line: str) -> str:
    """The host name of a line in lower case, without the root's dot, a wildcard's `*.` or space around. Raises
    NotAHostError."""
    host = line.strip(" \t\r\n").removesuffix(".").removeprefix("*.").lower()
    if len(host) <= _LONGEST_NAME and _PLAIN.fullmatch(host) and "xn--" not in host:
        if _ADDRESS.fullmatch(host):
            raise NotAHostError("an IP address, not a host name")
        return host
    labels = host.split(".")
    if not host:
        raise NotAHostError("no host name")
    if any(unicodedata.category(letter)[0] in "CZ" and letter != "\u200d" for letter in host):
        raise NotAHostError("a space or a control character within the name")
    if any(letter in ":/?#@[]" for letter in host):
        raise NotAHostError("not a host name; give the name alone, without scheme, port or path")
    if "" in labels:
        raise NotAHostError("an empty label (two dots side by side, or a dot at the start)")
    for label in labels:
        _check(label)
    if len(host) > _LONGEST_NAME:
        raise NotAHostError(f"{len(host)} characters; a host name has at most {_LONGEST_NAME}")
    return host


@lru_cache(maxsize=1024)  # a label is asked for when it is checked, when it is searched and when it is judged
def unicode_of(label: str) -> str:
    """The label with punycode decoded. Raises NotAHostError for punycode that does not decode."""
    if not label.startswith("xn--"):
        return label
    try:
        decoded = label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError) as error:
        raise NotAHostError(f"invalid punycode in {label!r}") from error
    if not decoded or any(unicodedata.category(letter) in ("Cc", "Cs", "Cn", "Co") for letter in decoded):
        raise NotAHostError(f"invalid punycode in {label!r}")
    return decoded


def plain(text: str) -> str:
    """`text` (decoded, lower case) as a reader takes it, in ASCII where a likeness is known."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(each))
    return bare.translate(confusables())


@cache
def confusables() -> dict[int, str]:
    """Code point of a look-alike → the plain letters it resembles."""
    found: dict[int, str] = {}
    for line in _CONFUSABLES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            letters, _, others = line.partition(" ")
            for other in others:
                found.setdefault(ord(other), letters)
    return found


def _check(label: str) -> None:
    if len(label.encode()) > _LONGEST_LABEL and (label.isascii() or _encoded_length(label) > _LONGEST_LABEL):
        raise NotAHostError(f"a label of {len(label)} characters; a label has at most {_LONGEST_LABEL}")
    decoded = unicode_of(label)
    if decoded.startswith("-") or label.endswith("-"):
        raise NotAHostError(f"the label {label!r} begins or ends with a hyphen")
    odd = next((each for each in decoded if not (each.isalnum() or each in "-_·‍" or unicodedata.combining(each))), None)
    if odd is not None and label.isascii() and not label.startswith("xn--"):
        raise NotAHostError(f"{odd!r} can not stand in a host name")


def _encoded_length(label: str) -> int:
    return 4 + len(label.encode("punycode"))


SHAPES = ("013456789l2", "oieasbtbgiz")
PAIRS = {"rn": "m", "vv": "w", "cl": "d"}
_SHAPES = str.maketrans(*SHAPES)
_PAIR, _DOUBLED = re.compile("|".join(PAIRS)), re.compile(r"(.)\1")


def skeleton(text: str) -> tuple[str, Sequence[int]]:
    """The shape that `text` shares with its disguises, and where each letter of it began in `text` (and the end of
    `text`).

    Digits stand for letters, `l` for `i`, `rn` for `m`, `vv` for `w`, `cl` for `d`; a letter said twice counts once.
    """
    as_it_is = text.translate(_SHAPES)
    if not _PAIR.search(text) and not _DOUBLED.search(as_it_is):
        return as_it_is, range(len(text) + 1)
    shape: list[str] = []
    starts: list[int] = []
    at = 0
    while at < len(text):
        pair = PAIRS.get(text[at : at + 2])
        letter = (pair or text[at]).translate(_SHAPES)
        if not shape or shape[-1] != letter:
            shape.append(letter)
            starts.append(at)
        at += 2 if pair else 1
    return "".join(shape), [*starts, len(text)]
