"""The guard: every address that came from crawled content is checked before anything connects to it.

Only http and https, only public addresses. A private one (DESIGN section 7; loopback, link-local, carrier NAT, NAT64…)
is refused unless its host and port stand, to the letter, on the list given with ``--allow-private HOST:PORT``.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
# Embeds an IPv4 address, so "global" by the tables while the packet may end anywhere (RFC 6052).
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class RefusedError(Exception):
    """Our own guard refuses this address; nothing was sent. The text says why."""


@dataclass(frozen=True)
class Guard:
    """Knows which private ``host:port`` pairs a person has allowed; everything else private is refused."""

    allowed: frozenset[str] = frozenset()

    def check_url(self, url: str) -> None:
        """Raise RefusedError for another scheme, a missing host, or an IP literal that is not public."""
        parts = urlsplit(url)
        if parts.scheme not in DEFAULT_PORTS:
            raise RefusedError(f"only http and https are fetched, not {parts.scheme or 'an address without scheme'}")
        if not parts.hostname:
            raise RefusedError("the address has no host")
        try:
            port = parts.port or DEFAULT_PORTS[parts.scheme]
        except ValueError:
            raise RefusedError("the address has no valid port") from None
        literal = as_ip(parts.hostname)
        if literal is not None:
            self.check_address(parts.hostname, port, literal)

    def check_address(self, host: str, port: int | None, address: str) -> None:
        """Raise RefusedError unless `address`, which `host` resolved to, is public or ``host:port`` was allowed.

        `port` is None where the caller can not know it (Scrapy's resolver); then any allowed port of the host counts,
        and `check_url` has looked at the port before.
        """
        if is_public(address):
            return
        names = {entry.rsplit(":", 1)[0] for entry in self.allowed} if port is None else self.allowed
        if (host if port is None else f"{host}:{port}") not in names:
            raise RefusedError(
                f"{host} is at the private address {address}; give --allow-private {host}:PORT to allow it"
            )

    def check_port(self, url: str) -> None:
        """Raise RefusedError when a host is allowed at other ports only."""
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or DEFAULT_PORTS.get(parts.scheme, 0)
        hosts = {entry.rsplit(":", 1)[0] for entry in self.allowed}
        if host in hosts and f"{host}:{port}" not in self.allowed:
            raise RefusedError(
                f"{host} is allowed at another port only; give --allow-private {host}:{port} to allow it"
            )


def as_ip(host: str) -> str | None:
    """The address that a host part spells, odd spellings too (0x7f.1, 2130706433, 127.1); None for a name."""
    try:
        return str(ipaddress.ip_address(host.strip("[]").split("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host)) if host and host[0].isdigit() else None
    except OSError:
        return None


def is_public(address: str) -> bool:
    """Whether packets to `address` leave for the public Internet."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in NAT64:
            return False
        embedded = ip.ipv4_mapped or ip.sixtofour
        if embedded is not None:
            return is_public(str(embedded))
    return ip.is_global and not ip.is_multicast


def parse_allowed(entries: list[str]) -> frozenset[str]:
    """The `--allow-private` list. Raises ValueError for an entry that is not HOST:PORT."""
    for entry in entries:
        host, _, port = entry.rpartition(":")
        if not host or not port.isdigit():
            raise ValueError(f"--allow-private wants HOST:PORT, not {entry!r}")
    return frozenset(entry.lower() for entry in entries)
