"""The guard: every address that came from crawled content is checked before anything connects to it.

Only http and https, only public addresses. A private one (DESIGN section 7; loopback, link-local, carrier NAT, NAT64…)
is refused unless its host and port stand, to the letter, on the list given with ``--allow-private HOST:PORT``. What is
checked is what a name resolves to at the moment of the connection, and that very address is connected to.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
# They embed an IPv4 address or a tunnel's end, so "global" by the tables while the packet may end anywhere
# (RFC 6052, RFC 8215, RFC 4380; the relays of RFC 7526).
TUNNELS = tuple(
    ipaddress.ip_network(text) for text in ("64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "192.88.99.0/24")
)
UNICAST = ipaddress.ip_network("2000::/3")  # all that IANA has given out for the IPv6 Internet
# What no address holds and parsers disagree on: blanks, control letters, a backslash.
_ODD_LETTERS = re.compile(r"[\x00-\x20\x7f\\]")

Resolver = Callable[[str, int], Awaitable[list[str]]]


class RefusedError(Exception):
    """Our own guard refuses this address; nothing was sent. The text says why."""


@dataclass(frozen=True)
class Target:
    """Where an address leads: what is connected to and, for TLS, whose certificate is expected."""

    scheme: str
    host: str  # lower case, ASCII, without brackets, without the dot at the end
    port: int

    @property
    def origin(self) -> str:
        """``scheme://host[:port]`` as robots.txt and a Host header want it."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"


async def system_addresses(host: str, port: int) -> list[str]:
    """What this machine's resolver says of `host`, IPv4 first. Raises OSError when the name does not exist."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in sorted(found, key=lambda one: one[0] != socket.AF_INET)))


@dataclass(frozen=True)
class Guard:
    """Knows which private ``host:port`` pairs a person has allowed; everything else private is refused."""

    allowed: frozenset[str] = frozenset()
    resolve: Resolver = system_addresses

    def check_url(self, url: str) -> Target:
        """Where `url` leads. Raises RefusedError for another scheme, no host or port, a literal that is not public."""
        if _ODD_LETTERS.search(url):
            raise RefusedError("the address has a blank, a control letter or a backslash in it")
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise RefusedError(f"the address has no valid host and port ({error})") from None
        if parts.scheme not in DEFAULT_PORTS:
            raise RefusedError(f"only http and https are fetched, not {parts.scheme or 'an address without scheme'}")
        target = Target(parts.scheme, plain_host(host or ""), DEFAULT_PORTS[parts.scheme] if port is None else port)
        if not target.port:
            raise RefusedError("the address has no valid port")
        literal = as_ip(target.host)
        if literal is not None:
            self.check_address(target.host, target.port, literal)
        return target

    def check_address(self, host: str, port: int, address: str) -> None:
        """Raise RefusedError unless `address`, which `host` resolved to, is public or ``host:port`` was allowed."""
        if is_public(address) or f"{host}:{port}" in self.allowed:
            return
        if any(entry.rpartition(":")[0] == host for entry in self.allowed):
            raise RefusedError(
                f"{host} is allowed at another port only; give --allow-private {host}:{port} to allow it"
            )
        raise RefusedError(
            f"{host} is at the private address {address}; give --allow-private {host}:{port} to allow it"
        )

    async def addresses(self, host: str, port: int) -> list[str]:
        """The checked addresses of `host`, to connect to as they are.

        A name with one private address among public ones is refused whole: no honest site has that. Raises
        RefusedError; OSError when the name does not exist.
        """
        literal = as_ip(host)
        found = [literal] if literal is not None else await self.resolve(host, port)
        if not found:
            raise OSError(f"there is no address for {host}")
        for address in found:
            self.check_address(host, port, address)
        return found


def plain_host(host: str) -> str:
    """One spelling of a host: lower case, ASCII (IDNA), no brackets, no dot at the end. Raises RefusedError."""
    host = host.strip("[]").rstrip(".").lower()
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii").rstrip(".")
    except UnicodeError:
        raise RefusedError("the host is no name that DNS can hold") from None
    if not host or len(host) > 253 or "%" in host:
        raise RefusedError("the address has no host" if not host else "the host is no name that DNS can hold")
    return host


def as_ip(host: str) -> str | None:
    """The address that a host part spells, odd spellings too (0x7f.1, 2130706433, 127.1); None for a name."""
    try:
        return str(ipaddress.ip_address(host.strip("[]").split("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host)) if host and host[0].isdigit() else None
    except (OSError, UnicodeError):
        return None


def is_public(address: str) -> bool:
    """Whether packets to `address` leave for the public Internet."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if any(ip in tunnel for tunnel in TUNNELS if tunnel.version == ip.version):
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        embedded = ip.ipv4_mapped or ip.sixtofour
        if embedded is not None:
            return is_public(str(embedded))
        return ip in UNICAST and ip.is_global
    return ip.is_global and not ip.is_multicast


def parse_allowed(entries: list[str]) -> frozenset[str]:
    """The `--allow-private` list. Raises ValueError for an entry that is not HOST:PORT."""
    for entry in entries:
        host, _, port = entry.rpartition(":")
        if not host or not port.isdigit():
            raise ValueError(f"--allow-private wants HOST:PORT, not {entry!r}")
    return frozenset(f"{entry.lower().rpartition(':')[0].strip('[]')}:{entry.rpartition(':')[2]}" for entry in entries)
