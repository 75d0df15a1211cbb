"""How well `rasoat site check` reads shops that were kept aside: fields of owner and badge, each trick, verdicts.

usage: .venv/bin/python benchmarks/shop_sites.py [--set old|third|fourth|fifth|sixth|seventh] [--quiet] [NAME…]

160 sites take about twelve minutes. The odd sites of `third` (`shop_third.py`) were kept out of all
mending; `fourth` to `seventh` gave their blind figures once and were mended on since. `--quiet` prints figures alone.
" | " in a true value stands between forms that are equally right.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from shop_fifth_3 import FIFTH
from shop_fourth_3 import FOURTH
from shop_hand_made import HAND_MADE, HandMade
from shop_set import SHOPS, TRICKS, Shop, expected, pages
from shop_seventh_3 import SEVENTH
from shop_sixth_3 import SIXTH
from shop_third import vni
from shop_third_3 import THIRD

from crawler.legacy_vietnamese import _TCVN3  # the table of the standard; read the other way round here

RASOAT = Path(sys.executable).with_name("rasoat")
FIELDS = ("name", "address", "representative", "number", "issued_on", "issued_by", "tax_code", "phone", "email")
KINDS = {".js": "text/javascript; charset=utf-8", ".json": "application/json; charset=utf-8", ".pdf": "application/pdf"}
OLD = (*SHOPS, *HAND_MADE)
SETS: dict[str, tuple[Shop | HandMade, ...]] = {
    "all": (*OLD, *THIRD, *FOURTH, *FIFTH, *SIXTH, *SEVENTH), "old": OLD, "third": THIRD, "odd": THIRD[::2],
    "even": THIRD[1::2], "fourth": FOURTH, "fifth": FIFTH, "sixth": SIXTH, "seventh": SEVENTH,
}  # fmt: skip


def _ordered(path: str) -> str:
    """A shop minds no order of the parts of a query; the crawl asks in one."""
    place, mark, query = path.partition("?")
    return place + mark + "&".join(sorted(query.split("&")))


def serve(answers: dict[str, tuple[str, bytes]]) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = known.get(_ordered(self.path)) or ("", b"")
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind or "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    known = {_ordered(path): answer for path, answer in answers.items()}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def bytes_of(shop: Shop | HandMade, text: str) -> bytes:
    if shop.encoding == "vni":
        return vni(text)
    if shop.encoding == "tcvn3":  # a font shows single bytes as Vietnamese; capitals with tones are not in it
        codes = {ord(letter): code for code, letter in _TCVN3.items()}
        return unicodedata.normalize("NFC", text).translate(codes).encode("latin-1", "xmlcharrefreplace")
    if shop.encoding == "windows-1258":  # it writes tones as signs of their own
        tones = "\u0300\u0301\u0303\u0309\u0323"
        parts = []
        for letter in unicodedata.normalize("NFC", text):
            apart = unicodedata.normalize("NFD", letter)
            tone = next((sign for sign in apart if sign in tones), "")
            parts.append(unicodedata.normalize("NFC", apart.replace(tone, "", 1)) + tone if tone else letter)
        return "".join(parts).encode("cp1258", "xmlcharrefreplace")
    return text.encode(shop.encoding)


def check(shop: Shop | HandMade, number: int) -> list[dict[str, Any]]:
    kind = "text/html" if shop.encoding != "utf-8" else "text/html; charset=utf-8"
    made = pages(shop, number) if isinstance(shop, Shop) else shop.pages(number)
    site = serve(
        {path: (KINDS.get(Path(path).suffix, kind), bytes_of(shop, text)) for path, text in made.items() if text}
    )
    host = f"127.0.0.1:{site.server_port}"
    named = {"": host, "www.SELF": f"www.{host}"}.get(shop.record_of or "", shop.record_of)
    record = f"<html><meta charset=utf-8><table><tr><td>Tên miền</td><td>https://{named}/</td></tr></table></html>"
    paths = [f"/Home/WebDetails/{number}{cookie}" for cookie in ("", "?AspxAutoDetectCookieSupport=1")]
    paths += [f"{folder}/CustomWebsiteDisplay.aspx?DocId={number}" for folder in ("", "/HomePage")]
    known = {} if shop.record_of is None else {path: ("text/html", record.encode()) for path in paths}
    register = serve(known)
    register_host = f"127.0.0.1:{register.server_port}"
    try:
        with TemporaryDirectory() as data:
            environment = {name: value for name, value in os.environ.items() if not name.startswith("RASOAT_")}
            done = subprocess.run(
                [RASOAT, "site", "check", f"http://{host}/", "--json", "--delay", "0", "--register-url",
                 f"http://{register_host}", "--allow-private", host, "--allow-private", register_host],
                env=environment | {"RASOAT_DATA": data}, capture_output=True, text=True, timeout=300, check=False,
            )  # fmt: skip
            if not done.stdout:
                raise RuntimeError(done.stderr)
            rows: list[dict[str, Any]] = json.loads(done.stdout)
            return rows
    finally:
        site.shutdown()
        register.shutdown()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--set", choices=list(SETS), default="all")
    parser.add_argument("--quiet", action="store_true", help="the figures alone, no site's errors")
    given = parser.parse_args()
    wanted = [shop for shop in SETS[given.set] if not given.names or shop.name in given.names]
    say = (lambda *_: None) if given.quiet else print
    right = wrong = missed = verdicts = verdicts_right = tricks = unknown_as_met = 0
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(check, wanted, range(70000, 70000 + len(wanted))))
    for shop, rows in zip(wanted, results, strict=True):
        by = {row["obligation"]: row for row in rows}
        for obligation, status in (expected(shop) if isinstance(shop, Shop) else shop.expected()).items():
            verdicts += 1
            found = by[obligation]["status"]
            verdicts_right += found == status
            unknown_as_met += status == "unknown" and found == "met"
            if found != status:
                say(f"{shop.name}: {obligation} {found}, not {status}: {by[obligation]['evidence'].get('why')}")
        said = by["owner_info"]["evidence"] if shop.owner.status != "unknown" else {}
        for field in FIELDS:
            true, found = shop.owner.facts.get(field), said.get(field)
            if true is not None and found in true.split(" | "):
                true = found
            right += true is not None and true == found
            wrong += found is not None and true != found
            missed += true is not None and true != found
            if true != found:
                say(f"{shop.name}: {field} {found!r}, not {true!r}")
        badges = by["notified_badge"]["evidence"].get("badges", [])
        place, true_place = (
            (badges[0]["place"] if badges else None),
            (TRICKS[shop.badge][0] if isinstance(shop, Shop) else shop.place),
        )
        tricks += place == true_place
        right, wrong = right + (place == true_place and place is not None), wrong + (place != true_place)
        if place != true_place:
            say(f"{shop.name}: badge {place}, not {true_place}")
    print(json.dumps({
        "sites": len(wanted), "fields_f1": round(2 * right / (2 * right + wrong + missed), 4),
        "badge_tricks": round(tricks / len(wanted), 4), "verdicts": round(verdicts_right / verdicts, 4),
        "unknown_as_met": unknown_as_met,
    }))  # fmt: skip


if __name__ == "__main__":
    main()
