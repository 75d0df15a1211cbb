"""A letter as PDF: by LibreOffice, where this machine has it; Word itself does it otherwise.

A form that an office has changed in Word can only be set by a word processor, so there is no second way.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

SECONDS = 120
NAMES = ("soffice", "libreoffice", "/opt/libreoffice/program/soffice")


class NoPdfError(Exception):
    """No PDF was made; the text says what to do instead."""


def can_make_pdf() -> bool:
    """Whether this machine has LibreOffice."""
    return _program() is not None


def to_pdf(docx: bytes) -> bytes:
    """The .docx as PDF. Raises NoPdfError without LibreOffice, or where it fails."""
    program = _program()
    if program is None:
        raise NoPdfError(
            "máy này chưa có LibreOffice nên không lập được PDF: hãy tải tệp Word rồi chọn Lưu dạng PDF trong Word, "
            "hoặc nhờ quản trị cài libreoffice-writer-nogui"
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "letter.docx").write_bytes(docx)
        command = [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", "pdf", "--outdir", str(folder), str(folder / "letter.docx"),
        ]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoPdfError(f"LibreOffice không lập được PDF ({error}); hãy dùng Word") from error
        made = folder / "letter.pdf"
        if done.returncode or not made.is_file():
            said = done.stderr.decode(errors="replace").strip()[-200:]
            raise NoPdfError(f"LibreOffice không lập được PDF ({said}); hãy dùng Word")
        return made.read_bytes()


def _program() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)
