"""Protected names made ready for the search: keywords, the labels of official domains, and short stems."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from classifier.lookalike.reading import skeleton
from classifier.lookalike.suffixes import suffix_at
from classifier.protected import ProtectedName

_SHORTEST_STEM = 5
_STEM_ENDINGS = ("bank", "finance")
STATE = "government"


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that stands for organisations (indices into the list). `role`: keyword, label (of the official domain) or stem."""

    text: str
    targets: tuple[int, ...]
    role: str


@dataclass(frozen=True, slots=True)
class Names:
    """The list, its keywords by text and by skeleton, and every domain that never matches."""

    protected: tuple[ProtectedName, ...]
    keywords: dict[str, Keyword]
    by_skeleton: dict[str, Keyword]
    domains: dict[str, int]
    never: frozenset[str]


def names_of(protected: Sequence[ProtectedName], allow: Collection[str] = ()) -> Names:
    """Make `protected` ready."""
    found: dict[str, tuple[list[int], str]] = {}
    for at, each in enumerate(protected):
        for word in each.keywords:
            _add(found, word.replace("-", ""), at, "keyword")
    for at, each in enumerate(protected):
        _add(found, own_label(each.domain).replace("-", ""), at, "label")
    for at, each in enumerate(protected):
        for word in each.keywords:
            for ending in _STEM_ENDINGS:
                if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM:
                    _add(found, word.removesuffix(ending), at, "stem")
    keywords = {text: Keyword(text, tuple(targets), role) for text, (targets, role) in found.items()}
    domains = {domain: at for at, each in reversed(list(enumerate(protected))) for domain in each.domains}
    return Names(
        protected=tuple(protected),
        keywords=keywords,
        by_skeleton={skeleton(text)[0]: keyword for text, keyword in reversed(keywords.items())},
        domains=domains,
        never=frozenset(domains) | frozenset(each.lower() for each in allow),
    )


def own_label(domain: str) -> str:
    """The first label of an official domain, which its copies under another suffix keep."""
    labels = domain.split(".")
    return labels[0] if suffix_at(labels) > 0 else ""


def _add(found: dict[str, tuple[list[int], str]], word: str, target: int, role: str) -> None:
    if len(word) < 2:
        return
    targets, known = found.setdefault(word, ([], role))
    if known == role and target not in targets:
        targets.append(target)
