"""The unscored lane: what no model could judge waits there, and leaves it by being judged or by a person's look."""

from __future__ import annotations

import shutil

import pytest
from sqlmodel import select
from test_web_office import open_office, post

from classifier.model import judge as model_at_work
from classifier.model.parts import NUMBERS, SHIPPED
from monitor.housekeeping import end_of_day
from monitor.pipeline import Pipeline
from monitor.rescoring import rescore
from storage.ledger import people
from storage.ledger.errors import ConflictError, LedgerError
from storage.ledger.unscored import look_at
from storage.queries.unscored import count_by_reason, waiting
from storage.records import Kind, Observation, Role
from storage.tables import CaseRow, EventRow

# No rule has a phrase for it: only the model sees it.
CLAIM = "Cần người đứng tên mở thẻ, xong là nhận 500k, không hỏi nhiều, ai rảnh nhắn em"
CLEAN = "Ghế tre ngồi mát, thợ làng làm tay, giao trong ngày, giá 250k, nhắn shop."
LONG = "Ghế tre ngồi mát. " * 6000
FOREIGN = "Xxqw zzkj qwrt wwpl kkjh ppow zzxc vvbn qqaz wwsx ffgh jjkl"


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


@pytest.fixture
def broken_model(tmp_path, monkeypatch):
    """The shipped model cut short, where the office has trained none of its own. Call it to bring the good one back."""
    folder = tmp_path / "shipped"
    shutil.copytree(SHIPPED, folder)
    good = (folder / NUMBERS).read_bytes()
    (folder / NUMBERS).write_bytes(good[:1000])
    monkeypatch.setattr(model_at_work, "SHIPPED", folder)
    model_at_work.shipped.cache_clear()

    def mend():
        (folder / NUMBERS).write_bytes(good)

    yield mend
    monkeypatch.undo()
    model_at_work.shipped.cache_clear()


def see(office, *texts):
    with Pipeline(office.workplace) as pipeline:
        pipeline.observe_all(
            Observation(
                url=f"https://mxh.example/bai/{number}", canonical_url=f"https://mxh.example/bai/{number}",
                kind=Kind.POST, title="", text=text, observed_at=office.clock(), capture_sha256=None,
            )
            for number, text in enumerate(texts)
        )  # fmt: skip


def deeds(office):
    with office.db.read() as session:
        return [event.deed for event in session.exec(select(EventRow))]


def test_without_a_model_all_wait_and_are_judged_once_a_good_one_is_back(office, broken_model):
    see(office, CLAIM, CLEAN, LONG)
    assert count_by_reason(office.db) == {"không có mô hình dùng được": 3}

    end_of_day(office.workplace)
    assert count_by_reason(office.db) == {"không có mô hình dùng được": 3}
    assert "score_late" not in deeds(office)

    broken_model()
    end_of_day(office.workplace)

    assert count_by_reason(office.db) == {"văn bản quá dài": 1}
    assert deeds(office).count("score_late") == 2
    with office.db.read() as session:
        (case,) = session.exec(select(CaseRow)).all()
    assert case.policies == ["illegal_service"]
    assert rescore(office.workplace).judged == 0


def test_what_no_model_can_judge_stays_until_a_person_has_looked(office):
    see(office, FOREIGN, "", CLEAN)
    assert count_by_reason(office.db) == {"không có chữ nào đọc được": 1, "không nhận ra tiếng Việt": 1}

    lan = people.add_user(office.db, "Lan", Role.ANALYST, "-", actor="test", now=office.clock())
    assert rescore(office.workplace, why=()).waiting == 2
    first, second = waiting(office.db)
    with pytest.raises(LedgerError):
        look_at(office.db, first.observation_id, lan, "  ", office.clock())
    look_at(office.db, first.observation_id, lan, "Trang tiếng nước ngoài, không bán hàng.", office.clock())

    assert [each.observation_id for each in waiting(office.db)] == [second.observation_id]
    assert deeds(office)[-1] == "look_at_unscored"
    with pytest.raises(ConflictError):
        look_at(office.db, first.observation_id, lan, "Đã xem.", office.clock())


def test_on_screen_a_person_opens_a_case_or_says_why_not(office, broken_model):
    see(office, "<b>một</b> số 0903 123 456", "hai", "ba")
    lan, chi = office.person("Lan", Role.ANALYST), office.person("Chi", Role.INSPECTOR)
    page = lan.get("/chua-cham").text
    assert "&lt;b&gt;một" in page
    assert "0903" not in page
    assert "3 nội dung" in lan.get("/do-phu").text
    assert "<form" not in chi.get("/chua-cham").text.split("<main")[1]

    first, second, third = (each.observation_id for each in waiting(office.db))
    assert post(chi, f"/chua-cham/{first}", "/", reason="x").status_code == 403
    opened = post(lan, f"/chua-cham/{first}/vu-viec", "/chua-cham")
    assert opened.headers["location"] == "/vu-viec/1"
    assert "số" in lan.get("/vu-viec/1").text
    assert post(lan, f"/chua-cham/{first}", "/chua-cham", reason="lần hai").status_code == 400
    assert post(lan, f"/chua-cham/{second}", "/chua-cham", reason=" ").status_code == 400
    assert post(lan, f"/chua-cham/{second}", "/chua-cham", reason="chữ rác").status_code == 303
    assert [each.observation_id for each in waiting(office.db)] == [third]
    assert deeds(office)[-2:] == ["open_case", "look_at_unscored"]
