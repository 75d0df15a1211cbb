"""What is kept of a Capture, its time stamp, the package of a Case, and the check that finds every changed byte."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from evidence_office import EMAIL, HEADERS, OTHER_PHONE, PAGE, PNG, URL, evidence_office, fetched
from loopback import rasoat
from time_stamp_server import TimeStampServer
from warcio.archiveiterator import ArchiveIterator

from monitor.evidence.check import CONSISTENT_ONLY, check
from monitor.evidence.export import ExportError, make_package, write_package
from monitor.evidence.sealed_zip import ZipError, pack, unpack
from monitor.evidence.stamping import stamp_waiting, stamping, try_to_stamp
from monitor.evidence.time_stamps import TimeStampError, query, read_reply, read_roots
from monitor.keeping import Keeper
from monitor.workplace import Workplace
from storage.ledger.events import check_chain
from storage.manifests import ManifestError, canonical, read_manifest
from storage.queries import cases
from storage.queries.evidence import captures_of_case, events_of_captures
from storage.vault_names import named


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TimeStampServer]:
    with TimeStampServer(tmp_path_factory.mktemp("tsa") / "ca") as server:
        yield server


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workplace]:
    with evidence_office(tmp_path / "data") as workplace:
        yield workplace


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory, authority: TimeStampServer) -> dict[str, Path]:
    """Packages to look at; nobody changes them. "masked" was made without a time-stamp server."""
    folder = tmp_path_factory.mktemp("packages")
    with evidence_office(folder / "plain") as workplace:
        masked = write_package(make_package(workplace, 1, "An", is_sealed=False), folder)
    with evidence_office(folder / "stamped", timestamp_url=authority.url) as workplace:
        sealed = write_package(make_package(workplace, 1, "An", is_sealed=True, reason="Tòa yêu cầu"), folder)
    return {"masked": masked[1], "masked_folder": masked[0], "sealed": sealed[1], "sealed_folder": sealed[0]}


def manifests(office: Workplace) -> list:
    views = captures_of_case(office.db, 1)
    return [read_manifest(office.vault.read(view.capture.manifest_sha256 or "")) for view in views]


def test_a_capture_leaves_every_fact_of_it_under_one_manifest(office: Workplace) -> None:
    first, drawn, gone, dead = manifests(office)
    assert office.vault.read(first.response.sha256) == PAGE
    assert (first.headers.is_verbatim, first.headers.as_bytes()) == (True, HEADERS)
    assert first.resolved_address == "203.0.113.7"
    assert office.vault.read(first.certificate.sha256) == b"\x30\x03\x02\x01\x05"
    assert [(hop.status, hop.location) for hop in first.redirects] == [(301, URL)]
    assert (first.robots.allowed, office.vault.read(first.robots.file.sha256)) == (True, b"User-agent: *\n")
    described = json.loads(office.vault.read(first.setup.sha256))
    assert set(described) == {"format", "settings", "software"}
    assert "data" not in described["settings"]
    assert first.clock.how
    assert set(first.missing) == {"dom", "screenshot"}
    assert office.vault.read(drawn.screenshot.sha256) == PNG
    assert office.vault.read(drawn.dom.sha256).endswith(b"<p>tu script</p>")
    assert (gone.status, gone.outcome, gone.response.size) == (404, "http_error", 0)
    assert (dead.outcome, dead.response, dead.certificate) == ("unreachable", None, None)
    assert all("unreachable" in dead.missing[name] for name in ("response", "headers", "resolved_address"))


def test_compressed_bytes_are_kept_as_they_came_beside_what_they_say(tmp_path: Path) -> None:
    with evidence_office(tmp_path / "data") as office, Keeper(office) as keeper:
        capture = keeper.keep(fetched(body=b"<p>noi dung", raw_body=b"\x1f\x8b nen", captured_at=office.clock()))
        keeper.flush()
        manifest = read_manifest(office.vault.read(capture.manifest_sha256 or ""))
        assert office.vault.read(manifest.response.sha256) == b"\x1f\x8b nen"
        assert office.vault.read(manifest.decoded.sha256) == b"<p>noi dung"
        assert capture.body_sha256 == manifest.decoded.sha256
        assert {part.sha256 for part in manifest.parts().values()} <= set(named(office.db))


def test_a_manifest_says_why_something_is_missing_and_stands_in_one_form_only(office: Workplace) -> None:
    first = manifests(office)[0]
    facts = first.model_dump(mode="json")
    for bad in (
        canonical(facts | {"missing": {}}),
        canonical(facts | {"missing": facts["missing"] | {"robots": "x"}}),
        json.dumps(facts).encode(),
        b"[]",
        b"\xff",
    ):
        with pytest.raises(ManifestError):
            read_manifest(bad)


def test_the_hash_of_each_manifest_stands_in_the_chain_of_events(office: Workplace) -> None:
    views = captures_of_case(office.db, 1)
    held = {sha for event in events_of_captures(office.db, views) for sha in event.data["manifests"].values()}  # type: ignore[attr-defined]
    assert {view.capture.manifest_sha256 for view in views} == held
    assert check_chain(office.db).first_bad is None


def test_what_was_fetched_is_in_the_vault_at_once_and_in_the_tables_as_a_whole(office: Workplace) -> None:
    path = office.settings.data / "rasoat.db"

    def rows() -> int:
        with sqlite3.connect(path) as connection:
            return int(connection.execute("SELECT count(*) FROM captures").fetchone()[0])

    before = rows()
    keeper = Keeper(office)
    captures = [keeper.keep(fetched(body=bytes([number]))) for number in range(5)]
    assert [office.vault.read(capture.body_sha256 or "") for capture in captures] == [bytes([n]) for n in range(5)]
    assert rows() == before
    keeper.flush()
    assert rows() == before + 5


def test_a_deed_that_fails_leaves_no_row_of_its_group(office: Workplace) -> None:
    keeper = Keeper(office)
    keeper.keep(fetched(body=b"mot"))

    def fails() -> None:
        raise RuntimeError("hỏng")

    keeper.later(fails)
    with pytest.raises(RuntimeError):
        keeper.flush()
    assert len(captures_of_case(office.db, 1)) == 4


# --- time stamps -------------------------------------------------------------------------------------------------


def test_captures_get_a_time_stamp_that_openssl_verifies(tmp_path: Path, authority: TimeStampServer) -> None:
    with evidence_office(tmp_path / "data", timestamp_url=authority.url) as office:
        with stamping(office):
            pass
        stamps = [view.stamp for view in captures_of_case(office.db, 1)]
        assert all(stamps)
        assert len({stamp.id for stamp in stamps if stamp}) == 1
        stamp = stamps[0]
        assert stamp is not None
        assert stamp.authority == "CN=Test authority"
        assert abs(stamp.stamped_at - office.clock()) < timedelta(seconds=60)
        data, token = tmp_path / "list.json", tmp_path / "list.tsr"
        data.write_bytes(office.vault.read(stamp.list_sha256))
        token.write_bytes(office.vault.read(stamp.token_sha256))
        assert authority.verifies(data, token)
        assert stamp_waiting(office) == 0
        assert check_chain(office.db).first_bad is None


def test_a_server_that_gives_none_leaves_the_captures_waiting_and_is_told(
    tmp_path: Path, authority: TimeStampServer, capsys: pytest.CaptureFixture[str]
) -> None:
    with evidence_office(tmp_path / "data", timestamp_url=authority.url) as office:
        authority.is_down = True
        try:
            assert try_to_stamp(office) == 0
            assert "HTTP 503" in capsys.readouterr().err
            made = make_package(office, 1, "An", is_sealed=False)
            assert "HTTP 503" in made.manifest.no_stamp
            assert {capture.stamp for capture in made.manifest.captures} == {None}
        finally:
            authority.is_down = False
        assert stamp_waiting(office) == 4


def test_without_a_server_nothing_is_stamped_and_the_package_says_so(packages: dict[str, Path]) -> None:
    made = check(packages["masked"]).manifest
    assert made is not None
    assert "RASOAT_TIMESTAMP_URL" in made.no_stamp
    assert all("RASOAT_TIMESTAMP_URL" in capture.no_stamp for capture in made.captures)


def test_a_reply_about_other_bytes_or_to_another_query_is_no_time_stamp(authority: TimeStampServer) -> None:
    asked = query(b"mot")
    reply = authority.reply(asked.as_bytes())
    assert read_reply(reply, b"mot", asked.nonce).authority == "CN=Test authority"
    for body, data, nonce in (
        (reply, b"hai", None), (reply, b"mot", 1), (b"", b"mot", None), (reply[:-1], b"mot", None),
        (reply[:-3] + b"\0\0\0", b"mot", None),
    ):  # fmt: skip
        with pytest.raises(TimeStampError):
            read_reply(body, data, nonce)
    with pytest.raises(TimeStampError):
        read_roots(b"no certificate")


# --- the package -------------------------------------------------------------------------------------------------


def test_a_package_without_stamp_or_known_key_is_internally_consistent_only(packages: dict[str, Path]) -> None:
    for name in ("masked", "masked_folder"):
        verdict = check(packages[name])
        assert verdict.problems == []
        assert verdict.say().startswith(CONSISTENT_ONLY)
    key = verdict.manifest.public_key if verdict.manifest else ""
    assert check(packages["masked"], known_key=key).say() == "whole: signed with the key that you gave"
    assert "another key" in check(packages["masked"], known_key="0" * 64).say()


def test_a_stamped_package_says_who_stamped_it_and_whether_they_are_trusted(
    packages: dict[str, Path], authority: TimeStampServer, tmp_path: Path
) -> None:
    unchecked = check(packages["sealed"])
    assert unchecked.problems == []
    assert "was not checked" in unchecked.say()
    assert unchecked.stamped_captures == 4
    trusted = check(packages["sealed_folder"], read_roots(authority.root.read_bytes()))
    assert trusted.say() == "whole: time-stamped by an authority that you trust"
    other = TimeStampServer(tmp_path / "other")
    assert "no certificate that you trust" in check(packages["sealed"], read_roots(other.root.read_bytes())).say()
    folder = packages["sealed_folder"]
    assert authority.verifies(folder / "manifest.json", folder / "manifest.tsr")
    assert authority.verifies(next(folder.glob("stamp-*-list.json")), next(folder.glob("stamp-*.tsr")))


def test_sealed_package_holds_what_was_received_and_masked_package_shows_no_bystander(
    packages: dict[str, Path],
) -> None:
    sealed, masked = packages["sealed_folder"], packages["masked_folder"]
    assert (sealed / "0001-response.body").read_bytes() == PAGE
    assert (sealed / "0001-headers.txt").read_bytes() == HEADERS
    assert (sealed / "0002-screenshot.png").read_bytes() == PNG
    with packages["masked"].open("rb") as wacz:
        everything = wacz.read() + b"".join(record_bodies(packages["masked"]))
    for hidden in (OTHER_PHONE, EMAIL, "Nguyễn Văn Bình"):
        assert hidden.encode() not in everything
    assert not list(masked.glob("*.png"))
    shown = (masked / "0001-masked.html").read_text(encoding="utf-8")
    assert "Trà thảo dược" in shown
    facts = json.loads((masked / "case.json").read_text(encoding="utf-8"))
    assert facts["suspected"]
    assert "NIÊM PHONG" in (sealed / "README.txt").read_text(encoding="utf-8")
    assert "ĐÃ CHE" in (masked / "README.txt").read_text(encoding="utf-8")


def record_bodies(wacz: Path) -> list[bytes]:
    with zipfile.ZipFile(wacz) as archive, archive.open("archive/data.warc.gz") as warc:
        return [record.content_stream().read() for record in ArchiveIterator(warc, check_digests="raise")]


def test_the_wacz_is_valid_and_its_records_are_the_bytes_that_came(packages: dict[str, Path]) -> None:
    for name in ("masked", "sealed"):
        done = subprocess.run(
            [Path(sys.executable).with_name("wacz"), "validate", "-f", packages[name]],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "Validation succeeded" in done.stdout, done.stdout + done.stderr
    bodies = record_bodies(packages["sealed"])
    assert PAGE in bodies
    assert PNG in bodies
    with zipfile.ZipFile(packages["sealed"]) as archive, archive.open("archive/data.warc.gz") as warc:
        kinds = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI")) for record in ArchiveIterator(warc)
        ]
        places = archive.read("indexes/index.idx").decode().splitlines()
        index = gzip.decompress(archive.read("indexes/index.cdx.gz")).decode().splitlines()
    assert ("response", URL) in kinds
    assert places[0] == '!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}'
    assert places[1].split(" ")[:2] == index[0].split(" ")[:2]
    assert kinds.count(("metadata", URL)) == 4
    assert '"mime": "text/html", "status": "200"' in index[0]
    with zipfile.ZipFile(packages["sealed"]) as archive, archive.open("archive/data.warc.gz") as warc:
        drawn = [record.rec_headers.get_header("Content-Type") for record in ArchiveIterator(warc)
                 if record.rec_type == "resource"]  # fmt: skip
    assert drawn == ["text/html; charset=utf-8", "image/png"]


def test_verbatim_evidence_needs_a_reason_and_each_export_is_in_the_log(office: Workplace) -> None:
    with pytest.raises(ExportError, match="--reason"):
        make_package(office, 1, "An", is_sealed=True, reason=" ")
    make_package(office, 1, "An", is_sealed=True, reason="Tòa yêu cầu")
    make_package(office, 1, "Bình", is_sealed=False)
    told = [event for event in cases.case(office.db, 1).events if event.deed == "export_evidence"]
    assert [(event.actor, event.data["sealed"], event.data.get("note")) for event in told] == [
        ("An", True, "Tòa yêu cầu"), ("Bình", False, None),
    ]  # fmt: skip


def test_a_package_never_writes_over_another(office: Workplace, tmp_path: Path) -> None:
    made = make_package(office, 1, "An", is_sealed=False)
    write_package(made, tmp_path / "out")
    with pytest.raises(ExportError, match="there already is"):
        write_package(made, tmp_path / "out")


def changed(body: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(body))
    return body[:place] + bytes([body[place] ^ dice.randrange(1, 256)]) + body[place + 1 :]


@pytest.mark.parametrize("name", ["masked", "sealed"])
def test_any_changed_byte_of_any_file_is_found(packages: dict[str, Path], tmp_path: Path, name: str) -> None:
    dice = random.Random(6)
    wacz = tmp_path / "a.wacz"
    inner = unpack(packages[name])
    for file in filter(inner.get, inner):
        wacz.write_bytes(pack(inner | {file: changed(inner[file], dice)}))
        assert check(wacz).problems, file
    whole = packages[name].read_bytes()
    for _ in range(60):
        wacz.write_bytes(changed(whole, dice))
        assert check(wacz).problems
    folder = tmp_path / "folder"
    shutil.copytree(packages[f"{name}_folder"], folder)
    for path in sorted(path for path in folder.iterdir() if path.stat().st_size):
        body = path.read_bytes()
        path.write_bytes(changed(body, dice))
        assert check(folder).problems, path.name
        path.write_bytes(body)
    assert check(folder).problems == []


def test_files_added_taken_out_doubled_reordered_or_cut_off_are_found(
    packages: dict[str, Path], tmp_path: Path
) -> None:
    whole, inner = packages["masked"].read_bytes(), unpack(packages["masked"])
    repacked, doubled = tmp_path / "repacked.wacz", tmp_path / "doubled.wacz"
    with zipfile.ZipFile(repacked, "w") as archive:
        for file in reversed(inner):
            archive.writestr(file, inner[file])
    doubled.write_bytes(whole)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(doubled, "a") as archive:
        archive.writestr("evidence/README.txt", b"khac")
    bad = {
        "added": pack(inner | {"evidence/them.txt": b"x"}),
        "added outside": pack(inner | {"archive/them.warc.gz": b"x"}),
        "added at the root": pack(inner | {"them.txt": b"x"}),
        "taken out": pack({file: body for file, body in inner.items() if file != "evidence/0001-masked.html"}),
        "unsigned": pack({file: body for file, body in inner.items() if file != "evidence/signature.json"}),
        "cut off": whole[:-1], "cut in half": whole[: len(whole) // 2], "longer": whole + b"\0",
        "before": b"\0" + whole,
        "empty": b"", "repacked": repacked.read_bytes(), "doubled": doubled.read_bytes(),
    }  # fmt: skip
    for how, body in bad.items():
        (tmp_path / "bad.wacz").write_bytes(body)
        assert check(tmp_path / "bad.wacz").problems, how
    folder = tmp_path / "folder"
    shutil.copytree(packages["masked_folder"], folder)
    (folder / "link").symlink_to(folder / "README.txt")
    assert check(folder).problems


def test_a_zip_of_ours_comes_back_as_it_went_in(tmp_path: Path) -> None:
    files = {"b/ă.txt": b"", "a.bin": bytes(range(256)), "b/0": b"PK\x03\x04"}
    path = tmp_path / "a.zip"
    path.write_bytes(pack(files))
    assert unpack(path) == dict(sorted(files.items()))
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.read("a.bin") == files["a.bin"]
    with pytest.raises(ZipError):
        unpack(tmp_path / "none.zip")


def test_the_commands_export_and_verify_and_name_the_changed_file(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with evidence_office(data):
        pass
    refused = rasoat(data, "evidence", "export", "1", "--sealed")
    assert (refused.code, len(refused.lines_said)) == (1, 1)
    assert rasoat(data, "evidence", "export", "9").code == 1
    done = rasoat(data, "evidence", "export", "1", "--out", str(tmp_path / "out"))
    assert done.code == 0, done.said
    wacz = Path(done.rows[0]["wacz"])
    elsewhere = tmp_path / "elsewhere"
    verified = rasoat(elsewhere, "verify", "evidence", str(wacz))
    assert (verified.code, verified.rows[0]["intact"]) == (0, True)
    assert verified.rows[0]["verdict"].startswith(CONSISTENT_ONLY)
    assert not elsewhere.exists()
    readme = Path(done.rows[0]["folder"]) / "README.txt"
    readme.write_text("khác", encoding="utf-8")
    tampered = rasoat(elsewhere, "verify", "evidence", done.rows[0]["folder"])
    assert tampered.code == 1
    assert "README.txt" in {problem["file"] for problem in tampered.rows[0]["problems"]}
    for wrong in (["none.wacz"], [str(wacz), "--public-key", "xyz"], [str(wacz), "--tsa-ca", str(readme)]):
        answer = rasoat(elsewhere, "verify", "evidence", *wrong)
        assert (answer.code, len(answer.lines_said)) == (1, 1)
