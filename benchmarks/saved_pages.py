"""Crawl a folder of saved pages (*.html.gz), served on loopback behind a plain index, and print the figures as JSON.

usage: .venv/bin/python benchmarks/saved_pages.py FOLDER
"""

import gzip
import json
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def serve(folder: Path) -> ThreadingHTTPServer:
    """A server of the pages in `folder` with an index of links at /."""
    pages = {f"/{path.name.removesuffix('.html.gz')}": path for path in sorted(folder.glob("*.html.gz"))}
    index = "<!doctype html><title>Index</title>" + "".join(f'<p><a href="{name}">{name}</a></p>' for name in pages)

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = index.encode() if self.path == "/" else None
            if self.path in pages:
                body = gzip.decompress(pages[self.path].read_bytes())
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main() -> None:
    """Run one crawl and count."""
    folder = Path(sys.argv[1])
    server = serve(folder)
    host = f"127.0.0.1:{server.server_address[1]}"
    rasoat = Path(sys.executable).with_name("rasoat")
    with tempfile.TemporaryDirectory() as work:
        out = Path(work) / "o.jsonl"
        command = [str(rasoat), "crawl", f"http://{host}/", "--allow-private", host, "--out", str(out)]
        command += ["--delay", "0", "--timeout", "5", "--max-pages", "100"]
        started = time.monotonic()
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env={"RASOAT_DATA": work, "PATH": "/usr/bin:/bin"}
        )
        seconds = time.monotonic() - started
        rows = [json.loads(line) for line in out.read_text().splitlines()]
    pages = [row for row in rows if not row["url"].endswith(f"{host}/")]
    print(json.dumps({
        "pages": len(list(folder.glob("*.html.gz"))),
        "observations": len(pages),
        "with_title": sum(bool(row["title"]) for row in pages),
        "with_price": sum(row["price"] is not None for row in pages),
        "seconds": round(seconds, 1),
        "exit_code": done.returncode,
        "traceback": "Traceback" in done.stderr,
        "stderr": done.stderr[-2000:],
    }, ensure_ascii=False))  # fmt: skip


if __name__ == "__main__":
    main()
