"""The whole way of a case through the web: analyst, approver, sent, claimed; and what must not be possible on it."""

from __future__ import annotations

import re

import pytest
from test_web_office import open_office, post

from storage.ledger import sightings, takedowns
from storage.queries import cases, work
from storage.records import CaseState, Check, Claimed, Observation, RequestState, Role, RunKind, Verified


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


@pytest.fixture
def analyst(office):
    return office.person("Lan", Role.ANALYST)


@pytest.fixture
def approver(office):
    return office.person("Hùng", Role.APPROVER)


def decide(browser, case_id, **changes):
    page = browser.get(f"/vu-viec/{case_id}").text
    version = re.search(r'name="lease_version" value="(\d+)"', page)
    fields = {
        "lease_version": version[1] if version else "1", "verdict": "violation", "grounds": "SK-01",
        "reason": "Quảng cáo như thuốc chữa bệnh", "recipient": "Chủ quản trang ban-hang.example",
    }  # fmt: skip
    return post(browser, f"/vu-viec/{case_id}/ket-luan", **(fields | changes))


def to_pending(office, browser):
    case_id = office.add_case()
    assert post(browser, "/nhan").headers["location"] == f"/vu-viec/{case_id}"
    assert decide(browser, case_id).status_code == 303
    return case_id


def test_case_goes_from_the_queue_to_a_recorded_answer(office, analyst, approver):
    case_id = to_pending(office, analyst)
    pending = cases.case(office.db, case_id)
    assert pending.summary.state is CaseState.PENDING_APPROVAL

    letter_page = approver.get(f"/vu-viec/{case_id}").text
    assert "đề nghị gỡ bỏ" in letter_page
    assert post(approver, f"/vu-viec/{case_id}/duyet", decision_id=pending.decision.id).status_code == 303
    request = cases.case(office.db, case_id).requests[0]
    assert request.state is RequestState.APPROVED

    sent = post(analyst, f"/vu-viec/{case_id}/yeu-cau/{request.id}/da-gui", channel="giay")
    assert sent.status_code == 303
    request = cases.case(office.db, case_id).requests[0]
    assert (request.state, request.channel) == (RequestState.SENT, "Văn bản giấy")

    target = request.targets[0]
    answered = post(analyst, f"/vu-viec/{case_id}/muc-tieu/{target.id}/tra-loi", claimed="removed", note="công văn 12")
    assert answered.status_code == 303
    assert post(analyst, f"/vu-viec/{case_id}/muc-tieu/{target.id}/kiem-tra").status_code == 303
    assert [run.kind for run in work.runs(office.db)] == [RunKind.RECHECK]

    takedowns.record_check(office.db, target.id, Check(result=Verified.STILL_ONLINE), "system:recheck", office.clock())
    target = cases.case(office.db, case_id).requests[0].targets[0]
    assert (target.claimed, target.verified) == (Claimed.REMOVED, Verified.STILL_ONLINE)
    page = analyst.get(f"/vu-viec/{case_id}").text
    assert "công văn 12" in page
    assert "<strong>vẫn còn</strong>" in page
    assert analyst.get("/yeu-cau").text.count("Nơi nhận đã trả lời") == 1


def test_author_sees_that_a_second_person_must_approve_and_can_not_do_it(office, approver):
    case_id = to_pending(office, approver)
    assert "một người khác có quyền duyệt" in approver.get(f"/vu-viec/{case_id}").text
    decision = cases.case(office.db, case_id).decision
    assert post(approver, f"/vu-viec/{case_id}/duyet", decision_id=decision.id).status_code == 403
    assert cases.case(office.db, case_id).summary.state is CaseState.PENDING_APPROVAL


def test_analyst_can_not_approve_a_colleagues_decision(office, analyst):
    case_id = to_pending(office, office.person("Mai", Role.ANALYST))
    decision = cases.case(office.db, case_id).decision
    assert post(analyst, f"/vu-viec/{case_id}/duyet", decision_id=decision.id).status_code == 403


