"""A finding cites the law of the day of the act, and shows no article or fine that nobody has read."""

from __future__ import annotations

import re
from datetime import date

import pytest

from classifier.law import LawError, Version, check_versions, document_names, legal_basis
from classifier.rules import load

ARTICLE = re.compile(r"Điều|Đ\d|\bk\d|khoản|điểm|\d-\d|\dtr\b|triệu|chưa xác minh")
ADS_2012 = "Luật Quảng cáo 16/2012/QH13"


@pytest.mark.parametrize(
    ("rule_id", "day", "version", "penalty", "fine"),
    [
        ("QC-01", date(2026, 5, 14), "1b", "Nghị định 38/2021/NĐ-CP (sđ NĐ 129/2021) Điều 34 k2", "10-20"),
        ("QC-01", date(2026, 5, 15), "2", "Nghị định 87/2026/NĐ-CP Điều 50 k2 điểm a", "10-20"),
        (
            "TP-04",
            date(2025, 12, 31),
            "1a",
            "Nghị định 38/2021/NĐ-CP (sđ NĐ 129/2021) Điều 52",
            "5-30 (khung chung của điều)",
        ),
        (
            "TP-04",
            date(2026, 1, 1),
            "1b",
            "Nghị định 38/2021/NĐ-CP (sđ NĐ 129/2021) Điều 52",
            "5-30 (khung chung của điều)",
        ),
        ("DV-02", date(2025, 12, 14), "1", "NĐ 144/2021/NĐ-CP", ""),
        (
            "TM-03",
            date(2026, 6, 30),
            "1",
            "Nghị định 98/2020/NĐ-CP (sđ NĐ 17/2022, NĐ 24/2025) Điều 62 k1 điểm đ",
            "1-5",
        ),
        (
            "TM-03",
            date(2026, 7, 1),
            "2",
            "Nghị định 98/2020/NĐ-CP (sđ NĐ 17/2022, NĐ 24/2025) Điều 62 k1 điểm đ",
            "1-5",
        ),
        ("HG-01", date(2026, 7, 14), "", "", ""),
    ],
)
def test_the_version_in_force_on_the_day_is_cited(
    rule_id: str, day: date, version: str, penalty: str, fine: str
) -> None:
    basis = load()[rule_id].legal(day)

    assert (basis.version, basis.penalty, basis.fine_individual) == (version, penalty, fine)


def test_the_duty_is_named_without_an_article_while_nobody_has_read_the_old_text() -> None:
    old, new = load()["QC-01"].legal(date(2025, 12, 31)), load()["QC-01"].legal(date(2026, 1, 1))

    assert old.duty == f"{ADS_2012}; TT 10/2013/TT-BVHTTDL"
    assert not old.verified
    assert "Điều 8 k11" in new.duty
    assert new.verified


def test_the_duty_article_of_e_commerce_shows_from_the_first_of_july_2026() -> None:
    assert load()["TM-03"].legal(date(2026, 6, 30)).duty == "NĐ 52/2013"
    assert "Điều 4" in load()["TM-03"].legal(date(2026, 7, 1)).duty


def test_a_penalty_that_nobody_verified_shows_its_document_and_no_fine() -> None:
    basis = load()["MP-01"].legal(date(2026, 5, 14))
    unread = load()["YT-05"].legal(date(2026, 5, 14))

    assert basis.verified
    assert (unread.penalty, unread.fine_individual) == ("Nghị định 38/2021/NĐ-CP (sđ NĐ 129/2021)", "")
    assert not unread.verified


def test_a_day_before_the_first_version_gets_the_documents_name_and_nothing_to_punish_by() -> None:
    basis = load()["QC-09"].legal(date(2026, 5, 14))

    assert (basis.version, basis.penalty, basis.fine_individual, basis.verified) == ("", "", "", False)
    assert basis.duty.startswith(ADS_2012)
    assert not ARTICLE.search(basis.duty)


