"""Help: a tour of ten minutes on the demo's data, and where everything is."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from monitor.web.desk import Reading

router = APIRouter()


@router.get("/tro-giup")
def show(desk: Reading) -> Response:
    """The whole page; no parameters."""
    return desk.page("help.html")
