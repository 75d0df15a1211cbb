"""Addresses to commune and province, with the names before and after the mergers of 2025.

`communes.txt` says what each commune of today was made of. An old commune that was divided among several, and a name
that two communes bear where no district tells them apart, give the province and no commune: nothing is guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crawler.identifiers.spelling import folded

_FILE = Path(__file__).with_name("communes.txt")
_KINDS = {"P": "Phường", "X": "Xã", "T": "Thị trấn", "D": "Đặc khu"}
_SPELLED = {
    "P": ("phuong", "p"), "X": ("xa", "x"), "T": ("thi tran", "tt"), "D": ("dac khu",), "Q": ("quan", "q"),
    "H": ("huyen", "h"), "S": ("thi xa", "tx"), "C": ("thanh pho", "tp", "t.p"),
}  # fmt: skip
_KIND_OF = {word: kind for kind, words in _SPELLED.items() for word in words}
_UNIT = re.compile(
    r"^(" + "|".join(sorted(map(re.escape, _KIND_OF), key=len, reverse=True)) + r")(?:\s*\.\s*|\s+|(?=\d))(.+)$"
)
_ALIASES = {
    "tphcm": "ho chi minh", "hcm": "ho chi minh", "sai gon": "ho chi minh", "sg": "ho chi minh",
    "tp hcm": "ho chi minh",
    "hn": "ha noi", "thua thien hue": "hue", "thua thien - hue": "hue", "brvt": "ba ria - vung tau",
    "vung tau": "ba ria - vung tau",
    "ba ria vung tau": "ba ria - vung tau", "dak lak": "dak lak", "daklak": "dak lak", "dac lac": "dak lak",
    "daknong": "dak nong",
    "dn": "da nang", "ct": "can tho", "hp": "hai phong", "bac can": "bac kan", "nha trang": "khanh hoa",
    "da lat": "lam dong",
    "bien hoa": "dong nai", "vinh": "nghe an", "ha long": "quang ninh", "buon ma thuot": "dak lak",
    "quy nhon": "binh dinh",
    "thu dau mot": "binh duong", "my tho": "tien giang", "long xuyen": "an giang", "rach gia": "kien giang",
}  # fmt: skip
_BEFORE_UNIT = re.compile(
    r"(?<=\w) (?=(?:phuong|quan|huyen|thi tran|thi xa|thanh pho|tinh|tp|tx|tt) [a-z\d]|(?:p|q|h|x|tp|tx"
    r"|tt)\. ?[a-z\d]|xa [a-z]+ [a-z])"
)
_PARTS = re.compile(r"\s*[,;|–\n]\s*|\s+-\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address lies, by today's names. `commune` is empty where the address does not tell it for certain."""

    province: str
    commune: str = ""

    def __str__(self) -> str:
        """ "Phường An Bình, Cần Thơ" """
        return f"{self.commune}, {self.province}" if self.commune else self.province


class _Names:
    """What is known of places, by folded name."""

    def __init__(self) -> None:
        self.provinces: dict[str, tuple[str, str]] = {}  # any name -> (old or same, today's)
        self.communes: dict[tuple[str, str], set[str]] = defaultdict(set)  # (today's province, name) -> "P An Bình"
        self.old: dict[tuple[str, str, str], set[str]] = defaultdict(set)  # (old province, district, name) -> today's
        self.old_in_province: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.districts: dict[str, set[str]] = defaultdict(set)  # name -> old provinces
        self.only_commune: dict[str, set[tuple[str, str]]] = defaultdict(set)


@cache
def _names() -> _Names:
    names = _Names()
    province = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("="):
            _, province, olds = (part.strip() for part in line.split("="))
            for old in olds.split(", "):
                names.provinces[folded(old)] = (old, province)
            names.provinces[folded(province)] = (province if province in olds.split(", ") else "", province)
            continue
        commune, _, made_of = line.partition(" | ")
        names.communes[province, folded(commune[2:])].add(commune)
        names.only_commune[folded(commune[2:])].add((province, commune))
        _take_in(names, province, commune, made_of)
    for alias, name in _ALIASES.items():
        names.provinces.setdefault(alias, names.provinces[name])
    return names


