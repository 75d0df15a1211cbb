"""Finds the interface text of a template, to collect it or to say it in English while Jinja compiles the template.

Text between tags, attributes that people read, and Vietnamese strings inside expressions are messages; what stands in
any other attribute (a form's value, what the script writes into a record) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from monitor.web.words import VIETNAMESE, core_of, english, is_message

READ_ATTRIBUTES = frozenset({"aria-label", "title", "alt", "placeholder"})
SCRIPT_WORDS = "chu"  # the element whose data-… attributes are the words of desk.js
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_IN_TAG = re.compile(r">|([\w:-]+)=\"")
_SILENT = frozenset({"code", "kbd", "style", "script"})


class MarkupReader:
    """Follows HTML through the pieces between Jinja's tags; `say` gets each message and gives what stands there."""

    def __init__(self, say: Callable[[str], str]) -> None:
        """Begin outside any tag."""
        self._say = say
        self._place = "text"  # or "tag", or "value" of the attribute named below
        self._attribute = ""
        self._is_script_words = False
        self._silent = ""

    def data(self, text: str) -> str:
        """One piece of markup, with its messages said."""
        done: list[str] = []
        at = 0
        while at < len(text):
            end, step = {"text": self._text, "tag": self._tag, "value": self._value}[self._place](text, at)
            done.append(step)
            at = end
        return "".join(done)

    def string(self, text: str) -> str:
        """A string inside an expression."""
        return self._spoken(text) if VIETNAMESE.search(text) and self._is_read() else text

    def _is_read(self) -> bool:
        if self._place == "text":
            return not self._silent
        return self._place == "value" and (
            self._attribute in READ_ATTRIBUTES or (self._is_script_words and self._attribute.startswith("data-"))
        )

    def _text(self, text: str, at: int) -> tuple[int, str]:
        tag = _TAG.search(text, at)
        end = tag.start() if tag else len(text)
        piece = text[at:end] if self._silent else self._spoken(text[at:end])
        if tag is None:
            return end, piece
        name = tag[2].lower()
        if tag[1]:
            self._silent = "" if name == self._silent else self._silent
        elif name in _SILENT:
            self._silent = name
        self._place, self._is_script_words = "tag", False
        return tag.end(), piece + tag[0]

    def _tag(self, text: str, at: int) -> tuple[int, str]:
        found = _IN_TAG.search(text, at)
        if found is None:
            return len(text), text[at:]
        self._place, self._attribute = ("value", found[1]) if found[1] else ("text", "")
        return found.end(), text[at : found.end()]

    def _value(self, text: str, at: int) -> tuple[int, str]:
        end = text.find('"', at)
        value = text[at:] if end < 0 else text[at:end]
        if self._attribute == "id" and value == SCRIPT_WORDS:
            self._is_script_words = True
        shown = self._spoken(value) if self._is_read() else value
        if end < 0:
            return len(text), shown
        self._place = "tag"
        return end + 1, shown + '"'

    def _spoken(self, text: str) -> str:
        before, message, after = core_of(text)
        return f"{before}{self._say(message)}{after}" if is_message(message) else text


class InEnglish(Extension):
    """Compiles templates with their interface text in English."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The template's tokens, those that hold text said in English."""
        reader = MarkupReader(english)
        for token in stream:
            yield _said(token, reader)


def messages(environment: Environment, source: str) -> Iterator[str]:
    """The messages of one template, in order."""
    found: list[str] = []

    def note(message: str) -> str:
        found.append(message)
        return message

    reader = MarkupReader(note)
    for token in environment.lexer.tokenize(source):
        _said(token, reader)
    yield from found


def _said(token: Token, reader: MarkupReader) -> Token:
    if token.type == "data":
        return Token(token.lineno, token.type, reader.data(token.value))
    if token.type == "string":
        return Token(token.lineno, token.type, reader.string(token.value))
    return token
