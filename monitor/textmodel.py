"""The office's text model: which one serves, and the alarm when a better one can not."""

from __future__ import annotations

import sys
from pathlib import Path

from classifier.model.judge import Chosen, choose
from monitor.settings import Settings

CURRENT, PREVIOUS = "current", "previous"


def model_folder(settings: Settings) -> Path:
    """Where the office keeps the models it trained itself."""
    return settings.data / "model"


def serving(settings: Settings, *, aloud: bool = True) -> Chosen:
    """The newest model that is whole: the office's own, the one before it, the shipped one; none at worst.

    ``aloud``: each that is damaged is an alarm on stderr, beside what `rasoat doctor` says.
    """
    chosen = choose(model_folder(settings) / CURRENT, model_folder(settings) / PREVIOUS)
    for alarm in chosen.alarms if aloud else ():
        instead = "the rules work alone" if chosen.model is None else f"model {chosen.model.version} serves instead"
        sys.stderr.write(f"rasoat: ALARM: {alarm}; {instead}; `rasoat model train` makes a new one\n")
    return chosen
