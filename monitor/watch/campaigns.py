"""What lookalikes of one campaign share: one registered name, a pattern, a certificate; later a registrar or a page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from classifier.lookalike.match import Match

_DIGITS = re.compile(r"\d+")
MOST_NAMES = 40  # in one certificate; more come from a hosting platform's shared one and prove nothing


def keys_of(match: Match, certificate: Mapping[str, object]) -> tuple[str, ...]:
    """The keys by which a match is joined to others; the registered name always stands among them."""
    target = match.target_domain or "-"
    keys = [f"name:{match.registrable}", f"pattern:{target}:{pattern_of(match.registrable)}"]
    names = certificate.get("names")
    if certificate.get("serial") and isinstance(names, list) and len(names) <= MOST_NAMES:
        keys.append(f"certificate:{certificate.get('issuer')}:{certificate['serial']}")
    return tuple(keys)


def keys_of_look(
    target_domain: str, registrar: str, registered_day: str, page_hash: str
) -> tuple[str, ...]:  # fmt: skip
    """What a look at the domain adds: one registrar on one day for one target; the very same page."""
    keys = []
    if registrar and registered_day:
        # The registrar alone joins half the Internet; the same one for the same target on the same day does not.
        keys.append(f"registrar:{target_domain}:{registrar.casefold()}:{registered_day}")
    if page_hash:
        keys.append(f"page:{target_domain}:{page_hash}")
    return tuple(keys)


def pattern_of(registrable: str) -> str:
    """A registered name's first label with its numbers left open: `vcb-01.top` and `vcb-22.xyz` share one."""
    label = registrable.partition(".")[0]
    return _DIGITS.sub("#", label)
