"""Measure `rasoat extract` on pages of shop programs: forty were written before the reading code was looked at.

usage: .venv/bin/python benchmarks/goods.py [--half even|odd|new|all] [--show] [--keep DIR]

Even-numbered programs were looked at while mending first, odd-numbered ones afterwards, those after 40 never: they are
the honest figure. --show lists what went wrong. The pages are own small pages in the structure of each program's
default theme; shops, goods, prices are made up.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import jinja2

from crawler.addresses import resolve_canonical

FOLDER = Path(__file__).with_name("goods_pages")
CENT = Decimal("0.01")
# name | price in thousands of dong or in the currency's unit | sku | brand
GOODS = {
    "en": """Aero Daypack 22L|49.95|BP-2201|Norvik
Copper Pour-Over Kettle|1299.00|KET 900 C|Ember & Oak
LED Desk Lamp 3000K|24.5|LMP-3000|Lumo
Men's Merino Tee, 2-Pack|18|MT2-GRY-M|Fell
The Silent Orchard|22.65|a897fe39b1053632|Harrow
Steel Water Bottle 750 ml|15.99|WB750|Norvik
MacBook Stand Pro 16"|119.00|Product 16|Graphite
Wool Blanket 130x200|89.9|WB-130|Fell
Trail Socks|7.25|TS-01|Norvik
Cast Iron Pan 26cm|64.00|CIP-26|Ember & Oak
USB-C Hub 7in1|39.49|HUB7|Graphite
Kids Rain Jacket|34.95|KRJ-104|Fell""",
    "de": """Bio-Leinsamen geschrotet 500 g|4.99|SW10001|Hofgut
Gusseiserne Pfanne 28 cm|1049.9|PF-28|Eisenwerk
Regenjacke "Küste" für Kinder|79|RJ.104|Nordwind
Schraubendreher-Set 12-teilig|23.95|SD12|Eisenwerk
Kaffeemühle Manuell|59.5|KM-2|Hofgut
Leinenhemd Natur|44.9|LH-N|Nordwind
Holzspielzeug Traktor|19.99|HT-7|Hofgut
Trinkflasche Edelstahl|21|TF-1|Nordwind""",
    "vi": """Áo thun cotton nam cổ tròn|199000|AT-001|Coolmate
Nồi chiên không dầu 5,5 lít|1890000|NC55|Sunhouse
Viên uống bổ mắt Lutein 60 viên|450000|VM-60|An Phát
Sữa rửa mặt trà xanh 150ml|89000|SRM150|Lá Xanh
Máy lọc nước RO 10 lõi|5490000|RO-10|Kangaroo
Trà thảo mộc giảm cân hộp 20 gói|320000|TTM20|An Phát
Giày thể thao nữ đế êm|650000|GTT-38|Biti
Bàn phím cơ không dây 87 phím|1150000|BP87|Graphite
Chảo chống dính 26cm|275000|CH26|Sunhouse
Serum vitamin C 30ml|385000|SVC30|Lá Xanh""",
    "ja": """抹茶アイスクリーム 6個入|2800|ice-01|京雪
