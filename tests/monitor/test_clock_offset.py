from __future__ import annotations

import struct

import pytest

from monitor.clock_offset import FIELDS, TIME_ERROR, TIMEX_BYTES, clock_offset, reading
from monitor.evidence.warc import sort_key


def timex(offset: int, most_error: int, status: int) -> bytes:
    """A struct timex as the kernel of 64-bit Linux fills it."""
    return FIELDS.pack(0, offset, 0, most_error, 5, status, 2, 1, 0).ljust(TIMEX_BYTES, b"\0")


def test_the_kernels_estimate_is_read_in_its_unit() -> None:
    micro = reading(0, timex(-2500, 30_000, 0x0001))
    assert (micro.seconds, micro.within_seconds) == (pytest.approx(-0.0025), pytest.approx(0.03))
    nano = reading(0, timex(-2500, 30_000, 0x2001))
    assert nano.seconds == pytest.approx(-0.0000025)


@pytest.mark.parametrize(("state", "status"), [(TIME_ERROR, 0x0001), (0, 0x0041)])
def test_a_clock_that_nothing_keeps_has_no_offset_and_says_why(state: int, status: int) -> None:
    said = reading(state, timex(0, 16_000_000, status))
    assert said.seconds is None
    assert "no time service" in said.how


def test_this_machine_answers_one_way_or_the_other() -> None:
    said = clock_offset()
    assert said.how
    assert said.seconds is None or abs(said.seconds) < 3600
    assert struct.calcsize(FIELDS.format) <= TIMEX_BYTES


def test_addresses_sort_as_replay_tools_look_them_up() -> None:
    assert sort_key("https://www.Ban-Hang.example/Tra?b=2&a=1") == "example,ban-hang)/tra?a=1&b=2"
    assert sort_key("http://a.example:8080") == "example,a:8080)/"
    assert sort_key("urn:fullPage:http://a.example/") == "urn:fullPage:http://a.example/"
