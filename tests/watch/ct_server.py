"""Certificate logs that speak the real protocols, with real certificates: RFC 6962 and the static tiled API.

One tree stands behind both; roots and proofs are worked out the slow way, straight from RFC 6962 section 2.1, so that
the code under test is compared with something else than itself.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

ORIGIN = "log.example/2026"


@cache
def key(name: str) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def certificate(*names: str, precert: bool = False, serial: int | None = None) -> x509.Certificate:
    """A certificate for these names, signed by a CA made here."""
    now = datetime(2026, 11, 25, tzinfo=UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Test CA")]))
        .public_key(key("site").public_key())
        .serial_number(serial or x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
    )
    if precert:
        builder = builder.add_extension(x509.PrecertPoison(), critical=True)
    return builder.sign(key("ca"), hashes.SHA256())


def opaque(data: bytes, width: int) -> bytes:
    return len(data).to_bytes(width) + data


class TestLog:
    """The entries of a log, in the form of both protocols."""

    __test__ = False

    def __init__(self) -> None:
        self.leaves: list[bytes] = []
        self.extras: list[bytes] = []
        self.tiles: list[bytes] = []
        self.hashes: list[bytes] = []
        self.lock = threading.Lock()
        self.shown: int | None = None  # the size that it claims, when that is not the truth
        self._subtrees: dict[tuple[int, int], bytes] = {}

    def add(self, *names: str, precert: bool = False, at: float | None = None) -> None:
        made = certificate(*names)
        der = made.public_bytes(serialization.Encoding.DER)
        tbs = None
        if precert:  # what is logged is the same certificate without the poison
            tbs = made.tbs_certificate_bytes
            der = certificate(*names, precert=True, serial=made.serial_number).public_bytes(serialization.Encoding.DER)
        self.add_der(der, tbs, at)

    def add_der(self, der: bytes, tbs: bytes | None = None, at: float | None = None) -> None:
        stamp = int((time.time() if at is None else at) * 1000).to_bytes(8)
        if tbs is not None:
            signed = b"\0\1" + hashlib.sha256(b"ca").digest() + opaque(tbs, 3)
            extra, tail = opaque(der, 3) + opaque(b"", 3), opaque(der, 3) + opaque(b"", 2)
        else:
            signed = b"\0\0" + opaque(der, 3)
            extra, tail = opaque(b"", 3), opaque(b"", 2)
        self.add_raw(stamp + signed + opaque(b"", 2), extra, tail)

    def add_raw(self, timestamped: bytes, extra: bytes, tail: bytes) -> None:
        leaf = b"\0\0" + timestamped
        with self.lock:
            self.leaves.append(leaf)
            self.extras.append(extra)
            self.tiles.append(timestamped + tail)
            self.hashes.append(hashlib.sha256(b"\0" + leaf).digest())

    @property
    def size(self) -> int:
        return len(self.hashes) if self.shown is None else self.shown

    def root(self, start: int, end: int) -> bytes:
        """MTH(D[start:end]) as RFC 6962 section 2.1 defines it; whole subtrees are remembered."""
        count = end - start
        if count == 0:
            return hashlib.sha256(b"").digest()
        if count == 1:
            return self.hashes[start]
        if (known := self._subtrees.get((start, end))) is not None:
            return known
        split = 1 << (count - 1).bit_length() - 1
        found = hashlib.sha256(b"\1" + self.root(start, start + split) + self.root(start + split, end)).digest()
        if count & (count - 1) == 0:
            self._subtrees[start, end] = found
        return found

    def path(self, index: int, start: int, end: int) -> list[bytes]:
        """PATH(m, D[n]) of section 2.1.1."""
        if end - start == 1:
            return []
        split = start + (1 << (end - start - 1).bit_length() - 1)
        if index < split:
            return [*self.path(index, start, split), self.root(split, end)]
        return [*self.path(index, split, end), self.root(start, split)]

    def signature(self, size: int, stamp: int, root: bytes) -> bytes:
        signed = b"\0\1" + stamp.to_bytes(8) + size.to_bytes(8) + root
        return b"\4\3" + opaque(key("log").sign(signed, ec.ECDSA(hashes.SHA256())), 2)

    @property
    def public_key(self) -> bytes:
        return (
            key("log")
            .public_key()
            .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        )

    def rewrite(self, start: int) -> None:
        """Forget all from `start` on: another history may follow."""
        with self.lock:
            for each in (self.leaves, self.extras, self.tiles, self.hashes):
                del each[start:]
            self._subtrees.clear()


Meddle = Callable[[str, bytes], "bytes | int | None"]


class Server:
    """A log at an address of its own. `meddle` may change an answer, or make an error of it."""

    def __init__(self, log: TestLog, *, static: bool, most: int = 256, port: int = 0) -> None:
        self.log, self.static, self.most = log, static, most
        self.meddle: Meddle = lambda path, body: None
        self.asked: list[str] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server.asked.append(self.path)
                status, body = server.answer(self.path)
                changed = server.meddle(self.path, body)
                if isinstance(changed, int):
                    status, body = changed, b""
                elif changed is not None:
                    body = changed
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.host = f"127.0.0.1:{self._server.server_address[1]}"
        self.url = f"http://{self.host}/2026"

    def __enter__(self) -> Server:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def key_option(self) -> str:
        return f"{self.url}={base64.b64encode(self.log.public_key).decode()}"

    def answer(self, path: str) -> tuple[int, bytes]:
        parts = urlsplit(path)
        place = parts.path.removeprefix("/2026/")
        found = self._static(place) if self.static else self._classic(place, parse_qs(parts.query))
        return (404, b"no such thing") if found is None else (200, found)

    def _classic(self, place: str, query: dict[str, list[str]]) -> bytes | None:
        log, size = self.log, self.log.size
        stamp = int(time.time() * 1000)
        if place == "ct/v1/get-sth":
            root = log.root(0, size)
            return json.dumps({
                "tree_size": size, "timestamp": stamp, "sha256_root_hash": b64(root),
                "tree_head_signature": b64(log.signature(size, stamp, root)),
            }).encode()  # fmt: skip
        if place == "ct/v1/get-entries":
            start, end = int(query["start"][0]), int(query["end"][0]) + 1
            rows = range(start, min(end, size, start + self.most))
            return json.dumps(
                {"entries": [{"leaf_input": b64(log.leaves[i]), "extra_data": b64(log.extras[i])} for i in rows]}
            ).encode()
        if place == "ct/v1/get-entry-and-proof":
            index, tree = int(query["leaf_index"][0]), int(query["tree_size"][0])
            path = [b64(each) for each in log.path(index, 0, tree)]
            return json.dumps({"leaf_input": b64(log.leaves[index]), "extra_data": "", "audit_path": path}).encode()
        return None

    def _static(self, place: str) -> bytes | None:
        log, size = self.log, self.log.size
        if place == "checkpoint":
            return self.checkpoint(size)
        if not place.startswith("tile/"):
            return None
        _, level, *rest = place.split("/")
        whole, _, width = "/".join(rest).partition(".p/")
        number = int(whole.replace("x", "").replace("/", ""))
        count = int(width) if width else 256
        if level == "data":
            rows = log.tiles[number * 256 : number * 256 + count]
            return b"".join(rows) if len(rows) == count else None
        span = 256 ** int(level)
        first = number * 256
        if (first + count) * span > size:
            return None
        return b"".join(log.root((first + at) * span, (first + at + 1) * span) for at in range(count))

    def checkpoint(self, size: int) -> bytes:
        log, root, stamp = self.log, self.log.root(0, size), int(time.time() * 1000)
        log_id = hashlib.sha256(log.public_key).digest()
        key_id = hashlib.sha256(f"{ORIGIN}\n\5".encode() + log_id).digest()[:4]
        signature = b64(key_id + stamp.to_bytes(8) + log.signature(size, stamp, root))
        return f"{ORIGIN}\n{size}\n{b64(root)}\n\n— {ORIGIN} {signature}\n".encode()


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def fill(log: TestLog, names: Sequence[str]) -> None:
    """Every third entry a precertificate, as real logs have both."""
    for at, name in enumerate(names):
        log.add(name, precert=at % 3 == 0)
