"""The weekly takedown summary: one page for the leader, annexes with every other figure.

It holds counts and our own labels only. No title, no address of a page, no article of law, and a seller by initials: it
goes further than a case file does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from monitor.labels import KIND
from monitor.office_time import OFFICE_TIME
from monitor.reports.making.content import (
    NIL,
    Annex,
    Beside,
    Block,
    Chart,
    Content,
    Heading,
    Paragraph,
    Period,
    ReportError,
    Row,
    Series,
    clean,
    in_vietnamese,
)
from monitor.reports.making.counted import has_data, until
from monitor.reports.making.removals import removals
from monitor.reports.making.weekly_lines import Lines, table
from monitor.reports.making.weekly_parts import domains, lists, sellers, spread
from monitor.reports.making.weekly_words import (
    DECIDED,
    DUE,
    MAIN,
    POLICY_LINES,
    RECOUNTED,
    STANDING,
    TURNS,
    WORK,
)
from monitor.workplace import Workplace
from storage.queries.breakdown import breakdown
from storage.queries.figures import CoverageGap, WeeklyFigures, figures_of_periods
from storage.queries.people import office
from storage.queries.recount import recount as recount_period
from storage.queries.recount_removal import recount_removals
from storage.queries.report_lines import first_record

name = "weekly"

TITLE = "Kết quả rà soát, gỡ bỏ quảng cáo có dấu hiệu vi phạm"
LONGEST_ERROR = 120  # characters; the run's own page has the rest
GAPS_ON_PAGE_ONE = 4
WEEKS_BEFORE = 4  # that the mean and the course look back
COURSE = {"found_total": "Phát hiện", "requested_targets": "Yêu cầu gỡ", "period_verified_gone": "Đã xác minh gỡ"}


def build(workplace: Workplace, period: Period) -> Content:
    """The summary of `period`. Raises ReportError before the office was set up."""
    ours = office(workplace.db)
    if ours is None:
        raise ReportError("this database has no office yet; run `rasoat init`, then ask for the report again")
    now = workplace.clock()
    end = until(period, now)
    periods = [period.before(times) for times in range(WEEKS_BEFORE, 0, -1)] + [period]
    figures = figures_of_periods(workplace.db, [(each.start, until(each, now)) for each in periods], now)
    began = first_record(workplace.db)
    before = [week if has_data(each, began) else None for week, each in zip(figures[:-1], periods[:-1], strict=True)]
    lines = Lines(figures[-1], before)
    gaps = tuple(_gap(gap) for gap in figures[-1].gaps)
    parts = breakdown(workplace.db, figures[-1], end)
    return Content(
        report=name, title=TITLE, office=clean(ours.name), province=clean(ours.province), period=period,
        previous_period=period.before(), generated_at=now, gaps=gaps,
        body=tuple(_leaders_page(lines, period, periods, now, gaps, began)),
        annexes=(
            Annex(number="I", title="Số liệu chi tiết", blocks=tuple(_detail(lines, periods, gaps))),
            Annex(number="II", title="Số liệu theo nền tảng, nhóm dấu hiệu, quy tắc, nơi nhận và loại đối tượng",
                  blocks=spread(parts), is_wide=True),
            Annex(number="III", title="Người bán và tên miền gần giống",
                  blocks=(sellers(workplace, figures[-1], period.start, end), *domains(workplace, lines))),
            Annex(number="IV", title="Danh sách vụ việc và đường dẫn quá hạn",
                  blocks=lists(workplace, figures[-1], end)),
            Annex(number="V", title="Thời gian gỡ bỏ theo nền tảng, nơi nhận và căn cứ",
                  blocks=removals(workplace, period.start, end, now), is_wide=True),
        ),
    )  # fmt: skip


def recount(workplace: Workplace, content: Content) -> dict[str, tuple[int | float | None, str]]:
    """Every figure again by SQL alone: (value, packed rows) by name. A figure that is not there is 0."""
    period, now = content.period, content.generated_at
    began = first_record(workplace.db)
    found: dict[str, tuple[int | float | None, str]] = {}
    weeks: list[dict[str, int | float | None] | None] = []  # the last first
    for times in range(WEEKS_BEFORE + 1):
        each = period.before(times)
        counted = recount_period(workplace.db, each.start, until(each, now), now, only_whole=times > 0)
        is_told = times == 0 or has_data(each, began)
        weeks.append({figure: told.value for figure, told in counted.items()} if is_told else None)
        if times == 0:
            counted |= recount_removals(workplace.db, each.start, until(each, now), min(until(each, now), now), now)
            found = {figure: (told.value, told.rows) for figure, told in counted.items()}
    for told_name in content.figures:
        figure, _, beside = told_name.partition("@")
        if beside:
            found[told_name] = (RECOUNTED[beside](figure, weeks), "")
    return found


def _leaders_page(
    lines: Lines, period: Period, periods: list[Period], now: datetime, gaps: tuple[tuple[str, str], ...],
    began: datetime | None,
) -> Iterator[Block]:  # fmt: skip
    present = lines.present
    opening = f"Kết quả so với kỳ trước liền kề ({period.before()}) và bình quân bốn kỳ trước như sau:"
    for text in (*_remarks(present, now, period, began), opening):
        yield Paragraph(parts=(text,))
    yield Heading(text="1. Kết quả chung")
    yield table("", lines.fixed(MAIN))
    yield Heading(text="2. Vụ việc có dấu hiệu vi phạm theo nhóm dấu hiệu và theo nền tảng")
    platforms = lines.named("found_platform_")
    note = "Đủ các nền tảng: Phụ lục II." if len(platforms) > len(POLICY_LINES) else ""
    yield Beside(tables=(
        table("Theo nhóm dấu hiệu", lines.fixed(POLICY_LINES), _note(present), is_short=True),
        table("Theo nền tảng", platforms[: len(POLICY_LINES)], note, is_short=True),
    ))  # fmt: skip
    yield _course(lines, periods)
    yield Heading(text="3. Việc đến hạn trong kỳ tới và phạm vi rà soát")
    yield Paragraph(parts=(
        "Đến hạn trong kỳ tới: ", lines.figure("due_targets", DUE["due_targets"]), " đường dẫn chờ nơi nhận gỡ bỏ, ",
        lines.figure("due_complaints", DUE["due_complaints"]), " phản ánh, khiếu nại chờ trả lời; đang quá hạn: ",
        lines.figure("overdue", "Quá hạn"), " đường dẫn.",
    ))  # fmt: skip
    yield Paragraph(parts=(_coverage(present),))
    for source, what in gaps[:GAPS_ON_PAGE_ONE]:
        yield Paragraph(parts=(f"{source}: {what}",), style="bullet")
    if len(gaps) > GAPS_ON_PAGE_ONE:
        yield Paragraph(parts=(f"và {len(gaps) - GAPS_ON_PAGE_ONE} nguồn khác: Phụ lục I",), style="bullet")


def _course(lines: Lines, periods: list[Period]) -> Chart:
    return Chart(
        title="Diễn biến năm kỳ gần nhất",
        categories=tuple(f"{each.first:%d/%m} – {each.last:%d/%m}" for each in periods),
        series=tuple(Series(name=label, figures=lines.course(figure, label)) for figure, label in COURSE.items()),
    )


def _detail(lines: Lines, periods: list[Period], gaps: tuple[tuple[str, str], ...]) -> Iterator[Block]:
    """Every figure that is not on the leader's page."""
    course = tuple(Row(cells=(label, *lines.course(figure, label))) for figure, label in COURSE.items())
    days = tuple(f"{each.first:%d/%m} – {each.last:%d/%m}" for each in periods)
    yield table("1. Diễn biến năm kỳ", course, heads=("Chỉ tiêu", *days))
    found = lines.fixed({"found_new": "Vụ việc mới"}) + lines.of_set("found_kind_", KIND)
    yield table("2. Vụ việc phát hiện theo loại đối tượng", found)
    yield table("3. Vụ việc phát hiện theo quy tắc", lines.named("found_rule_"))
    yield table("4. Kết luận khác", lines.fixed(_without(DECIDED)))
    yield table("5. Đường dẫn yêu cầu gỡ bỏ theo loại đối tượng", lines.of_set("requested_kind_", KIND))
    recipients = table("6. Đường dẫn yêu cầu gỡ bỏ theo nơi nhận", lines.named("requested_recipient_"))
    yield recipients.model_copy(update={"is_personal": True})
    yield table("7. Gửi yêu cầu và trả lời trong kỳ", lines.fixed(_without(TURNS)))
    yield table("8. Lũy kế đến hết kỳ, theo trả lời và theo kết quả kiểm tra", lines.fixed(_without(STANDING)))
    yield table("9. Khối lượng rà soát", lines.fixed(WORK))
    yield table("10. Đến hạn trong kỳ tới", lines.fixed(DUE))
    rows = tuple(Row(cells=gap) for gap in gaps)
    yield table("11. Nguồn chưa được quét đầy đủ", rows, heads=("Nguồn", "Vì sao"), widths=(1, 2), texts=(0, 1))


