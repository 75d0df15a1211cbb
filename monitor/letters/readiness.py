"""Why a request can not leave yet: no law, no evidence, evidence that is too old, a page that is another by now.

What is missing is said in words for the screen; an empty list is the only way on.
"""

from __future__ import annotations

from datetime import timedelta

from monitor.letters.law import cited
from monitor.takedown import NeverTargetError, check_targets, legal_bases
from monitor.workplace import Workplace
from storage.ledger.errors import ConflictError
from storage.queries import cases, letters, recipients
from storage.queries.cases import CaseDetail, RequestView
from storage.records import CaseState, Kind, Verdict


def why_not(workplace: Workplace, case_id: int, request_id: int) -> list[str]:
    """What keeps a request from standing in a letter now."""
    detail = cases.case(workplace.db, case_id)
    request = next(each for each in detail.requests if each.id == request_id)
    return [*_why_not_judged(detail), *why_no_ground(workplace, detail, request), *_why_not_fresh(workplace, detail)]


def check_ground(workplace: Workplace, case_id: int, request_id: int) -> None:
    """Raise ConflictError for a request that no law or no evidence carries, however it is sent."""
    detail = cases.case(workplace.db, case_id)
    request = next(each for each in detail.requests if each.id == request_id)
    if reasons := why_no_ground(workplace, detail, request):
        raise ConflictError(f"yêu cầu {request_id} chưa thể rời hệ thống: {'; '.join(reasons)}")


def _why_not_judged(detail: CaseDetail) -> list[str]:
    said = []
    if detail.decision is None or detail.decision.decision.verdict is not Verdict.VIOLATION:
        said.append("vụ việc không có kết luận vi phạm đang có hiệu lực")
    elif detail.approval is None or not detail.approval.approved:
        said.append("kết luận chưa được người thứ hai duyệt")
    if detail.summary.state is not CaseState.ACTIONING:
        said.append(f"vụ việc không ở bước yêu cầu gỡ (đang {detail.summary.state})")
    return said


def why_no_ground(workplace: Workplace, detail: CaseDetail, request: RequestView) -> list[str]:
    """What is missing of law, of evidence as such, or forbidden as a target: holds for every way to send."""
    said = []
    grounds = detail.decision.decision.grounds if detail.decision else ()
    ticks = recipients.law_checks(workplace.db)
    if not any(cited(legal, ticks) for legal in legal_bases(detail, grounds)):
        said.append("không có căn cứ pháp lý: không căn cứ nào của kết luận có văn bản luật tại ngày ghi nhận")
    if detail.observation.capture_sha256 is None:
        said.append("không có bản chụp làm chứng cứ: hãy ghi nhận liên kết (trang Ghi nhận) trước")
    try:
        check_targets(workplace, [target.url for target in request.targets], Kind(detail.summary.kind))
    except NeverTargetError as error:
        said.append(str(error))
    return said


def _why_not_fresh(workplace: Workplace, detail: CaseDetail) -> list[str]:
    most = workplace.settings.evidence_hours
    taken = letters.evidence_at(workplace.db, detail.summary.id)
    if taken is None:
        return ["chưa có bản chụp trang nào của hệ thống: hãy ghi nhận liên kết (trang Ghi nhận) trước khi gửi"]
    said = []
    if workplace.clock() - taken > timedelta(hours=most):
        said.append(f"bản chụp mới nhất đã quá {most} giờ: hãy chụp lại để chắc nội dung còn đó")
    if letters.has_turned(workplace.db, detail.summary.id):
        said.append("trang đã đổi, nội dung mới không còn dấu hiệu: hãy xem lại trước khi gửi")
    return said
