"""Sources that failed and addresses that came back are told once, through the outbox."""

from __future__ import annotations

from monitor.alerts.trouble import alert_of_trouble
from storage.ledger import takedowns
from storage.queries import outbox
from storage.records import Check, Verified
from tests.monitor.test_report import END, HOUR, Desk
from tests.monitor.test_report import busy as busy
from tests.monitor.test_report import desk as desk


def test_a_failed_source_and_an_address_that_came_back_are_told_once(busy: Desk) -> None:
    with busy.db.read() as session:
        query = "SELECT target_id FROM outcomes WHERE verified = 'verified_gone'"
        target = session.connection().exec_driver_sql(query).scalar_one()
    back = Check(result=Verified.REAPPEARED)
    for hours in (2, 1):
        takedowns.record_check(busy.db, target, back, "system:recheck", END - hours * HOUR)
    assert alert_of_trouble(busy.workplace) == 2
    assert alert_of_trouble(busy.workplace) == 0
    told = {view.message.kind: view.message for view in outbox.messages(busy.db, busy.analyst)}
    assert "Diễn đàn" in told["source_failed"].subject
    assert "không có nghĩa là không có vi phạm" in told["source_failed"].body
    assert told["reappeared"].path.startswith("/vu-viec/")
