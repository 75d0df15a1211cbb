"""A small run of the takedown simulation; benchmarks/takedown_simulation.py has the full count, browser included."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.simulated_platform import Behaviour
from benchmarks.takedown_simulation import Simulation

LOOKS_AT = (12, 26, 40, 74, 104, 150)  # hours after sending: as few as let everything end; the benchmark looks oftener


@pytest.mark.browser
def test_every_behaviour_of_a_platform_ends_in_the_right_state_and_relocations_are_found(tmp_path: Path) -> None:
    tally = Simulation(tmp_path / "data", len(Behaviour), seed=3, looks_at=LOOKS_AT).run()
    assert tally.wrong == []
    assert tally.is_right
    assert tally.new_requests == tally.relocations == 3