def _take_in(names: _Names, province: str, commune: str, made_of: str) -> None:
    for piece in filter(None, made_of.split("; ")):
        head, _, olds = piece.partition(": ")
        old_province, _, district = head.rpartition("/")
        old_province = old_province or province
        name = folded(district[2:])
        names.districts[name].add(old_province)
        for old in olds.split(", "):
            key = folded(old.rstrip("*")[2:] or old)
            names.old[old_province, name, key].add(commune)
            names.old_in_province[old_province, key].add(commune)


def place_of(address: str) -> Place | None:
    """Where an address lies; None when it names no province of Vietnam and no district that only one has."""
    names = _names()
    parts = [_unit(part) for part in _PARTS.split(_BEFORE_UNIT.sub(", ", _tidy(address))) if part.strip(" .")]
    found = _province(names, parts)
    if found is None:
        return None
    old, province, rest = found
    commune = _commune(names, old, province, rest)
    return Place(province, f"{_KINDS[commune[0]]} {commune[2:]}" if commune else "")


def _tidy(address: str) -> str:
    return (
        re.sub(r"\s+", " ", folded(address))
        .replace("ba ria - vung tau", "ba ria vung tau")
        .replace("ba ria-vung tau", "ba ria vung tau")
    )


def _unit(part: str) -> tuple[str, str]:
    """(kind, name) of one part of an address; kind is empty when it says none."""
    part = re.sub(r"\s+", " ", part).strip(" .:()")
    found = _UNIT.match(part)
    if not found:
        return "", re.sub(r"^(?:tinh|t\.)\s*", "", part)
    name = found[2].strip(" .")
    return _KIND_OF[found[1]], name.lstrip("0") if name.isdigit() else name


_Found = tuple[str, str, list[tuple[str, str]]]


def _province(names: _Names, parts: list[tuple[str, str]]) -> _Found | None:
    """(old province or empty, today's province, the parts before it), from the end of the address."""
    for place in range(len(parts) - 1, -1, -1):
        kind, name = parts[place]
        if name in {"viet nam", "vn", "vietnam"}:
            continue
        if kind in {"", "C"} and name in names.provinces and (place > 0 or kind == "C" or len(parts) == 1):
            old, province = names.provinces[name]
            kept = parts[:place] if name not in _ALIASES or kind != "C" else [*parts[:place], parts[place]]
            return old, province, kept
        words = name.split()
        for length in (4, 3, 2, 1):  # "quan ninh kieu can tho": no comma before the province
            tail = re.sub(r"^(?:tp|thanh pho|tinh|t\.p)\.? ?", "", " ".join(words[-length:]))
            if len(words) > length and tail in names.provinces and (length > 1 or len(tail) > 3 or tail == "hcm"):
                old, province = names.provinces[tail]
                head = re.sub(r"\s*(?:tp|thanh pho|tinh|t\.p)\.?$", "", " ".join(words[:-length]))
                return old, province, [*parts[:place], _unit(f"{_SPELLED[kind][0]} {head}" if kind else head)]
        break
    for kind, name in reversed(parts):
        olds = names.districts.get(name, set())
        if kind in {"Q", "H", "S", "C"} and len(olds) == 1:
            old = next(iter(olds))
            return old, names.provinces[folded(old)][1], parts
    return None


