"""The page on which a person settles looks and relocations, and sees what is late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from letter_office import approved, staff
from test_web_office import WebOffice, found, open_office, post

from monitor.office_time import OFFICE_TIME
from storage.ledger import rechecks, relocations, sightings, takedowns
from storage.ledger.recipients import add_recipient
from storage.queries import cases, people
from storage.queries import rechecks as looks
from storage.queries import relocations as queries
from storage.recipients import Recipient, RecipientKind
from storage.records import CaseState, Check, RequestState, Role, Verified

NEW = "https://ban-hang.example/moi"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[WebOffice]:
    office = open_office(tmp_path)
    yield office
    office.db.close()


def sent(office: WebOffice) -> tuple[int, int]:
    """A Case whose request left; gives it and its target."""
    who = staff(office)
    case_id = approved(office, who)
    request = cases.case(office.db, case_id).requests[-1]
    takedowns.record_sent(office.db, request.id, who[0], "Văn bản giấy", office.clock())
    rechecks.plan_rechecks(office.db, office.clock())
    return case_id, request.targets[0].id


def test_a_changed_page_and_a_late_request_stand_there_until_a_person_answers(office: WebOffice) -> None:
    case_id, target_id = sent(office)
    office.clock.advance(hours=30)
    lan = office.person("Lan", Role.ANALYST)
    assert "quá hạn 6 giờ" in lan.get("/theo-doi").text
    changed = Check(result=Verified.CHANGED, content_sha256="c" * 64, note="trang còn, nội dung khác")
    takedowns.record_check(office.db, target_id, changed, "test", office.clock())
    assert "trang còn, nội dung khác" in lan.get("/theo-doi").text
    (waiting,) = looks.open_looks(office.db)
    path = f"/theo-doi/lan-xem/{target_id}"
    assert post(lan, path, outcome=waiting.outcome_id, answer="", reason="x").status_code == 400
    assert cases.case(office.db, case_id).summary.state is CaseState.ACTIONING
    answered = post(lan, path, outcome=waiting.outcome_id, answer="mended", reason="đã bỏ lời chữa bệnh")
    assert answered.status_code == 303
    assert "trang còn, nội dung khác" not in lan.get("/theo-doi").text
    assert cases.case(office.db, case_id).summary.state is CaseState.MONITORING


def test_a_relocation_is_confirmed_on_the_page_and_its_old_case_comes_back(office: WebOffice) -> None:
    case_id, target_id = sent(office)
    for _ in range(3):
        office.clock.advance(hours=13)
        gone = Check(result=Verified.SUSPECTED_GONE, positive_absence=True, control_loaded=True)
        takedowns.record_check(office.db, target_id, gone, "test", office.clock())
    old = cases.case(office.db, case_id)
    new = old.observation.model_copy(update={
        "url": NEW, "canonical_url": NEW, "observed_at": office.clock().astimezone(UTC),
    })  # fmt: skip
    sightings.see_new(office.db, new, [found(old.findings[0].quote, new)], office.clock())
    relocations.find_relocations(office.db, office.clock())
    (suspected,) = queries.open_relocations(office.db)
    lan = office.person("Lan", Role.ANALYST)
    assert "ban-hang" in lan.get("/theo-doi").text
    path = f"/theo-doi/lien-ket/{suspected.id}"
    assert post(lan, path, answer="có lẽ", reason="x").status_code == 400
    assert post(lan, path, answer="dung", reason="cùng hàng").status_code == 303
    assert cases.case(office.db, case_id).summary.state is CaseState.QUEUED
    assert queries.open_relocations(office.db) == ()


def test_a_case_shows_its_limitation_period(office: WebOffice) -> None:
    case_id = office.add_case()
    assert "thời hiệu 1 năm: đến" in office.person("Lan", Role.ANALYST).get(f"/vu-viec/{case_id}").text


def test_receipt_and_more_time_are_noted_on_the_cases_page(office: WebOffice) -> None:
    case_id, _ = sent(office)
    office.clock.advance(hours=3)
    lan, dung = office.person("Lan", Role.ANALYST), office.person("Dũng", Role.APPROVER)
    page = f"/vu-viec/{case_id}"
    path = f"{page}/yeu-cau/1"
    assert post(lan, f"{path}/tiep-nhan", page, received_at="hôm qua").status_code == 400
    local = (office.clock() - timedelta(hours=1)).astimezone(OFFICE_TIME)
    assert post(lan, f"{path}/tiep-nhan", page, received_at=f"{local:%Y-%m-%dT%H:%M}").status_code == 303
    (request,) = cases.case(office.db, case_id).requests
    assert request.deadline_at == local.astimezone(UTC).replace(second=0, microsecond=0) + timedelta(hours=24)
    more = {"until": f"{local + timedelta(days=3):%Y-%m-%dT%H:%M}", "reason": "máy chủ ở xa"}
    assert post(lan, f"{path}/them-gio", page, **more).status_code == 403
    assert post(dung, f"{path}/them-gio", page, **more).status_code == 303
    assert cases.case(office.db, case_id).requests[0].deadline_at > request.deadline_at


def test_lock_thresholds_stay_off_until_a_leader_confirms_that_requests_count(office: WebOffice) -> None:
    case_id, target_id = sent(office)
    for _ in range(3):
        office.clock.advance(hours=13)
        gone = Check(result=Verified.SUSPECTED_GONE, positive_absence=True, control_loaded=True)
        takedowns.record_check(office.db, target_id, gone, "test", office.clock())
    lan, dung = office.person("Lan", Role.ANALYST), office.person("Dũng", Role.APPROVER)
    assert "đang tắt" in lan.get(f"/vu-viec/{case_id}").text
    assert post(lan, "/theo-doi/nguong-khoa", "/theo-doi", is_on="co", reason="x").status_code == 403
    assert post(dung, "/theo-doi/nguong-khoa", "/theo-doi", is_on="co", reason="").status_code == 400
    assert post(dung, "/theo-doi/nguong-khoa", "/theo-doi", is_on="co", reason="Công văn 7 của Cục").status_code == 303
    page = lan.get(f"/vu-viec/{case_id}").text
    assert "1/5 trong 30 ngày" in page
    assert "1/10 trong 90 ngày" in page


def test_the_next_rung_is_asked_after_a_second_persons_yes_and_takes_the_place_of_the_late_request(
    office: WebOffice,
) -> None:
    case_id, target_id = sent(office)
    lan, dung = office.person("Lan", Role.ANALYST), office.person("Dũng", Role.APPROVER)
    office.clock.advance(minutes=30)
    assert post(lan, "/theo-doi/buoc/1", "/theo-doi").status_code == 409  # in time
    office.clock.advance(hours=24 + 80)
    lan, dung = (office.person(name, role) for name, role in (("Hà", Role.ANALYST), ("Sơn", Role.APPROVER)))
    assert post(lan, "/theo-doi/buoc/1", "/theo-doi").status_code == 409  # nobody hosts it, as far as the list knows
    host = Recipient(code="HOST", name="Nhà cung cấp máy chủ A", kind=RecipientKind.HOST, domains=("ban-hang.example",))
    user = people.user_by_name(office.db, "Hà")
    assert user is not None
    add_recipient(office.db, host, user.id, office.clock())
    assert post(lan, "/theo-doi/buoc/1", "/theo-doi").status_code == 303
    assert post(lan, "/theo-doi/buoc/1", "/theo-doi").status_code == 409  # once
    assert post(lan, "/theo-doi/buoc/2/duyet", "/theo-doi", answer="dung").status_code == 403
    assert post(dung, "/theo-doi/buoc/2/duyet", "/theo-doi", answer="dung").status_code == 303
    first, second = cases.case(office.db, case_id).requests
    assert (first.state, second.state, second.recipient) == (RequestState.SENT, RequestState.APPROVED, host.name)
    takedowns.record_sent(office.db, second.id, user.id, "Văn bản giấy", office.clock())
    first, second = cases.case(office.db, case_id).requests
    assert (first.state, second.state) == (RequestState.SUPERSEDED, RequestState.SENT)
    for _ in range(3):
        office.clock.advance(hours=13)
        gone = Check(result=Verified.SUSPECTED_GONE, positive_absence=True, control_loaded=True)
        takedowns.record_check(office.db, second.targets[0].id, gone, "test", office.clock())
    assert cases.case(office.db, case_id).summary.state is CaseState.MONITORING
    assert target_id == first.targets[0].id
