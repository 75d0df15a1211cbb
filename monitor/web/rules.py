"""The rules: what each says, its law of today, its examples."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from classifier.rules import Example, load
from monitor.web.desk import Reading
from monitor.workplace import OFFICE_TIME
from storage.records import Policy

router = APIRouter()

MOST_EXAMPLES = 6  # of each sort


@router.get("/quy-dinh")
def show(desk: Reading, nhom: Policy = Policy.HEALTH_CLAIM) -> Response:
    """The rules of one policy."""
    today = desk.now.astimezone(OFFICE_TIME).date()
    rules = [
        (rule, rule.legal(today), [_text(each) for each in rule.flags[:MOST_EXAMPLES]],
         [_text(each) for each in rule.passes[:MOST_EXAMPLES]])
        for rule in load().values() if rule.policy is nhom
    ]  # fmt: skip
    return desk.page("rules.html", rules=rules, policy=nhom)


def _text(example: Example) -> str:
    return " · ".join(f"{value}" for value in example.fields.values() if value)
