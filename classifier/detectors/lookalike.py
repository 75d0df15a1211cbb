"""Domains that imitate a protected name. Conservative: a lead for a person, never proof (research/lookalike.md 9)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import tldextract

from classifier.protected import STATE_BANK_PRESS, ProtectedName, official_domains, protected_names
from classifier.rules import load
from storage.records import Finding, Observation, QuotedField

name = "lookalike"
version = "1"

# The list that comes with the package: nothing is fetched and nothing is kept on disk.
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)

_STATE_SUFFIXES = ("gov.vn", "edu.vn")
# Words that lure: seen around imitated names in real campaigns (research/lookalike.md sections 8 and 9).
_LURE_WORDS = """
    vay the tindung uudai diem nanghanmuc khcn cskh sukien nap 24h 247 online vn vip hotro khuyenmai quatang trian
    dangnhap login xacthuc xacminh secure support app web bank ebank ibanking digital khachhang nhanqua trungthuong
    hoantien giaingan tuyendung ctv shop store sale official chinhhang giare dichvu dichvucong thongbao phatnguoi
    dinhdanh nop phi hoso tracuu capnhat baohanh tongdai gov govvn xanh mobile pay gift event verify
    """
_LURES = frozenset(_LURE_WORDS.split())
_STATE_TRICK = re.compile(r"(?:^|[-.])gov-?vn(?:[-.]|$)|(?:^|\.)gov\.vn\.")
_FOREIGN = str.maketrans("асеорхуіјѕһԁɡıⅼοαν", "aceopxyijshdgiloav")
_DIGITS = (("0", "o"), ("1", "l"), ("1", "i"), ("3", "e"), ("4", "a"), ("5", "s"), ("rn", "m"))
_SHORT, _DISTINCT = 6, 8


@dataclass(frozen=True, slots=True)
class Match:
    """Which protected name a host imitates, how strongly (0 to 1), and why, in Vietnamese."""

    target: ProtectedName
    score: float
    why: str


def detect(observation: Observation, day: date) -> Iterator[Finding]:
    """At most one suspicion, about the host of the page; nothing for an address without a public name."""
    host = _host(observation.url)
    match = lookalike_of(host) if host else None
    if match is None:
        return
    rule = load()["DN-05" if match.target.sector in STATE_BANK_PRESS else "DN-01"]
    start = observation.url.lower().index(host)
    yield Finding(
        policy=rule.policy,
        rule_id=rule.id,
        detector=f"{name}/{version}",
        severity=rule.severity,
        score=match.score,
        field=QuotedField.URL,
        quote=observation.url[start : start + len(host)],
        start=start,
        end=start + len(host),
        legal=rule.legal(day),
    )


def lookalike_of(host: str) -> Match | None:
    """The best match of a host name among the protected names, or None. Official names never match."""
    parts = _suffixes(host)
    if not parts.domain or not parts.suffix or _is_official(host):
        return None
    readable, label = decode(f"{parts.subdomain}.{parts.domain}".lstrip(".")), decode(parts.domain)
    if embedded := _embedded_official(decode(parts.subdomain)):
        return Match(embedded, 0.95, "tên miền chính thức nằm trong tên miền khác")
    disguised = label != _unicode(parts.domain)
    found = [match for each in protected_names() if (match := _match(each, label, readable, disguised=disguised))]
    return max(found, key=lambda match: (match.score, max(map(len, match.target.keywords))), default=None)


def decode(host: str) -> str:
    """The host as a reader takes it: punycode decoded, marks and foreign look-alike letters replaced by plain ones."""
    return ".".join(_fold(_unicode(label)) for label in host.lower().split("."))


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    try:
        ip_address(host)
    except ValueError:
        return host if "." in host and host in url.lower() else ""
    return ""


def _is_official(host: str) -> bool:
    labels = host.rstrip(".").split(".")
    tails = {".".join(labels[at:]) for at in range(len(labels))}
    return not tails.isdisjoint(official_domains()) or not tails.isdisjoint(_STATE_SUFFIXES)


def _unicode(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _fold(label: str) -> str:
    plain = "".join(each for each in unicodedata.normalize("NFKD", label.lower()) if not unicodedata.combining(each))
    return plain.replace("đ", "d").translate(_FOREIGN)


@cache
def _undigited(word: str) -> frozenset[str]:
    """The readings of a word whose digits (or rn) stand for letters; never the word itself."""
    readings = {word}
    for digit, letter in _DIGITS:
        readings |= {each.replace(digit, letter) for each in readings if digit in each}
    return frozenset(readings - {word})


def _embedded_official(subdomain: str) -> ProtectedName | None:
    """The organisation whose whole domain stands inside a longer one, as in vidu.com.vn.dang-nhap.top."""
    labels = subdomain.split(".")
    inner = {".".join(labels[first:end]) for first in range(len(labels)) for end in range(first + 2, len(labels) + 1)}
    return next((each for each in protected_names() if not inner.isdisjoint(each.domains)), None)


def _match(target: ProtectedName, label: str, readable: str, *, disguised: bool) -> Match | None:
    if target.sector == "government" and _STATE_TRICK.search(readable):
        keyword = next((each for each in target.keywords if each in re.split(r"[-.]", readable)), None)
        if keyword:
            return Match(target, 0.95, f"'{keyword}' cùng 'gov.vn' trong tên không thuộc nhà nước")
    # A province's or a paper's name alone is never enough: bao<tinh>.vn are real provincial papers.
    if target.sector in ("province", "news"):
        return None
    score, why = max((_keyword_score(each, label, disguised=disguised) for each in target.keywords), default=(0.0, ""))
    return Match(target, score, why) if score else None


def _keyword_score(keyword: str, label: str, *, disguised: bool) -> tuple[float, str]:
    tokens = [token for token in re.split(r"[-_]", label) if token]
    joined = "".join(tokens)
    if disguised and len(keyword) >= _SHORT - 1 and keyword in joined:
        return 0.95, "chữ có dấu hoặc chữ nước ngoài thay chữ cái"
    if joined == keyword:
        # Branches abroad and the owner's own spare names look just so: a lead, below the operating threshold.
        return (0.55, "cùng tên, khác đuôi") if len(keyword) >= _DISTINCT else (0.0, "")
    if len(keyword) < _SHORT:
        lured = keyword in tokens and any(token in _LURES for token in tokens if token != keyword)
        return (0.7, "tên ngắn đứng riêng, kèm từ mồi") if lured else (0.0, "")
    if keyword not in tokens and any(keyword in _undigited(token) for token in (*tokens, joined)):
        return 0.95, "chữ số thay chữ cái"
    if keyword in joined:
        return _score_within(keyword, tokens, joined)
    if len(keyword) >= _DISTINCT and _one_edit(keyword, joined):
        return (0.7 if len(keyword) > 9 else 0.55), "khác một ký tự"
    return 0.0, ""


def _score_within(keyword: str, tokens: list[str], joined: str) -> tuple[float, str]:
    before, _, after = joined.partition(keyword)
    rest = [part for part in (before, after) if part]
    if all(part in _LURES or part.isdigit() for part in rest):
        return 0.85, "tên được bảo vệ kèm từ mồi"
    if keyword in tokens and any(token in _LURES for token in tokens):
        return 0.85, "tên được bảo vệ đứng riêng, kèm từ mồi"
    if len(keyword) >= _DISTINCT and any(
        part.endswith(lure) or part.startswith(lure) for part in rest for lure in _LURES if len(lure) > 2
    ):
        return 0.7, "tên được bảo vệ trong tên dài, kèm từ mồi"
    return 0.0, ""


def _one_edit(left: str, right: str) -> bool:
    """One letter put in, left out, changed, or two neighbours swapped."""
    if abs(len(left) - len(right)) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    rest_left, rest_right = left[same:], right[same:]
    swapped = len(left) == len(right) and rest_left[1::-1] + rest_left[2:] == rest_right
    return left != right and (
        rest_left[1:] == rest_right or rest_left == rest_right[1:] or rest_left[1:] == rest_right[1:] or swapped
    )
