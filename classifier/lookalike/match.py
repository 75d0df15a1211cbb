"""What the engine says of a name: a Match. Kinds and tiers are closed lists."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a name imitates. The strongest one that holds is named."""

    EMBEDDED = "embedded"  # a whole official domain stands inside another: vietcombank.com.vn.evil.top
    SUFFIX_TRICK = "suffix_trick"  # the name and a copied suffix: vneid-gov-vn.com, moit.gov.vn-a.cc
    HOMOGLYPH = "homoglyph"  # letters of other scripts, Vietnamese marks, or digits in place of letters
    TLD_SWAP = "tld_swap"  # the same name under another suffix
    TYPO = "typo"  # one letter more, less, changed, or two swapped
    TYPO_COMBO = "typo_combo"  # such a slip, and further words
    COMBO = "combo"  # the name and further words in one label
    SUBDOMAIN = "subdomain"  # the name stands alone as a label under an unrelated domain
    SUFFIX_LURE = (
        "suffix_lure"  # no protected name, but made to look like part of a state or bank address: vn-ibank.xyz
    )


class Tier(StrEnum):
    """How loud a match is."""

    ALERT = "alert"  # send an alert
    REVIEW = "review"  # for the ranked list only


@dataclass(frozen=True, slots=True)
class Match:
    """A name that imitates a protected one: a lead for a person, never proof.

    `domain` echoes the name as it was given; `registrable` is the part that somebody registered (or the host, under a hosting
    platform); `target` and `target_domain` are the organisation's name and first domain, None for a suffix lure; `score` is 0 to 1;
    `why` is a Vietnamese sentence.
    """

    domain: str
    registrable: str
    target: str | None
    target_domain: str | None
    kind: Kind
    score: float
    tier: Tier
    why: str
