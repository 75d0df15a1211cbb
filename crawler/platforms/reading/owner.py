"""Who owns a site, as the foot of its pages says it in a hundred ways (NĐ 52/2013 Điều 29, NĐ 248/2026 Điều 4).

Reads lines of visible text only: what stands in a comment or hidden is shown to nobody. Nothing is guessed: two owners
on one page are two OwnerFacts, a field that is not there stays None.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from crawler.platforms.reading.owner_cells import cells_joined
from storage.records import OwnerFacts

_MARK = r"\s*(?:số|so|no\.?)?\s*(?:[:：.–-]\s*)*"
_FORM = (
    r"công ty|c\.?\s?ty|doanh nghiệp tư nhân|dntn|hộ kinh doanh|hkd|hợp tác xã|htx"
    r"|liên hiệp hợp tác xã|tập đoàn|tổng công ty"
    r"|chi nhánh công ty"
)
_NAME_LABEL = re.compile(
    r"(?:tên (?:thương nhân|doanh nghiệp|công ty|tổ chức|đơn vị|hộ kinh doanh|chủ sở hữu|người bán)"
    r"|(?:đơn vị )?chủ sở hữu(?: (?:website|trang web))?|chủ website|(?:đơn vị|cơ quan) chủ quản"
    r"|thương nhân|đơn vị vận hành)\s*[:：]\s*",
    re.IGNORECASE,
)
_COMPANY = re.compile(rf"(?<![^\W\d_])(?:{_FORM})(?![^\W\d_])", re.IGNORECASE)
_SHOP = re.compile(r"(?:cửa hàng|cơ sở|nhà thuốc|tiệm|shop|siêu thị|đại lý)(?= [^\W\d_])", re.IGNORECASE)
_KIND_OF_COMPANY = re.compile(
    r"tnhh|trách nhiệm hữu hạn|cổ phần|\bcp\b|\bmtv\b|một thành viên|hợp danh|\btm\b|\bdv\b|\bsx\b"
    r"|\bxnk\b|tư nhân|hộ kinh doanh"
    r"|\bhkd\b|hợp tác xã|\bhtx\b|tập đoàn|\bdntn\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:địa chỉ(?: (?:trụ sở(?: chính)?|đăng ký(?: kinh doanh)?|đkkd|công ty|kinh doanh|liên hệ"
    r"|cửa hàng|văn phòng))?"
    r"|trụ sở(?: chính)?|đ/c|đc|văn phòng(?: (?:chính|giao dịch))?|vpgd|address)\s*[:：]\s*",
    re.IGNORECASE,
)
_REPRESENTATIVE = re.compile(
    r"(?:(?:người )?đại diện(?: theo pháp luật| pháp luật| hợp pháp)?"
    r"|người (?:đại diện )?chịu trách nhiệm(?: quản lý)?(?: nội dung)?"
    r"|chịu trách nhiệm (?:quản lý )?nội dung|chủ hộ(?: kinh doanh)?|(?:tổng )?giám đốc"
    r"|chủ doanh nghiệp|chủ cửa hàng)\s*"
    r"(?:\([^)]{0,40}\))?\s*[:：]\s*",
    re.IGNORECASE,
)
_NUMBER_LABEL = re.compile(
    r"(?:giấy\s*)?(?:g?cn\s*đkdn|g?cn\s*đkkd|gcnđkkdn?|(?:g?cn\s*)?đk\s?hkd|hkd(?=\s*(?:số|:))|gp\s*đkkd|gp\s*kd|gpkd|đkkd|đkdn|msdn|gcndn"
    r"|giấy phép (?:đăng ký )?(?:kinh doanh|thành lập)|(?:giấy )?chứng nhận (?:đăng ký"
    r"|đk) ?(?:doanh nghiệp|kinh doanh|hộ kinh doanh|hkd|kd|dn)"
    r"|mã số (?:doanh nghiệp|đăng ký|hộ kinh doanh|hkd)|(?:số )?đăng ký (?:kinh doanh|hộ kinh doanh"
    r"|doanh nghiệp)|mã số dn)" + _MARK,
    re.IGNORECASE,
)
# A company's ten digits, a branch's -001, a household's letter between digits (41A8012345), the old 4102032159.
_NUMBER = re.compile(
    r"(?<![\w.])(\d{2}[A-Z]\d{7,8}|\d{8,13}(?:\s?-\s?\d{3})?|\d{3}[ .]\d{3}[ .]\d{4}"
    r"|\d{4}[ .]\d{3}[ .]\d{3})(?!\w)"
)
_TAX_LABEL = re.compile(r"(?:mã số thuế|mst|m\.s\.t|ms thuế|tax (?:code|id))" + _MARK, re.IGNORECASE)
_TAX_IN_LABEL = re.compile(r"mst|thuế", re.IGNORECASE)
_DAY = re.compile(
    r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)"
    r"|(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})",
    re.IGNORECASE,
)
_LATER_CHANGE = re.compile(r"thay đổi|sửa đổi|cấp lại|gia hạn|điều chỉnh", re.IGNORECASE)
_ISSUER = re.compile(
    r"(?:cơ quan cấp|nơi cấp|nơi đăng ký|(?:được )?cấp bởi|do|tại)\s*[:：]?\s*(?=(?:sở|phòng|ubnd"
    r"|ủy ban|uỷ ban|chi cục|cục|bộ|ban)(?![^\W\d_]))",
    re.IGNORECASE,
)
_ISSUER_END = re.compile(
    r"\s+(?:cấp|ngày|lần|đăng ký lần|thay đổi)(?![^\W\d_])|[,;.]?\s*(?:cấp ngày|ngày cấp|mst"
    r"|mã số thuế|địa chỉ|đại diện|điện thoại|hotline|email)(?![^\W\d_])|[;|•·]",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\d/.-])\(?(?:\+?84|0)[ .()-]{0,2}[235789](?:[ .()-]{0,2}\d){7,9}(?![\d/-])"
    r"|(?<!\d)1[89]00(?:[ .-]?\d){4,6}(?!\d)"
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
# What stands behind a person's name and is none of it.
_OFFICE = re.compile(
    r"\s*(?:\(.*|[-–,;]\s*(?:chức vụ|chức danh|(?:tổng |phó )?giám đốc|chủ tịch|chủ hộ|trưởng)\b.*)$", re.IGNORECASE
)
# Where the next field of a line begins: a value ends before it.
_NEXT = re.compile(
    r"\s*(?:[|•·‧;]|\s[–—-]\s(?=\+?\(?\d[\d .()]{7})|(?:[,.–—-]\s*)?(?:(?:địa chỉ|trụ sở|đ/c"
    r"|điện thoại|đt|tel|hotline|sđt|fax|email|e-mail|website|mst|mã số thuế"
    r"|mã số doanh nghiệp|msdn|giấy (?:cn|chứng nhận|phép)|gcn|gpkd|gpđkkd|đkkd|cnđkdn|số đkkd"
    r"|số đăng ký|ngày cấp|cấp ngày|nơi cấp|cơ quan cấp|người đại diện|đại diện"
    r"|chịu trách nhiệm|giám đốc|chủ hộ|copyright)(?![^\W\d_])\s*[^,;]{0,40}?[:：]|(?:giấy )?(?:cnđkdn"
    r"|gpkd|gpđkkd|gcnđkdn|gcnđkkd)\s*số))",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"^(?:copyright|©|\(c\)|bản quyền)[\s©\d–-]*(?:by|bởi|thuộc về|của)?\s*", re.IGNORECASE)
_ALL_RIGHTS = re.compile(
    r"\s*[.,|–-]?\s*(?:all rights? reserved|bảo lưu|giữ (?:mọi )?bản quyền|đã đăng ký).*$", re.IGNORECASE
)
_EMPTY = re.compile(r"^(?:đang cập nhật|chưa cập nhật|cập nhật sau|n/?a|\.{2,}|_+|x{2,}|-+)", re.IGNORECASE)
_OLD = date(1990, 1, 1)  # before the first Company Law (1990) nothing was issued


def read_owners(lines: Iterable[str]) -> tuple[OwnerFacts, ...]:
    """The owners that some lines of a page name, the fullest first; empty when they name none.

    `lines` are visible text, one block each. A further company with a number of its own is a further owner.
    """
    flat = cells_joined([line for raw in lines if (line := _flat(raw))])
    blocks = _blocks(flat)
    owners = [facts for block in blocks if (facts := _facts(block)) != OwnerFacts()]
    return tuple(sorted(_joined(owners), key=_known, reverse=True))


def tax_code_holds(number: str) -> bool:
    """Whether the tenth digit of a tax code checks the nine before it: a warning at most, never a proof.

    Weights 31, 29, 23, 19, 17, 13, 7, 5, 3 modulo 11 (research/crawling.md, measured on well-known numbers).
    """
    digits = [int(each) for each in number[:10] if each.isdigit()]
    if len(digits) != 10:
        return False
    total = sum(weight * digit for weight, digit in zip((31, 29, 23, 19, 17, 13, 7, 5, 3), digits, strict=False))
    return digits[9] == 10 - total % 11


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """Lines by owner: a line that opens with a company's name begins a new one once the one before has a number."""
    blocks: list[list[str]] = [[]]
    numbered = False
    for line in lines:
        if _begins_owner(line) and numbered:
            blocks.append([])
            numbered = False
        blocks[-1].append(line)
        numbered = numbered or bool(_number(line) or _tax(line))
    return blocks


