"""A seller's identifiers in a text and in an Observation: pure, and never a bystander's.

What cannot be told for certain is left out and named as a doubt: a page with 500 numbers to call is a list of other
people, two tax codes on one page are two owners.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.identifiers.accounts import OWN_SITE, account_of, accounts_in, registered_name
from crawler.identifiers.bystanders import (
    COMMON_NUMBERS,
    end_of_sellers_words,
    is_bystanders,
    is_strangers_line,
)
from crawler.identifiers.hints import hints_in, offers_something
from crawler.identifiers.numbers import (
    LOOK_BACK,
    bank_account,
    business_number,
    label_before,
    tax_code,
)
from crawler.identifiers.phones import foreign_numbers, numbers_in
from crawler.identifiers.places import addresses_in
from crawler.identifiers.spelling import FEWEST_DIGITS, Run, folded, plain, runs_of
from storage.records import Contact, ContactKind, Identified, Kind, Observation

_ZALO = re.compile(
    r"(?:z\s?a\s?l\s?o|\bzl\b|\bzep\b|da lo|za lo)\s*(?:oa|sdt|so|ms|chi|em|shop|ship|cod|[:.\-/+,=> ])*$"
)
_ZALO_ABOVE = re.compile(
    r"(?:zalo|\bzl\b|za lo)\s*(?:o|so|cung so|nhu|sdt|theo so|thi|cung)?\s*(?:tren|cung so|so tren|ben tren)"
)
_ZALO_BEHIND = re.compile(r"\s*[(\-/+,]*\s*(?:co |cung la |la )?(?:zalo|zl)\b")
# More of one kind on one page than one seller has: a list of branches, of agents, of other people.
MOST: dict[ContactKind, int] = {
    ContactKind.PHONE: 12, ContactKind.ZALO: 12, ContactKind.WHATSAPP: 12, ContactKind.VIBER: 12,
    ContactKind.TRACKING_ID: 12, ContactKind.BANK_ACCOUNT: 8, ContactKind.EMAIL: 6, ContactKind.DOMAIN: 6,
    ContactKind.FACEBOOK: 6, ContactKind.TIKTOK: 6, ContactKind.SHOPEE: 6, ContactKind.TELEGRAM: 6,
    ContactKind.ADDRESS: 30,
}  # fmt: skip
_NAMES = {
    ContactKind.PHONE: "số điện thoại", ContactKind.ZALO: "số Zalo", ContactKind.EMAIL: "địa chỉ thư điện tử",
    ContactKind.BANK_ACCOUNT: "số tài khoản", ContactKind.DOMAIN: "tên miền", ContactKind.ADDRESS: "địa chỉ",
}  # fmt: skip
_SITES = frozenset({"website", "woocommerce", "haravan", "sapo", "nhanh"})
_SELLING = frozenset({Kind.LISTING, Kind.AD, Kind.ACCOUNT})


def identifiers_in(text: str) -> tuple[Contact, ...]:
    """The identifiers that a seller's text gives, in its order, each once."""
    readable = plain(text)
    low = folded(readable)
    end = end_of_sellers_words(low)
    readable, low = readable[:end], low[:end]
    if len(low) != len(readable):  # a letter that folds to two: places would differ
        low = readable.lower()[: len(readable)]
    found = [*_numbers(readable, low), *accounts_in(readable), *_addresses(readable, low), *hints_in(low)]
    kept = [(place, contact) for place, contact in found if not is_bystanders(low, place)]
    return tuple(dict.fromkeys(contact for _, contact in sorted(kept, key=lambda each: each[0])))


def _numbers(text: str, low: str) -> Iterator[tuple[int, Contact]]:
    last_phone: str | None = None
    since = 0
    for run in runs_of(text, low):
        if run.length >= FEWEST_DIGITS:
            label = label_before(low, run.start, since)
            taken, contacts = _labelled(run, label, text, low, since)
            yield from ((run.start, contact) for contact in contacts)
            rest = Run(run.groups[taken:] if taken or label not in {"person", "other"} else ())
            for begin, end, number in numbers_in(rest, text, low):
                if number in COMMON_NUMBERS or is_strangers_line(low, begin):
                    continue
                last_phone = None if is_bystanders(low, begin) else number
                yield begin, Contact(kind=ContactKind.PHONE, value=number)
                if _ZALO.search(low[max(0, begin - LOOK_BACK) : begin].split("\n")[-1]) or _ZALO_BEHIND.match(low, end):
                    yield begin, Contact(kind=ContactKind.ZALO, value=number)
        if last_phone:
            for above in _ZALO_ABOVE.finditer(low, run.end, run.end + 120):
                yield above.start(), Contact(kind=ContactKind.ZALO, value=last_phone)
        since = run.end
    for begin, number in foreign_numbers(text):
        yield begin, Contact(kind=ContactKind.PHONE, value=number)


