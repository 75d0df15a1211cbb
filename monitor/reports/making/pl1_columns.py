"""In which column of Phụ lục I a violation belongs: a suggestion from its rule or its words; a person chooses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from classifier.rules import load
from storage.report_words import Pl1Column

COLUMN_WORDS: Mapping[Pl1Column, str] = {
    Pl1Column.SMUGGLING: "Buôn bán, vận chuyển trái phép hàng cấm, hàng lậu",
    Pl1Column.FRAUD: "Gian lận thương mại, gian lận thuế",
    Pl1Column.COUNTERFEIT: "Hàng giả, vi phạm SHTT",
    Pl1Column.OUTSIDE: "Ngoài phạm vi 389",
}
# How `pl1_column` of a rule begins (law/rules.csv, pl1_column_de_xuat).
_OF_RULE = {
    "Hàng cấm, hàng lậu": Pl1Column.SMUGGLING, "Gian lận thương mại": Pl1Column.FRAUD,
    "Hàng giả": Pl1Column.COUNTERFEIT, "ngoài bảng 389": Pl1Column.OUTSIDE, "chỉ báo": Pl1Column.OUTSIDE,
}  # fmt: skip
# Of several grounds the gravest names the column.
_FIRST = (Pl1Column.SMUGGLING, Pl1Column.COUNTERFEIT, Pl1Column.FRAUD, Pl1Column.OUTSIDE)
# Words of acts without a rule. Goods without invoice or origin are fraud, not counterfeits: law/requirements.md F6.
_OF_WORDS: tuple[tuple[Pl1Column, tuple[str, ...]], ...] = (
    (Pl1Column.SMUGGLING, ("nhập lậu", "hàng cấm", "buôn lậu", "hàng lậu")),
    (Pl1Column.FRAUD, ("hóa đơn", "nguồn gốc", "xuất xứ", "trốn thuế", "gian lận", "niêm yết", "kém chất lượng",
                       "quá hạn")),
    (Pl1Column.COUNTERFEIT, ("hàng giả", "giả mạo", "nhái", "nhãn hiệu", "sở hữu trí tuệ", "bản quyền", "in lậu")),
    (Pl1Column.OUTSIDE, ("thông tin cá nhân", "sai sự thật", "dữ liệu cá nhân", "quảng cáo", "xúc phạm")),
)  # fmt: skip


@cache
def rule_columns() -> Mapping[str, Pl1Column]:
    """The column that each rule of the pack suggests. Raises ValueError for a rule whose words name none."""
    found = {}
    for rule in load().values():
        columns = [column for start, column in _OF_RULE.items() if rule.pl1_column.startswith(start)]
        if len(columns) != 1:
            raise ValueError(f"{rule.file.name}:{rule.line}: pl1_column {rule.pl1_column!r} names no column")
        found[rule.id] = columns[0]
    return found


def column_of(grounds: Iterable[str]) -> Pl1Column:
    """Where a Decision on these grounds is counted unless a person says otherwise."""
    suggested = {rule_columns().get(ground, Pl1Column.OUTSIDE) for ground in grounds}
    return next((column for column in _FIRST if column in suggested), Pl1Column.OUTSIDE)


def suggestion(rule_id: str | None, what: str) -> Pl1Column | None:
    """Where an act belongs by its rule, else by its words; None where neither says."""
    if rule_id in rule_columns():
        return rule_columns()[rule_id or ""]
    plain = unicodedata.normalize("NFC", what).casefold()
    return next((column for column, words in _OF_WORDS if any(word in plain for word in words)), None)
