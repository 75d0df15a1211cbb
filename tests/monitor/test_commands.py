from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from loopback import Site, page, rasoat
from openpyxl import Workbook

CURE = "Trà thảo dược chữa khỏi hẳn tiểu đường, không tái phát, liên hệ 0900 000 001 đặt hàng, giá 390k"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def counts(data: Path) -> dict[str, int]:
    with sqlite3.connect(data / "rasoat.db") as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("sources", "captures", "observations", "cases", "runs")
        }


def test_every_command_has_help(data: Path) -> None:
    root = rasoat(data, "--help")
    assert root.code == 0
    for command in ("up", "demo", "init", "web", "scheduler", "crawl", "extract", "import", "capture", "classify",
                    "report", "source", "user", "verify"):  # fmt: skip
        assert rasoat(data, *command.split(), "--help").code == 0


@pytest.mark.parametrize("arguments", [("nosuch",), ("crawl",), ("crawl", "http://a.example/", "--delay", "soon")])
def test_a_wrong_call_is_told_in_one_line_with_exit_code_2(data: Path, arguments: tuple[str, ...]) -> None:
    done = rasoat(data, *arguments)
    assert done.code == 2
    assert "--help" in done.said
    assert "Traceback" not in done.said


def test_an_unknown_setting_stops_the_start_and_is_named(data: Path) -> None:
    done = rasoat(data, "source", "list", broser="/usr/bin/chromium")
    assert done.code == 1
    assert "RASOAT_BROSER" in done.said
    assert len(done.lines_said) == 1


def test_a_source_is_added_listed_run_and_its_new_cases_counted(data: Path) -> None:
    with Site({"/": page('<a href="/tra">trà</a>'), "/tra": page(f"<p>{CURE}</p>", "Trà thảo dược")}) as site:
        assert rasoat(data, "source", "add", "Chợ", site.url, "--delay", "0").code == 0
        done = rasoat(data, "source", "run", "Chợ", allow_private=site.host)
        assert done.code == 0, done.said
        assert done.rows[0]["state"] == "done"
        assert done.rows[0]["new_cases"] == 1
        again = rasoat(data, "source", "run", "Chợ", allow_private=site.host)
        assert again.rows[0]["new_cases"] == 0
    listed = rasoat(data, "source", "list").rows
    assert listed[0]["last_run"]["observations"] == 2
    assert counts(data)["cases"] == 1


def test_a_source_that_yields_less_than_it_promises_is_a_failed_run(data: Path) -> None:
    with Site({"/": page("chỉ một trang")}) as site:
        rasoat(data, "source", "add", "Chợ", site.url, "--delay", "0", "--expect-min", "5")
        done = rasoat(data, "source", "run", "Chợ", allow_private=site.host)
    assert done.code == 1
    assert "only 1 of at least 5" in done.said
    assert done.rows[0]["state"] == "failed"


def test_sources_go_out_and_come_in_and_bad_rows_are_named(data: Path, tmp_path: Path) -> None:
    rasoat(data, "source", "add", "A", "https://a.example/")
    out = tmp_path / "sources.jsonl"
    assert rasoat(data, "source", "export", "--out", str(out)).code == 0
    good = json.loads(out.read_text(encoding="utf-8"))
    lines = [json.dumps(good | {"name": "B"}), "{not json", json.dumps(good | {"name": "C", "every_minutes": 1}),
             json.dumps(good), json.dumps(good | {"name": "D", "adress": "x"})]  # fmt: skip
    out.write_text("\n".join(lines), encoding="utf-8")
    done = rasoat(data, "source", "import", str(out))
    assert done.code == 1
    assert [row["line"] for row in done.rows] == [2, 3, 4, 5]
    assert {row["name"] for row in rasoat(data, "source", "list").rows} == {"A", "B"}


def test_a_malformed_source_file_is_told_and_adds_nothing(data: Path, tmp_path: Path) -> None:
    for name, body in (("a.csv", b"name,address\nX,https://x.example/,more,cells\n"), ("b.csv", b"\xff\xfe\x00broken")):
        path = tmp_path / name
        path.write_bytes(body)
        assert rasoat(data, "source", "import", str(path)).code == 1
    missing = rasoat(data, "source", "import", str(tmp_path / "none.csv"))
    assert missing.code == 1
    assert len(missing.lines_said) == 1
    assert rasoat(data, "source", "list").rows == []