彩のジェラートCUBE|110000|cube-01|京雪
木製フォトフレーム|1650|pf-2|森
和紙ノート A5|880|wn-5|森
南部鉄器 急須|12400|nt-1|森
有機緑茶 100g|1296|gt-100|京雪""",
}
# locale: (language of the goods, currency, symbol, thousands, decimal mark, places, pattern)
LOCALES = {
    "us": ("en", "USD", "$", ",", ".", 2, "{s}{n}"),
    "gb": ("en", "GBP", "£", ",", ".", 2, "{s}{n}"),
    "au": ("en", "AUD", "A$", ",", ".", 2, "{s}{n}"),
    "se": ("en", "SEK", "kr", "\xa0", ",", 0, "{n}\xa0{s}"),
    "de": ("de", "EUR", "€", ".", ",", 2, "{n}\xa0{s}"),
    "eur": ("de", "EUR", "EUR", ".", ",", 2, "{n} {s}"),
    "ch": ("de", "CHF", "CHF", "'", ".", 2, "{s} {n}"),
    "fr": ("en", "EUR", "€", "\u202f", ",", 2, "{n}\xa0{s}"),
    "nl": ("en", "EUR", "€", ".", ",", 2, "{s}\xa0{n}"),
    "pl": ("en", "PLN", "zł", " ", ",", 2, "{n} {s}"),
    "vn": ("vi", "VND", "₫", ".", ",", 0, "{n}{s}"),
    "vd": ("vi", "VND", "đ", ".", ",", 0, "{n}{s}"),
    "vnd": ("vi", "VND", "VNĐ", ",", ".", 0, "{n} {s}"),
    "ru": ("en", "RUB", "₽", " ", ",", 0, "{n} {s}"),
    "br": ("en", "BRL", "R$", ".", ",", 2, "{s} {n}"),
    "jp": ("ja", "JPY", "￥", ",", ".", 0, "{s}{n}"),
}
# program: locale + flags, a page each: s sale, o out of stock, h "from", L a list; other words are the template's own
PAGES = """01 us ld | us s | us h ld | us ld s o | us L
02 gb s | gb | gb o
03 vn | vn s og | vn hidden | vn h | vn s L
04 de ld | de s | eur o
05 fr og | fr s og unit | fr o eco | fr s L
06 pl | pl s ref | pl o
07 us | us s opt | us o | us s L
08 us s | gb | eur
09 us og | us s | us h o | us s L
10 nl | nl s | nl h o
11 us ld | us s | us ld h o | us s L
12 us | au s | us o
13 us | us s | us o | us s L
14 us ld | us s | us o | us L
15 us ld h | us | us o | us L
16 us | us s | us h bulk o
17 us ld | us s unit | us hidden | us L
18 de | de s | de tier o
19 us | us s | us o | us L
20 us | us s | us o | us L
21 us | us s | us | us s L
22 us | us s disc | us h o
23 us | de s | us h o | us s L
24 us | gb | us o
25 gb | gb | gb o | gb L
26 vd | vd s | vnd hidden o
27 vn s | vn | vn o | vn s L
28 vn ld | vn s | vn hidden | vd s L
29 vd s | vd | vn o
30 vd dot s | vnd text s | vd h | vd s L
31 us | us s | us h o
32 us | de s | us o
33 us | us s | us o
34 us s | se | us o
35 eur | eur s unit | eur o grad
36 jp og | jp s | jp h o | jp L
37 vd s | vn | vd o
38 us s | us | gb o
39 vd s | vnd s
40 gb og | gb s | gb h o
41 us | us s | gb o
42 ru | ru s | ru o
43 br | br s | br o
44 us | us s | gb o
45 de | de s | de o
46 vd | vd s | vnd hidden o
47 vn | vn s | vn o
48 us | us s | gb o"""
LAST_LOOKED_AT = 40  # programs after it were written when the first forty had been mended, and never looked at


def goods(language: str, start: int, count: int, flags: list[str], unit: Decimal) -> list[dict[str, Any]]:
    """`count` goods of that language from `start` on, with all prices a page may show; `s`: every second on sale."""
    lines = GOODS[language].splitlines()
    found = []
    for number in range(count):
        name, amount, sku, brand = lines[(start + number * 5) % len(lines)].split("|")
        price = Decimal(amount).quantize(unit)
        row = {
            "name": name,
            "price": price,
            "sku": sku,
            "brand": brand,
            "stock": True,
            "old": None,
            "high": None,
            "off": 20,
        }
        row["slug"] = "-".join(
            "".join(
                c if c.isascii() and c.isalnum() else " " for c in unicodedata.normalize("NFD", name.lower())
            ).split()
        )
        row["slug"] = row["slug"] or f"p{start + number}"
        if "s" in flags and number % 2 == 0:
            row["old"] = (price * Decimal("1.25")).quantize(unit)
            row["save"] = row["old"] - price
        for key, factor in {
            "net": "0.84",
            "bulk": "0.9",
            "bulk2": "1.8",
            "unit": "0.31",
            "inst": "0.25",
            "tax": "0.16",
        }.items():
            row[key] = (price * Decimal(factor)).quantize(unit)
        row["cents"] = int(price * 100)
        found.append(row)
    return found


def pages() -> list[dict[str, Any]]:
    """All pages with what is true of them: id, program, html, listing, base, truth of the item, items of a list."""
    made = []
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.ChainableUndefined)
    for line in PAGES.splitlines():
        number, cases = line.split(" ", 1)
        template = next(FOLDER.glob(f"{number}_*.html"))
        parts = template.read_text(encoding="utf-8").split("=====list=====\n")
        for place, case in enumerate(cases.split(" | ")):
            locale, *flags = case.split()
            language, code, symbol, thousands, mark, places, pattern = LOCALES[locale]
            unit = Decimal(1).scaleb(-places)

            def number_text(value: Any, places: int = places, thousands: str = thousands, mark: str = mark) -> str:
                return f"{Decimal(value):,.{places}f}".translate({44: thousands, 46: mark})

            def money(value: Any, text: Any = number_text, pattern: str = pattern, symbol: str = symbol) -> str:
                return pattern.format(n=text(value), s=symbol)

            environment.filters |= {
                "num": number_text, "money": money, "raw": lambda value, places=places: f"{Decimal(value):.{places}f}",
            }  # fmt: skip
            rows = goods(language, int(number) * 3 + place, 7, flags, unit)
            item, others = rows[0], rows[1:] if "L" in flags else rows[1:5]
            item["stock"] = "o" not in flags
            if "h" in flags:
                item["high"] = (item["price"] * Decimal("1.5")).quantize(unit)
            base = f"https://shop{number}.example"
            listing = "L" in flags
            html = environment.from_string(parts[listing]).render(
                p=item,
                r=others,
                f=flags,
                base=base,
                shop="Nhà Mây" if language == "vi" else "Corner & Co",
                cur=code,
                sym=symbol,
            )
            truth = {
                "title": item["name"],
                "sku": item["sku"] if item["sku"] in html else None,  # several programs show none
                "availability": "InStock" if item["stock"] else "OutOfStock",
                "currency": None if "hidden" in flags else code,
            }
            prices = (
                []
                if "hidden" in flags
                else [str(value.quantize(CENT)) for value in (item["price"], item["high"]) if value]
            )
            made.append({
                "id": f"{template.stem}-{place}", "program": int(number), "html": html, "listing": listing,
                "truth": {**truth, "price": prices}, "base": base,
                "items": [{"title": row["name"], "price": str(row["price"])} for row in others if listing],
            })  # fmt: skip
    return made


def run(rows: list[dict[str, Any]], keep: str | None) -> dict[str, dict[str, Any]]:
    """What `rasoat extract` says of each page, by id."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(keep or scratch)
        folder.mkdir(exist_ok=True)
        for row in rows:
            (folder / f"{row['id']}.html.gz").write_bytes(gzip.compress(row["html"].encode()))
        out = Path(scratch) / "out.jsonl"
        rasoat = Path(sys.executable).with_name("rasoat")
        subprocess.run([str(rasoat), "extract", "--dir", str(folder), "--out", str(out)], check=True)
        return {found["id"]: found for found in map(json.loads, out.read_text(encoding="utf-8").splitlines())}


