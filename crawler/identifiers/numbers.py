"""Numbers under a name: tax codes, business registrations, bank accounts with their bank and their holder."""

from __future__ import annotations

import re

from crawler.identifiers.banks import BANKS, WALLETS, bank_in
from crawler.identifiers.phones import national
from crawler.identifiers.spelling import Group, Run, folded
from crawler.platforms.reading.owner_numbers import tax_code_holds
from storage.records import Contact, ContactKind

# What the words before a number say it is; the last of them counts.
LABEL = re.compile(
    r"(?P<tax>ma so thue|m\.?s\.?t\b|ms thue|tax (?:code|id|no))"
    r"|(?P<business>ma so (?:doanh nghiep|dn|ho kinh doanh|hkd|dang ky)|msdn|(?:giay )?(?:cn|chung nhan )(?:dk"
    r"|dang ky ?)"
    r"(?:kd|dn|hkd|kinh doanh|doanh nghiep|ho kinh doanh)?|gp ?d?k?kd|gpkd|dkkd|dkdn|gcn ?dk[kdh]?[dn]?"
    r"|giay phep kinh doanh|so dang ky (?:kinh doanh|doanh nghiep|ho kinh doanh))"
    r"|(?P<bank>\bs\.?t\.?k\b|\bso t\.?k\b|so tai khoan|tai khoan(?: so| ngan hang)?|\btk\b|\bctk\b|\bck\b"
    r"|chuyen khoan|account|\ba/c\b"
    r"|ngan hang|\bbank\b|\bnh\b)"
    r"|(?P<phone>tong dai|duong day nong|zalo|\bzl\b|hotline|\bs\.?d\.?t\b|\bdt\b|dien thoai|di dong|lien he|\blh\b"
    r"|\btel\b|phone|whats ?app"
    r"|viber"
    r"|goi ngay|\bgoi\b|\balo\b|\bcall\b)"
    r"|(?P<person>cmnd|cccd|can cuoc|chung minh|ho chieu|passport|bao hiem xa hoi|bhxh)"
    r"|(?P<other>ma don|don hang|van don|ma vach|barcode|serial|imei|\bsku\b|ma sp|ma san pham|ma hang|so lo|\blot\b"
    r"|isbn"
    r"|cong bo|giay phep qc|xnqc|so dang ky (?:thuoc|luu hanh)|\bid\b)"
)  # fmt: skip
LOOK_BACK = 70  # characters in which the words before a number name it
_HOUSEHOLD = re.compile(r"(?<!\w)\d{2}[A-Z]\d{7,8}(?!\w)")
_HOLDER_LABEL = re.compile(
    r"(?:chu (?:tai khoan|tk|the)|\bctk\b|ten (?:tai khoan|tk|chu tk)|nguoi (?:thu huong|nhan)|don vi thu huong"
    r"|\bten\b)\s*[:\-]?\s*"
)
_NAME = re.compile(r"[A-ZĐÀ-ỸƯƠ][\wÀ-ỹ]*(?:[ .]+[A-ZĐÀ-ỸƯƠ][\wÀ-ỹ]*){1,6}")
_CAPITALS = re.compile(r"(?<![\w])(?:[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ]{2,}(?: +|$)){2,6}")
_NAME_NEXT = re.compile(r"[ \-–:(]*((?:[A-ZĐÀ-ỸƯƠ][a-zà-ỹđươ]+ ){2,4}[A-ZĐÀ-ỸƯƠ][a-zà-ỹđươ]+)")
_AFTER = 90  # characters behind a bank account in which its bank and holder stand


def label_before(low: str, start: int, since: int) -> str:
    """What the words before a place say comes there: tax, business, bank, phone, person, other; empty for nothing."""
    context = low[max(since, start - LOOK_BACK) : start]
    line = context.rsplit("\n", 1)
    context = line[-1] if line[-1].strip(" :.-*•>👉") else context
    last = ""
    for found in LABEL.finditer(context):
        last = found.lastgroup or ""
    return last


def tax_code(run: Run) -> tuple[int, Contact] | None:
    """(how many groups, the tax code) at the beginning of a run: ten digits, ten and three, or a person's twelve."""
    digits, taken = "", 0
    for group in run.groups:
        if len(digits) >= 10 and not (len(digits) == 10 and len(group.digits) == 3 and _is_branch(run, taken)):
            break
        digits += group.digits
        taken += 1
    if len(digits) not in (10, 12, 13):
        return None
    base = digits[:10]
    doubt = "" if len(digits) == 12 or tax_code_holds(base) else "chữ số kiểm tra không khớp"
    value = digits if len(digits) == 12 else base + (f"-{digits[10:]}" if digits[10:] else "")
    return taken, Contact(kind=ContactKind.TAX_CODE, value=value, detail=doubt)