def test_approval_of_another_decision_than_the_one_on_screen_is_refused(office, analyst, approver):
    case_id = to_pending(office, analyst)
    first = cases.case(office.db, case_id).decision
    post(analyst, f"/vu-viec/{case_id}/hoan-tac")
    decide(analyst, case_id, reason="khác")
    assert post(approver, f"/vu-viec/{case_id}/duyet", decision_id=first.id).status_code == 409
    assert cases.case(office.db, case_id).summary.state is CaseState.PENDING_APPROVAL


def test_returning_needs_a_reason_and_puts_the_case_back_in_the_queue(office, analyst, approver):
    case_id = to_pending(office, analyst)
    decision = cases.case(office.db, case_id).decision
    assert post(approver, f"/vu-viec/{case_id}/tra-ve", decision_id=decision.id).status_code == 400
    done = post(approver, f"/vu-viec/{case_id}/tra-ve", decision_id=decision.id, reason="thiếu ảnh")
    assert done.status_code == 303
    assert cases.case(office.db, case_id).summary.state is CaseState.QUEUED


def test_undo_within_ten_seconds_gives_the_case_and_the_text_back(office, analyst):
    case_id = to_pending(office, analyst)
    office.clock.advance(seconds=9)
    assert "Hoàn tác" in analyst.get(f"/vu-viec/{case_id}").text
    page = post(analyst, f"/vu-viec/{case_id}/hoan-tac")
    assert page.status_code == 200
    assert "Quảng cáo như thuốc chữa bệnh</textarea>" in page.text
    assert cases.case(office.db, case_id).summary.state is CaseState.IN_REVIEW


def test_undo_after_ten_seconds_is_refused(office, analyst):
    case_id = to_pending(office, analyst)
    office.clock.advance(seconds=11)
    assert f'action="/vu-viec/{case_id}/hoan-tac"' not in analyst.get(f"/vu-viec/{case_id}").text
    assert post(analyst, f"/vu-viec/{case_id}/hoan-tac").status_code == 409


def test_decision_on_a_lease_that_ran_out_keeps_the_draft_and_offers_the_case_again(office, analyst):
    case_id = office.add_case()
    post(analyst, "/nhan")
    version = cases.case(office.db, case_id).summary.version
    office.clock.advance(minutes=11)
    late = decide(analyst, case_id, reason="bản nháp quý giá", lease_version=version)
    assert late.status_code == 409
    assert "bản nháp quý giá" in late.text
    again = post(analyst, f"/vu-viec/{case_id}/nhan", reason="bản nháp quý giá", verdict="violation", grounds="SK-01")
    assert again.status_code == 200
    assert "bản nháp quý giá</textarea>" in again.text
    assert cases.case(office.db, case_id).summary.state is CaseState.IN_REVIEW


def test_second_of_two_decisions_is_told_who_was_first_and_keeps_its_draft(office, analyst):
    case_id = office.add_case()
    post(analyst, "/nhan")
    version = cases.case(office.db, case_id).summary.version
    office.clock.advance(minutes=11)
    post(office.person("Mai", Role.ANALYST), f"/vu-viec/{case_id}/nhan")
    late = decide(analyst, case_id, reason="bản nháp của Lan", lease_version=version)
    assert late.status_code == 409
    assert "Mai" in late.text
    assert "bản nháp của Lan" in late.text


