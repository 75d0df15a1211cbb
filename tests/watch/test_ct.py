"""Following real logs of both flavours: entries, names, proofs, signatures, roll-backs, garbage."""

from __future__ import annotations

import base64
import json

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from ct_server import ORIGIN, Server, TestLog, certificate, fill, key

from crawler.ct.entries import EntryError, certificate_facts, names_of
from crawler.ct.follow import PATIENCE, State, first_state, follow
from crawler.ct.logs import LogError, open_log, tile_path
from crawler.ct.merkle import Frontier
from crawler.ct.signatures import LogKey, keys_of_list
from crawler.guard import Guard
from crawler.guarded_http import GuardedHttp

CLIENTS: list[GuardedHttp] = []


@pytest.fixture(autouse=True)
def _connections_are_closed():
    yield
    while CLIENTS:
        CLIENTS.pop().close()


def client(server):
    CLIENTS.append(GuardedHttp(Guard(frozenset({server.host})), "test", 5))
    return CLIENTS[-1]


@pytest.fixture(params=["rfc6962", "static"])
def server(request):
    log = TestLog()
    fill(log, [f"ten-{number}.example" for number in range(7)])
    with Server(log, static=request.param == "static") as server:
        yield server


def opened(server, *, with_key=True):
    return open_log(client(server), server.url, LogKey(server.log.public_key) if with_key else None)


def read(server, state=None, **more):
    log = opened(server, **more)
    head = log.head()
    steps = list(follow(log, head, state or first_state(log, head)))
    return steps, [name for step in steps for entry in step.entries for name in entry.names]


def test_every_entry_is_read_once_and_adds_up_to_the_signed_root(server):
    steps, names = read(server)
    assert names == [f"ten-{number}.example" for number in range(7)]
    assert steps[-1].settled
    assert steps[-1].state.root == server.log.root(0, 7)
    server.log.add("moi.example")
    steps, names = read(server, State.from_json(steps[-1].state.as_json()))
    assert names == ["moi.example"]
    assert steps[-1].settled


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 700])
def test_a_log_is_taken_up_at_any_size_and_its_edge_is_the_true_one(server, size):
    while len(server.log.hashes) < size:
        server.log.add_raw(*raw(len(server.log.hashes)))
    server.log.shown = size
    log = opened(server)
    state = first_state(log, log.head(), start=size)
    assert state.frontier is not None
    assert state.frontier.root() == server.log.root(0, size)
    server.log.shown = None
    server.log.add("sau.example")
    steps, names = read(server, state)
    assert names[-1] == "sau.example"
    assert steps[-1].settled


def raw(number):
    """A cheap entry: making hundreds of certificates takes longer than reading them."""
    body = (1_700_000_000_000).to_bytes(8) + b"\0\0\0\0\4" + b"\x30\x02\x05\x00" + b"\0\0"
    return body + b"", b"\0\0\0", b"\0\0"


def test_a_wrong_signature_is_refused_and_a_missing_key_only_leaves_it_unchecked(server):
    other = ec.generate_private_key(ec.SECP256R1()).public_key()
    der = other.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    with pytest.raises(LogError, match=r"signature|signed"):
        open_log(client(server), server.url, LogKey(der)).head()
    assert not opened(server, with_key=False).head().is_verified
    assert opened(server).head().is_verified


def test_a_log_that_rolls_back_raises_an_alarm_and_loses_nothing_when_it_returns(server):
    steps, _ = read(server)
    server.log.shown = 4
    back, names = read(server, steps[-1].state)
    assert "rolled back from 7 to 4" in back[0].alarm
    assert (names, back[-1].state.position) == ([], 7)
    server.log.shown = None
    server.log.add("lai.example")
    again, names = read(server, back[-1].state)
    assert names == ["lai.example"]
    assert again[-1].settled
    assert not again[-1].alarm


def test_entries_that_replace_others_after_a_roll_back_are_read(server):
    steps, _ = read(server)
    server.log.rewrite(4)
    back, _ = read(server, steps[-1].state)
    assert back[0].alarm
    fill(server.log, [f"khac-{number}.example" for number in range(5)])
    again, names = read(server, back[-1].state)
    assert any("do not add up" in step.alarm for step in again)
    assert {f"khac-{number}.example" for number in range(5)} <= set(names)
    assert again[-1].settled
    assert again[-1].state.frontier.root() == server.log.root(0, 9)


def test_two_trees_of_one_size_are_an_alarm(server):
    steps, _ = read(server)
    server.log.rewrite(6)
    server.log.add("trao.example")
    again, names = read(server, steps[-1].state)
    assert any("two different trees" in step.alarm for step in again)
    assert "trao.example" in names