def _labelled(run: Run, label: str, text: str, low: str, since: int) -> tuple[int, tuple[Contact, ...]]:
    """(how many groups of the run, what they are) where the words around say that it is no number to call."""
    if label in {"tax", "business"}:
        found = tax_code(run) if label == "tax" else business_number(run, text)
        return (0, ()) if found is None else (found[0], (found[1],))
    if label in {"bank", ""}:
        account = bank_account(run, text, low, since, labelled=label == "bank")
        return (0, ()) if account is None else account
    return 0, ()


def _addresses(text: str, low: str) -> Iterator[tuple[int, Contact]]:
    for place, written, lies in addresses_in(text, low):
        yield place, Contact(kind=ContactKind.ADDRESS, value=written[:200], detail=str(lies))


def identify(observation: Observation) -> Identified:
    """What ties an Observation to whoever sells there: its page's contacts, its words, its address, its pictures."""
    words = f"{observation.title}\n{observation.text}"
    found = [*observation.contacts, *identifiers_in(words)]
    account = account_of(observation.url) or account_of(observation.canonical_url)
    if account is not None:
        found.insert(0, account)
    if site := _own_site(observation):
        found.append(Contact(kind=ContactKind.DOMAIN, value=site, detail=OWN_SITE))
    found += [Contact(kind=ContactKind.IMAGE, value=each) for each in observation.image_hashes if _is_telling(each)]
    contacts, doubts = _certain(dict.fromkeys(found))
    sells = observation.kind in _SELLING or bool(observation.orders_online) or observation.price is not None
    return Identified(
        contacts=contacts,
        doubts=doubts,
        account=_account_name(observation, account),
        sells=sells or (observation.kind is not Kind.ARTICLE and offers_something(folded(plain(words)))),
    )


def _account_name(observation: Observation, account: Contact | None) -> str | None:
    if observation.seller:
        return observation.seller
    if account is not None:
        return account.value
    return urlsplit(observation.url).hostname if observation.platform in _SITES else None


def _own_site(observation: Observation) -> str | None:
    """The registered name of a shop's own site; None on a market, where sellers have names of their own."""
    if observation.platform not in _SITES:
        return None
    name = registered_name(urlsplit(observation.url).hostname or "")
    if name is None or observation.seller is None:
        return name
    label, seller = _letters(name.split(".")[0]), _letters(observation.seller)
    return name if label and seller and (label in seller or seller in label) else None


def _letters(text: str) -> str:
    return "".join(letter for letter in folded(plain(text)) if letter.isalnum())


def _is_telling(image_hash: str) -> bool:
    """A picture of one colour has the same hash as any other: almost all bits alike."""
    return 6 <= int(image_hash, 16).bit_count() <= 58


def _certain(found: dict[Contact, None]) -> tuple[tuple[Contact, ...], tuple[str, ...]]:
    """Those contacts that can be one seller's, and why the others were left out."""
    by_kind: dict[ContactKind, set[str]] = defaultdict(set)
    for contact in found:
        by_kind[contact.kind].add(contact.value)
    doubts = [
        f"Có {len(by_kind[kind])} {_NAMES.get(kind, kind.value)} trên một trang: "
        "chưa rõ của ai, không nối người bán theo chúng."
        for kind, most in MOST.items()
        if len(by_kind[kind]) > most
    ]
    left_out = {kind for kind, most in MOST.items() if len(by_kind[kind]) > most}
    owners = {value[:10] for value in by_kind[ContactKind.TAX_CODE]}
    if len(owners) > 1:
        left_out |= {ContactKind.TAX_CODE, ContactKind.BUSINESS_NUMBER}
        doubts.append(
            f"Trang nêu {len(owners)} mã số thuế khác nhau ({', '.join(sorted(owners)[:4])}): chưa rõ ai là chủ."
        )
    return tuple(contact for contact in found if contact.kind not in left_out), tuple(doubts)
