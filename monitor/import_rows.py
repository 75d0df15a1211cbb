"""One row of somebody's file as an Observation: addresses, prices and moments as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError

from crawler.addresses import canonicalise
from crawler.amounts import parse_amount
from crawler.networks import network_of
from monitor.import_headings import kind_of_words, unmarked
from monitor.office_time import OFFICE_TIME
from storage.records import Kind, Observation

DATE_FORMATS = (
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%H:%M %d/%m/%Y", "%d/%m/%y",
    "%Hh%M %d/%m/%Y", "%Hh%M ngày %d/%m/%Y", "%H:%M ngày %d/%m/%Y", "%d/%m/%Y %Hh%M",
)  # fmt: skip


def observation_from(row: Mapping[str, Any], capture_sha256: str | None, now: datetime) -> Observation:
    """One row as an Observation. Raises ValueError with a sentence for the person who made the file."""
    if row.get("channel") and not row.get("url"):
        return _broadcast(row, capture_sha256, now)
    url = str(row.get("url") or "").strip()
    if not url.lower().startswith(("http://", "https://")):
        raise ValueError(f"url: not an http(s) address: {url[:80]!r}")
    amount = price_of(row.get("price"))
    try:
        return Observation(
            url=url,
            canonical_url=canonicalise(url),
            kind=Kind(kind_of_words(str(row.get("kind") or Kind.LINK))),
            title=str(row.get("title") or "").strip(),
            text=str(row.get("text") or ""),
            price=amount,
            currency="VND" if amount is not None else None,
            seller=str(row["seller"]) if row.get("seller") else None,
            platform=unmarked(str(row.get("platform") or network_of(url) or "website")).replace(" ", "_"),
            observed_at=moment_of(row.get("observed_at"), now),
            capture_sha256=capture_sha256,
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _broadcast(row: Mapping[str, Any], capture_sha256: str | None, now: datetime) -> Observation:
    """An advert on television, which has no address: the channel, the moment and its name make its key."""
    channel, title, text = (str(row.get(name) or "").strip() for name in ("channel", "title", "text"))
    at = moment_of(row.get("observed_at"), now)
    if not (title or text):
        raise ValueError("title: an advert on television needs its product or its words")
    key = f"tv://{_slug(channel)}/{at.astimezone(OFFICE_TIME):%Y-%m-%dT%H:%M}/{_slug(title or text)[:80]}"
    amount = price_of(row.get("price"))
    return Observation(
        url=key, canonical_url=key, kind=Kind.AD, title=title, text=text, price=amount,
        currency="VND" if amount is not None else None, seller=str(row.get("seller") or channel), platform="television",
        ad_label="quảng cáo truyền hình", published_at=at, observed_at=at, capture_sha256=capture_sha256,
    )  # fmt: skip


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", unmarked(text)).strip("-") or "khong-ten"


def price_of(value: object) -> Decimal | None:
    """A price given as a number, or as people write it. Raises ValueError when it is neither."""
    if value in (None, ""):
        return None
    if isinstance(value, bool | int | float):
        try:
            amount = Decimal(str(value))
        except InvalidOperation:
            raise ValueError(f"price: not a number: {value!r}") from None
        if not amount.is_finite():
            raise ValueError(f"price: not a number: {value!r}")
        return amount
    found = parse_amount(str(value), "VND")
    return None if found is None else found.value


def moment_of(value: object, now: datetime) -> datetime:
    """A time: ISO 8601, a date as analysts write it (Vietnam time), an Excel date; now when there is none."""
    if value in (None, ""):
        return now
    moment: datetime | None = None
    if isinstance(value, datetime):
        moment = value
    elif isinstance(value, date):
        moment = datetime(value.year, value.month, value.day, tzinfo=OFFICE_TIME)
    else:
        moment = _parsed_moment(str(value).strip())
    if moment is None:
        raise ValueError(f"observed_at: not a date: {str(value)[:40]!r}; write 2026-11-24T08:30:00+07:00 or 24/11/2026")
    return (moment if moment.tzinfo else moment.replace(tzinfo=OFFICE_TIME)).astimezone(UTC)


def _parsed_moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in DATE_FORMATS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=OFFICE_TIME)
        except ValueError:
            continue
    return None
