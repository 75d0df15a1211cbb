"""What DNS says of a domain. "No such name" and "our resolver failed" are two different answers and stay so."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import dns.exception
import dns.name
import dns.resolver

SECONDS = 6.0  # for one question, retries included
MOST_VALUES = 20
KINDS = ("A", "AAAA", "NS", "MX", "CNAME")


class Found(StrEnum):
    """Whether a name leads anywhere."""

    ADDRESS = "address"
    NO_ADDRESS = "no_address"
    NO_NAME = "no_name"
    FAILED = "failed"  # our resolver did not answer, or refused: nothing is known


@dataclass(frozen=True)
class DnsFacts:
    """Records by kind (A, AAAA, NS, MX, CNAME), sorted; empty kinds are left out."""

    found: Found
    records: dict[str, list[str]] = field(default_factory=dict)
    note: str = ""


def look_up(host: str, zone: str, server: str = "") -> DnsFacts:
    """Ask about `host`, and about the name servers of `zone` (the registered name). Never raises for what DNS says."""
    try:
        resolver = _resolver(server)
        name, zone_name = _wire_name(host), _wire_name(zone)
    except dns.resolver.NoResolverConfiguration:
        return DnsFacts(Found.FAILED, note="máy này không có máy chủ DNS nào được khai")
    except (dns.exception.DNSException, ValueError, UnicodeError):
        return DnsFacts(Found.FAILED, note="tên này DNS không hỏi được")
    records: dict[str, list[str]] = {}
    notes: list[str] = []
    has_no_name = False
    for kind in KINDS:
        try:
            answer = resolver.resolve(zone_name if kind == "NS" else name, kind, lifetime=SECONDS, search=False)
            records[kind] = sorted(str(each).lower().rstrip(".")[:253] for each in answer)[:MOST_VALUES]
        except dns.resolver.NXDOMAIN:
            has_no_name = has_no_name or kind != "NS"
        except dns.resolver.NoAnswer:
            continue
        except (dns.exception.DNSException, OSError) as error:
            notes.append(f"{kind}: máy chủ DNS không trả lời được ({type(error).__name__})")
            if kind == "A":
                break  # a resolver that is down makes every further question wait as long
    if "A" in records or "AAAA" in records:
        found = Found.ADDRESS
    elif notes:
        found = Found.FAILED
    else:
        found = Found.NO_NAME if has_no_name else Found.NO_ADDRESS
    return DnsFacts(found, records, "; ".join(notes))


def _resolver(server: str) -> dns.resolver.Resolver:
    if not server:
        return dns.resolver.Resolver()
    address, _, port = server.rpartition(":") if server.count(":") == 1 else (server, "", "")
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers = [address]
    resolver.port = int(port or 53)
    return resolver


def _wire_name(host: str) -> dns.name.Name:
    return dns.name.from_unicode(host, idna_codec=dns.name.IDNA_2003)
