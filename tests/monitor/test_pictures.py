"""Pictures of suspects are fetched, kept and hashed; what they hold can at most end the process that decodes them."""

from __future__ import annotations

import hashlib
import io
import os
import signal
import struct
import time
import zlib

import pytest
from loopback import Site, crawl, page, text
from PIL import Image, ImageDraw

from crawler.crawl import crawl as run_crawl
from crawler.sink import CrawlJob, Kept
from monitor.pictures import PictureReader
from storage.near_duplicates import PICTURE_BITS
from storage.records import Capture

BOMB = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def reader():
    made = PictureReader()
    yield made
    made.close()


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_of_size(width, height):
    """A PNG whose head promises that size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return BOMB + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def picture(kind="PNG", size=(320, 240), shift=0):
    drawn = Image.new("RGB", (320, 240), "white")
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((40 + shift, 30, 150 + shift, 200), fill="navy")
    pen.rectangle((180, 20 + shift, 300, 110 + shift), fill="darkred")
    pen.polygon(((20, 230), (160 + shift, 150), (300, 235)), fill="green")
    body = io.BytesIO()
    drawn.resize(size).save(body, kind)
    return body.getvalue()


def bits_apart(one, two):
    return (int(one, 16) ^ int(two, 16)).bit_count()


def test_the_same_picture_in_another_size_and_format_has_nearly_the_same_hash(reader):
    first = reader.hash_of(picture())
    assert len(first) == 16
    assert bits_apart(first, reader.hash_of(picture("JPEG", (200, 150)))) <= PICTURE_BITS
    assert bits_apart(first, reader.hash_of(picture("WEBP", (640, 480)))) <= PICTURE_BITS
    assert bits_apart(first, reader.hash_of(picture(shift=90))) > PICTURE_BITS


def many_frames(count=3000):
    """An animation; only its first frame is worth a look."""
    one, two = Image.new("P", (32, 32), 1), Image.new("P", (32, 32), 2)
    body = io.BytesIO()
    one.save(body, "GIF", save_all=True, append_images=[two, one] * (count // 2))
    return body.getvalue()


@pytest.mark.parametrize(
    "body",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x00" * 1000, png_of_size(100_000, 100_000), picture()[:400],
     picture("JPEG")[:300] + os.urandom(500), picture("WEBP")[:60] + os.urandom(300), many_frames(),
     b"GIF89a" + b"\xff" * 5000, b"%PDF-1.7", picture()[:80] + b"\xff" * 80 + picture()[160:]],
)  # fmt: skip
def test_what_is_no_sane_picture_has_no_hash_and_the_next_one_is_read(reader, body):
    began = time.monotonic()
    assert reader.hash_of(body) == ""
    if not body.startswith(b"GIF8"):  # an animation shows its first frame
        assert reader.png_of(body) == b""
    assert time.monotonic() - began < 60  # in milliseconds, on any machine; what hangs is given up after thirty
    assert len(reader.hash_of(picture())) == 16


def test_a_decoder_that_hangs_or_dies_is_given_up_and_made_anew():
    reader = PictureReader(seconds=3)
    try:
        assert reader.hash_of(picture())
        os.kill(reader._process.pid, signal.SIGSTOP)
        assert reader.hash_of(picture()) == ""
        assert reader.hash_of(picture())
        os.kill(reader._process.pid, signal.SIGKILL)
        assert reader.hash_of(picture()) == ""
        assert reader.hash_of(picture())
    finally:
        reader.close()


def test_a_shown_picture_is_written_anew_with_nothing_but_its_pixels(reader):
    hidden = b"<script>alert(1)</script>"
    kept = io.BytesIO()
    drawn = Image.open(io.BytesIO(picture()))
    drawn.save(kept, "JPEG", quality=95, comment=hidden, exif=b"Exif\x00\x00" + hidden)
    shown = reader.png_of(kept.getvalue() + hidden)
    assert hidden not in shown
    with Image.open(io.BytesIO(shown)) as read:
        assert (read.format, read.size, set(read.info)) == ("PNG", (320, 240), set())
        assert max(read.convert("L").histogram()) > 0
    assert bits_apart(reader.hash_of(shown), reader.hash_of(picture())) <= PICTURE_BITS
    tall = io.BytesIO()
    Image.new("RGB", (10, 20_000), "navy").save(tall, "PNG")
    with Image.open(io.BytesIO(reader.png_of(tall.getvalue()))) as read:
        assert read.size == (10, 16_000)


def shop(name, image, claim="Viên uống chữa khỏi hoàn toàn bệnh tiểu đường, cam kết khỏi 100%"):
    return page(
        f'<meta property="og:image" content="{image}"><p>{claim}. {name}.</p><p class="price">350.000đ</p>'
        "<button>Thêm vào giỏ</button>", name
    )  # fmt: skip


def test_pictures_of_suspects_are_kept_and_hashed_those_of_others_are_not_asked_for(tmp_path):
    pictures = {
        f"/anh/{name}": (200, {"Content-Type": kind}, body)
        for name, kind, body in (
            ("a.png", "image/png", picture()),
            ("b.jpg", "image/jpeg", picture("JPEG", (200, 150))),
            ("sach.png", "image/png", picture(shift=90)),
        )
    }
    listing = page('<a href="/1">1</a> <a href="/2">2</a> <a href="/3">3</a> <a href="/4">4</a>')
    site = Site({
        "/robots.txt": text("User-agent: *\nDisallow: /kin/"), "/": listing,
        "/1": shop("Viên An Đường", "/anh/a.png"), "/2": shop("Viên Ổn Đường Huyết", "/anh/b.jpg"),
        "/3": shop("Áo khoác dạ", "/anh/sach.png", "Áo khoác dạ nữ, hai lớp, đủ cỡ, giao trong ngày"),
        "/4": shop("Viên Tiểu Đường Khang", "/kin/c.png"), "/kin/c.png": pictures["/anh/a.png"], **pictures,
    })  # fmt: skip
    with site:
        done = crawl(tmp_path / "data", site, "--keep")
    assert done.code == 0
    hashes = {row["title"]: row["image_hashes"] for row in done.rows if row["kind"] == "listing"}
    assert sorted(len(each) for each in hashes.values()) == [0, 0, 1, 1]
    one, two = (hashes[name][0] for name in ("Viên An Đường", "Viên Ổn Đường Huyết"))
    assert bits_apart(one, two) <= PICTURE_BITS
    assert {path for path in site.asked if path.startswith(("/anh/", "/kin/"))} == {"/anh/a.png", "/anh/b.jpg"}


class Journal:
    """A sink that keeps everything, and wants every picture."""

    def __init__(self, before=()):
        self.kept, self.before, self.observed = [], list(before), []

    def keep(self, fetched):
        capture = Capture(
            url=fetched.url, final_url=fetched.final_url, method=fetched.method, outcome=fetched.outcome,
            status=fetched.status, headers=fetched.headers, captured_at=fetched.captured_at,
            body_sha256=hashlib.sha256(fetched.body or b"").hexdigest(),
        )  # fmt: skip
        self.kept.append(Kept(capture, lambda: fetched.body))
        return capture

    def observe(self, observation):
        self.observed.append(observation)
        return False

    def last_page(self, _url):
        return None

    def kept_before(self):
        return self.before

    def wants(self, observation):
        return bool(observation.images)

    def hash_of(self, body):
        return f"{zlib.crc32(body):016x}"


@pytest.mark.parametrize("status", [200, 404])
def test_a_picture_asked_for_before_a_kill_is_not_asked_for_again(status):
    shown = (status, {"Content-Type": "image/png"}, picture())
    found = (f"{zlib.crc32(picture()):016x}",) if status == 200 else ()
    with Site({"/robots.txt": text("User-agent: *"), "/": shop("Viên", "/anh.png"), "/anh.png": shown}) as site:

        def sweep(sink):
            site.asked.clear()
            job = CrawlJob(
                (site.url,), delay_seconds=0, browser="never", allowed_private=frozenset({site.host}), pictures=sink
            )
            run_crawl(job, sink)
            return [each.image_hashes for each in sink.observed], [path for path in site.asked if path != "/robots.txt"]

        first = Journal()
        hashes, asked = sweep(first)
        assert hashes == [found]
        assert asked == ["/", "/anh.png"]
        assert sweep(Journal(first.kept)) == (hashes, [])
        page_only = [each for each in first.kept if not each.capture.url.endswith("png")]
        assert sweep(Journal(page_only)) == (hashes, ["/anh.png"])
