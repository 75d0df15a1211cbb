"""Which accounts are one seller: a union of accounts by the identifiers they share, weighed, with guards. Pure.

An entity-resolution library (splink) compares records field by field and learns weights from data; here two accounts
have no fields in common but identifiers that either are the same or are not, every link must be told to a person in one
sentence, and a new observation must be placed in milliseconds. So a union with stated weights does it:

1. Each kind of identifier has a weight: the chance that two accounts that share it are one seller. Those from JOINS on
   join by themselves; weaker ones only together (1 - the product of their doubts).
2. Before an identifier joins, the groups that it would join are counted which have a number to call or a tax code of
   their own: **rivals**. Where there are too many, or too many accounts, it is somebody else's (a hotline of a market,
   an agency's tracking code, a stock picture) and joins nothing. Those seen beside the fewest other numbers are taken
   first, so that a seller's own are known when a hotline's turn comes.
3. What people said outranks all of it: accounts that they joined are one, accounts that they parted are never joined.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from storage.records import Contact, ContactKind

JOINS = 0.8


class Weight(NamedTuple):
    """What an identifier of a kind says. `most`: accounts; `rivals`: groups with numbers of their own."""

    chance: float
    most: int
    rivals: int


# Kinds of links: several kinds of Contact may be one (a Zalo number is a number to call).
PHONE, SERVICE, NAME, MENTION = "phone", "service_number", "name", "mention"
WEIGHTS: dict[str, Weight] = {
    PHONE: Weight(0.95, 300, 3),
    "bank_account": Weight(0.97, 300, 40),
    "wallet": Weight(0.97, 300, 40),
    "tax_code": Weight(0.95, 300, 6),
    "business_number": Weight(0.95, 300, 6),
    "email": Weight(0.95, 300, 3),
    "facebook": Weight(0.9, 300, 3),
    "telegram": Weight(0.9, 300, 3),
    "zalo": Weight(0.9, 300, 3),
    "whatsapp": Weight(0.9, 300, 3),
    "tiktok": Weight(0.9, 300, 3),
    "instagram": Weight(0.9, 300, 3),
    "youtube": Weight(0.9, 300, 3),
    "shopee": Weight(0.9, 300, 3),
    "lazada": Weight(0.9, 300, 3),
    "sendo": Weight(0.9, 300, 3),
    "links": Weight(0.9, 300, 3),
    "ad_id": Weight(0.9, 100, 3),
    "tracking_id": Weight(0.85, 100, 3),
    "domain": Weight(0.85, 300, 3),
    "address": Weight(0.6, 12, 4),
    SERVICE: Weight(0.55, 30, 3),
    MENTION: Weight(0.4, 8, 3),
    "image": Weight(0.35, 6, 3),
    "owner": Weight(0.35, 12, 4),
    NAME: Weight(0.3, 6, 3),
}
MOST_OF_ONE_KIND = 2  # several weak ones of a kind (pictures) count as two at most
_IN_NUMBERS = re.compile(r"[\d.]+|\[?[0-9a-f:]*:[0-9a-f:.]*\]?")
_NUMBER = re.compile(r"\+?\d{8,15}")
_SOCIAL = {ContactKind.MESSENGER: "facebook"}
_NUMBERED = {ContactKind.ZALO, ContactKind.WHATSAPP, ContactKind.VIBER, ContactKind.PHONE}
_NO_LINK = {ContactKind.CARRIER, ContactKind.PAYMENT}


class Link(NamedTuple):
    """By what accounts can be tied: equal links are the same identifier."""

    kind: str
    key: str


def link_of(contact: Contact) -> Link | None:
    """The link that a Contact makes; None for a hint that ties nothing."""
    kind, value = contact.kind, contact.value
    if kind in _NO_LINK:
        return None
    if kind in _NUMBERED:
        if _NUMBER.fullmatch(value):
            return Link(SERVICE if value.startswith(("1900", "1800")) else PHONE, value)
        return None if kind in {ContactKind.VIBER, ContactKind.PHONE} else Link(kind.value, value)
    if kind is ContactKind.EMAIL:
        return Link("email", _mailbox(value))
    if kind is ContactKind.DOMAIN:
        if _IN_NUMBERS.fullmatch(value):  # a machine, which many sites may share, and nobody's name
            return None
        return Link("domain" if contact.detail else MENTION, value)
    if kind is ContactKind.TAX_CODE:
        return Link("tax_code", value[:10] if "-" in value else value)
    if kind is ContactKind.ADDRESS:
        return _house(contact)
    if kind is ContactKind.OWNER:
        name = _letters(value)
        return Link("owner", name) if name.count(" ") >= 1 else None
    return Link(_SOCIAL.get(kind, kind.value), value)


def name_link(name: str) -> Link | None:
    """The weak link of an account's own name; None for a name of one short word, which many have."""
    letters = _letters(name)
    return Link(NAME, letters) if len(letters) >= 6 and (" " in letters or len(letters) >= 9) else None