def _begins_owner(line: str) -> bool:
    name = _company_in(line)
    return name is not None and bool(_KIND_OF_COMPANY.search(name)) and line.find(name) <= 40


def _facts(lines: Sequence[str]) -> OwnerFacts:
    number, issued_on, issued_by = _registration(lines)
    tax = next((found for line in lines if (found := _tax(line))), None)
    return OwnerFacts(
        name=_name(lines),
        address=_labelled(lines, _ADDRESS, _is_address),
        representative=_labelled(lines, _REPRESENTATIVE, _is_person),
        number=number,
        issued_on=issued_on,
        issued_by=issued_by,
        tax_code=tax,
        phone=next((hit[0].strip() for line in lines for hit in _PHONE.finditer(_without_numbers(line))), None),
        email=next((hit[0].rstrip(".") for line in lines for hit in _EMAIL.finditer(line)), None),
    )


def _name(lines: Sequence[str]) -> str | None:
    """A labelled name first; else the first company of the lines; a longer one of a line with a legal form wins."""
    for line in lines:
        label = _NAME_LABEL.search(line)
        if label and (value := _value(line[label.end() :])) and _is_name(value):
            return value
    found = [name for line in lines if (name := _company_in(line))]
    named = next((name for name in found if _KIND_OF_COMPANY.search(name)), None)
    return named or next((name for line in lines if (name := _shop_in(line))), None)


