"""All the set-up of a fresh machine, behind `make`: environment, locked packages, a browser that renders.

Standard library only, and run as ``python3 -I monitor/bootstrap.py``: nothing of ours is installed yet. Safe to run
again; the second time it only looks.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "rasoat-setup"
OLDEST = (3, 11)
BROWSERS = ("chromium-headless-shell", "chromium")  # the first draws faster; not every system has its package
PACKAGES = ("libatomic1", "fonts-noto-core", "fonts-noto-color-emoji")
DOWNLOAD_SECONDS = 180  # a browser of 150 MB over a slow line; after that we try the next way


class SetupError(Exception):
    """Something is missing that we can not put right; the text says who does what."""


def say(text: str) -> None:
    """Tell the person at the terminal."""
    sys.stderr.write(f"setup: {text}\n")


def run(*command: str | Path, seconds: float | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command with its output caught."""
    return subprocess.run(  # noqa: S603 - fixed programs
        [str(part) for part in command],
        cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        timeout=seconds, check=False,
    )  # fmt: skip


def must(why: str, *command: str | Path) -> None:
    """Run a command that has to work. Raises SetupError with `why` and the end of what it printed."""
    done = run(*command)
    if done.returncode:
        raise SetupError(f"{why}\n{done.stdout[-2000:]}")


def find_python() -> str:
    """An interpreter that is new enough. Raises SetupError."""
    if sys.version_info >= OLDEST:
        return sys.executable
    for minor in range(14, OLDEST[1] - 1, -1):
        if found := shutil.which(f"python3.{minor}"):
            return found
    raise SetupError(
        "Python 3.11 or newer is needed; an administrator installs it (on Debian: apt-get install python3)"
    )


def make_environment() -> None:
    """`.venv` with exactly the packages of the lock file, each checked against its hash."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text().split()[0] == wanted:
        return
    started = time.monotonic()
    if not PYTHON.exists():
        say("making .venv")
        must(
            "can not make a virtual environment; an administrator runs: apt-get install python3-venv",
            find_python(), "-m", "venv", "--clear", VENV,
        )  # fmt: skip
    say("installing the locked packages")
    install_uv()
    uv = VENV / "bin" / "uv"
    help_text = "can not install the packages of requirements.lock; check the network and run make again"
    # Compiled now: where Python may not write bytecode, every command would start two seconds later.
    must(help_text, uv, "pip", "sync", "--require-hashes", "--compile-bytecode", "--python", PYTHON, LOCK)
    must(help_text, uv, "pip", "install", "--no-deps", "--no-build-isolation", "--python", PYTHON, "--editable", ROOT)
    STAMP.write_text(f"{wanted}\n")
    say(f"packages are ready ({time.monotonic() - started:.0f} s)")


def install_uv() -> None:
    """The installer itself, of the version and hashes in the lock file."""
    block = re.search(r"^uv==.*?(?=^\S)", LOCK.read_text() + "\nend", re.MULTILINE | re.DOTALL)
    if block is None:
        raise SetupError("requirements.lock names no uv; make it again as README says")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(block.group())
        file.flush()
        must(
            "can not install the package installer; check the network and run make again",
            PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", file.name,
        )  # fmt: skip


def find_browser() -> str | None:
    """The browser that renders a page here; None when there is none."""
    done = run(PYTHON, "-m", "monitor.cli", "find-browser")
    return done.stdout.strip().splitlines()[-1] if done.returncode == 0 else None


def make_browser() -> None:
    """See to a browser: what is here, else Playwright's download, else (as root) the system's package."""
    found = find_browser()
    first_time = len(STAMP.read_text().split()) == 1
    if found is None and first_time:
        found = download_browser() or install_browser()
    if first_time:
        with STAMP.open("a") as stamp:
            stamp.write("browser looked for\n")
    if found is None:
        say(
            "no browser renders here: pages that need one are left out, all else works; "
            f"an administrator runs: apt-get install {' '.join((BROWSERS[0], *PACKAGES))} "
            "(or chromium, without that package)"
        )


def download_browser() -> str | None:
    """Playwright's own browser, downloaded; None when that did not give one that renders."""
    say("no browser yet: asking Playwright for one")
    try:
        done = run(PYTHON, "-m", "playwright", "install", "chromium", seconds=DOWNLOAD_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    return find_browser() if done.returncode == 0 else None


def install_browser() -> str | None:
    """The system's browser, installed as root; None for an ordinary user or when it does not render."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    say("installing the system's browser (some 350 MB)")
    quietly = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    run(*quietly, "update")
    for browser in BROWSERS:
        run(*quietly, "install", "-y", "--no-install-recommends", browser, *PACKAGES)
        if found := find_browser():
            return found
    return None


def main() -> int:
    """Set everything up, or say in one line what is missing."""
    try:
        make_environment()
        make_browser()
    except SetupError as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