def plain(field: str, value: Any) -> str | None:
    """A value as it is compared: amounts with two places, other texts without case and double spaces."""
    if value in (None, "", []):
        return None
    if field == "price":
        return str(Decimal(str(value)).quantize(CENT))
    return " ".join(unicodedata.normalize("NFC", str(value)).casefold().split())


def score(rows: list[dict[str, Any]], got: dict[str, dict[str, Any]], field: str, show: bool) -> dict[str, float]:
    """F1 of one field over product pages; for price also over list pages, which have none of their own."""
    right = wrong = missed = 0
    for row in rows:
        if row["listing"] and field != "price":
            continue
        true = [] if row["listing"] else row["truth"][field]
        want = {plain(field, value) for value in (true if isinstance(true, list) else [true])} - {None}
        have = plain(field, got.get(row["id"], {}).get(field))
        right += have is not None and have in want
        wrong += have is not None and have not in want
        missed += bool(want) and have not in want
        if show and (have not in want if want else have):
            print(f"  {row['id']:28} {field}: {have!r}, true {sorted(map(str, want))}")
    return {
        "f1": round(2 * right / max(1, 2 * right + wrong + missed), 3),
        "right": right,
        "wrong": wrong,
        "missed": missed,
    }


def addresses() -> dict[str, int]:
    """How many pairs of addresses are taken for one page or for two as they should be."""
    rows = [line.split("\t") for line in (FOLDER / "addresses.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    right = 0
    for said, first, second, *declared in rows:
        canonical, other = [*declared, "", ""][:2]
        same = resolve_canonical(first, canonical or None) == resolve_canonical(second, other or None)
        right += same == (said == "same")
    return {"pairs": len(rows), "right": right}


def group(program: int) -> str:
    """Which part of the set a program belongs to."""
    return "new" if program > LAST_LOOKED_AT else "odd" if program % 2 else "even"


def main() -> None:
    """Print one JSON line a field."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--half", choices=("even", "odd", "new", "all"), default="all")
    ask.add_argument("--show", action="store_true")
    ask.add_argument("--keep")
    asked = ask.parse_args()
    rows = [row for row in pages() if asked.half in {"all", group(row["program"])}]
    got = run(rows, asked.keep)
    for field in ("title", "price", "currency", "sku", "availability"):
        print(json.dumps({"field": field, "pages": len(rows), **score(rows, got, field, asked.show)}))
    print(json.dumps({"field": "addresses", **addresses()}))


if __name__ == "__main__":
    main()