def _is_branch(run: Run, taken: int) -> bool:
    return run.groups[taken].start - run.groups[taken - 1].end <= 3


def business_number(run: Run, text: str) -> tuple[int, Contact] | None:
    """(how many groups, the registration) at the beginning of a run. A company's is its tax code."""
    if household := _HOUSEHOLD.match(text, run.start):
        return 1, Contact(kind=ContactKind.BUSINESS_NUMBER, value=household[0])
    found = tax_code(run)
    if found is not None and len(found[1].value) != 12:
        return found
    digits = run.groups[0].digits
    return (1, Contact(kind=ContactKind.BUSINESS_NUMBER, value=digits)) if 8 <= len(digits) <= 13 else None


def bank_account(
    run: Run, text: str, low: str, since: int, *, labelled: bool
) -> tuple[int, tuple[Contact, ...]] | None:
    """(how many groups, the account and its holder) at the beginning of a run, where the words around it name a bank.

    A purse in a telephone (MoMo) is found by the number to call: that is what it gives.
    """
    before = low[max(since, run.start - LOOK_BACK) : run.start]
    taken, digits = _account(run, low)
    end = run.groups[taken - 1].end
    stop = run.groups[taken].start if taken < len(run.groups) else end + _AFTER
    after = low[end : min(stop, end + _AFTER)].split("\n\n", 1)[0]
    bank = bank_in(before, last=True) or bank_in(after)
    if not (labelled or bank) or not 6 <= len(digits) <= 19:
        return None
    number = national(digits)
    if number and not _names_account(before):
        return None
    if bank in WALLETS and number:
        return taken, (Contact(kind=ContactKind.PHONE, value=number, detail=bank),)
    account = Contact(kind=ContactKind.BANK_ACCOUNT, value=digits, detail=bank)
    holder = _holder(text[end : min(stop, end + _AFTER)], text[max(since, run.start - LOOK_BACK) : run.start])
    if holder is None:
        return taken, (account,)
    return taken, (account, Contact(kind=ContactKind.OWNER, value=holder, detail=f"chủ tài khoản {bank}".strip()))


def _names_account(before: str) -> bool:
    """Whether the words just before a number that could be called say that it is an account."""
    near = re.split(r"[.|]\s|\n|\s[-–]\s", before)[-1][-40:]
    return bool(bank_in(near) or any(each.lastgroup == "bank" for each in LABEL.finditer(near)))


def _account(run: Run, low: str) -> tuple[int, str]:
    """The groups that make the account: on one line, up to 19 digits, and no number to call behind it."""
    digits, taken = "", 0
    for group in run.groups:
        if taken and (_breaks(run.groups[taken - 1], group, low) or _is_another(digits, group)):
            break
        digits += group.digits
        taken += 1
    return taken, digits


def _breaks(before: Group, group: Group, low: str) -> bool:
    between = low[before.end : group.start]
    return "\n" in between or len(between) > 3 or any(sign in between for sign in "/;|(,")


def _is_another(digits: str, group: Group) -> bool:
    return len(digits) >= 8 and (len(group.digits) >= 9 or len(digits) + len(group.digits) > 19)


def _holder(after: str, before: str) -> str | None:
    """Whose account it is: the name behind "chủ tài khoản", or written in capitals as banks do."""
    for text in (after, before):
        label = _HOLDER_LABEL.search(folded(text))
        name = _NAME.match(text, label.end()) if label else None
        if name and not bank_in(folded(name[0])):
            return _tidy(name[0])
    name = _NAME_NEXT.match(after)
    if name and not bank_in(folded(name[1])) and not set(folded(name[1]).split()) & _BANK_WORDS:
        return _tidy(name[1])
    for line in after.split("\n")[:3]:
        for name in _CAPITALS.finditer(line):
            words = [word for word in name[0].split() if folded(word) not in _BANK_WORDS]
            if 2 <= len(words) <= 6:
                return _tidy(" ".join(words))
    return None


def _tidy(name: str) -> str:
    return " ".join(name.replace(".", " ").upper().split())[:200]


_BANK_WORDS = frozenset(
    word for names in BANKS.values() for name in names for word in name.split()
) | {"stk", "ngan", "hang", "bank", "tk", "chi", "nhanh", "cn", "ship", "cod", "sale", "lh", "zalo", "sdt",
"free"}  # fmt: skip
