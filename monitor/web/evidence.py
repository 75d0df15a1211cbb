"""A Case's evidence in plain words, and its package to take away."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from monitor.evidence.export import ExportError, make_package
from monitor.web.case import CaseId
from monitor.web.desk import Acting, BadFormError, RefusedError, SentFields
from monitor.web.export_gate import Gate

router = APIRouter()

MOST_REASON = 2000


@router.post("/vu-viec/{case_id}/chung-cu")
def download(case_id: CaseId, desk: Acting, fields: SentFields, gate: Gate) -> Response:
    """The package as a .wacz: masked for whoever works here, verbatim for those who approve, with a reason."""
    is_sealed = fields.one("dang") == "niem-phong"
    if is_sealed and not desk.may_approve:
        raise RefusedError("Gói niêm phong chỉ do người có quyền duyệt xuất.")
    reason = fields.one("reason")[:MOST_REASON]
    if is_sealed and not reason:
        raise BadFormError("Hãy ghi lý do xuất dữ liệu nguyên văn.")
    try:
        with gate.passing(desk.person.user.id):
            made = make_package(desk.workplace, case_id, desk.person.user.name, is_sealed=is_sealed, reason=reason)
    except ExportError as error:
        raise BadFormError(str(error)) from error
    headers = {"Content-Disposition": f'attachment; filename="{made.name}.wacz"'}
    return Response(made.wacz, media_type="application/wacz+zip", headers=headers)
