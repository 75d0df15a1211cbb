"""Copied addresses: a whole official domain within another one, a copied state suffix, and lures that name nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from classifier.lookalike.find import TINY, is_everyday
from classifier.lookalike.host import Host
from classifier.lookalike.match import Kind
from classifier.lookalike.names import Keyword, Names, own_label

_NO_KEYWORD = Keyword("", (), "")
_STATE_SECTORS = frozenset({"government", "province"})
# gov, govn, govvn, vngov, gov-vn, agov, govnx …: the state suffix as campaigns bend it.
_STATE_TOKEN = re.compile(r"[a-z]{0,3}gov|gov[a-z]{0,3}\d?|govvn\w?")
_STATE_LABEL = re.compile(r"(?:[a-z0-9]+-)*(?:gov-?vn|govn|vn-?gov)(?:-[a-z0-9]+)*|vietgov|viettgov|gov-?vietnam")
_COUNTRY_LABEL = re.compile(
    r"(?:com-)?vn-?(?:i?bank|ib|ebank|ebanking|ibanking|bnk|banks)|com-vn|vn-[a-z]{1,3}\d?|com-[a-z]{2,3}"
)
_CHEAP = frozenset(
    [
        "xyz",
        "top",
        "vip",
        "info",
        "cc",
        "icu",
        "life",
        "click",
        "online",
        "site",
        "shop",
        "club",
        "live",
        "pw",
        "cyou",
        "buzz",
        "asia",
    ]
)


@dataclass(frozen=True, slots=True)
class Trick:
    """A copied address: its kind, the organisation's index (None: nobody is named), and the copied part."""

    kind: Kind
    target: int | None
    part: str


class Tricks:
    """Finds copied addresses of one list of names."""

    def __init__(self, names: Names) -> None:
        self._names = names
        spelled = {form: at for domain, at in names.domains.items() for form in (domain, domain.replace(".", "-"))}
        self._spelled = list(spelled.items())
        self._domains = AhoCorasick([form for form, _ in self._spelled])
        self._state: dict[str, int] = {}
        for at, each in enumerate(names.protected):
            if each.sector in _STATE_SECTORS or each.domain.endswith(".gov.vn"):
                for word in (own_label(each.domain), *each.keywords):
                    self._state.setdefault(word, at)
        self._searched = frozenset(
            word
            for word in self._state
            if names.keywords.get(word, _NO_KEYWORD).role == "keyword" and not is_everyday(word)
        )

    def of(self, host: Host) -> Trick | None:
        """The copied address in the host, if there is one."""
        text = ".".join([label.plain for label in host.labels])
        return self._embedded(text) or self._suffixed(text) or self._lure(host, text)

    def _embedded(self, text: str) -> Trick | None:
        """An official domain, dots kept or turned into hyphens, between dots, hyphens or the ends of what stands before
        the suffix."""
        best: tuple[int, int, str] | None = None
        for pattern, start, end in self._domains.find_matches_as_indexes(text, overlapping=True):
            form, at = self._spelled[pattern]
            before, after = text[start - 1 : start], text[end : end + 1]
            is_part = before in ("", ".", "-") and (after in (".", "-") or ("." not in form and after == ""))
            if is_part and (best is None or len(form) > best[0]):
                best = len(form), at, form
        return None if best is None else Trick(Kind.EMBEDDED, best[1], best[2])

    def _suffixed(self, text: str) -> Trick | None:
        if "gov" not in text:
            return None
        tokens = re.split(r"[.-]", text)
        for at, token in enumerate(tokens):
            if token.endswith("gov") and (target := self._state.get(token.removesuffix("gov"))) is not None:
                return Trick(Kind.SUFFIX_TRICK, target, token)
            if not _STATE_TOKEN.fullmatch(token):
                continue
            for near in (*tokens[at - 1 : at], *tokens[at + 1 : at + 2]):
                # A tiny word counts before the copied suffix only; a bare label only beside one that begins as the
                # real one does.
                is_near = len(near) > TINY or near in tokens[at - 1 : at]
                is_sure = near in self._searched or token.startswith("gov")
                if is_near and is_sure and (target := self._state.get(near)) is not None:
                    return Trick(Kind.SUFFIX_TRICK, target, f"{near} … {token}")
        return None

    def _lure(self, host: Host, text: str) -> Trick | None:
        registered = host.labels[-1].plain
        if "gov" in text and any(_STATE_LABEL.fullmatch(label.plain) for label in host.labels):
            return Trick(Kind.SUFFIX_LURE, None, "gov.vn")
        if host.suffix in _CHEAP and _COUNTRY_LABEL.fullmatch(registered):
            return Trick(Kind.SUFFIX_LURE, None, registered)
        return None
