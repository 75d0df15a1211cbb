"""Who owns a site, as the foot of its pages says it in a hundred ways (NĐ 52/2013 Điều 29, NĐ 248/2026 Điều 4).

Reads lines of visible text only: what stands in a comment or hidden is shown to nobody. Nothing is guessed: two owners
on one page are two OwnerFacts, a field that is not there stays None.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from crawler.platforms.reading import owner_words as words
from crawler.platforms.reading.owner_address import ADDRESS_LABEL, address_in
from crawler.platforms.reading.owner_cells import cells_joined
from crawler.platforms.reading.owner_numbers import (
    NUMBER,
    NUMBER_LABEL,
    TAX_LABEL,
    number_in,
    registration,
    tax_code_in,
)
from crawler.platforms.reading.owner_strangers import own_lines
from crawler.platforms.reading.owner_words import Words
from storage.records import OwnerFacts

_COLON = r"\s*(?:\([^)]{0,40}\)|/[^:：/]{1,30})?\s*[:：]\s*"
_FORM = (
    r"công ty|c\.?\s?ty|doanh nghiệp tư nhân|dntn|hộ kinh doanh|hkd|hợp tác xã|htx"
    r"|liên hiệp hợp tác xã|tập đoàn|tổng công ty"
    r"|chi nhánh công ty"
)
_NAME_LABEL = Words(rf"(?<![^\W_])(?:{words.NAME}){_COLON}")
_COMPANY = Words(rf"(?<![^\W\d_])(?:{_FORM})(?![^\W\d_])")
_BARE_FORM = Words(
    r"(?:© ?)?(?:công ty|cty)(?: (?:tnhh|trách nhiệm hữu hạn|cổ phần|cp|mtv|một thành viên|hai thành viên"
    r"|thương mại|tm|dịch vụ|dv"
    r"|sản xuất|sx|xnk|xuất nhập khẩu|và|&|-)){1,9}|hộ kinh doanh|doanh nghiệp tư nhân|hợp tác xã"
)
_ENGLISH_COMPANY = re.compile(
    r"[A-Z][\w&.'-]*(?: [A-Z&][\w&.'-]*){0,9},? (?i:co\.?,? ?ltd|company limited|jsc"
    r"|joint stock company|corporation)(?![^\W_])\.?"
)
# Where a company's name ends in a sentence.
_SAYS = Words(
    r" (?:là|được|chuyên|xin|cam kết|trân trọng|hoạt động|ra đời|thành lập|tọa lạc|có (?:trụ sở|địa chỉ|mã số)"
    r"|sẽ|đã)(?=[ .,;]|$)"
)
# "… do Công ty X quản lý.", "Công ty X vận hành website": these verbs stand in names too ("Đầu tư Xây dựng An Phát").
_RUN = r"(?:thiết lập|xây dựng|quản lý|vận hành|sở hữu)"
_RUNS_SITE = Words(rf" {_RUN}(?: (?:và|,) {_RUN})?(?= (?:website|trang|cửa hàng|gian hàng|sàn)(?= |$))")
_RUN_BY = Words(rf" {_RUN}(?: (?:và|,) {_RUN})?(?=[.,;]|$)")
_AGENT = Words(r"(?<![^\W_])(?:do|bởi|được)\s*$")
_SHOP = Words(
    r"(?:cửa hàng|cơ sở|nhà thuốc|tiệm|shop|siêu thị|đại lý"
    r"|(?:trang )?trại|(?:nhà )?vườn|lò|quán|nhà hàng|xưởng|sạp|vựa)"
    r"(?= [^\W\d_])"
)
_KIND_OF_COMPANY = Words(
    r"tnhh|trách nhiệm hữu hạn|cổ phần|\bcp\b|\bmtv\b|một thành viên|hợp danh|\btm\b|\bdv\b|\bsx\b"
    r"|\bxnk\b|tư nhân|hộ kinh doanh"
    r"|\bhkd\b|hợp tác xã|\bhtx\b|tập đoàn|\bdntn\b"
)
_REPRESENTATIVE = Words(rf"(?<![^\W_])(?:{words.REPRESENTATIVE}|{words.HEAD})(?:{_COLON}|\s+là\s+(?=(?:ông|bà)\b))")
_PHONE = re.compile(
    r"(?<![\d/.-])\(?(?:\+?84|0)[ .()-]{0,2}[235789](?:[ .()-]{0,2}\d){7,9}(?![\d/-])"
    r"|(?<!\d)1[89]00(?:[ .-]?\d){4,6}(?!\d)"
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
# What stands behind a person's name and is none of it.
_OFFICE = Words(
    r"\s*(?:\(.*|[-–,;]\s*(?:chức vụ|chức danh|(?:tổng |phó )?giám đốc|chủ tịch|chủ hộ|chủ nhiệm|trưởng"
    r"|director)\b.*)$"
    r"|^(?:chức vụ|(?:tổng |phó )?giám đốc|chủ tịch|chủ nhiệm)[ :]+"
)
_BRACKETED = Words(r"^\(\s*(?:ông|bà|mr|mrs|ms)\.?\s*\)\s*")
_SENTENCE = re.compile(r"(?<=\w{4})\.\s+|(?<=\b[^\W\d_]{2})\.\s+(?=[a-zđ])")
# Where the next field of a line begins: a value ends before it.
_NEXT = Words(
    rf"\s*(?:[|•·‧;☎©]|\s[–—-]\s(?=\+?\(?\d[\d .()]{{7}})|(?:[,.–—-]\s*)?(?:{words.FIELD_BEGINS}"
    r"|(?:giấy )?(?:cnđkdn"
    r"|gpkd|gpđkkd|gcnđkdn|gcnđkkd)\s*số|(?:điện thoại|đt|tel|hotline|sđt|fax|zalo|mst|mã số thuế)\.? \(?\+?\d"
    r"|(?:website )?(?:thiết kế (?:web|bởi|by)|powered by|design(?:ed)? by|developed by))|\s(?=0\d[\d .]{8,}))"
)
_COPYRIGHT = Words(r"^(?:copyright|©|\(c\)|bản quyền)[\s©\d–-]*(?:by|bởi|thuộc về|của)?\s*")
_ALL_RIGHTS = Words(r"\s*[.,|–-]?\s*(?:all rights? reserved|bảo lưu|giữ (?:mọi )?bản quyền|đã đăng ký).*$")
_EMPTY = Words(r"^(?:đang cập nhật|chưa cập nhật|cập nhật sau|n/?a|\.{2,}|_+|x{2,}|-+)")
_FAR = 20  # characters between a label and its number
_NEAR = 6  # lines between a name and its number


def read_owners(lines: Iterable[str]) -> tuple[OwnerFacts, ...]:
    """The owners that some lines of a page name, the fullest first; empty when they name none.

    `lines` are visible text, one block each. A further company with a number of its own is a further owner.
    """
    flat = own_lines(cells_joined(_forms_joined([line for raw in lines if (line := _flat(raw))])))
    blocks = _blocks(flat)
    owners = [facts for block in blocks if (facts := _facts(block)) != OwnerFacts()]
    return tuple(sorted(_joined(owners), key=_known, reverse=True))


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


def _forms_joined(lines: Sequence[str]) -> list[str]:
    """Lines with each bare legal form ("CÔNG TY TNHH MTV") and the name in the line behind it as one."""
    joined: list[str] = []
    for line in lines:
        if joined and _BARE_FORM.fullmatch(joined[-1]) and ":" not in line and len(line) <= 100:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """Lines by owner: a line that opens with a company's name begins a new one once the one before has a number."""
    blocks: list[list[str]] = [[]]
    numbered = False
    for line in lines:
        if _begins_owner(line) and numbered:
            blocks.append([])
            numbered = False
        blocks[-1].append(line)
        numbered = numbered or bool(number_in(line) or tax_code_in(line))
    return blocks