def _without(labels: Mapping[str, str]) -> dict[str, str]:
    return {figure: label for figure, label in labels.items() if figure not in MAIN}


def _remarks(figures: WeeklyFigures, now: datetime, period: Period, began: datetime | None) -> Iterator[str]:
    """What a reader of the numbers must know first. Nothing found where nobody looked is never "no violations"."""
    counts = figures.counts
    if began is None or period.end <= began:
        since = f" trước ngày {began.astimezone(OFFICE_TIME):%d/%m/%Y}" if began else ""
        yield f"Hệ thống chưa có dữ liệu{since}; số 0 dưới đây không có nghĩa là không có vi phạm."
    if now < period.end:
        yield f"Kỳ báo cáo chưa kết thúc; số liệu tính đến {now.astimezone(OFFICE_TIME):%H giờ %M phút ngày %d/%m/%Y}."
    if not counts["found_total"]:
        limit = " trong phạm vi các nguồn đã quét được" if figures.gaps else ""
        yield f"{NIL} vụ việc có dấu hiệu vi phạm được phát hiện trong kỳ{limit}."
    if not counts["runs_done"]:
        yield "Không có lượt quét nào hoàn thành trong kỳ nên không thể coi là không có vi phạm."
    if not counts["requested_targets"]:
        yield f"{NIL} yêu cầu gỡ bỏ trong kỳ."


