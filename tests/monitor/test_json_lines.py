from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from monitor.json_lines import InputError, lines_to


def test_a_pipe_or_device_is_written_to_and_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    with lines_to(pipe) as lines:
        lines.write({"a": 1})
    reader.join(timeout=10)
    assert got == ['{"a": 1}\n']
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_is_no_place_to_write_to(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--out"), lines_to(tmp_path):
        pass
