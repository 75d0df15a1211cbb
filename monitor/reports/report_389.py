"""The 389 report: a body of five parts, Phụ lục I and Phụ lục II, in the order of Hà Tĩnh's report of 24/3/2023."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from monitor.reports.making.asked import Typed
from monitor.reports.making.asks_389 import ABOUT, ASKS, Named
from monitor.reports.making.compared import percent, percent_change
from monitor.reports.making.consistency import Mismatch, find_mismatches, misplaced
from monitor.reports.making.content import Annex, Block, Content, Heading, Paragraph, Period, clean
from monitor.reports.making.draft import of_content
from monitor.reports.making.official import (
    Counted,
    book_figure,
    count_again,
    form_of,
    issued_documents,
    our_office,
    part,
    span_words,
    typed_into,
)
from monitor.reports.making.pl1_columns import column_of
from monitor.reports.making.pl1_table import TOTAL, Before, Tally, pl1_table, tally, units
from monitor.reports.making.pl2_table import pl2_table
from monitor.workplace import Workplace
from storage.queries.official import (
    count_books,
    documents,
    found_violations,
    violations,
)
from storage.queries.recount_official import recount_entered, recount_violations
from storage.queries.report_lines import first_record

name = "389"
asks = ASKS
CHECK = "2. Công tác kiểm tra, đôn đốc, hướng dẫn các lực lượng, đơn vị"
TOGETHER = "3. Kết quả công tác phối hợp, trao đổi, chia sẻ thông tin với các ngành, lực lượng, đơn vị, địa phương"
YEARS = 5  # how far back the register is asked for documents that a report cites
HAND = "Số có dấu * do người nhập vào sổ xử lý vi phạm; số khác do hệ thống đếm từ kết luận đã được duyệt."


def build(workplace: Workplace, period: Period) -> Content:
    """The report of `period`. Raises ReportError before the office was set up."""
    ours, now = our_office(workplace), workplace.clock()
    typed, previous = typed_into(workplace, name, asks, period), period.before()
    handled = violations(workplace.db, period.first, period.last)
    found = found_violations(workplace.db, period.start, period.end, now)
    counted, plan = tally(handled, found), Named(typed)
    before = _before(
        workplace, previous, now, is_known=_is_known(workplace, previous, typed.text("before_known"))
    )  # fmt: skip
    heads = _heads(typed, plan, period)
    zero_base = workplace.settings.report_zero_base
    rows = units(handled, clean(ours.name))
    table = pl1_table(counted, before, rows, heads, zero_base, HAND if handled else "")
    return Content(
        report=name, title=f"Kết quả {plan.whole}", office=clean(ours.name), province=clean(ours.province),
        period=period, previous_period=previous, generated_at=now,
        body=tuple(_body(workplace, period, typed, plan, counted, before, clean(ours.name))),
        annexes=(
            Annex(number="I", title=f"Kết quả {ABOUT}{plan.by}", blocks=(table,), is_wide=True),
            Annex(number="II", title=f"Vụ việc điển hình về buôn lậu, gian lận thương mại và hàng giả{plan.by}",
                  blocks=(pl2_table(handled, found),)),
        ), **form_of(typed),
    )  # fmt: skip


def mismatches(workplace: Workplace, content: Content) -> list[Mismatch]:
    """What does not agree in the report, and violations that stand in another column than their act suggests."""
    period, ours = content.period, our_office(workplace)
    since = period.first.replace(year=max(period.first.year - YEARS, 1), day=1)
    register = [each.document for each in documents(workplace.db, since, period.last)]
    found = find_mismatches(of_content(content), names=(ours.name, ours.province), register=register)
    return found + list(misplaced(each.violation for each in violations(workplace.db, period.first, period.last)))


def recount(workplace: Workplace, content: Content) -> Counted:
    """Every figure again by SQL alone: (value, packed rows) by name. A figure that is not there is 0."""
    period, previous = content.period, content.period.before()
    found = count_again(workplace, name, period, {ask.name: ask for ask in asks})
    now, then = (
        recount_violations(
            workplace.db, (each.first, each.last), (each.start, each.end), content.generated_at, column_of
        )
        for each in (period, previous)
    )
    found |= {figure: (told.value, told.rows) for figure, told in now.items()}
    said = recount_entered(workplace.db, name, (period.first, period.last)).get("before_known", ("", ""))[0]
    is_known = _is_known(workplace, previous, said)
    for told_name in content.figures:
        figure, _, beside = told_name.partition("@")
        if beside:
            was = then[figure].value if figure in then else 0
            value = now[figure].value if figure in now else 0
            zero_base = workplace.settings.report_zero_base
            found[told_name] = (percent_change(value, was if is_known else None, zero_base), "")
    return found


def _is_known(workplace: Workplace, previous: Period, said: str) -> bool:
    """Whether the period before was kept in this database, or a person says that there was nothing."""
    began = first_record(workplace.db)
    is_kept = began is not None and began < previous.end
    return bool(said) or is_kept or bool(violations(workplace.db, previous.first, previous.last))


def _before(workplace: Workplace, previous: Period, now: datetime, *, is_known: bool) -> Before:
    handled = violations(workplace.db, previous.first, previous.last)
    counted = tally(handled, found_violations(workplace.db, previous.start, previous.end, now))
    return lambda figure: counted.figure(figure, figure).value if is_known else None


def _heads(typed: Typed, plan: Named, period: Period) -> tuple[str, str]:
    span = span_words(period)
    bare = plan.short.partition("/")[0]  # the seed's own heading names the plan by its number alone
    now = f"Số liệu {span} thực hiện {bare}" if bare else f"Số liệu {span} báo cáo"
    then = f"So sánh số liệu {span} trước khi thực hiện {bare} (±%)" if bare else f"So sánh với {span} trước (±%)"
    return typed.text("annex_head") or now, typed.text("annex_head_before") or then


def _body(
    workplace: Workplace, period: Period, typed: Typed, plan: Named, counted: Tally, before: Before,
    office: str,
) -> Iterator[Block]:  # fmt: skip
    opening = typed.paragraphs("opening")
    asked = typed.text("request")
    because = f"Thực hiện {asked} về việc báo cáo kết quả {plan.whole}, {office} báo cáo như sau:"
    yield from opening or (Paragraph(parts=(because if asked else f"{office} báo cáo kết quả {plan.whole} như sau:",)),)
    yield from part(typed, "I. KHÁI QUÁT TÌNH HÌNH", "overview")
    yield Heading(text="II. KẾT QUẢ THỰC HIỆN")
    yield Heading(text="1. Kết quả công tác tham mưu, chỉ đạo, điều hành", level=2)
    yield from typed.paragraphs("advice")
    yield from issued_documents(workplace, period)
    yield Heading(text=CHECK, level=2)
    yield from _sentence(typed, "Trong kỳ đã tổ chức ", {
        "inspections_planned": "cuộc thanh tra, kiểm tra theo kế hoạch",
        "inspections_sudden": "cuộc thanh tra, kiểm tra đột xuất", "inspected_places": "cơ sở được kiểm tra",
    })  # fmt: skip
    yield from typed.paragraphs("inspections")
    yield from _with_others(workplace, period, typed)
    yield Heading(text="4. Kết quả công tác thông tin, tuyên truyền", level=2)
    yield from _sentence(typed, "Trong kỳ đã có ", {
        "told_articles": "tin, bài trên báo", "told_broadcasts": "lượt phát thanh, truyền hình, truyền thanh cơ sở",
        "told_leaflets": "tờ rơi, tờ gấp", "told_commitments": "bản cam kết đã ký",
    })  # fmt: skip
    yield from typed.paragraphs("told")
    yield from _found(typed, counted, before, workplace)
    yield Heading(text="III. NHẬN XÉT, ĐÁNH GIÁ")
    yield from part(typed, "1. Ưu điểm", "good", 2)
    yield from part(typed, "2. Khó khăn, vướng mắc", "hard", 2)
    yield from part(typed, "IV. KIẾN NGHỊ, ĐỀ XUẤT", "proposals")
    yield from part(typed, "V. DỰ BÁO TÌNH HÌNH", "forecast")
    to = f", đề nghị {typed.text('asked_by')} tổng hợp" if typed.text("asked_by") else ""
    closing = f"Trên đây là báo cáo kết quả {plan.whole} của {office}{to}./."
    yield from typed.paragraphs("closing") or (Paragraph(parts=(closing,)),)


def _sentence(typed: Typed, begins: str, words: dict[str, str]) -> Iterator[Block]:
    told = typed.sentences(words.items())
    if told:
        yield Paragraph(parts=(begins, *told, "."))


def _with_others(workplace: Workplace, period: Period, typed: Typed) -> Iterator[Block]:
    books = count_books(workplace.db, period.start, period.end)
    yield Heading(text=TOGETHER, level=2)
    yield from typed.paragraphs("together")
    yield Paragraph(parts=(
        "Đã chuyển cơ quan có thẩm quyền ",
        book_figure("referrals", "Vụ việc chuyển cơ quan có thẩm quyền", books["referrals"]), " vụ việc; tiếp nhận ",
        book_figure("complaints_received", "Phản ánh, khiếu nại tiếp nhận", books["complaints_received"]),
        " phản ánh, khiếu nại.",
    ))  # fmt: skip


def _found(typed: Typed, counted: Tally, before: Before, workplace: Workplace) -> Iterator[Block]:
    """Part II.5. Its numbers are those of Phụ lục I, so that body and annex can not differ."""
    inside = counted.figure(f"{TOTAL}_cases", "Tổng cộng: Cộng")
    change = percent(inside, before(inside.name), workplace.settings.report_zero_base)
    yield Heading(text="5. Kết quả phát hiện, bắt giữ và xử lý", level=2)
    yield Paragraph(parts=(
        "Trong kỳ báo cáo đã phát hiện, xử lý ", counted.figure("handled_cases", "Vụ vi phạm đã xử lý"),
        " vụ vi phạm, thu nộp ngân sách nhà nước ", counted.figure("handled_collected", "Tiền thu nộp (triệu đồng)"),
        " triệu đồng. Trong đó thuộc phạm vi 389 (Phụ lục I): ", inside, " vụ, ",
        counted.figure(f"{TOTAL}_collected", "Tổng cộng: Thu nộp NSNN (triệu đồng)"),
        " triệu đồng, số vụ so với kỳ trước: ", change, "; ngoài phạm vi 389: ",
        counted.figure("handled_outside_cases", "Vụ vi phạm ngoài phạm vi 389"), " vụ, ",
        counted.figure("handled_outside_collected", "Tiền thu nộp ngoài phạm vi 389 (triệu đồng)"), " triệu đồng.",
    ))  # fmt: skip
    yield from typed.paragraphs("found")