def _note(figures: WeeklyFigures) -> str:
    """Why the policies add up to more than the cases, when they do."""
    added_up = sum(figures.counts[figure] for figure in POLICY_LINES)
    return "Một vụ việc có thể có nhiều dấu hiệu." if added_up > figures.counts["found_total"] else ""


def _coverage(figures: WeeklyFigures) -> str:
    counts = {figure: in_vietnamese(number) for figure, number in figures.counts.items()}
    done = (
        f"Hoàn thành {counts['runs_done']} lượt quét nguồn, thất bại {counts['runs_failed']} lượt; "
        f"lưu {counts['captures']} bản chụp."
    )
    if figures.gaps:
        return f"{done} Nguồn chưa được quét đầy đủ (không có nghĩa là không có vi phạm):"
    return f"{done} {NIL} nguồn bị bỏ sót." if figures.counts["runs_done"] else f"{done} Chưa có nguồn nào được quét."


def _gap(gap: CoverageGap) -> tuple[str, str]:
    if not gap.failed_runs:
        return clean(gap.source), "không có lượt quét nào hoàn thành trong kỳ"
    error = clean(gap.error)[:LONGEST_ERROR]
    what = f"thất bại {gap.failed_runs} lượt, hoàn thành {gap.done_runs} lượt; lỗi gần nhất: {error}"
    return clean(gap.source), what
