"""The words of the screen in English: Vietnamese is written in templates and code, the catalogue beside this file turns
it into English where a person asked for that.

A message is a stretch of interface text as it stands in a template or in a string of ours, without the punctuation
around it; an f-string's values are `{}`. What people or pages wrote never goes through here, and official documents
stay Vietnamese.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

CATALOGUE = Path(__file__).parent / "locale" / "en.po"
COOKIE = "rasoat_tieng"
VIETNAMESE = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_CORE = re.compile(r"[\w{}](?:.*[\w{}%])?", re.DOTALL)
_PARTS = re.compile(r"( → |; )")
MOST_CHARACTERS = 3000  # of a text that is compared with messages that hold values


class Language(StrEnum):
    """What the interface is written in."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


language: ContextVar[Language] = ContextVar("language", default=Language.VIETNAMESE)
here: ContextVar[str] = ContextVar("here", default="/")  # the page to come back to, with its query


def take_language(cookies: str, address: str) -> None:
    """Note what this request asks for: the language of its cookie header, and where it is."""
    wants_english = any(each.strip() == f"{COOKIE}={Language.ENGLISH}" for each in cookies.split(";"))
    language.set(Language.ENGLISH if wants_english else Language.VIETNAMESE)
    here.set(address)


@dataclass(frozen=True)
class Catalogue:
    """English by message; messages with values apart, as expressions that find the values, longest first."""

    plain: Mapping[str, str]
    shapes: tuple[tuple[re.Pattern[str], str], ...]


@cache
def catalogue() -> Catalogue:
    """What the file holds; an entry without English is left out."""
    with CATALOGUE.open("rb") as file:
        entries = {str(each.id): str(each.string) for each in read_po(file) if each.id and each.string}
    shaped = sorted((message for message in entries if "{}" in message), key=len, reverse=True)
    return Catalogue(
        plain={message: english for message, english in entries.items() if "{}" not in message},
        shapes=tuple((_expression(message), entries[message]) for message in shaped),
    )


def core_of(text: str) -> tuple[str, str, str]:
    """What stands before the message, the message with its blanks made one, what stands behind it."""
    found = _CORE.search(text)
    if found is None:
        return text, "", ""
    return text[: found.start()], " ".join(found[0].split()), text[found.end() :]


def is_message(text: str) -> bool:
    """Whether there is something to translate: a letter that is no value."""
    return any(letter.isalpha() for letter in text.replace("{}", ""))


def said(text: str) -> str:
    """Interface text of ours in the language of this request; what the catalogue does not know stays as it is."""
    return english(text) if language.get() is Language.ENGLISH else text


def english(text: str) -> str:
    """As `said`, whatever the request."""
    before, message, after = core_of(text)
    known = catalogue()
    if (whole := known.plain.get(message)) is not None:
        return f"{before}{whole}{after}"
    if not VIETNAMESE.search(message) or len(text) > MOST_CHARACTERS:
        return text
    for shape, wording in known.shapes:
        if found := shape.fullmatch(message):
            return f"{before}{wording.format(*(known.plain.get(each, each) for each in found.groups()))}{after}"
    parts = _PARTS.split(text)
    return text if len(parts) == 1 else "".join(english(part) for part in parts)


def _expression(message: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(re.escape(part) for part in message.split("{}")), re.DOTALL)
