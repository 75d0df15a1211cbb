"""The sellers of a province as an Excel list: who, where, by what they can be reached, what was found (law A3, B1).

One line a seller. Only sellers' own identifiers; what was found to be a third party's stands in no line.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from monitor.labels import CONTACT
from monitor.long_sheet import write_long_sheet
from monitor.office_time import OFFICE_TIME
from monitor.reports.making.figure import clean
from storage.queries.sellers import SellerLine
from storage.records import ContactKind

HEADS = (
    "Số", "Người bán", "Số tài khoản", "Tài khoản", "Nền tảng", "Điện thoại, Zalo", "Ngân hàng, ví",
    "Mã số thuế, ĐKKD", "Thư điện tử", "Địa chỉ", "Xã, phường, tỉnh", "Website", "Định danh khác",
    "Thấy lần đầu", "Thấy lần cuối", "Vụ việc", "Đang xử lý vi phạm",
)  # fmt: skip
WIDTHS = (8, 28, 10, 50, 20, 26, 30, 22, 28, 44, 34, 26, 40, 17, 17, 10, 12)
# Which identifiers stand in which column; all others in the last one of them.
COLUMNS: tuple[frozenset[str], ...] = (
    frozenset({"phone", "service_number", ContactKind.ZALO, ContactKind.VIBER, ContactKind.WHATSAPP}),
    frozenset({ContactKind.BANK_ACCOUNT, ContactKind.WALLET}),
    frozenset({ContactKind.TAX_CODE, ContactKind.BUSINESS_NUMBER}),
    frozenset({ContactKind.EMAIL}),
    frozenset({ContactKind.ADDRESS}),
)
_SITE = frozenset({ContactKind.DOMAIN, "mention"})


def write_register(path: Path, lines: Iterable[SellerLine], province: str, now: datetime, by: str) -> int:
    """Write the list; gives how many sellers stand in it. The file says of when it is, who took it out, and what it
    does not hold."""
    columns = tuple(zip(HEADS, WIDTHS, strict=True))
    return write_long_sheet(
        path, "Người bán", columns, map(_cells, lines), frozen=2,
        notes=lambda written: _notes(written, province, now, by),
    )  # fmt: skip


def _cells(line: SellerLine) -> tuple[str | int, ...]:
    of_column: list[list[str]] = [[] for _ in COLUMNS]
    places, sites, others = [], [], []
    for kind, value, detail in line.identifiers:
        column = next((place for place, kinds in enumerate(COLUMNS) if kind in kinds), None)
        if column is not None:
            of_column[column].append(f"{value} ({detail})" if detail and kind == ContactKind.BANK_ACCOUNT else value)
            if kind == ContactKind.ADDRESS and detail:
                places.append(detail)
        elif kind in _SITE:
            sites.append(value)
        else:
            others.append(f"{CONTACT.get(kind, kind)}: {value}")
    reached = [_list(each) for each in of_column]
    return (
        line.id, clean(line.name), len(line.accounts), _list([f"{name} ({host})" for _, host, name in line.accounts]),
        _list(sorted({platform for platform, _, _ in line.accounts})), *reached, _list(sorted(set(places))),
        _list(sites), _list(others), _moment(line.first_seen_at), _moment(line.last_seen_at), line.cases, line.upheld,
    )  # fmt: skip


def _list(values: Iterable[str]) -> str:
    return clean("; ".join(dict.fromkeys(values)))


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(OFFICE_TIME).isoformat(" ", "minutes")[:16] if moment else ""


def _notes(written: int, province: str, now: datetime, by: str) -> tuple[str, ...]:
    where = f"có nêu địa chỉ tại {province}" if province else "ở mọi nơi, kể cả chưa rõ địa chỉ"
    return (
        f"Danh sách người bán {where}, lập lúc {_moment(now)}: {written} người bán.",
        clean(f"Bản này do {by} xuất; nhật ký giữ mã SHA-256 của tệp. Không chuyển tiếp cho người không có nhiệm vụ."),
        "Chỉ gồm những gì người bán tự công bố và hệ thống đã thấy; không có ở đây không có nghĩa là không bán hàng.",
        "Các tài khoản được gộp theo định danh dùng chung; một dòng có thể do máy gộp và chưa được người kiểm tra.",
        "Có vụ việc không có nghĩa là vi phạm; cột cuối là số vụ việc đã có kết luận được duyệt và còn theo dõi.",
    )
