"""Shows what was crawled without letting it act: control characters become visible, addresses lose their teeth.

Everything here gives plain strings for an escaping template; nothing gives markup.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from storage.records import Finding, QuotedField

MOST_MARKS = 3  # combining marks on one letter; Vietnamese in NFD needs two
MOST_TEXT = 3000  # characters of a page's text before "xem đầy đủ"
MOST_FULL_TEXT = 300_000  # a browser lays this out in well under a second
_HIDDEN_KINDS = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")  # letters by class, nothing to see
_DEFANGED = {"http": "hxxp", "https": "hxxps"}


@dataclass(frozen=True)
class Piece:
    """A stretch of text, marked as suspect or not."""

    text: str
    is_suspect: bool


def visible(text: str, *, keep_lines: bool = False) -> str:
    """`text` with control, bidi, zero-width and tag characters as tokens like ⟦U+202E⟧, and piles of marks cut.

    Line breaks become tokens too unless `keep_lines`: a title has none to give.
    """
    shown: list[str] = []
    marks = 0
    for letter in text.replace("\r\n", "\n") if keep_lines else text:
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks > MOST_MARKS:
            if marks == MOST_MARKS + 1:
                shown.append("⟦…⟧")
            continue
        if keep_lines and letter in "\n\t":
            shown.append(letter)
        elif kind in _HIDDEN_KINDS or letter in _BLANK_LETTERS:
            shown.append(f"⟦U+{ord(letter):04X}⟧")
        else:
            shown.append(letter)
    return "".join(shown)


def short(text: str, most: int = 160) -> str:
    """One visible line of at most about `most` characters."""
    return visible(text) if len(text) <= most else visible(text[:most].rstrip()) + "…"


def hides_something(text: str) -> bool:
    """Whether `text` holds characters that a reader would not see, line breaks aside."""
    return any(
        (unicodedata.category(letter) in _HIDDEN_KINDS and letter not in "\r\n\t") or letter in _BLANK_LETTERS
        for letter in text
    )


def defanged(url: str) -> str:
    """An address that nobody opens by accident: hxxps://ban-hang[.]vn/…; other schemes get a bracketed colon."""
    text = visible(url.strip())
    scheme, colon, rest = text.partition(":")
    if scheme.lower() not in _DEFANGED:
        return f"{scheme}[:]{rest}" if colon else text
    slashes = "//" if rest.startswith("//") else ""
    host, slash, path = rest[len(slashes) :].partition("/")
    return f"{_DEFANGED[scheme.lower()]}:{slashes}{host.replace('.', '[.]')}{slash}{path}"


def host_warnings(url: str) -> tuple[str, ...]:
    """What an official should know about the host name: its other spelling, mixed scripts, a user part."""
    warnings: list[str] = []
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ("địa chỉ viết sai quy cách",)
    if parts.username is not None:
        warnings.append("địa chỉ có phần tên đăng nhập trước dấu @, dễ làm người đọc nhầm tên miền")
    if other := _other_spelling(host):
        warnings.append(f"tên miền quốc tế hóa, cách viết khác: {visible(other)}")
        scripts = sorted({_script(letter) for name in (host, other) for letter in name if letter.isalpha()})
        if any(script in scripts for script in ("CYRILLIC", "GREEK", "CHEROKEE", "ARMENIAN")):
            warnings.append(f"tên miền dùng chữ dễ nhầm với chữ Latinh: {', '.join(scripts)}")
    if hides_something(url):
        warnings.append("địa chỉ có ký tự điều khiển hoặc ký tự không nhìn thấy")
    return tuple(warnings)


def _other_spelling(host: str) -> str:
    try:
        if host.isascii():
            return host.encode().decode("idna") if "xn--" in host else ""
        return host.encode("idna").decode()
    except UnicodeError:
        return ""


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ", maxsplit=1)[0]


def marked(text: str, field: QuotedField, findings: Sequence[Finding], most: int) -> tuple[Piece, ...]:
    """The first `most` characters of `text` in pieces; what a finding of `field` quotes is marked, overlaps once.

    Only a text keeps its line breaks; a title's become visible tokens.
    """
    lines = field is QuotedField.TEXT
    text_end = min(len(text), most)
    pieces: list[Piece] = []
    done = 0
    for start, end in _merged(text, field, findings):
        if start >= text_end:
            break
        if start > done:
            pieces.append(Piece(visible(text[done:start], keep_lines=lines), is_suspect=False))
        done = min(end, text_end)
        pieces.append(Piece(visible(text[start:done], keep_lines=lines), is_suspect=True))
    if done < text_end:
        pieces.append(Piece(visible(text[done:text_end], keep_lines=lines), is_suspect=False))
    return tuple(pieces)


def _merged(text: str, field: QuotedField, findings: Sequence[Finding]) -> list[tuple[int, int]]:
    """Spans that hold what they say they hold, in order, those that touch or overlap joined."""
    spans = sorted(
        (finding.start, finding.end)
        for finding in findings
        if finding.field is field and finding.quote and text[finding.start : finding.end] == finding.quote
    )
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