def test_a_rule_that_is_not_verified_never_shows_an_article_or_a_fine() -> None:
    for rule in load().values():
        for version in rule.versions:
            basis = rule.legal(version.valid_from)
            if not rule.verified.startswith("verified") or version.verified == "own knowledge only":
                assert not ARTICLE.search(basis.as_text()), rule.id
                assert basis.fine_individual == ""
                assert not basis.verified
            if not basis.verified:
                assert "chưa xác minh" not in basis.as_text(), rule.id


# law/forms.md section 1: each day on which the law changed, and what stands on either side of it.
CHANGE_OVERS = [
    # 30/6 -> 01/7/2025, the amended law on pharmacy: our source has no older text: the document alone.
    ("TH-04", date(2025, 6, 30), "duty", "Luật Dược (sđ 44/2024)"),
    ("TH-04", date(2025, 7, 1), "duty", "Luật Dược (sđ 44/2024)"),
    ("TH-01", date(2025, 6, 30), "version", "1a"),
    ("TH-01", date(2025, 7, 1), "version", "1b"),
    # 14 -> 15/12/2025, public order: NĐ 144/2021 -> NĐ 282/2025.
    ("DV-01", date(2025, 12, 14), "penalty", "NĐ 144/2021"),
    ("DV-01", date(2025, 12, 15), "penalty", "Nghị định 282/2025"),
    ("DV-07", date(2025, 12, 14), "penalty", "NĐ 144/2021"),
    ("DV-07", date(2025, 12, 15), "penalty", "Nghị định 282/2025"),
    # 31/12/2025 -> 01/01/2026, the amended law on advertising, and personal data.
    ("QC-07", date(2025, 12, 31), "version", "1a"),
    ("QC-07", date(2026, 1, 1), "duty", "Luật 75/2025/QH15"),
    ("QC-12", date(2025, 12, 31), "version", "1a"),
    ("QC-12", date(2026, 1, 1), "duty", "Luật 75/2025/QH15"),
    ("DV-06", date(2025, 12, 31), "duty", "Luật 91/2025/QH15"),
    # 14 -> 15/02/2026, NĐ 181/2013 and 70/2021 -> NĐ 342/2025, each under the penalty of NĐ 38/2021.
    ("QC-08", date(2026, 2, 14), "duty", "NĐ 70/2021"),
    ("QC-08", date(2026, 2, 15), "duty", "Nghị định 342/2025/NĐ-CP Điều 17"),
    ("TP-04", date(2026, 2, 14), "duty", "NĐ 181/2013"),
    ("TP-04", date(2026, 2, 15), "duty", "Nghị định 342/2025/NĐ-CP Điều 5"),
    ("TP-04", date(2026, 2, 15), "penalty", "Nghị định 38/2021"),
    # 14 -> 15/5/2026, NĐ 38/2021 -> NĐ 87/2026.
    ("QC-03", date(2026, 5, 14), "fine", "60-80"),
    ("QC-03", date(2026, 5, 15), "fine", "80-100"),
    ("MP-02", date(2026, 5, 14), "penalty", "Nghị định 38/2021"),
    ("MP-02", date(2026, 5, 15), "penalty", "Nghị định 87/2026"),
    ("QC-13", date(2026, 5, 14), "penalty", "Nghị định 38/2021"),
    ("QC-13", date(2026, 5, 15), "penalty", "Nghị định 87/2026"),
    # 30/6 -> 01/7/2026, e-commerce and networks.
    ("TM-01", date(2026, 6, 30), "duty", "NĐ 52/2013"),
    ("TM-01", date(2026, 7, 1), "duty", "Nghị định 248/2026"),
    ("TM-12", date(2026, 6, 30), "version", "1"),
    ("TM-12", date(2026, 7, 1), "version", "2"),
    ("DN-05", date(2026, 6, 30), "penalty", "NĐ 15/2020"),
    ("DN-05", date(2026, 7, 1), "penalty", "Nghị định 174/2026"),
    # 04 -> 05/7/2026, what proves a superlative: TT 10/2013 -> TT 12/2026.
    ("QC-01", date(2026, 7, 4), "duty", "TT 10/2013"),
    ("QC-01", date(2026, 7, 5), "duty", "Thông tư 12/2026"),
    # 14 -> 15/7/2026, NĐ 186/2026 on industrial property.
    ("HG-07", date(2026, 7, 14), "version", ""),
    ("HG-07", date(2026, 7, 15), "version", "1"),
    # 25 -> 26/9/2026, NĐ 311/2026 moves powers, not articles: the same version on both days.
    ("HG-01", date(2026, 9, 25), "version", "1"),
    ("HG-01", date(2026, 9, 26), "version", "1"),
]


