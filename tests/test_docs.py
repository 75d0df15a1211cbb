"""The README names what the code has, no more and no less."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import typer.main
from typer.core import TyperGroup

from classifier.rules import load
from monitor.cli import COMMANDS, build
from monitor.settings import Settings
from storage.records import Policy, Role

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group: TyperGroup, before: str = "") -> set[str]:
    found: set[str] = set()
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            found |= commands(command, f"{before}{name} ")
        elif not command.hidden:
            found.add(f"{before}{name}")
    return found


def test_the_readme_names_exactly_the_commands_that_there_are() -> None:
    root = typer.main.get_command(build())
    assert isinstance(root, TyperGroup)
    table = README.split("## Commands")[1].split("## HTTP API")[0]
    named = {name.removeprefix("rasoat ") for name in re.findall(r"`((?:rasoat )?[a-z]+(?: [a-z]+)?)`", table)}
    assert named == commands(root)


def test_a_command_is_loaded_alone_or_with_its_group() -> None:
    for path in COMMANDS:
        alone = typer.main.get_command(build([*path.split(), "--help"]))
        assert isinstance(alone, TyperGroup)
        assert commands(alone) <= {path}
        group = typer.main.get_command(build([path.split()[0], "--help"]))
        assert isinstance(group, TyperGroup)
        assert list(group.commands) == [path.split()[0]]
    assert commands(typer.main.get_command(build(["no-such"]))) == commands(typer.main.get_command(build()))  # type: ignore[arg-type]


def test_the_readme_names_exactly_the_settings_that_there_are() -> None:
    table = README.split("## Settings")[1].split("## Adding things")[0]
    named = set(re.findall(r"^\| `(RASOAT_[A-Z_]+)`", table, re.MULTILINE))
    assert named == {f"RASOAT_{name.upper()}" for name in Settings.model_fields}


def test_the_readme_names_every_policy_and_role() -> None:
    assert [policy for policy in Policy if f"`{policy}`" not in README] == []
    assert [role for role in Role if role not in README] == []


def test_every_path_and_make_target_that_the_readme_names_exists() -> None:
    named = re.findall(r"`((?:[a-z_]+/)+[a-z_.]*)`", README) + re.findall(r"\]\(([^)]+)\)", README)
    paths = [path for path in named if "<" not in path]
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
    targets = re.findall(r"make ([a-z]+)", README)
    makefile = (ROOT / "Makefile").read_text()
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_every_policy_has_rules() -> None:
    assert {rule.policy for rule in load().values()} == set(Policy)


def test_the_version_stands_in_the_changelog() -> None:
    assert re.search(r"^## \d+\.\d+\.\d+$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_no_machine_path_or_package_host_stands_in_what_is_committed() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    assert "://" not in lock
    assert "--index-url" not in lock


def test_the_list_of_parts_holds_what_is_locked_and_a_replaced_package_is_not_installed(tmp_path: Path) -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    made = subprocess.run([sys.executable, ROOT / "docs" / "list_parts.py"], capture_output=True, text=True, check=True)
    listed = {(each["name"], each["version"]): each["hashes"] for each in json.loads(made.stdout)["components"]}
    assert set(listed) == set(re.findall(r"^(\S+)==(\S+)", lock, re.MULTILINE))
    assert sum(map(len, listed.values())) == lock.count("--hash=sha256:")

    wheel = tmp_path / "hang_that-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("hang_that.py", "")
        file.writestr("hang_that-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: hang-that\nVersion: 1.0\n")
        file.writestr("hang_that-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr("hang_that-1.0.dist-info/RECORD", "")
    good = hashlib.sha256(wheel.read_bytes()).hexdigest()
    for digest, is_installed in ((good, True), (hashlib.sha256(b"what was locked").hexdigest(), False)):
        (tmp_path / "a.lock").write_text(f"hang-that==1.0 --hash=sha256:{digest}\n", encoding="utf-8")
        uv = Path(sys.executable).with_name("uv")
        order = [uv, "pip", "install", "--require-hashes", "--no-index", "--find-links", tmp_path, "--no-cache"]
        done = subprocess.run(
            [*order, "--target", tmp_path / digest[:6], "-r", tmp_path / "a.lock"], capture_output=True
        )
        assert (done.returncode == 0, (tmp_path / digest[:6] / "hang_that.py").exists()) == (is_installed, is_installed)