def _shop_in(line: str) -> str | None:
    """A shop without a legal form that stands before its registration number in one line."""
    hit = _SHOP.match(line)
    coded = _NUMBER_LABEL.search(line) or _TAX_LABEL.search(line)
    if hit is None or coded is None or coded.start() < hit.end():
        return None
    value = _value(line[: coded.start()].strip(" ,;.–-(|"))
    return value if value and 3 <= len(value.split()) <= 12 else None


def _company_in(line: str) -> str | None:
    hit = _COMPANY.search(line)
    if hit is None:
        return None
    value = _value(line[hit.start() :])
    if value and (coded := _NUMBER_LABEL.search(value) or _TAX_LABEL.search(value)):
        value = value[: coded.start()].strip(" ,;.–-(|")  # "… ABC MST 0101234567"; "HKD số 41H8…" is no name
    return value if value and len(value.split()) >= 3 and len(value) <= 150 else None


def _value(text: str) -> str | None:
    """What follows a label, up to the next field of the line."""
    end = _NEXT.search(text)
    value = _ALL_RIGHTS.sub("", text[: end.start()] if end else text)
    value = _COPYRIGHT.sub("", value).strip(" \t:：,;.–—-|*\"'“”")
    return value if value and not _EMPTY.match(value) else None


def _labelled(lines: Sequence[str], label: re.Pattern[str], fits: object) -> str | None:
    assert callable(fits)
    for at, line in enumerate(lines):
        for hit in label.finditer(line):
            rest = line[hit.end() :]
            value = _value(rest) if rest.strip() else _value(lines[at + 1]) if at + 1 < len(lines) else None
            if value and label is _REPRESENTATIVE:
                value = _OFFICE.sub("", value).strip(" ,;.–-")
            if value and fits(value):
                return value
    return None


def _is_address(value: str) -> bool:
    return len(value) >= 10 and len(value.split()) >= 3 and "@" not in value and not value.startswith("http")


def _is_person(value: str) -> bool:
    words = value.split()
    return 2 <= len(words) <= 9 and not any(map(str.isdigit, value)) and "@" not in value


def _is_name(value: str) -> bool:
    return 3 <= len(value) <= 150 and any(map(str.isalpha, value)) and not value.lower().startswith(("http", "www."))


