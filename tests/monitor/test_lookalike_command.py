"""`rasoat lookalike scan` and `generate`: order, bad lines, bad lists, several processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HEADER = "name,domain,other_domains,keywords\n"
LIST = (
    HEADER
    + "Ngan hang Mau,mausacbank.com.vn,mausac.vn;ms-bank.vn,mausacbank;msbk\nSieu thi Thu,sieuthithu.vn,,sieuthithu\n"
)


def rasoat(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from monitor.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "protected.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_matches_and_bad_lines_come_out_in_the_order_of_the_file(tmp_path: Path, protected: Path) -> None:
    names, out = tmp_path / "names.txt", tmp_path / "out.jsonl"
    names.write_bytes(
        b"vay-mausacbank.top\nexample.com\nnot a host\nmausacbank.com.vn\nwww.mausac.vn\n\nSIEUTHITHU-uudai.vip\r\n"
        + b"a" * 300 + b".com\nmausacbank.com.vn.dangnhap.xyz\n\xff\xfe\n" + "máusacbank.net".encode()
    )  # fmt: skip

    done = rasoat("lookalike", "scan", "--protected", protected, "--in", names, "--out", out)

    assert done.returncode == 1
    assert (done.stdout, done.stderr) == ("", "")
    assert [row.get("domain", row.get("line")) for row in rows(out)] == [
        "vay-mausacbank.top", 3, "SIEUTHITHU-uudai.vip", 8, "mausacbank.com.vn.dangnhap.xyz", 10, "máusacbank.net",
    ]  # fmt: skip
    assert rows(out)[0] | {"score": 0, "why": ""} == {
        "domain": "vay-mausacbank.top", "registrable": "vay-mausacbank.top", "target": "Ngan hang Mau",
        "target_domain": "mausacbank.com.vn", "kind": "combo", "score": 0, "tier": "alert", "why": "",
    }  # fmt: skip


def test_several_processes_give_the_same_answer_as_one(tmp_path: Path, protected: Path) -> None:
    names = tmp_path / "names.txt"
    lines = [
        f"vay{number}-mausacbank.top" if number % 5000 == 0 else f"example{number}.com" for number in range(60_000)
    ]
    names.write_text("\n".join([*lines, "a b"]), encoding="utf-8")

    found = []
    for workers in ("1", "2"):
        out = tmp_path / f"out{workers}.jsonl"
        done = rasoat("lookalike", "scan", "--protected", protected, "--in", names, "--out", out, "--workers", workers)
        assert done.returncode == 1, done.stderr
        found.append(rows(out))

    assert found[0] == found[1]
    assert len(found[0]) == 13
    assert found[0][-1]["line"] == 60_001


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEADER, "the list is empty"),
        ("", "column name, domain, other_domains, keywords is missing"),
        (HEADER + "Mau,not a domain,,mau\n", "line 2: 'not a domain' is not a domain"),
        (HEADER + "Mau,mau.vn,,\xff\n", "not UTF-8"),
    ],
)
def test_a_list_that_can_not_be_used_is_one_clear_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "protected.csv"
    path.write_text(content, encoding="latin-1")

    done = rasoat("lookalike", "scan", "--protected", path, "--in", path)

    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_allowed_domain_is_left_out(tmp_path: Path, protected: Path) -> None:
    names, allow = tmp_path / "names.txt", tmp_path / "allow.txt"
    names.write_text("vay-mausacbank.top\nwww.mausacbank-vay.top\n", encoding="utf-8")
    allow.write_text("vay-mausacbank.top\n", encoding="utf-8")

    done = rasoat("lookalike", "scan", "--protected", protected, "--in", names, "--allow", allow)

    assert [json.loads(line)["domain"] for line in done.stdout.splitlines()] == ["www.mausacbank-vay.top"]


def test_generated_names_are_found_again(tmp_path: Path, protected: Path) -> None:
    made, out = tmp_path / "made.jsonl", tmp_path / "out.jsonl"
    assert rasoat("lookalike", "generate", "mausacbank", "--protected", protected, "--out", made).returncode == 0
    names = [row["domain"] for row in rows(made)]
    (tmp_path / "names.txt").write_text("\n".join(names), encoding="utf-8")

    assert (
        rasoat("lookalike", "scan", "--protected", protected, "--in", tmp_path / "names.txt", "--out", out).returncode
        == 0
    )

    found = {row["domain"] for row in rows(out)}
    assert len(names) == len(set(names)) > 1000
    assert len(found) / len(names) > 0.8


def test_an_unknown_name_is_said_to_be_unknown(protected: Path) -> None:
    done = rasoat("lookalike", "generate", "nobody", "--protected", protected)

    assert done.returncode == 1
    assert done.stderr == "rasoat: 'nobody' is no protected name; give a name, domain or keyword of the list\n"
