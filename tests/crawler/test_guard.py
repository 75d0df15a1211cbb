from __future__ import annotations

import asyncio

import pytest

from crawler.guard import Guard, RefusedError, as_ip, is_public, parse_allowed


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://0/",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://10.1.2.3/", "http://172.16.0.1/",
        "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data", "http://100.64.0.1/", "http://[fe80::1]/",
        "http://[fc00::1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://224.0.0.1/",
        "file:///etc/passwd", "gopher://example.com/", "ftp://example.com/", "dict://example.com/", "data:text/html,x",
        "javascript:alert(1)", "http:///nohost", "http://example.com:99999/", "example.com",
    ],
)  # fmt: skip
def test_private_addresses_odd_spellings_and_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(RefusedError):
        Guard().check_url(url)


@pytest.mark.parametrize("url", ["https://example.com/", "http://93.184.215.14:8080/", "http://[2606:2800:21f::1]/"])
def test_public_addresses_pass(url: str) -> None:
    Guard().check_url(url)


def test_an_allowed_host_and_port_passes_to_the_letter_only() -> None:
    guard = Guard(parse_allowed(["127.0.0.1:8101"]))
    guard.check_url("http://127.0.0.1:8101/x")
    for other in ("http://127.0.0.1:8102/", "http://127.0.0.2:8101/", "http://127.0.0.1/"):
        with pytest.raises(RefusedError):
            guard.check_url(other)


def checked(guard: Guard, host: str, port: int = 80) -> list[str]:
    return asyncio.run(guard.addresses(host, port))


def guard_where(**names: list[str]) -> Guard:
    async def resolve(host: str, port: int) -> list[str]:
        return names[host]

    return Guard(parse_allowed(["intranet:80"]), resolve)


def test_a_name_that_resolves_to_a_private_address_is_refused_at_connect_time() -> None:
    guard = guard_where(rebind=["192.168.0.10"], mixed=["8.8.8.8", "10.0.0.1"], intranet=["10.0.0.1"], shop=["8.8.8.8"])
    with pytest.raises(RefusedError, match="private address"):
        checked(guard, "rebind")
    with pytest.raises(RefusedError, match="private address"):
        checked(guard, "mixed")
    assert checked(guard, "intranet") == ["10.0.0.1"]
    with pytest.raises(RefusedError, match="another port"):
        checked(guard, "intranet", 81)
    assert checked(guard, "shop") == ["8.8.8.8"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1./", "http://user:secret@127.0.0.1/", "http://8.8.8.8@127.0.0.1/", "http://１２７.0.0.1/",
        "http://127。0。0。1/", "http://8.8.8.8\\@127.0.0.1/", "http://[::127.0.0.1]/", "http://[2001:0:7f00:1::]/",
        "http://[64:ff9b:1::7f00:1]/", "http://192.88.99.1/", "http://a.example:0/", "http://a b.example/",
        "http://[::ffff:0:127.0.0.1]/", "http://%31%32%37.0.0.1/", "http://0x7f000001/", "http://017700000001/",
    ],
)  # fmt: skip
def test_spellings_that_parsers_disagree_on_are_refused(url: str) -> None:
    with pytest.raises(RefusedError):
        Guard().check_url(url)


def test_names_are_not_taken_for_addresses() -> None:
    assert as_ip("example.com") is None
    assert as_ip("3dshop.vn") is None
    assert is_public("8.8.8.8")


def test_a_malformed_allow_entry_is_told() -> None:
    with pytest.raises(ValueError, match="HOST:PORT"):
        parse_allowed(["127.0.0.1"])
