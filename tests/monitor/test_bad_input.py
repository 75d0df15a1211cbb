"""What others send in to mislead: many reports about one seller, texts of ten megabytes, texts of nothing."""

from __future__ import annotations

import pytest
from sqlmodel import select
from test_web_office import open_office

from monitor.housekeeping import end_of_day
from monitor.pipeline import Pipeline
from storage.queries.unscored import count_by_reason
from storage.records import Kind, Observation
from storage.tables import CaseRow, DecisionRow, EventRow, RequestRow

CLAIM = "Trà Núi Xanh chữa khỏi tiểu đường, 350k một hộp, inbox em."
CLEAN = "Ghế tre ngồi mát, thợ làng làm tay, giao trong ngày, giá 250k, nhắn shop."


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def post(office, number, text):
    url = f"https://mxh.example/bai/{number}"
    return Observation(
        url=url, canonical_url=url, kind=Kind.POST, title="", text=text, capture_sha256=None,
        observed_at=office.clock(),
    )  # fmt: skip


def see(office, observations):
    with Pipeline(office.workplace) as pipeline:
        pipeline.observe_all(observations)


def count(office, table):
    with office.db.read() as session:
        return len(session.exec(select(table)).all())


def test_reports_alone_open_no_case_and_lead_to_no_request_however_many_there_are(office):
    see(office, [post(office, number, f"{CLEAN} Nhà số {number}.") for number in range(60)])
    see(office, [post(office, 1, f"{CLEAN} Xin xử lý, tôi là người thứ {number} báo.") for number in range(60)])

    assert (count(office, CaseRow), count(office, RequestRow)) == (0, 0)

    said = [post(office, 999, f"{CLAIM} Người thứ {number} báo.") for number in range(10, 70)]  # of one score
    see(office, said[:1])
    with office.db.read() as session:
        before = session.exec(select(CaseRow.priority)).one()
    see(office, said)
    end_of_day(office.workplace)

    with office.db.read() as session:
        assert session.exec(select(CaseRow.priority)).one() == before  # one case, and no sooner in the queue
    assert (count(office, DecisionRow), count(office, RequestRow)) == (0, 0)


def test_ten_megabytes_and_nothing_at_all_wait_for_a_person(office):
    see(office, [post(office, 1, "ghế tre " * 1_250_000), post(office, 2, ""), post(office, 3, "\x00\ufffd" * 50)])
    end_of_day(office.workplace)

    assert count_by_reason(office.db) == {"không có chữ nào đọc được": 2, "văn bản quá dài": 1}
    with office.db.read() as session:
        assert "score_late" not in {event.deed for event in session.exec(select(EventRow))}