def _begins_owner(line: str) -> bool:
    name = _company_in(line)
    return name is not None and bool(_KIND_OF_COMPANY.search(name)) and line.find(name) <= 40


def _facts(lines: Sequence[str]) -> OwnerFacts:
    number, issued_on, issued_by = registration(lines)
    tax = next((found for line in lines if (found := tax_code_in(line))), None)
    if number is not None and number == tax and sum(number.replace("-", "") in _digits_of(line) for line in lines) == 1:
        number = None  # one number behind "Mã số doanh nghiệp/Mã số thuế" is the tax code
    name = _name(lines)
    start = next((at for at, line in enumerate(lines) if name and name in line), 0)
    told = [*lines[start:], *lines[:start]]  # what stands with the name before a line at the top of the page
    return OwnerFacts(
        name=name,
        address=address_in(lines, _value),
        representative=_representative(lines),
        number=number,
        issued_on=issued_on,
        issued_by=issued_by,
        tax_code=tax,
        phone=next((hit[0].strip() for line in told for hit in _PHONE.finditer(_without_numbers(line))), None),
        email=next((hit[0].rstrip(".") for line in told for hit in _EMAIL.finditer(line)), None),
    )


def _name(lines: Sequence[str]) -> str | None:
    """A labelled name first; else the first company of the lines; a longer one of a line with a legal form wins."""
    for line in lines:
        label = _NAME_LABEL.search(line)
        if label and (value := _value(line[label.end() :])) and _is_name(value):
            return value
    found = [
        (at, name) for at, line in enumerate(lines) if (name := _company_in(line)) and _KIND_OF_COMPANY.search(name)
    ]
    coded = next((at for at, line in enumerate(lines) if number_in(line) or tax_code_in(line)), 0)
    # The name beside the number is the one that was registered; a brand may stand at the top of the page.
    beside = [name for at, name in found if coded - _NEAR <= at <= coded]
    named = beside[-1] if beside else found[0][1] if found else None
    return (
        named
        or next((name for line in lines if (name := _shop_in(line))), None)
        or next((name for pair in pairwise(lines) if (name := _shop_above(*pair))), None)
        or next((_unstopped(hit[0]) for line in lines if (hit := _ENGLISH_COMPANY.search(line))), None)
    )


