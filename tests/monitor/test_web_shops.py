"""Shop sites on screen and on the schedule: real checks of a shop on loopback; every time is that of a capture."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from loopback import Site
from test_site_check import ALL_MET, OWNER, PICTURE, shop
from test_web_office import StandingClock, open_office, post

from monitor.jobs import RunTable
from monitor.runs import Look, job_for
from monitor.shop_check import check_shop, look_at_shop
from storage.ledger import shops as deeds
from storage.queries import cases, shops
from storage.records import CaseState, Duty, LegalBasis, Obligation, ObligationStatus, Role

DAY = timedelta(days=1)


@pytest.fixture
def office(tmp_path):
    office = open_office(tmp_path)
    yield office
    office.db.close()


def work_off(office):
    """Whatever the clock has made due is done, by the code that workers run; without pauses, for the site is ours."""
    jobs = RunTable(office.workplace)
    jobs.tick()
    done = 0
    while (run := jobs.take()) is not None:
        check_shop(office.workplace, run, delay_seconds=0)
        done += 1
    return done


def allow(office, site):
    settings = office.workplace.settings.model_copy(update={"allow_private": site.host, "browser": "/nowhere"})
    office.workplace = replace(office.workplace, settings=settings)


def test_scheduled_check_opens_a_case_once_and_tells_when_the_badge_was_first_seen(office):
    analyst = office.person("Lan", Role.ANALYST)
    assert "Chưa có trang bán hàng nào" in analyst.get("/trang-ban-hang").text
    routes = shop(badge="", owner="<p>Gốm Hoa Mai</p>")
    with Site(routes) as site:
        allow(office, site)
        with Look(office.workplace) as look:  # as `rasoat site check` does, which opens no case
            job = replace(job_for(office.workplace.settings, (site.url,)), delay_seconds=0)
            by_hand = look_at_shop(office.workplace, look, site.url, job).as_check()
        deeds.record_check(office.db, site.url, by_hand)
        sent = post(analyst, "/trang-ban-hang", "/trang-ban-hang", url=site.url, days="7")
        assert sent.headers["location"] == "/trang-ban-hang/1?tin=da-ghi"
        assert work_off(office) == 1
        view = shops.shop(office.db, 1)
        check, _ = view.checks
        statuses = {duty.obligation: duty.status for duty in check.duties}
        assert statuses == ALL_MET | {
            "owner_info": "not_met", "notified_badge": "not_met", "badge_genuine": "not_applicable",
        }  # fmt: skip
        assert view.seen.badge_first_at is None
        case = cases.case(office.db, check.case_id)
        assert case.summary.state is CaseState.QUEUED
        assert case.summary.policies == ("ecommerce_site",)
        page = analyst.get("/trang-ban-hang/1").text
        assert f'href="/vu-viec/{check.case_id}"' in page
        assert "Thông tin chủ sở hữu" in page
        assert "chưa thấy" in page

        assert work_off(office) == 0
        office.clock.now = office.workplace.clock() + 8 * DAY
        assert work_off(office) == 1
        assert shops.shop(office.db, 1).checks[0].case_id is None  # nothing new for the case

        site.routes |= shop(badge="", owner="<p>Gốm Hoa Mai. Điện thoại: 0903 123 456</p>")  # told otherwise
        office.clock.now = office.workplace.clock() + 8 * DAY
        assert work_off(office) == 1
        assert shops.shop(office.db, 1).checks[0].case_id is None

        site.routes |= shop(badge=PICTURE, owner=OWNER)
        analyst = office.person("Hoa", Role.ANALYST)  # the session of before is over
        office.clock.advance(minutes=1)
        post(analyst, "/trang-ban-hang/1/kiem-tra", "/trang-ban-hang/1")
        assert work_off(office) == 1
    view = shops.shop(office.db, 1)
    assert view.seen.first_at == by_hand.checked_at
    assert view.seen.badge_first_at == view.checks[0].checked_at
    spells = {each.obligation: each for each in view.spells}
    assert spells[Obligation.OWNER_INFO].ended_at == view.checks[0].checked_at
    assert spells[Obligation.NOTIFIED_BADGE].since == by_hand.checked_at
    assert spells[Obligation.NOTIFIED_BADGE].ended_at is None
    assert "Thấy đã đạt lại" in analyst.get("/trang-ban-hang/1").text


def test_site_that_can_not_be_read_is_a_failed_run_and_opens_nothing(office):
    with Site({"*": (503, {"Content-Type": "text/plain"}, b"x")}) as site:
        allow(office, site)
        deeds.schedule(office.db, site.url, 30, actor="test", now=office.clock())
        jobs = RunTable(office.workplace)
        jobs.tick()
        run = jobs.take()
        assert "không đọc được trang" in check_shop(office.workplace, run, delay_seconds=0)
    (check,) = shops.shop(office.db, 1).checks
    assert (check.loaded, check.case_id) == (False, None)
    assert {duty.status for duty in check.duties} == {ObligationStatus.UNKNOWN}
    assert shops.shop(office.db, 1).spells == ()
    assert "không đọc được trang" in office.person("Lan", Role.ANALYST).get("/trang-ban-hang").text


def test_what_is_typed_wrong_is_said_and_nothing_is_kept(office):
    analyst = office.person("Lan", Role.ANALYST)
    for url, days, said in (
        ("shop.example", "30", "http://"), ("https://shop.example/", "x", "con số"), ("https://a.vn/", "999", "366"),
        ("http://", "3", "không đọc được"),
        ("ftp://a.vn/", "3", "http://"),
    ):  # fmt: skip
        page = post(analyst, "/trang-ban-hang", "/trang-ban-hang", url=url, days=days)
        assert page.status_code == 400
        assert said in page.text
    assert shops.shops(office.db) == ()
    assert analyst.get("/trang-ban-hang/9").status_code == 404
    assert "/trang-ban-hang" in office.person("Tra", Role.INSPECTOR).get("/trang-ban-hang").text


LEGAL = LegalBasis(
    rule_id="TM-03", version="1", duty="NĐ 52/2013 Điều 29", penalty="", verified=True, valid_from=None, valid_to=None
)


def duty(status):
    return Duty(obligation=Obligation.OWNER_INFO, status=status, evidence={"why": "x"}, legal=LEGAL)


def test_what_a_check_could_not_tell_neither_begins_nor_ends_a_spell(office):
    clock = StandingClock()
    days = []
    for status in ("unknown", "not_met", "unknown", "not_met", "met", "unknown"):
        clock.advance(days=1)
        days.append(clock())
        check = deeds.ShopCheck(checked_at=clock(), loaded=True, badge_seen=False, duties=(duty(status),))
        deeds.record_check(office.db, "https://a.vn/", check)
    (spell,) = shops.shop(office.db, 1).spells
    assert (spell.since, spell.last_at, spell.ended_at) == (days[1], days[3], days[4])
    assert (spell.limitation.starts_on, spell.limitation.years) == (days[3].date(), 2)
