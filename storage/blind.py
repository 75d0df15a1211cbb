"""Which Cases are judged without the machine's suggestion: five in a hundred, so that one sees who only follows it.

A rule of the Case's number and nothing that is stored: the page, the script and the figures agree on it for ever.
"""

from __future__ import annotations

_STEP, _OF, _SHARE = 37, 100, 5  # 37 and 100 share no factor: each hundred Cases in a row has exactly five


def is_blind(case_id: int) -> bool:
    """Whether the suggestion is hidden until somebody has decided."""
    return case_id * _STEP % _OF < _SHARE
