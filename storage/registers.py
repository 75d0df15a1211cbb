"""The words of registers: lists that others keep (notified sites, declared products, recalls …), as an office brings
them in, and by which keys a line of one is found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field

from storage.records import SHA256, Record
from storage.search_text import fold, marked_words


class RegisterKind(StrEnum):
    """What a list says of those that stand in it."""

    NOTIFIED_SITE = "notified_site"
    DECLARATION = "declaration"
    AD_CONFIRMATION = "ad_confirmation"
    RECALL = "recall"
    DEALER = "dealer"
    OFFENDER = "offender"


class Register(Record):
    """One file of one list."""

    kind: RegisterKind
    source: str = Field(min_length=2, max_length=300, description="who keeps the list, and where it was taken from")
    as_of: date = Field(description="the day whose state the list tells")
    file_name: str = Field(max_length=300)
    file_sha256: SHA256


class RegisterEntry(Record):
    """One line of a list."""

    line: int
    name: str = Field(default="", max_length=500, description="product, site or person")
    owner: str = Field(default="", max_length=500)
    number: str = Field(default="", max_length=200, description="of the paper, as written")
    domains: tuple[str, ...] = Field(default=(), max_length=50, description="host names without www.")
    tax_code: str = Field(default="", description="10 or 13 digits, or empty")
    phones: tuple[str, ...] = Field(default=(), max_length=20, description="as dialled in Vietnam")
    valid_to: date | None = Field(default=None, description="the last day; None where the list says none")


class What(StrEnum):
    """By what a line is found."""

    DOMAIN = "domain"
    TAX_CODE = "tax_code"
    PHONE = "phone"
    NUMBER = "number"  # of a paper
    NAME = "name"  # of goods, distinct enough to be sought inside a title
    WHOLE = "whole"  # of goods, so plain that only a title of the same words is it
    OWNER = "owner"


class Key(NamedTuple):
    what: What
    key: str


MOST_NAME_WORDS = 9
MOST_KEY = 200
_KIND_WORDS = re.compile(
    r"(?:(?:thuc pham (?:bao ve suc khoe|chuc nang|bo sung|dinh duong y hoc)|tpbvsk|tpcn|san pham|my pham|thuoc"
    r"|hang hoa) )+"
)
_SYLLABLE = re.compile(r"(?:ngh|ng|nh|ph|qu|th|tr|kh|gh|gi|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
_PAPER = re.compile(r"\d{1,7}\s*/\s*\d{2,4}\s*/\s*[A-ZĐ]{2,10}(?:\s*[-–]\s*[A-ZĐ]{2,10}){0,3}", re.IGNORECASE)


def keys_of(entry: RegisterEntry) -> frozenset[Key]:
    """By what this line is found."""
    found = {Key(What.DOMAIN, domain) for domain in entry.domains}
    found |= {Key(What.PHONE, phone) for phone in entry.phones}
    if entry.tax_code:
        found.add(Key(What.TAX_CODE, entry.tax_code))
    if entry.number:
        found.add(Key(What.NUMBER, paper_key(entry.number)))
    if entry.owner:
        found.add(owner_key(entry.owner))
    name = goods_key(entry.name)
    return frozenset(each for each in (*found, *(() if name is None else (name,))) if each.key)


def owner_key(name: str) -> Key:
    """A person's or firm's name."""
    return Key(What.OWNER, " ".join(fold(word) for word in marked_words(name))[:MOST_KEY])


def paper_key(number: str) -> str:
    """The number of a paper as compared: letters and digits with / and - between."""
    return re.sub(r"[^0-9A-ZĐ/-]", "", number.upper().replace("–", "-"))[:MOST_KEY]


def papers_in(text: str) -> frozenset[Key]:
    """Numbers of papers that a text names: "123/2024/XNQC-ATTP"."""
    return frozenset(Key(What.NUMBER, paper_key(found[0])) for found in _PAPER.finditer(text))


def goods_key(name: str) -> Key | None:
    """The key of a product's name. A plain one ("Trà xanh") is found only as a whole title: it is in many others."""
    words = _KIND_WORDS.sub("", " ".join(fold(word) for word in marked_words(name)) + " ").split()[:MOST_NAME_WORDS]
    joined = " ".join(words)
    if len(joined) < 4:
        return None
    is_distinct = len(words) >= 4 or any(len(word) > 2 and not _SYLLABLE.fullmatch(word) for word in words)
    is_distinct = is_distinct and not joined.replace(" ", "").isdigit()
    return Key(What.NAME if is_distinct else What.WHOLE, joined)


def goods_keys_in(title: str) -> Iterator[Key]:
    """All keys under which the goods of a title may stand in a list."""
    words = [fold(word) for word in marked_words(title)][:60]
    whole = goods_key(title)
    if whole is not None:
        yield Key(What.WHOLE, whole.key)
    for start in range(len(words)):
        for end in range(start + 1, min(start + MOST_NAME_WORDS, len(words)) + 1):
            yield Key(What.NAME, " ".join(words[start:end]))


def place_of(key: str, title: str) -> tuple[int, int] | None:
    """Where in a title the words of a key stand; None where they do not."""
    words: Sequence[str] = key.split()
    spans = [(found.start(), found.end()) for found in re.finditer(r"\w+", title)]
    folded = [" ".join(fold(word) for word in marked_words(title[start:end])) for start, end in spans]
    for at in range(len(folded) - len(words) + 1):
        if folded[at : at + len(words)] == list(words):
            return spans[at][0], spans[at + len(words) - 1][1]
    return None