def excel(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_an_excel_file_as_analysts_keep_it_opens_cases_once(data: Path, tmp_path: Path) -> None:
    path = excel(
        tmp_path / "rà soát.xlsx",
        [
            ["DANH SÁCH LINK VI PHẠM THÁNG 11"],
            ["STT", "Đường link", "Tiêu đề", "Nội dung", "Giá bán", "Người bán", "Nền tảng", "Ngày"],
            [1, "https://mxh.example/bai/1", "Trà", CURE, "390k", "Cô Ba", "Facebook", "20/11/2026"],
            [2, "không phải link", "x", "y", None, None, None, None],
            [3, "https://mxh.example/bai/2", "Ghế tre", "Ghế tre ngồi mát", 250000, "Tre Xinh", "Zalo", None],
            [4, "https://mxh.example/bai/1", "Trà", CURE, "390k", "Cô Ba", "Facebook", "20/11/2026"],
        ],
    )
    first = rasoat(data, "import", str(path))
    assert first.code == 1
    assert next(row for row in first.rows if "error" in row)["line"] == 4
    assert first.rows[-1] == {"rows": 3, "new_cases": 1}
    assert rasoat(data, "import", str(path)).rows[-1] == {"rows": 3, "new_cases": 0}
    assert counts(data)["observations"] == 2


def test_json_lines_and_csv_are_taken_in_too(data: Path, tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text(json.dumps({"url": "https://a.example/1", "text": CURE, "kind": "post"}) + "\n", encoding="utf-8")
    table = tmp_path / "b.csv"
    other = "Cao dán gia truyền dứt điểm thoát vị đĩa đệm, không khỏi hoàn tiền, mua ba tặng một, inbox đặt hàng 250k"
    table.write_text(f'url;text\nhttps://a.example/2;"{other}"\n', encoding="utf-8-sig")
    assert rasoat(data, "import", str(lines)).rows[-1]["new_cases"] == 1
    assert rasoat(data, "import", str(table)).rows[-1]["new_cases"] == 1


@pytest.mark.parametrize("name", ["a.xlsx", "b.docx", "c.csv"])
def test_a_file_that_is_no_table_is_told_in_one_line(data: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04 not really" if name != "c.csv" else b"a,b\n1,2\n")
    done = rasoat(data, "import", str(path))
    assert done.code == 1
    assert len(done.lines_said) == 1
    assert counts(data)["observations"] == 0


def test_classify_answers_in_order_and_goes_on_after_a_bad_line(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    rows = [json.dumps({"id": "a", "text": CURE}), "{", json.dumps({"id": "b"}), json.dumps({"id": "c", "text": "Ghế"})]
    path.write_text("\n".join(rows), encoding="utf-8")
    done = rasoat(data, "classify", "--in", str(path), "--date", "2026-11-24")
    assert done.code == 1
    assert [row.get("id", row.get("line")) for row in done.rows] == ["a", 2, 3, "c"]
    found = done.rows[0]["findings"][0]
    assert "health_claim" in done.rows[0]["labels"]
    assert CURE[found["start"] : found["end"]] == found["quote"]
    assert found["legal_basis"]
    assert done.rows[3] == {"id": "c", "labels": [], "findings": []}


def test_classify_merges_the_findings_of_a_policy_behind_the_strongest(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    text = f"{CURE} Cần mua cccd, bằng lái cũ, sim chính chủ đã kích hoạt, ai có số lượng inbox giá tốt."
    path.write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    findings = rasoat(data, "classify", "--in", str(path), "--date", "2026-11-24").rows[0]["findings"]
    policies = [each["policy"] for each in findings]
    leads = {each["policy"]: each for each in findings if "supports" not in each}
    assert len(findings) > len(leads) > 1
    assert policies == sorted(policies, key=policies.index)  # those of one policy stand together
    for each in findings:
        assert each["score"] <= leads[each["policy"]]["score"]
        assert each.get("supports", each["rule_id"]) == leads[each["policy"]]["rule_id"]


def test_classify_loads_no_database_no_browser_and_no_scikit_learn() -> None:
    code = "import sys, monitor.commands.judge; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not {"sqlalchemy", "sklearn", "scrapy", "playwright", "parsel", "openpyxl", "fastapi"} & set(loaded)


def test_classify_reads_a_text_with_half_a_character(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "\\ud83d " + CURE}).replace("\\\\u", "\\u"), encoding="utf-8")
    done = rasoat(data, "classify", "--in", str(path))
    assert done.code == 0
    found = done.rows[0]["findings"][0]
    assert ("\ufffd " + CURE)[found["start"] : found["end"]] == found["quote"]


def test_extract_reads_saved_pages_without_network(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "ban.html").write_bytes(page('<p class="price">1tr2</p><button>Mua ngay</button>', "Bàn trà")[2])
    done = rasoat(data, "extract", "--dir", str(folder))
    assert (done.rows[0]["id"], done.rows[0]["price"], done.rows[0]["currency"]) == ("ban", 1_200_000, "VND")
    assert rasoat(data, "extract", "--dir", str(tmp_path / "none")).code == 1


def test_an_office_is_opened_once_and_people_are_added(data: Path) -> None:
    arguments = ("init", "--name", "Sở A", "--province", "Hà Tĩnh", "--admin", "quản trị", "--password-stdin")
    assert rasoat(data, *arguments, stdin="mat-khau-dai-1\n").code == 0
    again = rasoat(data, *arguments, stdin="mat-khau-dai-1\n")
    assert again.code == 1
    assert "already belongs to an office" in again.said
    add = ("user", "add", "An", "--role", "analyst", "--password-stdin")
    assert rasoat(data, *add, stdin="ngan\n").code == 1
    assert rasoat(data, *add, stdin="mat-khau-dai-2\n").code == 0
    assert rasoat(data, "verify", "audit").rows == [{"chain": "holds", "first_bad_event": None}]


def test_up_without_an_office_says_what_to_do(data: Path) -> None:
    done = rasoat(data, "up")
    assert done.code == 1
    assert "rasoat init" in done.said


def test_a_port_in_use_is_told_in_one_line(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = rasoat(data, "demo", "--port", str(taken.getsockname()[1]))
    assert done.code == 1
    assert len(done.lines_said) == 1
    assert "--port" in done.said


def test_beyond_loopback_the_web_wants_a_declared_proxy(data: Path) -> None:
    done = rasoat(data, "web", "--host", "0.0.0.0")
    assert done.code == 1
    assert "RASOAT_BEHIND_PROXY" in done.said


def test_the_demo_refuses_a_real_offices_database(tmp_path: Path) -> None:
    office = tmp_path / "data-demo"
    arguments = ("init", "--name", "Sở A", "--province", "Hà Tĩnh", "--admin", "qt", "--password-stdin")
    assert rasoat(office, *arguments, stdin="mat-khau-dai-1\n").code == 0
    done = rasoat(tmp_path / "data", "demo", "--port", "18431")
    assert done.code == 1
    assert "real office" in done.said


def test_a_database_from_a_newer_version_is_refused_by_every_command(data: Path) -> None:
    rasoat(data, "source", "list")
    with sqlite3.connect(data / "rasoat.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    done = rasoat(data, "source", "list")
    assert done.code == 1
    assert "newer version" in done.said
    assert len(done.lines_said) == 1


def test_a_data_folder_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = rasoat(tmp_path / "file" / "data", "source", "list")
    assert done.code == 1
    assert "RASOAT_DATA" in done.said


def test_a_bad_day_or_report_name_is_told(data: Path, tmp_path: Path) -> None:
    for arguments in (
        ("weekly", "--from", "24/11/2026", "--to", "2026-11-24"),
        ("monthly", "--from", "2026-11-01", "--to", "2026-11-07"),
    ):
        done = rasoat(data, "report", *arguments, "--out", str(tmp_path / "out"))
        assert done.code == 1
        assert len(done.lines_said) == 1
