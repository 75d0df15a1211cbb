"""Who is told by which channel, and what of people the report that goes along shows them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_string
from pathlib import Path

import pytest
from pypdf import PdfReader
from servers import MailSink

from monitor.alerts.deliver import deliver
from monitor.alerts.tell import tell
from monitor.report_schedule import look_after_reports
from monitor.settings import Settings, SettingsError, audiences_of, read_settings
from monitor.workplace import Workplace
from storage.queries import outbox
from storage.records import Message
from tests.monitor.test_report import END, Desk
from tests.monitor.test_report import busy as busy
from tests.monitor.test_report import desk as desk


@pytest.fixture
def sinks() -> Iterator[tuple[MailSink, MailSink]]:
    two = MailSink(), MailSink()
    for sink in two:
        sink.start()
    yield two
    for sink in two:
        sink.stop()


def office(desk: Desk, urls: str, **more: object) -> Workplace:
    settings = desk.workplace.settings.model_copy(update={"alert_urls": urls, **more})
    return Workplace(desk.workplace.db, desk.workplace.vault, desk.workplace.clock, settings)


def enclosed(mail: str) -> str:
    """The text of the one PDF in a mail."""
    (body,) = [
        each.get_payload(decode=True) for each in message_from_string(mail).walk()
        if each.get_content_type() == "application/pdf"
    ]  # fmt: skip
    assert isinstance(body, bytes)
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)


def test_the_weekly_report_goes_along_masked_as_each_audience_may_read_it(
    busy: Desk, sinks: tuple[MailSink, MailSink]
) -> None:
    leaders, public = sinks
    urls = f"leaders={leaders.address} public={public.address}"
    here = office(busy, urls, report_weekly="mon 08:00", web_address="https://rasoat.so.example")
    busy.now = END + timedelta(hours=8)
    assert look_after_reports(here) == 1
    busy.now += timedelta(minutes=1)
    deliver(here)
    assert (len(leaders.mails), len(public.mails)) == (1, 1)
    inside, outside = enclosed(leaders.mails[0]), enclosed(public.mails[0])
    assert "B*** M***" in inside
    assert "Cục" in inside
    assert "B*** M***" not in outside
    assert "Cục" not in outside
    assert "Bản công bố" in outside
    assert "rasoat.so.example/bao-cao" in leaders.mails[0].replace("=\n", "")
    assert "rasoat.so.example/bao-cao" not in public.mails[0].replace("=\n", "")
    kinds = {each.message.kind: [d.channel for d in each.deliveries] for each in outbox.messages(here.db, busy.analyst)}
    assert (len(kinds["report"]), len(kinds["report_public"])) == (1, 1)


def test_an_address_tells_only_those_that_it_names(desk: Desk, sinks: tuple[MailSink, MailSink]) -> None:
    leaders, every = sinks
    here = office(desk, f"leaders,admins={leaders.address} {every.address}")
    for audience in ("staff", "leaders", "public"):
        tell(here, Message(key=audience, kind="lookalike", audience=audience, subject=audience, body="x"))
        desk.now += timedelta(minutes=1)
        deliver(here)
    assert (len(leaders.mails), len(every.mails)) == (1, 2)  # what is for the public goes only where it is asked for
    assert audiences_of("json://host/?a=b") == (frozenset({"staff", "leaders", "admins"}), "json://host/?a=b")


@pytest.mark.parametrize("entry", ["boss=mailto://a@b", "public,staff=mailto://a@b"])
def test_an_audience_that_is_none_stops_the_start_and_is_named(entry: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="RASOAT_ALERT_URLS"):
        read_settings({"RASOAT_ALERT_URLS": entry}, tmp_path)
    assert Settings(alert_urls="leaders=mailto://a@b").alert_urls
