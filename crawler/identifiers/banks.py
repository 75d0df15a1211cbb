"""Banks of Vietnam by the names people write (list of the State Bank, sbv.gov.vn; short names as in VietQR)."""

from __future__ import annotations

import re

# Name on screen -> folded names as written. Short ones that are ordinary words stand only where a label asks for them.
BANKS: dict[str, tuple[str, ...]] = {
    "Vietcombank": ("vietcombank", "vietcom", "vcb", "ngoai thuong"), "Techcombank": ("techcombank", "tcb", "techcom",
    "ky thuong"),
    "MB": ("mb bank", "mbbank", "mbb", "mb", "quan doi"), "ACB": ("acb", "a chau"), "BIDV": ("bidv",
    "dau tu va phat trien"),
    "Agribank": ("agribank", "vba", "agri", "nong nghiep"), "VietinBank": ("vietinbank", "vietin", "ctg",
    "cong thuong"),
    "Sacombank": ("sacombank", "stb", "sacom", "sai gon thuong tin"), "VPBank": ("vpbank", "vp bank", "vpb",
    "thinh vuong"),
    "TPBank": ("tpbank", "tp bank", "tpb", "tien phong"), "VIB": ("vib", "quoc te"), "SHB": ("shb", "sai gon ha noi"),
    "HDBank": ("hdbank", "hd bank", "hdb"), "OCB": ("ocb", "phuong dong"), "MSB": ("msb", "maritime bank", "hang hai"),
    "SeABank": ("seabank", "sea bank"), "Eximbank": ("eximbank", "exim", "xuat nhap khau"),
    "LPBank": ("lpbank", "lienvietpostbank", "lien viet", "lpb"), "Nam A Bank": ("nam a bank", "namabank", "nab"),
    "Bac A Bank": ("bac a bank", "bacabank"), "PVcomBank": ("pvcombank", "pvcom"), "ABBANK": ("abbank", "an binh"),
    "VietABank": ("vietabank", "viet a"), "BaoViet Bank": ("baoviet bank", "baovietbank"),
    "Kienlongbank": ("kienlongbank", "klb"),
    "NCB": ("ncb", "quoc dan"), "PGBank": ("pgbank", "pg bank"), "Saigonbank": ("saigonbank", "sgb"), "SCB": ("scb",),
    "Vietbank": ("vietbank",), "BVBank": ("bvbank", "ban viet", "vietcapital"), "DongA Bank": ("donga bank",
    "dongabank", "dong a"),
    "OceanBank": ("oceanbank", "mbv"), "CBBank": ("cbbank", "vcbneo"), "GPBank": ("gpbank",),
    "Co-opBank": ("co-opbank", "coopbank"),
    "VBSP": ("vbsp", "chinh sach xa hoi"), "Cake": ("cake",), "Timo": ("timo",), "Ubank": ("ubank",),
    "Liobank": ("liobank",),
    "Shinhan Bank": ("shinhan",), "Woori Bank": ("woori",), "HSBC": ("hsbc",),
    "Standard Chartered": ("standard chartered",),
    "UOB": ("uob",), "CIMB": ("cimb",), "Public Bank": ("public bank",), "IVB": ("indovina", "ivb"), "VRB": ("vrb",),
    "MoMo": ("momo", "mo mo"), "ZaloPay": ("zalopay", "zalo pay"), "Viettel Money": ("viettel money", "viettelpay",
    "viettel pay"),
    "ShopeePay": ("shopeepay", "airpay"), "VNPT Money": ("vnpt money", "vnpt pay"),
}  # fmt: skip
WALLETS = frozenset({"MoMo", "ZaloPay", "Viettel Money", "ShopeePay", "VNPT Money"})
# Names that are also ordinary words, companies or places: they name a bank only beside the word bank or "ngân hàng".
_WORDS = {
    "quoc te", "phuong dong", "an binh", "a chau", "thinh vuong", "tien phong", "hang hai", "viet a", "dong a",
    "quoc dan",
    "nong nghiep", "quan doi", "cong thuong", "ngoai thuong", "ky thuong", "xuat nhap khau", "ban viet", "lien viet",
    "sai gon ha noi", "sai gon thuong tin", "dau tu va phat trien", "chinh sach xa hoi", "cake", "agri", "mo mo",
}  # fmt: skip
_NAMES = {name: bank for bank, names in BANKS.items() for name in names}
_BANK = re.compile(
    r"(?<![\w.])(?:(?P<asked>(?:ngan hang|\bnh|bank)\s*(?:tmcp\s*)?[:\-]?\s*(?:"
    + "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
    + r"))|(?P<name>"
    + "|".join(sorted(map(re.escape, _NAMES.keys() - _WORDS), key=len, reverse=True))
    + r"))(?![\w])"
)


def bank_in(low: str, *, last: bool = False) -> str:
    """The bank that a folded text names, the first or the `last` one; empty when it names none."""
    found = [match["name"] or re.sub(r"^(?:ngan hang|nh|bank)\s*(?:tmcp\s*)?[:\-]?\s*", "", match["asked"])
             for match in _BANK.finditer(low)]  # fmt: skip
    return _NAMES[found[-1 if last else 0]] if found else ""
