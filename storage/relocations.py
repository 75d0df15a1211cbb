"""Whether a new listing is a removed one under another link. Pure.

It only ever suspects: a person confirms before anything follows. What a seller offers beside it, what another sells
under the maker's picture, and a shop's standing phrases do not tie two listings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from storage.near_duplicates import ALIKE, LIKE_TITLE, Offer, likeness

RELATED = 0.3  # share of common word runs from which one seller's two texts speak of one thing


class Tie(StrEnum):
    """What two listings have in common."""

    TEXT = "text"
    PICTURE = "picture"
    IDENTIFIER = "identifier"
    ACCOUNT = "account"


class RelocationState(StrEnum):
    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Advert:
    """A listing as it is compared: what it shows, who stands behind it, and what is suspected of it."""

    offer: Offer
    identifiers: frozenset[str]  # kind:value
    account: str | None  # host and name
    policies: frozenset[str]

    def keys(self) -> list[str]:
        """What a like listing is found by; two that share none are not compared."""
        account = [] if self.account is None else [f"s:{self.account}"]
        return [*self.offer.keys(), *(f"c:{each}" for each in self.identifiers), *account]


def ties(removed: Advert, new: Advert) -> tuple[Tie, ...]:
    """What ties `new` to `removed`, empty when it is another thing. Both have to be suspected under one policy."""
    if not removed.policies & new.policies:
        return ()
    runs = likeness(removed.offer.runs, new.offer.runs)
    found = [Tie.TEXT] if runs >= ALIKE else []
    if removed.offer.shares_picture(new.offer):
        found.append(Tie.PICTURE)
    if removed.identifiers & new.identifiers:
        found.append(Tie.IDENTIFIER)
    if removed.account is not None and removed.account == new.account:
        found.append(Tie.ACCOUNT)
    same_thing = runs >= RELATED or likeness(removed.offer.title, new.offer.title) >= LIKE_TITLE
    by_seller = same_thing and (Tie.IDENTIFIER in found or Tie.ACCOUNT in found)
    return tuple(found) if by_seller or new.offer.is_like(removed.offer) else ()