def _unstopped(name: str) -> str:
    """The name without the full stop of its sentence; "Ltd." keeps its own."""
    return name if name.lower().endswith("td.") else name.rstrip(".")


def _shop_above(line: str, below: str) -> str | None:
    """A shop without a legal form, and in the next line its registration number or who runs it."""
    line = _COPYRIGHT.sub("", line)
    numbered = NUMBER_LABEL.match(below) and number_in(below) is not None
    if not _SHOP.match(line) or ":" in line or not (numbered or _REPRESENTATIVE.match(below)):
        return None
    value = _value(line)
    return value if value and 3 <= len(value.split()) <= 12 else None


def _shop_in(line: str) -> str | None:
    """A shop without a legal form that stands before its registration number, or who runs it, in one line."""
    line = _COPYRIGHT.sub("", line)
    hit = _SHOP.match(line)
    coded = NUMBER_LABEL.search(line) or TAX_LABEL.search(line) or _REPRESENTATIVE.search(line)
    if hit is None or coded is None or coded.start() < hit.end():
        return None
    value = _value(line[: coded.start()].strip(" ,;.–-(|"))
    return value if value and 3 <= len(value.split()) <= 12 else None


def _company_in(line: str) -> str | None:
    # "đăng ký hợp tác xã số …" and "Chủ hộ kinh doanh:" name nobody
    labels = [hit.span() for label in (NUMBER_LABEL, _REPRESENTATIVE, ADDRESS_LABEL) for hit in label.finditer(line)]
    hits = (hit for hit in _COMPANY.finditer(line) if not any(start < hit.start() < end for start, end in labels))
    hit = next(hits, None)
    if hit is None:
        return None
    value = _value(line[hit.start() :])
    runs = _RUN_BY if _AGENT.search(line[: hit.start()]) else _RUNS_SITE
    for pattern in (_SAYS, runs):
        if value and (verb := pattern.search(value)):
            value = value[: verb.start()].strip(" ,;.–-(|")
    for label in (NUMBER_LABEL, TAX_LABEL):
        for coded in label.finditer(value or ""):
            if value and re.match(r"\D{0,3}\d", value[coded.end() :]):
                value = value[: coded.start()].strip(" ,;.–-(|")  # "… ABC MST 0101234567"; "HKD số 41H8…" is no name
                break
    return value if value and len(value.split()) >= 3 and len(value) <= 150 else None


def _value(text: str) -> str | None:
    """What follows a label, up to the next field of the line."""
    end = _NEXT.search(text)
    value = _ALL_RIGHTS.sub("", text[: end.start()] if end else text)
    value = _COPYRIGHT.sub("", value).strip(" \t:：,;.–—-|*\"'“”")
    if value.endswith(")") and value.count("(") < value.count(")"):
        value = value.rstrip(") ")
    value = value.rstrip("( ")  # the next field began inside a bracket
    return value if value and not _EMPTY.match(value) else None


def _representative(lines: Sequence[str]) -> str | None:
    for at, line in enumerate(lines):
        for hit in _REPRESENTATIVE.finditer(line):
            rest = line[hit.end() :]
            value = _value(rest) if rest.strip() else _value(lines[at + 1]) if at + 1 < len(lines) else None
            value = _SENTENCE.split(_OFFICE.sub("", _BRACKETED.sub("", value)), maxsplit=1)[0] if value else None
            value = value.strip(" ,;.–-") if value else None
            if value and _is_person(value):
                return value
    return None


def _is_person(value: str) -> bool:
    parts = value.split()
    said = any(map(str.isdigit, value)) or "@" in value or _COMPANY.match(value) is not None
    return 2 <= len(parts) <= 9 and not said


def _is_name(value: str) -> bool:
    return 3 <= len(value) <= 150 and any(map(str.isalpha, value)) and not value.lower().startswith(("http", "www."))


def _digits_of(line: str) -> str:
    return re.sub(r"(?<=\d)[ .-]+(?=\d)", "", line)


def _without_numbers(line: str) -> str:
    """The line without registration numbers and tax codes, which look like telephones."""
    for label in (NUMBER_LABEL, TAX_LABEL):
        for hit in reversed([*label.finditer(line)]):
            coded = NUMBER.search(line, hit.end())
            if coded and coded.start() - hit.end() <= _FAR and not re.search(r"\d", line[hit.end() : coded.start()]):
                line = f"{line[: coded.start()]} | {line[coded.end() :]}"
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
