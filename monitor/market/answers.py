"""What each site of the bundled market answers, read once from `pages/` and `answers.json` into memory.

Only files that are found here at the start can ever be served: a path is a key of a mapping and never reaches the file
system, so there is nothing to traverse.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
SHARED = "chung"  # folder of files that every site serves: the style sheet and the icon

CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
}
# Pages name the sites by a placeholder such as {{cho}}, because the ports are known only once they are bound.
WITH_PLACEHOLDERS = frozenset({".html", ".json", ".txt", ".xml"})


class MarketError(Exception):
    """Raised by the market when it cannot start or is asked about a page it has not; the text says what to do."""


@dataclass(frozen=True)
class Answer:
    """One HTTP answer: the status, the headers but Content-Length, and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def html_answer(status: int, title: str, text: str, headers: Mapping[str, str] | None = None) -> Answer:
    """A short Vietnamese page for what is not in `pages/`: not found, gone, not allowed, moved."""
    body = (
        '<!doctype html>\n<html lang="vi">\n<head><meta charset="utf-8">\n'
        f'<title>{title}</title>\n<link rel="stylesheet" href="/style.css"></head>\n'
        f'<body><main class="notice"><h1>{title}</h1><p>{text}</p><p><a href="/">Về trang chủ</a></p></main></body>\n'
        "</html>\n"
    )
    return Answer(status, {"Content-Type": CONTENT_TYPES[".html"], **(headers or {})}, body.encode())


NOT_FOUND = html_answer(404, "Không tìm thấy trang", "Địa chỉ này không có trên trang web.")
GONE = html_answer(410, "Nội dung không còn tồn tại", "Nội dung này đã bị gỡ bỏ và không còn hiển thị.")
NO_ORDERS = html_answer(
    405, "Không nhận đặt hàng", "Đây là trang mẫu, không nhận đơn hàng thật.", {"Allow": "GET, HEAD"}
)


def moved(status: int, path: str) -> Answer:
    """A redirect to another path of the same site."""
    return html_answer(status, "Trang đã chuyển", "Nội dung nằm ở địa chỉ khác.", {"Location": path})


def load_site(site: str, addresses: Mapping[str, str]) -> dict[str, Answer]:
    """Every path that `site` answers; `addresses` fills the placeholders. `x/index.html` is served as `/x/`.

    Raises MarketError for a file of a type that has no content type, or a rule in `answers.json` for an unknown path.
    """
    answers: dict[str, Answer] = {}
    for folder in (PAGES / SHARED, PAGES / site):
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                path = "/" + file.relative_to(folder).as_posix().removesuffix("index.html")
                answers[path] = _file_answer(file, addresses)
    rules = json.loads((PAGES.parent / "answers.json").read_text(encoding="utf-8"))[site]
    for path, content_type in rules["content_types"].items():
        if path not in answers:
            raise MarketError(f"answers.json gives a content type for {site}{path}, which has no file in pages/")
        answers[path] = Answer(200, {"Content-Type": content_type}, answers[path].body)
    for path, target in rules["redirects"].items():
        answers[path] = moved(302, target)
    return answers


def _file_answer(file: Path, addresses: Mapping[str, str]) -> Answer:
    if file.suffix not in CONTENT_TYPES:
        raise MarketError(f"{file} cannot be served: add a content type for {file.suffix!r} to answers.py")
    body = file.read_bytes()
    if file.suffix in WITH_PLACEHOLDERS:
        for site, address in addresses.items():
            body = body.replace(b"{{%s}}" % site.encode(), address.rstrip("/").encode())
    return Answer(200, {"Content-Type": CONTENT_TYPES[file.suffix]}, body)