def _registration(lines: Sequence[str]) -> tuple[str | None, date | None, str | None]:
    """(number, first day of issue, issuer), read from the line of the number and the two behind it."""
    for at, line in enumerate(lines):
        number = _number(line) or (
            _number(f"{line} {lines[at + 1]}") if _is_bare_label(line) and at + 1 < len(lines) else None
        )
        if number is None:
            continue
        near = [line, *lines[at + 1 : at + 4]]
        return number, _issued_on(near), _issued_by(near)
    for at, line in enumerate(lines):  # a tax code is the company's number since 2010: its day of issue counts as well
        if _tax(line):
            near = [line, *lines[at + 1 : at + 3]]
            return None, _issued_on(near), _issued_by(near)
    return None, None, None


def _is_bare_label(line: str) -> bool:
    label = _NUMBER_LABEL.search(line)
    return label is not None and not line[label.end() :].strip()


def _number(line: str) -> str | None:
    for label in _NUMBER_LABEL.finditer(line):
        rest = re.sub(r"^(?:/\s*mst|và mã số thuế|\(?mst\)?)\s*[:：]?\s*", "", line[label.end() :], flags=re.IGNORECASE)
        hit = _NUMBER.match(rest) or _NUMBER.match(re.sub(r"^[^\d]{0,12}(?=\d)", "", rest))
        if hit:
            return re.sub(r"[\s.]", "", hit[1])
    return None


def _tax(line: str) -> str | None:
    for label in _TAX_LABEL.finditer(line):
        hit = _NUMBER.match(line[label.end() :].lstrip(" :/"))
        if hit:
            return re.sub(r"[\s.]", "", hit[1])
    return None


def _issued_on(lines: Sequence[str]) -> date | None:
    for line in lines:
        for hit in _DAY.finditer(line):
            before = line[max(0, hit.start() - 45) : hit.start()].lower()
            changed = _LATER_CHANGE.search(before)
            if changed and "lần đầu" not in before[changed.end() :]:
                continue
            if not re.search(r"ngày|cấp|lần|đk|ngay|\(|[:–-]\s*$", before):
                continue
            day, month, year = (int(part) for part in (hit[1] or hit[4], hit[2] or hit[5], hit[3] or hit[6]))
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if found >= _OLD:
                return found
    return None


def _issued_by(lines: Sequence[str]) -> str | None:
    for line in lines:
        hit = _ISSUER.search(line)
        if hit is None:
            continue
        rest = line[hit.end() :]
        end = _ISSUER_END.search(rest)
        value = (rest[: end.start()] if end else rest).strip(" ,.;:–-")
        if 3 <= len(value) <= 150:
            return value
    return None


def _without_numbers(line: str) -> str:
    """The line without registration numbers and tax codes, which look like telephones."""
    for label in (_NUMBER_LABEL, _TAX_LABEL):
        line = label.sub(" ", line) if not label.search(line) else _NUMBER.sub(" ", line)
    return line


def _joined(owners: Sequence[OwnerFacts]) -> list[OwnerFacts]:
    """One OwnerFacts for each owner: those that share a number or a name, or of which one says neither, are one."""
    joined: list[OwnerFacts] = []
    for facts in owners:
        for at, known in enumerate(joined):
            if same_owner(known, facts):
                joined[at] = merge_owners(known, facts)
                break
        else:
            joined.append(facts)
    return joined


def merge_owners(one: OwnerFacts, other: OwnerFacts) -> OwnerFacts:
    """The facts of one owner, filled from another place that names the same."""
    return OwnerFacts.model_validate(
        {
            name: getattr(one, name) if getattr(one, name) is not None else getattr(other, name)
            for name in OwnerFacts.model_fields
        }
    )


def same_owner(one: OwnerFacts, other: OwnerFacts) -> bool:
    """Whether two places name one owner: by number, else by name; a place that says neither is of the same."""
    numbers = (
        {each[:10] for each in (one.number, one.tax_code) if each},
        {each[:10] for each in (other.number, other.tax_code) if each},
    )
    if numbers[0] and numbers[1]:
        return bool(numbers[0] & numbers[1]) or (one.name or "").lower() == (other.name or "?").lower()
    if one.name and other.name:
        return one.name.lower() == other.name.lower()
    return True


def _known(facts: OwnerFacts) -> int:
    return sum(getattr(facts, name) is not None for name in OwnerFacts.model_fields)
