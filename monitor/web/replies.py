"""What recipients wrote back, filed to the Case: the paper as it came, beside what we see for ourselves."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from monitor.web.case import CaseId
from monitor.web.desk import Acting, BadFormError, Reading, SentFields
from monitor.web.request_deeds import moment, request_of_case
from storage.ledger import replies as deeds
from storage.ledger.errors import UnknownRowError
from storage.queries import replies

router = APIRouter()

RowId = Annotated[int, Path(ge=1, le=2**31 - 1)]
MOST_BYTES = 15_000_000


@router.post("/vu-viec/{case_id}/yeu-cau/{request_id}/van-ban-tra-loi")
async def file(case_id: CaseId, request_id: RowId, request: Request, desk: Acting, fields: SentFields) -> Response:
    """File a reply, with its paper as PDF where there is one."""
    request_of_case(desk.workplace.db, case_id, request_id)
    body = await _uploaded(request)
    try:
        reply = deeds.Reply(
            received_at=moment(fields.one("received_at")), channel=fields.one("channel"),
            reference=fields.one("reference"), text=fields.one("text"),
            file_sha256=desk.workplace.vault.keep(body) if body else None,
        )  # fmt: skip
    except ValidationError as error:
        raise BadFormError("Hãy ghi cách nhận và nội dung trả lời (số, ký hiệu không quá 120 chữ).") from error
    deeds.file_reply(desk.workplace.db, request_id, desk.person.user.id, reply, desk.now)
    return RedirectResponse(f"/vu-viec/{case_id}?tin=da-ghi", status_code=303)


@router.get("/vu-viec/{case_id}/van-ban-tra-loi/{reply_id}.pdf")
def take(case_id: CaseId, reply_id: RowId, desk: Reading) -> Response:
    """The paper of a reply; a file, never shown as a page."""
    found = replies.reply_of_case(desk.workplace.db, case_id, reply_id)
    if found.file_sha256 is None:
        raise UnknownRowError("Văn bản trả lời này không có tệp.")
    headers = {"Content-Disposition": f'attachment; filename="tra-loi-{case_id}-{reply_id}.pdf"'}
    return Response(desk.workplace.vault.read(found.file_sha256), media_type="application/pdf", headers=headers)


async def _uploaded(request: Request) -> bytes:
    """The PDF that was sent; empty where none was. Raises BadFormError for anything else."""
    form = await request.form(max_files=1)
    sent = form.get("tep")
    body = await sent.read(MOST_BYTES + 1) if isinstance(sent, UploadFile) else b""
    if body and (len(body) > MOST_BYTES or not body.startswith(b"%PDF-")):
        raise BadFormError("Hãy chọn tệp PDF, không quá 15 MB, hoặc để trống.")
    return body
