"""The rules: what each says, its law of today, its examples; switching one off, with a reason."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from classifier.rules import Example, Rule, Use, load
from monitor.office_time import OFFICE_TIME
from monitor.web.desk import Acting, BadFormError, Desk, Reading, RefusedError, SentFields
from monitor.web.rule_names import rule_of
from storage.ledger import rule_switches as deeds
from storage.ledger.errors import LedgerError
from storage.queries import rule_switches
from storage.records import Policy

router = APIRouter()

MOST_EXAMPLES = 6  # of each sort


@router.get("/quy-dinh")
def show(desk: Reading, nhom: Policy = Policy.HEALTH_CLAIM, tin: str = "") -> Response:
    """The rules of one policy."""
    return _page(desk, nhom, message="Đã ghi." if tin == "da-ghi" else "")


@router.post("/quy-dinh/{rule_id}")
def switch(rule_id: str, desk: Acting, fields: SentFields) -> Response:
    """Switch a rule off, or on again; findings that there are stay."""
    if not desk.may_approve:
        raise RefusedError("Chỉ lãnh đạo và quản trị được tắt hoặc bật quy định.")
    rule = rule_of(rule_id)
    if rule is None:
        raise BadFormError("Không có quy định này trong kho; hãy tải lại trang.")
    if not is_switchable(rule):
        return _page(
            desk, rule.policy, 400, problem=f"Quy định {rule.id} không do máy nêu từ nội dung nên không tắt ở đây."
        )
    try:
        deeds.switch(
            desk.workplace.db, rule_id, desk.person.user.id, fields.one("reason"), desk.now,
            is_on=fields.one("sang") == "bat",
        )  # fmt: skip
    except LedgerError as error:
        return _page(desk, rule.policy, 400, problem=str(error))
    return RedirectResponse(f"/quy-dinh?nhom={rule.policy}&tin=da-ghi#{rule_id}", status_code=303)


def is_switchable(rule: Rule) -> bool:
    """False for a ground that only people name, and for lookalike domains: their list of protected names says what
    is watched.
    """
    return rule.use is Use.DETECT and rule.policy is not Policy.LOOKALIKE_DOMAIN


def _page(desk: Desk, policy: Policy, status: int = 200, *, message: str = "", problem: str = "") -> Response:
    today = desk.now.astimezone(OFFICE_TIME).date()
    rules = [
        (rule, rule.legal(today), [_text(each) for each in rule.flags[:MOST_EXAMPLES]],
         [_text(each) for each in rule.passes[:MOST_EXAMPLES]])
        for rule in load().values() if rule.policy is policy
    ]  # fmt: skip
    return desk.page(
        "rules.html", status, rules=rules, policy=policy, switches=rule_switches.switches(desk.workplace.db),
        is_switchable=is_switchable, message=message, problem=problem,
    )  # fmt: skip


def _text(example: Example) -> str:
    return " · ".join(f"{value}" for value in example.fields.values() if value)
