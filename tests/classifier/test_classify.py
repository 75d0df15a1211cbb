"""classify: suspicions with exact quotes, never an error, and silence for those who report, warn or ask."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from growth import grows_no_faster_than_its_text
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.classify import OPERATING_THRESHOLD, classify, labels
from classifier.detector import find_detectors
from storage.records import Badge, Finding, Kind, Observation, Policy

DAY = date(2026, 11, 1)
CURE = "Trà Núi Xanh chữa khỏi tiểu đường, 350k một hộp, inbox em."


def seen(
    text: str = "", title: str = "", kind: Kind = Kind.POST, url: str = "https://vidu.example/bai", **more: object
) -> Observation:
    return Observation.model_validate(
        {
            "url": url,
            "canonical_url": url,
            "kind": kind,
            "title": title,
            "text": text,
            "observed_at": datetime(2026, 11, 1, tzinfo=UTC),
            "capture_sha256": None,
        }
        | more
    )


def quoted(observation: Observation, finding: Finding) -> str:
    return str(getattr(observation, finding.field.value))[finding.start : finding.end]


@pytest.mark.parametrize(
    "text",
    [
        CURE,
        unicodedata.normalize("NFD", CURE),
        CURE.upper(),
        CURE.replace("chữa khỏi", "ch\u200bữa  \n kh\u200bỏi"),
        CURE.replace("chữa khỏi", "ｃｈữａ ｋｈỏｉ"),
        "tra nui xanh chua khoi tieu duong, 350k mot hop, inbox em.",
    ],
)
def test_the_same_claim_is_found_in_every_disguise_and_quoted_as_it_stands(text: str) -> None:
    observation = seen(text)

    findings = [finding for finding in classify(observation, DAY) if finding.rule_id == "TP-04"]

    assert len(findings) == 1
    assert findings[0].quote == quoted(observation, findings[0])
    assert findings[0].quote
    assert Policy.HEALTH_CLAIM in labels(findings)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Công an cảnh báo: nhiều trang rao trà chữa khỏi tiểu đường giá 350k, người dân không nên mua.",
        "Mọi người cho em hỏi trà này quảng cáo chữa khỏi tiểu đường, 350k một hộp có nên mua không ạ?",
        "Áo thun cổ tròn, vải cotton, 120k, đủ size, inbox shop nhé.",
        "Thống nhất 8h họp lớp, ai đến trễ nhất thì trả tiền nước 20k.",
        "Shop rep tin nhắn nhanh, giao hàng đúng hẹn, sẽ ủng hộ tiếp.",
        "Cửa hàng ở số 1 đường Lê Lợi, mở cửa từ 8 giờ, giao hàng tận nơi.",
        "Quán tuyển phụ bếp, lương 7 triệu, ký hợp đồng lao động, liên hệ chị Hoa.",
    ],
)
def test_clean_texts_get_no_label(text: str) -> None:
    assert labels(classify(seen(text), DAY)) == ()


def test_a_missing_mandatory_line_is_a_finding_and_no_label() -> None:
    findings = classify(seen("Viên uống Hoa Ban bổ sung vitamin, 250k một hộp, liên hệ shop."), DAY)

    assert [finding.rule_id for finding in findings] == ["TP-01"]
    assert labels(findings) == ()


def test_the_same_sentence_breaks_the_rule_of_its_product_kind() -> None:
    claim = "trị dứt điểm mụn, không tái phát, 200k, inbox em."

    assert "MP-01" in {finding.rule_id for finding in classify(seen("Kem dưỡng da " + claim), DAY)}
    assert "TP-04" in {finding.rule_id for finding in classify(seen("Viên uống thảo mộc " + claim), DAY)}
    assert "TH-03" in {finding.rule_id for finding in classify(seen("Thuốc nam gia truyền " + claim), DAY)}


CAUTION = "Người đang điều trị bệnh về khớp nên hỏi ý kiến bác sĩ trước khi dùng."


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Viên uống Ví Dụ bổ sung canxi, 250k, liên hệ shop. " + CAUTION, False),
        ("Viên uống Ví Dụ 250k, liên hệ shop. Không dùng cho người đang điều trị viêm khớp.", False),
        ("Viên uống Ví Dụ 250k, liên hệ shop. Chữa khỏi viêm khớp. " + CAUTION, True),
        ("Viên uống Ví Dụ 250k, liên hệ shop. Trị viêm khớp\nHỏi ý kiến bác sĩ trước khi dùng", True),
        ("Viên uống Ví Dụ 250k, liên hệ shop. Không thay thế thuốc nhưng trị viêm khớp.", True),
        ("Viên uống Ví Dụ 250k, liên hệ shop. Chữa khỏi viêm khớp, không thay thế thuốc.", True),
    ],
)
def test_a_caution_names_a_treatment_and_a_promised_result_stays_a_claim(text: str, flagged: bool) -> None:
    assert (Policy.HEALTH_CLAIM in labels(classify(seen(text, kind=Kind.LISTING), DAY))) is flagged


@pytest.mark.parametrize(
    "text",
    [
        "PGS.TS. Lê Văn Ví Dụ khuyên bà con uống trà Núi Xanh mỗi tối, mua 2 tặng 1, inbox em.",
        "BS. Thí Dụ giới thiệu cao Hoa Ban, 200k một hũ, liên hệ shop.",
        "Lương y Hai Ví Dụ khuyên dùng trà Lá Thu, đặt hàng ngay, 150k.",
    ],
)
def test_a_doctor_with_a_title_who_recommends_goods_is_found(text: str) -> None:
    assert Policy.ENDORSEMENT in labels(classify(seen(text), DAY))


def test_scores_have_two_decimals() -> None:
    text = CURE + " Chữa khỏi gout, dứt điểm mất ngủ, đặc trị đau lưng, không tái phát, thay thuốc."

    assert all(finding.score == round(finding.score, 2) for finding in classify(seen(text), DAY))


def test_somebody_elses_quoted_words_are_not_an_offer() -> None:
    assert labels(classify(seen("Shop em bán trà sen 90k. Khách đùa “chữa khỏi tiểu đường” nghe vui ghê."), DAY)) == ()


def test_findings_come_strongest_first_and_one_for_each_rule() -> None:
    findings = classify(seen(CURE + " Chữa khỏi gout. Nhận làm bằng đại học phôi thật."), DAY)

    assert [finding.score for finding in findings] == sorted((finding.score for finding in findings), reverse=True)
    assert len({finding.rule_id for finding in findings}) == len(findings) >= 2


def test_a_finding_in_the_title_indexes_the_title() -> None:
    observation = seen(
        title="Giày Nike rep 1:1", text="Đủ size, 450k, inbox.", kind=Kind.LISTING, price=Decimal(450_000)
    )

    finding = next(each for each in classify(observation, DAY) if each.rule_id == "HG-01")

    assert finding.field == "title"
    assert quoted(observation, finding) == finding.quote


def test_every_policy_has_an_operating_threshold() -> None:
    assert set(OPERATING_THRESHOLD) == set(Policy)


def test_detectors_are_found_by_their_folder() -> None:
    assert {"phrases", "shop", "lookalike"} <= set(find_detectors())


@settings(max_examples=100, deadline=None)
@given(
    text=st.text(max_size=300),
    title=st.text(max_size=80),
    kind=st.sampled_from(Kind),
    url=st.text(max_size=60),
    href=st.none() | st.text(max_size=40),
    orders_online=st.none() | st.booleans(),
)
def test_nothing_that_an_observation_holds_makes_it_raise(
    text: str, title: str, kind: Kind, url: str, href: str | None, orders_online: bool | None
) -> None:
    badges = (Badge(image="/b.png", href=href),)
    observation = seen(text, title, kind, url, badges=badges, orders_online=orders_online)

    for finding in classify(observation, DAY):
        assert quoted(observation, finding) == finding.quote


@pytest.mark.parametrize("piece", ["chữa khỏi tiểu đường ", "không trị gút “thận trọng” ", "😀👨‍👩‍👧 a\u0301"])
def test_a_long_text_of_anything_is_read_in_linear_time(piece: str) -> None:
    def reading(length: int) -> Callable[[], object]:
        observation = seen(piece * (length // len(piece)))
        return lambda: classify(observation, DAY)

    assert grows_no_faster_than_its_text(reading, 300_000)