@pytest.mark.parametrize(("rule_id", "day", "part", "holds"), CHANGE_OVERS)
def test_one_day_either_side_of_each_change_of_the_law(rule_id: str, day: date, part: str, holds: str) -> None:
    basis = load()[rule_id].legal(day)
    shown = {"version": basis.version, "duty": basis.duty, "penalty": basis.penalty, "fine": basis.fine_individual}

    assert shown[part] == holds if part in ("version", "fine") else holds in shown[part], shown


def test_a_suspended_decree_is_no_ground() -> None:
    assert not any(
        re.search(r"(?<!\d)46/2026/NĐ|NĐ 46/2026", f"{each.duty} {each.penalty}")
        for rule in load().values()
        for each in rule.versions
    )


def test_an_indicator_names_no_law_and_is_no_ground() -> None:
    rule = load()["HG-08"]

    assert rule.legal(date(2026, 11, 1)).as_text() == ""
    assert not rule.is_ground


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Luật ATTP 55/2010 Điều 43; NĐ 15/2018/NĐ-CP Điều 26-27", "Luật ATTP 55/2010; NĐ 15/2018/NĐ-CP"),
        (
            "Luật Quảng cáo 16/2012/QH13 (sđ, bs bởi Luật 75/2025/QH15) Điều 8 k11; Luật Cạnh tranh 23/2018 Điều 45",
            "Luật Quảng cáo 16/2012/QH13 (sđ, bs bởi Luật 75/2025/QH15); Luật Cạnh tranh 23/2018",
        ),
        ("BLHS 321-322", "BLHS"),
        ("Nghị định 38/2021/NĐ-CP (sđ NĐ 129/2021) chưa xác minh điều", "Nghị định 38/2021/NĐ-CP (sđ NĐ 129/2021)"),
        ("sử dụng: NĐ 371/2025/NĐ-CP 3-5tr", "NĐ 371/2025/NĐ-CP"),
        ("NĐ 52/2013 Đ27 k1 (sđ 85/2021), đến 30/6/2026", "NĐ 52/2013"),
        ("(biện pháp hành chính: tạm ngừng)", ""),
    ],
)
def test_only_the_documents_are_left_of_a_citation(text: str, names: str) -> None:
    assert document_names(text) == names


def version(number: str, first: date, last: date | None, verified: str = "verified: stored page") -> Version:
    return Version(number, first, last, "Luật A 1/2020 Điều 1", "NĐ 2/2020 Điều 2", "1-2", verified)


def test_overlapping_versions_are_refused() -> None:
    with pytest.raises(LawError, match="overlap"):
        check_versions([version("1", date(2020, 1, 1), None), version("2", date(2021, 1, 1), None)])


def test_an_unknown_word_for_verified_is_refused() -> None:
    with pytest.raises(LawError, match="probably"):
        check_versions([version("1", date(2020, 1, 1), None, "probably")])


def test_after_the_last_version_the_documents_name_is_left() -> None:
    basis = legal_basis(
        "X-01", "verified: stored page", [version("1", date(2020, 1, 1), date(2020, 12, 31))], date(2021, 1, 1)
    )

    assert (basis.version, basis.duty, basis.valid_from) == ("", "Luật A 1/2020", None)
