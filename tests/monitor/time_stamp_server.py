"""A real time-stamp authority on loopback: OpenSSL's own, with a root and a signer made here, behind HTTP."""

from __future__ import annotations

import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CONFIG = """
[req]
distinguished_name = dn
[dn]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[signer]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = ours
[ours]
serial = serial
signer_cert = signer.pem
certs = root.pem
signer_key = signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""
NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "tsa.cnf"]


class TimeStampServer:
    """Answers queries while the `with` block runs. `is_down` makes it answer 503."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_down = False
        self.asked = 0
        folder.mkdir()
        (folder / "tsa.cnf").write_text(CONFIG)
        (folder / "serial").write_text("01\n")
        self._openssl("req", "-x509", *NEW_KEY, "-keyout", "root.key", "-out", "root.pem", "-days", "30",
                      "-subj", "/CN=Test root", "-extensions", "root")  # fmt: skip
        self._openssl("req", *NEW_KEY, "-keyout", "signer.key", "-out", "signer.csr", "-subj", "/CN=Test authority")
        self._openssl("x509", "-req", "-in", "signer.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial",
                      "-out", "signer.pem", "-days", "30", "-extfile", "tsa.cnf", "-extensions", "signer")  # fmt: skip

    @property
    def root(self) -> Path:
        return self.folder / "root.pem"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/tsr"

    def verifies(self, data: Path, token: Path) -> bool:
        """What ``openssl ts -verify`` says."""
        done = subprocess.run(
            ["openssl", "ts", "-verify", "-data", data, "-in", token, "-CAfile", self.root],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode == 0 and "Verification: OK" in done.stdout

    def reply(self, query: bytes) -> bytes:
        (self.folder / "query.tsq").write_bytes(query)
        self._openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "reply.tsr")
        return (self.folder / "reply.tsr").read_bytes()

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)

    def __enter__(self) -> TimeStampServer:
        authority = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                authority.asked += 1
                query = self.rfile.read(int(self.headers["content-length"]))
                body = b"" if authority.is_down else authority.reply(query)
                self.send_response(503 if authority.is_down else 200)
                self.send_header("content-type", "application/timestamp-reply")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