def test_double_click_on_the_decision_makes_one_decision(office, analyst):
    case_id = office.add_case()
    post(analyst, "/nhan")
    version = cases.case(office.db, case_id).summary.version
    answers = [decide(analyst, case_id, lease_version=version).status_code for _ in range(2)]
    assert answers == [303, 409]
    assert len(cases.case(office.db, case_id).requests) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"verdict": ""}, "chọn một kết luận"),
        ({"reason": " "}, "ghi lý do"),
        ({"grounds": []}, "ít nhất một căn cứ"),
        ({"grounds": "XX-99"}, "không có trong kho quy định"),
        ({"reason": "x" * 5001}, "dài nhất"),
    ],
)
def test_incomplete_decision_is_explained_and_changes_nothing(office, analyst, changes, words):
    case_id = office.add_case()
    post(analyst, "/nhan")
    answer = decide(analyst, case_id, **changes)
    assert answer.status_code == 400
    assert words in answer.text
    assert cases.case(office.db, case_id).summary.state is CaseState.IN_REVIEW


def test_platform_home_page_is_never_a_target_and_the_draft_stays(office, analyst):
    case_id = office.add_case(url="https://facebook.com/", canonical_url="https://facebook.com/")
    post(analyst, "/nhan")
    answer = decide(analyst, case_id, reason="gỡ cả trang")
    assert answer.status_code == 400
    assert "là một nền tảng" in answer.text
    assert "gỡ cả trang</textarea>" in answer.text


def test_heartbeat_keeps_what_was_typed(office, analyst):
    case_id = office.add_case()
    post(analyst, "/nhan")
    office.clock.advance(minutes=9)
    version = cases.case(office.db, case_id).summary.version
    page = post(analyst, f"/vu-viec/{case_id}/gia-han", lease_version=version, reason="đang soạn")
    assert "đang soạn</textarea>" in page.text
    office.clock.advance(minutes=9)
    assert decide(analyst, case_id).status_code == 303


def test_case_that_waits_for_information_returns_to_the_queue(office, analyst):
    case_id = office.add_case()
    post(analyst, "/nhan")
    assert decide(analyst, case_id, verdict="needs_info").status_code == 303
    assert post(analyst, f"/vu-viec/{case_id}/bo-sung", note="người bán đã trả lời").status_code == 303
    assert cases.case(office.db, case_id).summary.state is CaseState.QUEUED
    assert "người bán đã trả lời" in analyst.get(f"/vu-viec/{case_id}").text


def test_overdue_request_is_marked_and_reader_of_the_list_sees_it(office, analyst, approver):
    case_id = to_pending(office, analyst)
    post(approver, f"/vu-viec/{case_id}/duyet", decision_id=cases.case(office.db, case_id).decision.id)
    request = cases.case(office.db, case_id).requests[0]
    post(analyst, f"/vu-viec/{case_id}/yeu-cau/{request.id}/da-gui", channel="cong")
    assert "quá hạn" not in analyst.get("/yeu-cau").text
    office.clock.advance(hours=8)
    office.clock.advance(hours=17)
    analyst = office.person("Mai", Role.ANALYST)  # the first session lasted twelve hours
    assert "quá hạn 1 giờ" in analyst.get("/yeu-cau").text
    assert "quá hạn 1 giờ" in analyst.get(f"/vu-viec/{case_id}").text


def test_case_that_a_person_opened_without_findings_can_be_decided_on_a_ground_they_choose(office, analyst):
    brought = Observation.model_validate({
        "url": "https://dan-bao.example/1", "canonical_url": "https://dan-bao.example/1", "kind": "post",
        "title": "Người dân phản ánh", "text": "", "observed_at": office.clock(), "capture_sha256": None,
    })  # fmt: skip
    sightings.see_new(office.db, brought, [], office.clock())
    case_id = sightings.open_by_hand(office.db, brought, "Lan", office.clock())
    assert "Không có dấu hiệu trên bản hiện tại" in analyst.get(f"/vu-viec/{case_id}").text
    post(analyst, f"/vu-viec/{case_id}/nhan")
    ground = re.search(r'<option value="([A-Z]+-\d+)">', analyst.get(f"/vu-viec/{case_id}").text)[1]
    assert decide(analyst, case_id, grounds=["", ground]).status_code == 303
    assert cases.case(office.db, case_id).decision.decision.grounds == (ground,)
