"""Words for full-text search: as written with Vietnamese marks, and folded.

``dien mau`` has to find ``điện máu`` and ``điện máu`` only itself, so each Case is indexed in both forms and each word
of a query looks in the form it was typed in. No database folds đ, and tones stand in two places (hòa, hoà): both are
done here.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
_LONGEST = 20_000  # characters of a Case that are searched; what lies behind is boilerplate
_NEW_TONES = {
    new: old
    for news, olds in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for new, old in zip(news.split(), olds.split(), strict=True)
}
_NEW_TONE = re.compile(r"(?<!q)(?:" + "|".join(_NEW_TONES) + r")(?!\w)")


def marked_words(text: str) -> list[str]:
    """The words of `text` in lower case, composed, with their marks and one place for the tone."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text[:_LONGEST]).casefold())
    composed = _NEW_TONE.sub(lambda found: _NEW_TONES[found[0]], composed)
    return _WORD.findall(composed)


def fold(word: str) -> str:
    """A word without marks, đ as d."""
    letters = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def index_text(*texts: str) -> tuple[str, str]:
    """(folded, marked) words of a Case, as the index stores them."""
    words = [word for text in texts for word in marked_words(text)]
    return " ".join(fold(word) for word in words), " ".join(words)


def query_words(text: str) -> tuple[list[str], list[str]]:
    """(words to look for folded, words to look for as marked) of what a person typed."""
    words = marked_words(text)
    return [word for word in words if fold(word) == word], [word for word in words if fold(word) != word]