def test_garbage_is_refused_with_the_address_that_gave_it_and_read_when_it_is_whole_again(server):
    log = opened(server)
    head = log.head()
    garbage = {"get-entries": b'{"entries": [{"leaf_input": "%%%"}]}', "tile/data": b"\0" * 30}
    server.meddle = lambda path, body: next((bad for part, bad in garbage.items() if part in path), None)
    with pytest.raises(LogError, match=r"get-entries|tile/data") as caught:
        list(follow(log, head, State(frontier=Frontier())))
    assert caught.value.is_garbage
    server.meddle = lambda path, body: 503
    with pytest.raises(LogError, match="503") as caught:
        log.head()
    assert not caught.value.is_garbage
    server.meddle = lambda path, body: None
    assert read(server)[0][-1].settled


def test_one_entry_that_stays_garbage_is_left_out_by_name_and_the_rest_goes_on():
    log = TestLog()
    fill(log, [f"ten-{number}.example" for number in range(5)])
    with Server(log, static=False) as server:
        bad = base64.b64encode(log.leaves[2])
        server.meddle = lambda path, body: body.replace(bad, b"!!") if bad in body else None
        reader = opened(server)
        head = reader.head()
        state = State(frontier=Frontier(), failures=PATIENCE)
        steps = list(follow(reader, head, state))
    names = [name for step in steps for entry in step.entries for name in entry.names]
    assert names == [f"ten-{number}.example" for number in (0, 1, 3, 4)]
    assert [note for step in steps for note in step.notes] == [steps[2].alarm]
    assert "entry 2 is left out" in steps[2].alarm
    assert steps[-1].settled


def test_an_entry_that_is_no_certificate_is_counted_and_still_adds_up(server):
    server.log.add_raw((5).to_bytes(8) + b"\0\0\0\0\3xyz\0\0", b"\0\0\0", b"\0\0")
    steps, names = read(server)
    assert len(names) == 7
    assert [entry.problem for step in steps for entry in step.entries if entry.problem] == ["it is no certificate"]
    assert steps[-1].settled


def test_names_are_found_wherever_they_stand_and_hiding_them_only_adds():
    made = certificate("*.a.example", "B.example", "xn--vitcombank-x5a.vn")
    der = made.public_bytes(serialization.Encoding.DER)
    assert names_of(der) == ("a.example", "b.example", "xn--vitcombank-x5a.vn")
    assert names_of(made.tbs_certificate_bytes) == names_of(der)
    decoy = certificate("that.example").public_bytes(serialization.Encoding.DER)
    assert set(names_of(b"\x30\x82" + len(decoy + der).to_bytes(2) + decoy + der)) > {"that.example", "a.example"}
    facts = certificate_facts(der)
    assert facts["issuer"] == "O=Test CA"
    assert facts["serial"] == f"{made.serial_number:x}"
    for bad in (b"", b"\x30", b"\x30\x84\xff\xff\xff\xff", b"<html>"):
        with pytest.raises(EntryError):
            names_of(bad)


def test_keys_come_from_a_log_list_and_checkpoints_name_them():
    log = TestLog()
    text = base64.b64encode(log.public_key).decode()
    classic = {"url": "https://a.example/", "key": text}
    tiled = {"monitoring_url": "https://b.example/m/", "submission_url": "https://b.example/", "key": text}
    keys = keys_of_list(json.dumps({"operators": [{"logs": [classic], "tiled_logs": [tiled]}]}))
    assert set(keys) == {"https://a.example", "https://b.example/m", "https://b.example"}
    assert len(keys["https://a.example"].note_key_id(ORIGIN)) == 4
    with pytest.raises(ValueError, match="no log list"):
        keys_of_list("[]")


def test_tile_numbers_are_written_as_the_static_api_wants_them():
    assert [tile_path(number) for number in (0, 999, 1000, 1234067)] == ["000", "999", "x001/000", "x001/x234/067"]


def test_rsa_logs_are_checked_too():
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    private = rsa.generate_private_key(65537, 2048)
    der = private.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    signed = b"\0\1" + (7).to_bytes(8) + (3).to_bytes(8) + b"r" * 32
    value = private.sign(signed, padding.PKCS1v15(), hashes.SHA256())
    LogKey(der).check(3, 7, b"r" * 32, b"\4\1" + len(value).to_bytes(2) + value)
    with pytest.raises(ValueError):
        LogKey(der).check(4, 7, b"r" * 32, b"\4\1" + len(value).to_bytes(2) + value)
    with pytest.raises(ValueError):
        LogKey(b"no key")
    assert key("log").curve.name == "secp256r1"