def _commune(names: _Names, old: str, province: str, parts: list[tuple[str, str]]) -> str:
    """Today's commune as in the file ("P An Bình"); empty when it is not certain."""
    olds = [old] if old and old != province else sorted({before for before, now in names.provinces.values()
                                                        if now == province and before})  # fmt: skip
    districts = [name for kind, name in parts if kind in {"Q", "H", "S", "C", ""} and _lies_in(names, name, olds)]
    wards = [(kind, name) for kind, name in parts if kind in {"P", "X", "T", "D"}]
    wards = wards or [(kind, name) for kind, name in parts[-2:] if not kind and name not in districts]
    for kind, name in reversed(wards):
        for district in reversed(districts):
            made = set().union(*(names.old.get((before, district, name), set()) for before in olds))
            if made:
                return made.pop() if len(made) == 1 else ""
        today = names.communes.get((province, name), set()) if not districts or old in {"", province} else set()
        of_kind = {each for each in today if each[0] == kind} or (today if not kind else set())
        if len(of_kind) == 1:
            return of_kind.pop()
        made = set().union(*(names.old_in_province.get((before, name), set()) for before in olds))
        if len(made) == 1:
            return made.pop()
    return ""


def _lies_in(names: _Names, district: str, olds: list[str]) -> bool:
    return bool(names.districts.get(district, set()) & set(olds))


def provinces() -> tuple[str, ...]:
    """The 34 provinces of today."""
    return tuple(sorted({today for _, today in _names().provinces.values()}))


def province_today(name: str) -> str | None:
    """Today's province of an old or a new name; None for what is none."""
    kind, plain = _unit(folded(name.strip()))
    found = _names().provinces.get(plain) if kind in {"", "C"} else None
    return found[1] if found else None


_LABEL = re.compile(
    r"(?:dia chi(?: [a-z ]{2,25})?|\bd/?c\b|tru so(?: chinh)?|\bkho(?: hang)?|showroom|co so \d+|\bcs ?\d"
    r"|chi nhanh(?: \d+)?|van phong|"
    r"\bvp\b|\badd(?:ress)?\b|\bshop(?: tai)?|cua hang(?: tai)?)\s*$"
)
_COLON = re.compile(r"[:\-]\s*")
_LONGEST_LABEL = 48  # letters, with the blanks behind it
_PIN = re.compile(r"[📍🏠🏡🏢🏬🏪⛳🗺]\s*(?:dia chi|d/?c|add)?\s*:?\s*")
_END = re.compile(
    r"\n|(?:\s[|•·]\s|[,;.\-–\s]+)(?:dien thoai|dt|sdt|tel|hotline|email|e-mail|mst|ma so thue|website|web|zalo|lh"
    r"|lien he|fb|facebook|"
    r"gpkd|giay (?:phep|cn|chung)|dai dien|nguoi|stk|fax|ngay|ship|freeship|giao|mo cua|gio|cod|sdk|so dkkd"
    r"|ma so)\b\s*[:.\-]?|☎|📞|📱"
)
_HAS_UNIT = re.compile(
    r"(?<!\w)(?:phuong|p\.|quan|q\.|huyen|h\.|xa |thi tran|thi xa|tx\.|tp\.? ?|thanh pho|tinh )\s*\w"
)
_UNITS = ("phuong", "p.", "quan", "q.", "huyen", "h.", "xa ", "thi tran", "thi xa", "tx.", "tp", "thanh pho", "tinh ")


def addresses_in(text: str, low: str) -> Iterator[tuple[int, str, Place]]:
    """(place, address as written, where it lies) of each address in a plain text; `low` is the text folded."""
    # From each colon or dash backwards: they are few, the places where a label might begin are many.
    spans = [
        colon.end() for colon in _COLON.finditer(low)
        if _LABEL.search(low[max(0, colon.start() - _LONGEST_LABEL) : colon.start()])
    ]  # fmt: skip
    spans += [found.end() for found in _PIN.finditer(low)]
    begin = 0
    for line in low.split("\n"):
        until = begin + len(line)
        has_units = sum(map(line.count, _UNITS)) >= 2 and len(_HAS_UNIT.findall(line)) >= 2
        if has_units and not any(begin <= at < until for at in spans):
            spans.append(begin)
        begin = until + 1
    for start in sorted(set(spans)):
        end = _END.search(low, start)
        written = text[start : min(end.start() if end else len(text), start + 180)].strip(" .,;:-–|")
        if len(written) < 6:
            continue
        place = place_of(written)
        if place is not None:
            yield start, " ".join(written.split()), place
