"""How far this machine's clock is off, as the kernel that steers it says: no request to a time server is needed.

Where chrony, ntpd or systemd-timesyncd keeps the clock, they tell the kernel their estimate (adjtimex(2)); where none
does, the kernel says so, and the offset is not known.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys

from storage.manifests import ClockOffset

HOW = "adjtimex(2): the kernel's estimate, kept by the time service of this machine"
NATIVE_LONG_BITS = 64
TIMEX_BYTES = 208  # struct timex of 64-bit Linux
# Its first fields: modes, offset, freq, maxerror, esterror, status, constant, precision, tolerance; longs aligned.
FIELDS = struct.Struct("@I4xqqqqi4xqqq")
STA_UNSYNC, STA_NANO = 0x0040, 0x2000
TIME_ERROR = 5


def clock_offset() -> ClockOffset:
    """The offset now; `seconds` None where nothing keeps the clock or the kernel can not be asked."""
    if sys.platform != "linux" or struct.calcsize("@l") * 8 != NATIVE_LONG_BITS:
        return _unknown("this system has no kernel clock estimate that we can read")
    buffer = ctypes.create_string_buffer(TIMEX_BYTES)  # modes 0: only asks
    state = ctypes.CDLL(None, use_errno=True).adjtimex(buffer)
    if state < 0:
        return _unknown(f"the kernel did not answer: {os.strerror(ctypes.get_errno())}")
    return reading(state, buffer.raw)


def reading(state: int, timex: bytes) -> ClockOffset:
    """What an answer of adjtimex(2) means: its return value and the 208 bytes of its struct."""
    _, offset, _, most_error, _, status, *_ = FIELDS.unpack_from(timex)
    if state == TIME_ERROR or status & STA_UNSYNC:
        return _unknown("no time service keeps the clock of this machine (the kernel says: not synchronised)")
    unit = 1e-9 if status & STA_NANO else 1e-6
    return ClockOffset(seconds=offset * unit, within_seconds=most_error * 1e-6, how=HOW)


def _unknown(why: str) -> ClockOffset:
    return ClockOffset(seconds=None, within_seconds=None, how=why)
