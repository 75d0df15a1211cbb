"""What is measured of a hit before it is judged: numbers in a fixed order, the same in training and in use."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.lookalike.background import background
from classifier.lookalike.find import Hit, Host, How
from classifier.lookalike.lures import GROUPS, cover, lures
from classifier.protected import ProtectedName

_CHEAP = frozenset(
    [
        "xyz",
        "top",
        "vip",
        "info",
        "cc",
        "icu",
        "life",
        "click",
        "online",
        "site",
        "shop",
        "club",
        "live",
        "pw",
        "cyou",
        "buzz",
        "asia",
        "space",
        "website",
        "fun",
        "store",
        "link",
        "digital",
        "pro",
        "one",
        "world",
        "ltd",
        "homes",
        "bond",
        "sbs",
        "quest",
        "monster",
        "lol",
        "mom",
        "cfd",
        "autos",
        "rest",
        "today",
        "email",
        "work",
        "best",
        "cloud",
        "app",
        "dev",
        "art",
        "team",
        "group",
        "in",
        "me",
        "tk",
        "ml",
        "ga",
        "cf",
        "gq",
        "ws",
        "mobi",
        "biz",
        "name",
        "tech",
        "host",
        "press",
        "uno",
        "win",
        "bid",
        "loan",
        "men",
        "date",
        "party",
        "review",
        "trade",
        "stream",
        "download",
        "racing",
        "support",
        "help",
        "services",
        "finance",
        "money",
        "bank",
        "credit",
        "loans",
        "center",
        "zone",
        "network",
        "agency",
        "company",
        "care",
        "chat",
        "social",
        "fit",
        "rocks",
        "run",
        "guru",
        "ink",
        "bar",
        "skin",
        "vin",
    ]
)
_COMMON = frozenset({"com", "net", "org"})
_VN_OPEN = frozenset({"com.vn", "net.vn", "org.vn", "id.vn", "io.vn", "info.vn", "name.vn", "pro.vn", "biz.vn"})
_MONEYED = frozenset({"bank", "finance", "wallet", "payment", "securities", "insurance"})
# Words and groups that fit an organisation of a sector: a copy of a bank speaks of cards, one of a paper of news.
_FITTING = {
    "telecom": frozenset(
        [
            "3g",
            "4g",
            "5g",
            "lte",
            "internet",
            "wifi",
            "sim",
            "data",
            "lapmang",
            "lapinternet",
            "capquang",
            "truyenhinh",
            "nap",
            "mobile",
        ]
    ),
    "retail": frozenset(
        ["dienmay", "sieuthi", "mart", "mall", "shop", "store", "suachua", "baohanh", "giare", "dienthoai", "shopping"]
    ),
    "ecommerce": frozenset(
        [
            "shop",
            "mall",
            "store",
            "ctv",
            "seller",
            "sellers",
            "khuyenmai",
            "sukien",
            "flashsale",
            "voucher",
            "donhang",
            "shopping",
        ]
    ),
    "airline": frozenset(["ve", "vemaybay", "maybay", "datve", "booking", "air", "airline", "airlines", "hangkhong"]),
    "post": frozenset(
        [
            "giaohang",
            "vanchuyen",
            "chuyenphat",
            "chuyenphatnhanh",
            "express",
            "delivery",
            "logistics",
            "ship",
            "buupham",
            "kienhang",
        ]
    ),
    "pharmacy": frozenset(["nhathuoc", "thuoc", "duoc"]),
    "utility": frozenset(["dien", "hoadon", "cskh", "thanhtoan"]),
}
_GROUP = {
    "bank": ("money", "bank"), "wallet": ("money", "bank"), "finance": ("money", "bank"), "payment": ("money", "bank"),
    "securities": ("bank",), "insurance": ("bank",), "government": ("state",), "game": ("play",), "social": ("play",),
    "news": ("press",), "media": ("press",), "brand": ("work", "bank"),
}  # fmt: skip
_STRONG = ("money", "account", "state", "work")


@dataclass(frozen=True, slots=True)
class Rest:
    """What stands around a hit in its label: lure words by group, letters that no word explains, digits."""

    words: tuple[str, ...]
    left_over: int
    digits: int
    letters: int


def rest_of(host: Host, hit: Hit) -> Rest:
    """Read what stands before and after the hit in its own label."""
    text = host.labels[hit.label].text
    before, after = cover(text[: hit.start]), cover(text[hit.end :])
    around = text[: hit.start] + text[hit.end :]
    return Rest((*before[0], *after[0]), before[1] + after[1], sum(map(str.isdigit, around)), len(around))


def elsewhere(host: Host, hit: Hit) -> Rest:
    """The same for the other labels of the host."""
    words: list[str] = []
    left_over = digits = letters = 0
    for at, label in enumerate(host.labels):
        if at != hit.label and label.text != "www":
            found, left = cover(label.text)
            words += found
            left_over += left
            digits += sum(map(str.isdigit, label.text))
            letters += len(label.text)
    return Rest(tuple(words), left_over, digits, letters)


def features(
    host: Host, hit: Hit, target: ProtectedName, *, has_lure: bool, own: int = 0, own_vn: int = 0
) -> dict[str, float]:
    """The measures of one hit, by name."""
    label, size = host.labels[hit.label], len(hit.keyword.text)
    near, far = rest_of(host, hit), elsewhere(host, hit)
    is_left, is_right = label.touching(hit.start, hit.end)
    is_whole = hit.end - hit.start == len(label.text)
    registered = hit.label == len(host.labels) - 1
    groups = dict.fromkeys(GROUPS, 0.0)
    far_groups = dict.fromkeys(GROUPS, 0.0)
    for word in near.words:
        groups[lures()[word]] += len(word)
    for word in far.words:
        far_groups[lures()[word]] += len(word)
    strong = sum(groups[group] for group in _STRONG)
    far_strong = sum(far_groups[group] for group in _STRONG)
    tld = host.suffix.rsplit(".", 1)[-1]
    foreign = len(tld) == 2 and tld not in (
        "vn",
        "me",
        "cc",
        "in",
        "pw",
        "tk",
        "ml",
        "ga",
        "cf",
        "gq",
        "ws",
        "co",
        "io",
        "tv",
        "to",
    )
    counts, span = background(), label.text[hit.start : hit.end]
    own = own if hit.how is not How.ACROSS else 0
    noise = counts.noise(hit.keyword.text, own=own) if size > 2 else 8.0
    noise_vn = counts.noise_vn(hit.keyword.text, own=own_vn) if size > 2 else 4.0
    noise_span = counts.noise(span, own=own) if hit.how in (How.TYPO, How.SHAPE) else 0.0
    noise_left = counts.noise(label.text[max(0, hit.start - 1) : hit.end], own=own) if hit.start and size > 2 else 0.0
    noise_right = (
        counts.noise(label.text[hit.start : hit.end + 1], own=own) if hit.end < len(label.text) and size > 2 else 0.0
    )
    fitting = sum(
        len(word)
        for word in near.words + far.words
        if word in _FITTING.get(target.sector, ()) or lures()[word] in _GROUP.get(target.sector, ())
    )
    rarity = max(0.0, 1 - noise / 5)
    found = {
        "noise": noise / 4, "noise_vn": noise_vn / 2, "noise_span": noise_span / 4,
        "noise_left": noise_left / 4, "noise_right": noise_right / 4,
        "fitting": min(fitting, 10) / 5, "lure": float(has_lure), "one_more": float(near.letters == 1 and not near.digits),
        "few_more": float(2 <= near.letters <= 3 and not near.digits),
        "rare_digits": rarity * float(not is_whole and near.digits == near.letters), "rare_few": rarity * float(1 <= near.letters <= 3),
        "rare_vn": rarity * float(tld == "vn"),
        "vn_noise": float(tld == "vn") * noise_vn / 2, "typo_noise": float(hit.how is How.TYPO) * noise_span / 4,
        "size": min(size, 12) / 10,
        "size3": float(size <= 3), "size4": float(size == 4), "size5": float(size == 5), "size8": float(size >= 8),
        "rarity": rarity, "rare_size8": rarity * float(size >= 6),
        "marks": float(hit.how is How.MARKS), "shape": float(hit.how is How.SHAPE),
        "typo": float(hit.how is How.TYPO), "across": float(hit.how is How.ACROSS),
        "stem": float(hit.keyword.role == "stem"), "label": float(hit.keyword.role == "label"),
        "left": float(is_left), "right": float(is_right), "both": float(is_left and is_right and not is_whole),
        "whole": float(is_whole), "whole_host": float(is_whole and registered and len(host.labels) == 1),
        "registered": float(registered), "depth": float(min(len(host.labels), 4)),
        "left_over": min(near.left_over, 10) / 5, "no_left_over": float(near.left_over == 0),
        "digits": float(0 < near.digits <= 4), "only_digits": float(not is_whole and near.digits == near.letters),
        "strong": min(strong, 12) / 6, "has_strong": float(strong >= 3),
        "bank": min(groups["bank"], 8) / 4, "play": min(groups["play"], 8) / 4, "web": min(groups["web"], 6) / 3,
        "trade": min(groups["trade"], 8) / 4,
        "far_left_over": min(far.left_over, 10) / 5, "far_strong": min(far_strong, 12) / 6,
        "far_bank": min(far_groups["bank"], 8) / 4, "far_web": min(far_groups["web"] + far_groups["play"], 6) / 3,
        "vn_word": float("vn" in near.words + far.words or "vietnam" in near.words + far.words),
        "hyphens": float(min(label.plain.count("-"), 3)),
        "cheap": float(tld in _CHEAP), "com": float(tld == "com"), "netorg": float(tld in ("net", "org")),
        "vn": float(host.suffix == "vn"), "com_vn": float(host.suffix in _VN_OPEN),
        "platform": float("." in host.suffix and tld != "vn" and host.suffix.count(".") == 1 and not foreign and tld in ("com", "app", "dev")),
        "foreign": float(foreign), "state_abroad": float(".gov" in f".{host.suffix}" or "edu" in host.suffix or "ac." in host.suffix),
        "moneyed": float(target.sector in _MONEYED), "state": float(target.sector == "government"),
        "province": float(target.sector == "province"), "news": float(target.sector in ("news", "media")),
        "length": min(len(label.text), 30) / 10,
        "bankish": float(is_left and target.sector in _MONEYED and _ends_like_bank(label.text[hit.end :])),
    }  # fmt: skip
    short = size <= 4
    found |= {
        "short_strong": short * found["has_strong"], "short_left_over": short * found["left_over"],
        "short_far_strong": short * found["far_strong"], "short_cheap": short * found["cheap"], "short_foreign": short * found["foreign"],
        "short_whole": short * found["whole"], "short_both": short * found["both"], "short_vn": short * (found["vn"] + found["com_vn"]),
        "typo_left_over": found["typo"] * found["left_over"], "typo_whole": found["typo"] * found["whole"],
        "typo_strong": found["typo"] * (found["strong"] + found["web"]), "typo_size8": found["typo"] * found["size8"],
        "typo_foreign": found["typo"] * found["foreign"], "typo_cheap": found["typo"] * found["cheap"],
        "whole_sub": found["whole"] * (1 - found["registered"]), "whole_host_cheap": found["whole_host"] * found["cheap"],
        "whole_host_com": found["whole_host"] * found["com"], "whole_host_foreign": found["whole_host"] * found["foreign"],
        "long_strong": found["size8"] * found["has_strong"], "vn_strong": found["vn"] * found["has_strong"],
        "vn_left_over": (found["vn"] + found["com_vn"]) * found["left_over"], "rare_whole": rarity * found["whole"],
        "rare_left_over": rarity * found["left_over"], "rare_foreign": rarity * found["foreign"],
        "label_whole_host_cheap": found["label"] * found["whole_host"] * found["cheap"],
        "province_whole": found["province"] * found["whole_host"],
    }  # fmt: skip
    return found


def _ends_like_bank(rest: str) -> bool:
    """b?nk, bn?k, bin?g …: `bank` with a letter changed, as generated campaign names end."""
    tail = rest[-4:]
    return (len(tail) == 4 and tail[0] == "b" and (tail[3] == "k" or tail[2:] in ("ng", "nk"))) or rest[-3:] in (
        "bnk",
        "bak",
    )
