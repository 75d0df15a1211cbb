"""How goods travel and how they are paid, as a seller says it: hints for a person, they tie no accounts together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from storage.records import Contact, ContactKind

_CARRIERS = {
    "Giao Hàng Nhanh": r"ghn|giao hang nhanh", "Giao Hàng Tiết Kiệm": r"ghtk|giao hang tiet kiem",
    "Viettel Post": r"viettel ?post|vtp", "VNPost": r"vn ?post|vietnam post|buu dien", "J&T": r"j ?& ?t|jnt",
    "Ninja Van": r"ninja ?van", "Best Express": r"best express", "SPX": r"spx", "Ahamove": r"ahamove",
    "Lalamove": r"lalamove",
    "nhà xe": r"gui xe|nha xe|xe khach|xe do",
}  # fmt: skip
_PAYMENTS = {
    "COD": r"\bcod\b|\bc\.o\.?d\b|\bco\.d\b|thu ho|nhan hang (?:moi )?(?:tra|thanh toan)"
    r"|kiem (?:tra )?hang (?:roi )?(?:moi )?(?:tra|thanh toan)",
    "thẻ cào": r"the cao|the dien thoai|the nap|card dien thoai", "MoMo": r"\bmomo\b|\bmo mo\b",
    "ZaloPay": r"zalo ?pay",
    "VNPay": r"vn ?pay",
    "chuyển khoản": r"chuyen khoan|\bck\b|\bstk\b|so tai khoan", "tiền mã hóa": r"\busdt\b|\btrc ?20\b|bitcoin|\bbtc\b",
    "mã QR": r"\bqr\b|quet ma", "đặt cọc trước": r"dat coc|coc truoc|\bcoc \d",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Hint:
    """A pattern, and letters of which some stand in every text that it fits: a search for each would cost ten times
    as much."""

    pattern: re.Pattern[str]
    letters: tuple[str, ...]

    def search(self, low: str) -> re.Match[str] | None:
        return self.pattern.search(low) if any(map(low.__contains__, self.letters)) else None


def _hint(words: str, pattern: str) -> _Hint:
    """With the longest plain stretch of each alternative: before its first bracket, without what may be missing."""
    ways = (_OPTIONAL.split(way.split("(")[0]) for way in _BETWEEN.split(words))
    return _Hint(re.compile(pattern), tuple(max(way, key=len).replace("\\", "") for way in ways))


_OPTIONAL = re.compile(r"\\[bd]|\\?.\?")  # a sign of the pattern's own, and what may be missing
_BETWEEN = re.compile(r"\|(?![^(]*\))")  # alternatives, not those inside a bracket
_CARRIER = {name: _hint(words, rf"\b(?:{words})\b") for name, words in _CARRIERS.items()}
_PAYMENT = {name: _hint(words, words) for name, words in _PAYMENTS.items()}
# A post of somebody who sells: without any of these a number in it may be of a lost dog, and is nobody's business.
_SELLS = re.compile(
    r"\b(?:ban|sale|giam gia|gia (?:chi|si|le|goc|moi|re|uu dai|khuyen mai)|khuyen mai|ship|freeship|giao hang"
    r"|dat hang|mua|order|"
    r"inbox|ib|pass|thanh ly|si le|dai ly|ctv|cong tac vien|chinh hang|hang (?:moi|ve|xach tay|nhap|auth)|san pham"
    r"|dich vu|lieu trinh|"
    r"tu van|vay|cho thue|nhan lam|combo|hop|lo|bao hanh|shop|cua hang|gia|gio hang|uu dai|tang kem|chot don"
    r"|con hang|sll|lien he|\d+ ?k)\b"
)


def hints_in(low: str) -> Iterator[tuple[int, Contact]]:
    """(place, hint) of each carrier and each way to pay that a folded text names."""
    for kind, words in ((ContactKind.CARRIER, _CARRIER), (ContactKind.PAYMENT, _PAYMENT)):
        for name, pattern in words.items():
            if found := pattern.search(low):
                yield found.start(), Contact(kind=kind, value=name)


def offers_something(low: str) -> bool:
    """Whether a folded text reads as somebody's who sells."""
    return bool(_SELLS.search(low))
