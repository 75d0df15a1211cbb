"""Checks before a report goes out. Real ones contradicted themselves: law/requirements.md F names how.

A mismatch is told with its cause. It is no verdict: whoever knows why writes the reason, and the report goes out.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from monitor.reports.making.draft import Draft, Grid
from monitor.reports.making.pl1_columns import COLUMN_WORDS, suggestion
from monitor.reports.making.wording import Citation, citations, fold, is_near, squeezed
from storage.records import Record
from storage.report_words import OfficialDocument, Violation

ORDER = "abcdđeghiklmnopqrstuvxy"  # how points of a Vietnamese document follow each other
_POINT = re.compile(r"^\s*([a-zđ])\)\s")
_PERCENT = re.compile(r"[+\-−]?\d{1,3}(\.\d{3})*(,\d+)?\s*%")
_COUNTED = re.compile(
    r"(\d{1,3}(?:\.\d{3})+|\d+)\s+(vụ|trường hợp|trang thông tin điện tử|website|cá nhân|tổ chức|cơ sở|đối tượng|"
    r"tài khoản)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s+(triệu|tỷ|nghìn|đồng)\b", re.IGNORECASE)
_IN_MILLIONS = {"triệu": Decimal(1), "tỷ": Decimal(1000), "nghìn": Decimal("0.001"), "đồng": Decimal("0.000001")}
_FOUND_PART = "ket qua phat hien, bat giu"  # the heading of the body's part that Phụ lục I counts
_NEXT_PART = re.compile(r"^([IVX]+|\d+)\.\s")


class Mismatch(Record):
    """Two places that do not agree, or one that can not be."""

    code: str  # F1 to F7, as law/requirements.md F numbers them; "sum" for a total
    says: str
    cause: str

    @property
    def key(self) -> str:
        """The same for the same mismatch, so that a reason given for it stands."""
        return hashlib.sha256(f"{self.code}\n{self.says}".encode()).hexdigest()[:16]


def find_mismatches(draft: Draft, *, names: Sequence[str], register: Iterable[OfficialDocument]) -> list[Mismatch]:
    """What does not agree in a report. `names`: of the office and its province; `register`: its documents."""
    cited = list(citations(draft))
    found = [
        *_plans(cited), *_dates_and_symbols(cited, list(register)), *_percents(draft), *_sums(draft),
        *_body_and_annex(draft), *_order_of_points(draft), *_misspelled(draft, names),
    ]  # fmt: skip
    return list({mismatch.key: mismatch for mismatch in found}.values())


def misplaced(violations: Iterable[Violation]) -> Iterator[Mismatch]:
    """F6. A violation that stands in another column than its rule or its words suggest; a person may know better."""
    for each in violations:
        suggested = suggestion(each.rule_id, each.what)
        if suggested is not None and suggested is not each.pl1_column:
            yield Mismatch(
                code="F6", says=f"vụ ngày {each.handled_on:%d/%m/%Y} “{each.what[:80]}” xếp ở cột "
                f"“{COLUMN_WORDS[each.pl1_column]}”",
                cause=f"theo hành vi, cột gợi ý là “{COLUMN_WORDS[suggested]}”",
            )  # fmt: skip


def _plans(cited: Sequence[Citation]) -> Iterator[Mismatch]:
    """F1. A plan named by its bare number, or named in an annex, is the plan that the body names."""
    plans = [each for each in cited if each.kind == "ke hoach"]
    full = [each for each in plans if each.symbol and not each.place.startswith("Phụ lục")]
    known = {each.number for each in full}
    if not known:
        return
    for each in plans:
        if each.number not in known and (not each.symbol or each.place.startswith("Phụ lục")):
            yield Mismatch(
                code="F1", says=f"{each.place} ghi “{each.words}”, thân báo cáo ghi “{full[0].words}”",
                cause="một kế hoạch chỉ có một số trong cả văn bản; có thể còn sót số của kế hoạch khác",
            )  # fmt: skip


def _dates_and_symbols(cited: Sequence[Citation], register: Sequence[OfficialDocument]) -> Iterator[Mismatch]:
    """F2 and F3. One document has one date and its symbol one spelling."""
    registered = {(squeezed(each.number), each.dated) for each in register}
    groups: dict[tuple[str, str], list[list[Citation]]] = defaultdict(list)
    for each in cited:
        if each.symbol:
            same = groups[each.kind, each.number]
            group = next((one for one in same if is_near(squeezed(one[0].symbol), squeezed(each.symbol))), None)
            if group is None:
                same.append([each])
            else:
                group.append(each)
    for group in (one for same in groups.values() for one in same):
        symbols = list(dict.fromkeys(each.symbol for each in group))
        if len(symbols) > 1:
            yield Mismatch(
                code="F3", says=f"số {group[0].number} viết hai cách: {' và '.join(symbols)}",
                cause=_written(symbols, register) or "ký hiệu của một văn bản phải viết như nhau",
            )  # fmt: skip
        days = list(dict.fromkeys(each.day for each in group if each.day))
        number = squeezed(f"{group[0].number}/{group[0].symbol}")
        if len(days) > 1 and not all((number, day) in registered for day in days):
            told = " và ".join(f"{day:%d/%m/%Y}" for day in days)
            in_register = [f"{day:%d/%m/%Y}" for day in days if (number, day) in registered]
            yield Mismatch(
                code="F2", says=f"văn bản số {group[0].number}/{group[0].symbol} mang hai ngày: {told}",
                cause=f"sổ văn bản ghi ngày {in_register[0]}" if in_register else "ngày của một văn bản phải như nhau",
            )  # fmt: skip


def _written(symbols: Sequence[str], register: Sequence[OfficialDocument]) -> str:
    right = [each.number for each in register if each.number.partition("/")[2].upper() in symbols]
    return f"sổ văn bản ghi {right[0]}" if right else ""


def _percents(draft: Draft) -> Iterator[Mismatch]:
    """F4. A column of percentages holds percentages, or a dash where there is none."""
    for table in draft.tables:
        for row in table.rows:
            if len(row) != len(table.columns):
                continue
            for column, cell in zip(table.columns, row, strict=True):
                text = cell.strip().removesuffix("*")
                is_none = text in ("", "-", "–", "—", "0", "Không có")
                if any("%" in head for head in column) and not is_none and not _PERCENT.fullmatch(text):
                    yield Mismatch(
                        code="F4", says=f"{table.place}, dòng “{row[0]}”, cột “{column[-1]}” ghi {text}",
                        cause="cột so sánh chỉ nhận tỷ lệ phần trăm hoặc “–”; đây là số tuyệt đối",
                    )  # fmt: skip


def _sums(draft: Draft) -> Iterator[Mismatch]:
    """A row that is called a total is the sum of the rows above it, a column that is called so of those beside it."""
    for table in draft.tables:
        rows = [row for row in table.rows if len(row) == len(table.columns)]
        totals = [row for row in rows if _is_total(row[0])]
        parts = [row for row in rows if not _is_total(row[0])]
        for column, heads in enumerate(table.columns):
            if any("%" in head for head in heads):
                continue
            if column and len(totals) == 1 and parts:
                yield from _sum(table, heads[-1], [row[column] for row in parts], totals[0][column])
            if heads and _is_total(heads[-1]):
                beside = _beside(table, column)
                for row in rows if beside else ():
                    yield from _sum(table, f"{heads[-1]}, dòng {row[0]}", [row[each] for each in beside], row[column])


def _is_total(text: str) -> bool:
    return fold(text).strip() in ("tong cong", "cong", "tong so", "tong")


def _beside(table: Grid, column: int) -> list[int]:
    """The columns before one that stand under the same heading."""
    above = table.columns[column][:-1]
    return [each for each in range(1, column) if above and table.columns[each][:-1] == above]


def _sum(table: Grid, where: str, parts: Sequence[str], total: str) -> Iterator[Mismatch]:
    numbers = [_number(part) for part in parts]
    whole = _number(total)
    known = [number for number in numbers if number is not None]
    if whole is not None and len(known) == len(numbers) and sum(known) != whole:
        yield Mismatch(
            code="sum", says=f"{table.place}, “{where}”: tổng ghi {_written_number(whole)}, cộng lại là "
            f"{_written_number(sum(known, Decimal(0)))}",
            cause="tổng không bằng các dòng cộng lại",
        )  # fmt: skip


def _number(text: str) -> Decimal | None:
    plain = text.strip().removesuffix("*").removesuffix(" triệu").replace(".", "").replace(",", ".")
    return Decimal(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None


def _written_number(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")


class _Told(NamedTuple):
    cases: Decimal
    millions: Decimal
    words: list[str]


def _body_and_annex(draft: Draft) -> Iterator[Mismatch]:
    """F5. What the body tells of cases and money in its own words is not more than Phụ lục I counts."""
    annex = next((table for table in draft.tables if _is_pl1(table)), None)
    totals = [row for row in annex.rows if _is_total(row[0])] if annex else []
    if annex is None or not totals:
        return
    told = _told(draft)
    heads = [fold(" / ".join(column)) for column in annex.columns]
    now = [n for n, head in enumerate(heads) if "%" not in head]
    cases = next((totals[0][n] for n in now if "so vu vi pham" in heads[n] and heads[n].endswith("cong")), "")
    money = next((totals[0][n] for n in now if "thu nop" in heads[n]), "")
    for what, said, counted in (("số vụ", told.cases, cases), ("triệu đồng", told.millions, money)):
        number = _number(counted)
        if number is not None and said > number:
            yield Mismatch(
                code="F5", says=f"thân báo cáo nêu {_written_number(said)} {what}, {annex.place} ghi "
                f"{_written_number(number)}",
                cause=f"thân nêu: {'; '.join(told.words)}. Có vụ chưa vào sổ, hoặc ngoài phạm vi 389",
            )  # fmt: skip


def _is_pl1(table: Grid) -> bool:
    return any("so vu vi pham" in fold(" / ".join(column)) for column in table.columns)


def _told(draft: Draft) -> _Told:
    """Cases and money that somebody wrote out in the part on what was found; a share ("trong đó …") adds nothing."""
    cases, millions, words, inside = Decimal(0), Decimal(0), [], False
    for text in draft.texts:
        if _NEXT_PART.match(text.text.strip()):
            inside = _FOUND_PART in fold(text.text)
            continue
        if not inside or text.place.startswith("Phụ lục"):
            continue
        for sentence in re.split(r"(?<=[.;])\s+", text.typed):
            whole = re.split(r"trong đó", sentence, maxsplit=1, flags=re.IGNORECASE)[0]
            for found in _COUNTED.finditer(whole):
                cases += Decimal(found.group(1).replace(".", ""))
                words.append(found.group())
            for found in _MONEY.finditer(whole):
                number = Decimal(found.group(1).replace(".", "").replace(",", "."))
                millions += number * _IN_MILLIONS[found.group(2).lower()]
                words.append(found.group())
    return _Told(cases, millions.normalize(), words)


def _order_of_points(draft: Draft) -> Iterator[Mismatch]:
    """F7. Points a), b), c), d), đ) follow each other and none comes twice."""
    last = ""
    for text in draft.texts:
        found = _POINT.match(text.text)
        if found is None:
            continue
        letter = found.group(1)
        if last and letter != "a" and ORDER.find(letter) != ORDER.find(last) + 1:
            kind = "lặp lại" if letter == last else "không theo thứ tự"
            yield Mismatch(
                code="F7", says=f"điểm “{letter})” {kind} sau điểm “{last})”: {text.text.strip()[:60]}",
                cause="thứ tự điểm: a), b), c), d), đ), e), g) …",
            )  # fmt: skip
        last = letter


def _misspelled(draft: Draft, names: Sequence[str]) -> Iterator[Mismatch]:
    """F7. The names of the province and the office are spelled as they are."""
    for name in names:
        wanted = name.split()
        if len(wanted) < 2:
            continue
        for text in draft.texts:
            for window in _windows(text.text, len(wanted)):
                if all(len(word) > 1 and word[0].isupper() for word in window) and _looks_like(window, wanted):
                    yield Mismatch(
                        code="F7", says=f"{text.place} ghi “{' '.join(window)}”", cause=f"có thể là “{name}” viết sai"
                    )


def _windows(text: str, size: int) -> Iterator[Sequence[str]]:
    """Every so many words that follow each other with nothing but a blank between them."""
    for run in re.findall(r"[^\W\d_]+(?: [^\W\d_]+)*", text):
        words = run.split()
        for start in range(len(words) - size + 1):
            yield words[start : start + size]


def _looks_like(window: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether it is the name with one letter or mark wrong; where a mark stands (hòa, hoà) is no mistake."""
    one, other = " ".join(window).casefold(), " ".join(wanted).casefold()
    if sorted(normalize("NFD", one)) == sorted(normalize("NFD", other)):
        return False
    return is_near(fold(one), fold(other))
