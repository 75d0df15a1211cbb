"""The outbox: told once, delivered by a real mail server, nothing lost while it is down; quiet hours and digests."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from servers import MailSink

from monitor.alerts.channels import AppriseChannel, channels_of
from monitor.alerts.deliver import deliver
from monitor.alerts.schedule import due_at, quiet_hours
from monitor.alerts.tell import tell
from monitor.settings import Settings
from monitor.workplace import Workplace
from storage.ledger import outbox as deeds
from storage.ledger import people
from storage.queries import outbox
from storage.records import DeliveryState, Message, Role


def message(key="a", subject="Tên miền gần giống", body="vcb[.]top"):
    return Message(key=key, kind="lookalike", audience="staff", subject=subject, body=body, path="/ten-mien/1")


@pytest.fixture
def sink():
    sink = MailSink()
    sink.start()
    yield sink
    sink.stop()


def office(workplace, sink, **settings):
    given = workplace.settings.model_copy(update={"alert_urls": sink.address, **settings})
    return Workplace(workplace.db, workplace.vault, workplace.clock, given)


def test_a_message_arrives_once_with_its_vietnamese_text_and_its_link(workplace, clock, sink):
    here = office(workplace, sink, web_address="https://rasoat.so.example")
    assert tell(here, message()) == tell(here, message())
    assert deliver(here) == 0  # gathered for a moment
    clock.now += timedelta(seconds=30)
    assert (deliver(here), deliver(here), len(sink.mails)) == (1, 0, 1)
    assert "rasoat.so.example" in sink.mails[0].replace("=\n", "")
    (view,) = outbox.messages(here.db, 1)
    assert view.deliveries[0].state is DeliveryState.SENT


def test_nothing_is_lost_while_the_mail_server_is_down(workplace, clock, sink):
    here = office(workplace, sink)
    sink.stop()
    for number in range(3):
        tell(here, message(str(number), f"Báo số {number}"))
    clock.now += timedelta(seconds=30)
    assert deliver(here) == 0
    (first, *_) = outbox.messages(here.db, 1)
    assert (first.deliveries[0].state, first.deliveries[0].attempts) == (DeliveryState.WAITING, 1)
    assert first.deliveries[0].last_said
    assert deliver(here) == 0  # not yet due again
    clock.now += timedelta(hours=3)
    sink.start()
    assert deliver(here) == 3
    assert len(sink.mails) == 1  # what has waited goes out together
    assert outbox.messages(here.db, 1)[0].deliveries[0].attempts == 2


def test_a_deliverer_that_dies_in_the_middle_leaves_its_message_to_the_next(workplace, clock, sink):
    here = office(workplace, sink)
    tell(here, message())
    clock.now += timedelta(seconds=30)
    (name,) = channels_of(here.settings)
    (taken,) = deeds.take_due(here.db, name, clock())
    assert deliver(here) == 0
    clock.now += timedelta(minutes=6)
    assert deliver(here) == 1
    deeds.record_attempt(here.db, taken, arrived=False, said="too late", now=clock())
    assert outbox.messages(here.db, 1)[0].deliveries[0].state is DeliveryState.SENT


def test_each_person_of_a_mail_address_has_a_delivery_of_their_own(workplace, clock, sink):
    base = sink.address.partition("&to=")[0].partition("?to=")[0]
    mark = "&" if "?" in base else "?"
    here = office(workplace, sink, alert_urls=f"{base}{mark}to=an@so.example,binh@so.example")
    tell(here, message())
    clock.now += timedelta(seconds=30)
    assert deliver(here) == 2
    assert sorted(mail.partition("To: ")[2].splitlines()[0].strip(" <>") for mail in sink.mails) == [
        "an@so.example", "binh@so.example",
    ]  # fmt: skip
    (view,) = outbox.messages(here.db, 1)
    assert [(each.channel.split("-")[1], each.state) for each in view.deliveries] == [
        ("an@so.example", DeliveryState.SENT), ("binh@so.example", DeliveryState.SENT),
    ]  # fmt: skip


def test_a_message_is_given_up_after_a_week_and_shown_so(workplace, clock, sink):
    here = office(workplace, sink)
    sink.stop()
    tell(here, message())
    for _ in range(3):
        clock.now += timedelta(days=3)
        deliver(here)
    assert outbox.messages(here.db, 1)[0].deliveries[0].state is DeliveryState.FAILED


def test_a_subject_can_not_add_headers_to_a_mail(workplace, clock, sink):
    here = office(workplace, sink)
    tell(here, message(subject="Báo\r\nBcc: x@evil.example\r\n\r\nthân"))
    clock.now += timedelta(seconds=30)
    assert deliver(here) == 1
    headers = sink.mails[0].replace("\r\n", "\n").split("\n\n")[0]
    assert "\nBcc:" not in headers


def test_quiet_hours_and_digests_say_when(clock):
    def at(text):
        return datetime.fromisoformat(f"2026-11-25T{text}+07:00").astimezone(UTC)

    night = quiet_hours("22:00-06:30")
    assert night == (time(22), time(6, 30))
    assert due_at(at("23:10:00"), night, 0) == at("06:30:00") + timedelta(days=1)
    assert due_at(at("03:00:00"), night, 0) == at("06:30:00")
    assert due_at(at("12:00:00"), night, 0) == at("12:00:20")
    assert due_at(at("12:10:00"), None, 60) == at("13:00:00")
    assert due_at(at("21:30:00"), night, 60) == at("06:30:00") + timedelta(days=1)
    assert due_at(at("12:30:00"), quiet_hours("12:00-13:00"), 0) == at("13:00:00")
    with pytest.raises(ValueError, match="22:00-06:30"):
        quiet_hours("ban đêm")


def test_messages_are_unread_until_the_person_has_seen_them(workplace, clock):
    an = people.add_user(workplace.db, "An", Role.ANALYST, "x", actor="test", now=clock())
    first = tell(workplace, message("1"))
    tell(workplace, message("2"))
    assert outbox.unread(workplace.db, an) == 2
    deeds.mark_read(workplace.db, an, clock(), first)
    assert outbox.unread(workplace.db, an) == 1
    deeds.mark_read(workplace.db, an, clock())
    assert outbox.unread(workplace.db, an) == 0


def test_an_address_that_apprise_does_not_know_is_named_without_its_secret():
    with pytest.raises(ValueError, match="'nosuch'") as caught:
        AppriseChannel("nosuch://secret@host")
    assert "secret" not in str(caught.value)
    assert "geheim" not in "".join(channels_of(Settings(alert_urls="mailto://an:geheim@host")))
