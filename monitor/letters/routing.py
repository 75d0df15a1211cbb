"""Who is asked for what, on which day, in which province: pure, over the office's list of recipients."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from monitor.letters.never_target import PLATFORMS, registrable
from storage.recipients import RecipientKind, RecipientView, in_charge
from storage.records import Policy

# Where several can be asked, first the one that is nearest to the content (law/forms.md sections 2 and 4).
ORDER = (RecipientKind.MINISTRY, RecipientKind.PLATFORM, RecipientKind.SITE_OWNER, RecipientKind.HOST)


@dataclass(frozen=True)
class Route:
    """Whom to ask. `row` None: somebody who is not on the list, by name alone."""

    name: str
    row: RecipientView | None
    why: str

    @property
    def recipient_id(self) -> int | None:
        """The row of the list that it is."""
        return self.row.id if self.row else None


def route(rows: Iterable[RecipientView], url: str, day: date, province: str) -> Route:
    """Who is asked to remove one address on a day.

    The list decides; where it names nobody for the address, a site's own operator is asked by the site's name, and a
    platform by its own, with the advice to complete the list.
    """
    domain, now = registrable(url), in_charge(rows, day, province)
    for kind in ORDER:
        row = next((each for each in now if each.recipient.kind is kind and domain in each.recipient.domains), None)
        if row is not None:
            return Route(row.recipient.name, row, _why(row, domain))
    if domain in PLATFORMS:
        return Route(
            f"Chủ quản nền tảng {domain}", None,
            f"Danh mục nơi nhận không có ai phụ trách {domain} vào ngày {day:%d/%m/%Y}; hãy bổ sung ở trang Nơi nhận.",
        )  # fmt: skip
    return Route(f"Chủ quản trang {urlsplit(url).netloc}", None, "Trang riêng: hỏi trực tiếp chủ quản trang.")


def _why(row: RecipientView, domain: str) -> str:
    match row.recipient.kind:
        case RecipientKind.MINISTRY:
            return f"{domain} là nền tảng xuyên biên giới: đề nghị qua cơ quan đầu mối, kèm kết luận."
        case RecipientKind.PLATFORM:
            return f"{domain} là nền tảng trong nước: hỏi trực tiếp."
        case _:
            return f"{domain} đứng trong danh mục của nơi nhận này."


def further(rows: Iterable[RecipientView], url: str, day: date, province: str) -> tuple[Route, ...]:
    """Others who can be asked about the address: its host, and the registrar of its name (VNNIC for .vn)."""
    host = urlsplit(url).hostname or ""
    found = []
    for each in in_charge(rows, day, province):
        is_theirs = any(host == domain or host.endswith(f".{domain}") for domain in each.recipient.domains)
        if each.recipient.kind in (RecipientKind.HOST, RecipientKind.REGISTRAR) and is_theirs:
            found.append(Route(each.recipient.name, each, each.recipient.duties))
    return tuple(found)


def agencies(
    rows: Iterable[RecipientView], policies: Sequence[Policy], day: date, province: str
) -> tuple[RecipientView, ...]:
    """The partner agencies in charge on a day, those whose field the Case is in first (Quyết định 1543 Điều 6)."""
    now = [row for row in in_charge(rows, day, province) if row.recipient.kind is RecipientKind.AGENCY]
    return tuple(sorted(now, key=lambda row: (not set(policies) & set(row.recipient.policies), row.id)))
