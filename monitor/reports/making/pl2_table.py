"""Phụ lục II of the 389 report: typical cases under the nine groups of goods; a group without one reads "Không có"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from classifier.rules import load
from monitor.labels import KIND
from monitor.office_time import OFFICE_TIME
from monitor.reports.making.content import HeadCell, Row, Table, clean
from storage.queries.official import FoundViolation, HandledViolation
from storage.records import Kind
from storage.report_words import ROMAN

# As the report of Hà Tĩnh of 24/3/2023 names them.
GROUPS = dict(
    zip(
        ROMAN,
        (
            "Ma túy, vũ khí", "Pháo nổ, vật liệu nổ",
            "Thuốc lá, nguyên liệu thuốc lá, thuốc lá điện tử, đường cát", "Xăng, dầu, than, quặng, khoáng sản",
            "Phân bón, thuốc bảo vệ thực vật, vật tư nông nghiệp", "Động vật, thực vật hoang dã",
            "Dược phẩm, mỹ phẩm, thực phẩm chức năng, vật tư y tế", "Kim khí quý, tiền, ngoại tệ", "Hàng hóa khác",
        ),
        strict=True,
    )
)  # fmt: skip
NONE = "Không có"
MOST_IN_GROUP = 20


def pl2_table(handled: Iterable[HandledViolation], found: Iterable[FoundViolation]) -> Table:
    """The typical cases that people named, by group. A case of the ledger is told by number, never by name."""
    told: dict[str, list[str]] = defaultdict(list)
    for each in handled:
        violation = each.violation
        if violation.is_typical and violation.pl2_group:
            told[violation.pl2_group].append(f"Ngày {violation.handled_on:%d/%m/%Y}: {clean(violation.what)}")
    for decision in found:
        group = decision.pl2_group or _group_of(decision.grounds)
        if decision.is_typical and group:
            told[group].append(_of_case(decision))
    rows: list[Row] = []
    for number, name in GROUPS.items():
        rows.append(Row(cells=(number, name.upper()), style="group"))
        texts = told.get(number, [])
        rows += [Row(cells=(str(place), text)) for place, text in enumerate(texts[:MOST_IN_GROUP], start=1)]
        if len(texts) > MOST_IN_GROUP:
            rows.append(Row(cells=("", f"và {len(texts) - MOST_IN_GROUP} vụ việc khác trong sổ")))
        if not texts:
            rows.append(Row(cells=("", NONE)))
    heads = (HeadCell(text="TT"), HeadCell(text="NỘI DUNG VỤ VIỆC"))
    return Table(title="", head=(heads,), rows=tuple(rows), widths=(1, 12), texts=(1,))


def _group_of(grounds: Iterable[str]) -> str | None:
    rules = load()
    return next((rules[each].pl2_group for each in grounds if each in rules and rules[each].pl2_group in GROUPS), None)


def _of_case(decision: FoundViolation) -> str:
    rules = load()
    grounds = "; ".join(rules[each].name_vi if each in rules else each for each in decision.grounds)
    day = decision.approved_at.astimezone(OFFICE_TIME)
    kind = KIND[Kind(decision.kind)] if decision.kind else "nội dung"
    return (
        f"Vụ việc số {decision.case_id}: {kind} trên {clean(decision.platform)}, kết luận vi phạm được duyệt ngày "
        f"{day:%d/%m/%Y}: {grounds}."
    )
