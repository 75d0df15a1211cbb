from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from monitor.json_lines import InputError, lines_to


def test_out_writes_into_a_pipe_or_a_device_and_never_takes_its_place(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with lines_to(pipe) as lines:
        lines.write({"a": 1})
    reader.join(10)
    assert read == ['{"a": 1}\n']
    assert pipe.is_fifo()


def test_out_to_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--out"), lines_to(tmp_path):
        pass