def _mailbox(address: str) -> str:
    """Gmail delivers the same with dots and with what stands behind a plus."""
    name, _, host = address.partition("@")
    return f"{name.split('+')[0].replace('.', '')}@{host}" if host in {"gmail.com", "googlemail.com"} else address


def _house(contact: Contact) -> Link | None:
    """A house by its number and street within its commune; a street alone, or a province alone, holds thousands."""
    if "," not in contact.detail:
        return None
    house = _letters(contact.value.split(",")[0])
    return Link("address", f"{house} | {_letters(contact.detail)}") if re.match(r"(?:so )?\d", house) else None


@lru_cache(maxsize=50_000)
def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    kept = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.split())


def confidence(kinds: Iterable[str]) -> float:
    """Chance that an account belongs to its group, from the kinds of the identifiers that it shares with it."""
    doubt = 1.0
    counted: dict[str, int] = defaultdict(int)
    for kind in kinds:
        counted[kind] += 1
        if WEIGHTS[kind].chance >= JOINS or counted[kind] <= MOST_OF_ONE_KIND:
            doubt *= 1 - WEIGHTS[kind].chance
    return round(1 - doubt, 4)


@dataclass
class Grouping:
    """What came of it: the group of each account (its number is one of its accounts), and why links joined nothing."""

    group: dict[int, int]
    shared: dict[int, str] = field(default_factory=dict)  # link's number -> the reason, for a person
    refused: list[tuple[int, int, int]] = field(default_factory=list)  # (link, account, account) that people parted


