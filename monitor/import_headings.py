"""What analysts write over the columns of their tables, and in the cells: words of people to words of records."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from storage.records import Kind

# Without marks and case. The first pattern that fits a heading gives its field.
_HAPPENED = "phat song|phat hien|ghi nhan|dang|kiem tra|phan anh|quet|thu thap"
_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(rf"(?:{'|'.join(words)})(?![a-z])"))
    for field, words in (
        ("url", ["url", "(?:duong |dia chi )?(?:link|lien ket)", "duong dan", "website", "dia chi$",
                 "dia chi (?:url|web|trang|truy cap|internet)"]),
        ("observed_at", ["observed_at", f"(?:thoi (?:diem|gian)|ngay|gio)(?: gio)?(?: (?:{_HAPPENED}))?"]),
        ("channel", ["kenh (?:phat song|truyen hinh|song)", "dai (?:phat|truyen hinh)", "ten kenh"]),
        ("title", ["title", "tieu de", "san pham", "ten$",
                   "ten (?:san pham|hang hoa|hang|mat hang|quang cao|bai|noi dung|dich vu)"]),
        ("text", ["text", "noi dung", "mo ta", "loi (?:quang cao|thoai)", "dau hieu", "hanh vi"]),
        ("price", ["price", "don gia", "gia(?: (?:ban|tien|san pham|niem yet|khuyen mai))?(?! tri)"]),
        ("seller", ["seller", "nguoi (?:ban|dang|quang cao)", "(?:ten )?tai khoan", "shop", "gian hang",
                    "chu (?:the|tai khoan|trang)", "don vi", "doanh nghiep", "ten trang"]),
        ("platform", ["platform", "nen tang", "kenh", "mang xa hoi", "san(?: tmdt)?$"]),
        ("kind", ["kind", "loai(?: (?:hinh|noi dung|bai))?"]),
    )
)  # fmt: skip
# Columns about whoever reported: a bystander's data stays in the sealed file and is never taken into a record.
_BYSTANDER = re.compile(
    r"nguoi (?:phan anh|bao|to giac|to cao|gui|khieu nai|cung cap)|"
    r"(?:sdt|so dien thoai|email|dia chi) (?:cua )?nguoi"
)
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("quang cao", Kind.AD), ("bai", Kind.POST), ("video", Kind.VIDEO), ("livestream", Kind.VIDEO), ("clip", Kind.VIDEO),
    ("san pham", Kind.LISTING), ("hang hoa", Kind.LISTING), ("tin rao", Kind.LISTING), ("trang web", Kind.SITE),
    ("website", Kind.SITE), ("ung dung", Kind.APP), ("tai khoan", Kind.ACCOUNT), ("fanpage", Kind.ACCOUNT),
    ("trang ca nhan", Kind.ACCOUNT), ("ten mien", Kind.DOMAIN), ("lien ket", Kind.LINK), ("link", Kind.LINK),
)  # fmt: skip
_REST = r"[^\s,;|<>\"'“”]"
_LINK = re.compile(
    rf"https?://{_REST}+|(?<![@\w.\-])(?:www\.)?(?:[a-z0-9][a-z0-9\-]{{0,62}}\.)+[a-z]{{2,24}}(?![\w@])(?:/{_REST}*)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=1000)  # the rows of a file name the same few kinds and platforms
def unmarked(text: str) -> str:
    """Lower case, without Vietnamese marks, single spaces."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def field_of(heading: object) -> str | None:
    """The field that a heading means; None for a column that is not taken in."""
    plain = unmarked(str(heading or "")).strip(" *:.()")
    if len(plain) > 60 or _BYSTANDER.search(plain):
        return None
    return next((field for field, pattern in _FIELDS if pattern.match(plain)), None)


def kind_of_words(text: str) -> str:
    """A kind as the records write it, from that or from Vietnamese words; `text` itself when it is neither."""
    plain = unmarked(text)
    return next((kind for words, kind in _KINDS if words in plain), text.strip().lower())


def links_in(text: str) -> list[str]:
    """The web addresses in a cell, with a scheme: people paste several, leave it out, or write words around them."""
    found = [one.rstrip(".)]}") for one in _LINK.findall(text)]
    return [one if one.lower().startswith(("http://", "https://")) else f"https://{one}" for one in found]
