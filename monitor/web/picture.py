"""Pictures as pages show them: pixels only, written anew by a process that can do nothing else."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from starlette.responses import Response

from monitor import pictures
from monitor.web.desk import Desk
from storage.ledger.errors import UnknownRowError

MOST_KEPT = 24  # the case on the screen, the two next ones, and a grid
_kept: OrderedDict[str, bytes] = OrderedDict()
_lock = Lock()


def picture_answer(desk: Desk, sha256: str | None) -> Response:
    """The kept picture of this hash. Raises UnknownRowError where there is none that can be decoded."""
    body = _shown(desk, sha256) if sha256 else b""
    if not body:
        raise UnknownRowError("Không có ảnh chụp màn hình xem được.")
    return Response(body, media_type="image/png", headers={"Content-Disposition": "inline"})


def _shown(desk: Desk, sha256: str) -> bytes:
    with _lock:
        found = _kept.get(sha256)
        if found is not None:
            _kept.move_to_end(sha256)
            return found
    made = pictures.reader().png_of(desk.workplace.vault.read(sha256))
    if made:
        with _lock:
            _kept[sha256] = made
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
    return made