def group_accounts(
    accounts: Sequence[int],
    held: Mapping[int, Sequence[int]],
    kinds: Mapping[int, str],
    *,
    totals: Mapping[int, int] | None = None,
    known_shared: Mapping[int, str] | None = None,
    trusted: Collection[int] = (),
    same: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> Grouping:
    """Group accounts by the links they hold.

    `held`: link's number -> accounts that show it, each once. `totals`: accounts of a link beyond these, where they are
    more. `known_shared`: links that were found to be somebody else's where not all of their accounts are here.
    `trusted`: links that a person vouched for. `same`, `apart`: what people said of two accounts.
    """
    work = _Union(accounts, kinds, apart)
    for one, other in same:
        if one in work.parent and other in work.parent:
            work.join(one, other, -1)
    shared = dict(known_shared or {})
    weak: list[int] = []
    beside = _numbers_beside(held, kinds)
    for link in sorted(held, key=lambda each: (beside[each], len(held[each]), kinds[each], each)):
        holders = held[link]
        if link in shared:
            continue
        if len(holders) < 2:
            work.own(link, holders)
            continue
        total = (totals or {}).get(link, len(holders))
        why = "" if link in trusted else _not_of_one(work, link, holders, kinds[link], total)
        if why:
            shared[link] = why
        elif WEIGHTS[kinds[link]].chance < JOINS:
            weak.append(link)
        else:
            for other in holders[1:]:
                work.join(holders[0], other, link)
            work.own(link, holders)
    _join_weak(work, weak, held, kinds)
    return Grouping({account: work.find(account) for account in accounts}, shared, work.refused)


def _numbers_beside(held: Mapping[int, Sequence[int]], kinds: Mapping[int, str]) -> dict[int, int]:
    """Of each link, how many different numbers to call and tax codes its accounts show."""
    shown: dict[int, list[int]] = defaultdict(list)
    for link, holders in held.items():
        if kinds[link] in _OWN:
            for account in holders:
                shown[account].append(link)
    nothing: list[int] = []
    return {link: _different(shown.get(account, nothing) for account in holders) for link, holders in held.items()}


def _different(lists: Iterable[list[int]]) -> int:
    seen: set[int] = set()
    for each in lists:
        seen.update(each)
    return len(seen)


def _not_of_one(work: _Union, link: int, holders: Sequence[int], kind: str, total: int) -> str:
    """Why a link is taken for somebody else's; empty when it may join its accounts."""
    weight = WEIGHTS[kind]
    if total > weight.most:
        return f"dùng chung bởi {total} tài khoản, nhiều hơn {weight.most}: chưa rõ của ai"
    if len(holders) < min(weight.rivals, 2):
        return ""
    rivals = work.rivals(link, holders)
    seldom = weight.rivals == _FEW and len(rivals) == _FEW - 1 and all(
        work.shows_seldom(root, count) for root, count in rivals.items()
    )  # fmt: skip
    if len(rivals) >= weight.rivals or seldom:
        return f"có ở {len(rivals)} nhóm tài khoản mà mỗi nhóm có số điện thoại hoặc mã số thuế riêng: của bên thứ ba"
    return ""


def _join_weak(work: _Union, weak: Sequence[int], held: Mapping[int, Sequence[int]], kinds: Mapping[int, str]) -> None:
    """Join pairs that share several weak links which together are enough, unless their tax codes differ."""
    shared: dict[tuple[int, int], list[int]] = defaultdict(list)
    for link in weak:
        holders = held[link]
        for place, one in enumerate(holders):
            for other in holders[place + 1 :]:
                if work.find(one) != work.find(other):
                    shared[one, other].append(link)
    for (one, other), links in sorted(shared.items(), key=lambda each: (-len(each[1]), each[0])):
        if confidence(kinds[link] for link in links) >= JOINS and not work.differ_in_law(one, other):
            work.join(one, other, links[0])


_MANY = -1
_FEW = 3  # rivals from which a number is a stranger's; two that show it seldom are enough
_KNOWN = 3  # accounts from which a group is known without a further number
_OWN = {PHONE, "tax_code"}


class _Union:
    """Union-find over accounts that knows of each group whether it has a number and a tax code of its own."""

    def __init__(self, accounts: Sequence[int], kinds: Mapping[int, str], apart: Iterable[tuple[int, int]]) -> None:
        self.parent = {account: account for account in accounts}
        self.size = dict.fromkeys(accounts, 1)
        self.refused: list[tuple[int, int, int]] = []
        self._phone: dict[int, int] = {}  # root -> the only number of its group, or _MANY; missing: none
        self._law: dict[int, int] = {}
        self._apart: dict[int, set[int]] = defaultdict(set)
        self._kinds = kinds
        for one, other in apart:
            if one in self.parent and other in self.parent:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def find(self, account: int) -> int:
        parent = self.parent
        root = account
        while parent[root] != root:
            root = parent[root]
        while parent[account] != root:
            parent[account], account = root, parent[account]
        return root

    def join(self, one: int, other: int, link: int) -> None:
        """Make two groups one, unless people parted some of their accounts."""
        first, second = self.find(one), self.find(other)
        if first == second:
            return
        if self._apart and any(self.find(each) == second for each in self._apart.get(first, ())):
            self.refused.append((link, one, other))
            return
        if self.size[first] < self.size[second]:
            first, second = second, first
        self.parent[second] = first
        self.size[first] += self.size[second]
        for own in (self._phone, self._law):
            if second in own:
                own[first] = own[second] if own.get(first, own[second]) == own[second] else _MANY
        if second in self._apart:
            self._apart[first] |= self._apart.pop(second)

    def own(self, link: int, holders: Sequence[int]) -> None:
        """Note that a number to call, or a tax code, is that of the accounts that show it."""
        kind = self._kinds[link]
        if kind not in _OWN:
            return
        known = self._phone if kind == PHONE else self._law
        for account in holders:
            root = self.find(account)
            known[root] = link if known.get(root, link) == link else _MANY

    def rivals(self, link: int, holders: Sequence[int]) -> dict[int, int]:
        """Those groups that show a link and have another number, or another tax code, of their own: root -> how many of
        its accounts show it."""
        counted = Counter(self.find(account) for account in holders)
        none = (None, link)
        return {
            root: count
            for root, count in counted.items()
            if self._phone.get(root) not in none or self._law.get(root) not in none
        }

    def shows_seldom(self, root: int, count: int) -> bool:
        """Whether a group that is known without it shows a link on fewer than half of its accounts."""
        return self.size[root] >= _KNOWN and 2 * count < self.size[root]

    def differ_in_law(self, one: int, other: int) -> bool:
        first, second = self._law.get(self.find(one)), self._law.get(self.find(other))
        return first is not None and second is not None and first != second
