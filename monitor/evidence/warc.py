"""The WARC of a package, its index and its list of pages, in the forms that replay tools open."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from monitor.evidence.package import INDEX, INDEX_PLACES, PAGES, WARC

# The body in a record is no longer framed as it was on the wire; common archivers rename these headers likewise.
REFRAMED = frozenset({"transfer-encoding", "content-length"})


@dataclass
class Archive:
    """Grows by one record at a time; `files` gives all files when the last is in."""

    buffer: io.BytesIO = field(default_factory=io.BytesIO)
    index: list[str] = field(default_factory=list)
    pages: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._writer = WARCWriter(self.buffer, gzip=True, warc_version="1.1")
        info = {"software": "rasoat", "format": "WARC File Format 1.1"}
        self._writer.write_record(self._writer.create_warcinfo_record(WARC.rsplit("/", 1)[-1], info))

    def add_response(self, url: str, at: datetime, headers: bytes, body: bytes) -> None:
        """An answer over HTTP as it came: its header block and its body."""
        parsed = _parsed(headers)
        kind = parsed.get_header("content-type") or "application/octet-stream"
        self._add("response", url, at, body, parsed, kind, parsed.get_statuscode())

    def add_resource(self, url: str, at: datetime, kind: str, body: bytes) -> None:
        """Something that was made, not received: a screenshot, the page after its scripts, a masked copy."""
        self._add("resource", url, at, body, None, kind, "200")

    def add_metadata(self, url: str, at: datetime, body: bytes) -> None:
        """JSON about a Capture; the only record of one that got no answer."""
        self._write("metadata", url, at, body, None, "application/json")

    def add_page(self, url: str, at: datetime, title: str) -> None:
        """List a page where a replay begins."""
        number = f"{len(self.pages) + 1:04}"
        self.pages.append({"id": number, "url": url, "ts": _moment(at), "title": title})

    def files(self) -> dict[str, bytes]:
        """The files of a WACZ. Replay tools read the compressed index only where a second one says its place."""
        head = {"format": "json-pages-1.0", "id": "pages", "title": "Các trang"}
        pages = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in (head, *self.pages))
        index = "".join(f"{line}\n" for line in sorted(self.index))
        packed = gzip.compress(index.encode(), mtime=0)
        meta = {"format": "cdxj-gzip-1.0", "filename": INDEX.rsplit("/", 1)[-1]}
        places = f"!meta 0 {json.dumps(meta)}\n"
        if index:
            where = {"offset": 0, "length": len(packed), "digest": f"sha256:{hashlib.sha256(packed).hexdigest()}"}
            places += f"{' '.join(index.split(' ', 2)[:2])} {json.dumps(where)}\n"
        return {WARC: self.buffer.getvalue(), INDEX: packed, INDEX_PLACES: places.encode(), PAGES: pages.encode()}

    def _add(
        self, kind: str, url: str, at: datetime, body: bytes, headers: StatusAndHeaders | None, mime: str, status: str
    ) -> None:
        offset = self.buffer.tell()
        self._write(kind, url, at, body, headers, "application/http; msgtype=response" if headers else mime)
        where = {
            "url": url, "mime": mime.split(";")[0].strip(), "status": status, "digest": _digest(body),
            "length": str(self.buffer.tell() - offset), "offset": str(offset), "filename": WARC.rsplit("/", 1)[-1],
        }  # fmt: skip
        self.index.append(f"{sort_key(url)} {at:%Y%m%d%H%M%S} {json.dumps(where)}")

    def _write(
        self, kind: str, url: str, at: datetime, body: bytes, headers: StatusAndHeaders | None, mime: str
    ) -> None:
        """Both digests are given as SHA-256: by itself warcio makes SHA-1."""
        block = body
        if headers:
            headers.compute_headers_buffer()
            block = headers.headers_buff + body
        record = self._writer.create_warc_record(
            url, kind, payload=io.BytesIO(body), length=len(body), http_headers=headers, warc_content_type=mime,
            warc_headers_dict={
                "WARC-Date": _moment(at), "WARC-Payload-Digest": _digest(body), "WARC-Block-Digest": _digest(block),
            },
        )  # fmt: skip
        self._writer.write_record(record)


def _parsed(block: bytes) -> StatusAndHeaders:
    first, *lines = block.decode("latin-1").replace("\r\n", "\n").strip("\n").split("\n")
    headers = []
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            orig = f"X-Archive-Orig-{name}" if name.lower() in REFRAMED else name
            headers.append((orig, value.strip()))
    protocol, _, status = first.partition(" ")
    return StatusAndHeaders(status or "000", headers, protocol=protocol or "HTTP/1.1")


def _digest(body: bytes) -> str:
    return "sha256:" + base64.b32encode(hashlib.sha256(body).digest()).decode()


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def sort_key(url: str) -> str:
    """An address as indexes sort it: host turned round, lower case, query in order (SURT)."""
    parts = urlsplit(url.lower())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return url
    host = parts.hostname.removeprefix("www.")
    port = f":{parts.port}" if parts.port else ""
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return ",".join(reversed(host.split("."))) + port + ")" + (parts.path or "/") + (f"?{query}" if query else "")
