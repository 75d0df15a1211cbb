"""Reads about sellers: who has which accounts, by what they are tied and how surely, and what people said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from storage.actor_tables import AccountRow, SellerRow
from storage.cluster_tables import IdentifierRow, PostRow, SellerPersonRow, ShownRow, TieRow
from storage.database import Database
from storage.ledger.clusters import HINT
from storage.ledger.errors import UnknownRowError
from storage.ledger.sellers import FACET
from storage.queue_tables import CounterRow
from storage.records import CaseState, Record, UtcTime
from storage.seller_links import WEIGHTS, confidence
from storage.tables import UserRow

MOST_ACCOUNTS = 500  # of one Seller, on one page
_CHUNK = 500


class Account(Record):
    """A name under which somebody sells at one place."""

    id: int
    platform: str
    host: str
    name: str
    url: str
    doubts: str
    first_seen_at: UtcTime
    posts: int
    confidence: float | None  # that it is this Seller's; None: nothing ties it, or it stands alone
    said: str = ""  # a person put it there: the reason


class Shown(Record):
    """An identifier of a Seller. `ties`: more than one of its accounts show it, and it is nobody else's."""

    id: int
    kind: str
    value: str
    detail: str
    accounts: int
    posts: int
    account_ids: tuple[int, ...]
    shared: str
    said: bool  # that it is shared was said by a person
    ties: bool
    weight: float | None

    @property
    def reason(self) -> str:
        """Why it ties, in one sentence."""
        return f"cùng ở {self.accounts} tài khoản, {self.posts} bài" if self.ties else self.shared


class Said(Record):
    """What a person said of two accounts."""

    one_id: int
    other_id: int
    says: str
    reason: str
    said_by: str
    said_at: UtcTime


class Behind(Record):
    """Whose name stands on an account (owner), or who runs it (operator)."""

    account_id: int
    role: str
    name: str
    reason: str
    said_by: str
    said_at: UtcTime


class SellerView(Record):
    """A Seller whole, and how many of its Cases stand in each state."""

    id: int
    name: str
    merged_into: int | None
    accounts: tuple[Account, ...]
    identifiers: tuple[Shown, ...]
    said: tuple[Said, ...]
    people: tuple[Behind, ...]
    cases: dict[CaseState, int]


class SellerLine(Record):
    """A Seller in a list or in the register."""

    id: int
    name: str
    accounts: tuple[tuple[str, str, str], ...]  # platform, host, name
    identifiers: tuple[tuple[str, str, str], ...]  # kind, value, detail; without those that are somebody else's
    first_seen_at: UtcTime
    last_seen_at: UtcTime | None
    cases: int
    upheld: int


class SellerPage(Record):
    rows: tuple[SellerLine, ...]
    after: int | None  # give it to get the next page; None at the end


class Common(Record):
    """An identifier of which a person said that many share it."""

    id: int
    kind: str
    value: str
    detail: str
    accounts: int
    reason: str
    said_by: str


UNSAID = ("image", "name")  # they tie, and tell a reader of a list nothing
UPHELD = (CaseState.ACTIONING, CaseState.MONITORING)


def seller(db: Database, seller_id: int) -> SellerView:
    """One Seller. Raises UnknownRowError."""
    with db.read() as session:
        row = session.get(SellerRow, seller_id)
        if row is None:
            raise UnknownRowError(f"không có người bán {seller_id}")
        query = select(AccountRow).where(AccountRow.seller_id == seller_id).order_by(col(AccountRow.id))
        accounts = session.exec(query.limit(MOST_ACCOUNTS)).all()
        ids = [each.id for each in accounts]
        identifiers = _shown(session, ids)
        said = _said(session, ids)
        return SellerView(
            id=row.id, name=row.name, merged_into=row.merged_into, identifiers=identifiers, said=said,
            accounts=_accounts(session, accounts, identifiers, said), people=_people(session, ids),
            cases=_cases(session, seller_id),
        )  # fmt: skip


def sellers(
    db: Database, *, like: str = "", province: str = "", several: bool = False, after: int = 0, limit: int = 50
) -> SellerPage:
    """Sellers by their number. `like`: part of a name or an identifier; `province`: as addresses name it today;
    `several`: only those with more than one account."""
    with db.read() as session:
        ids = _ids(session, like.strip(), province, several=several, after=after, limit=limit + 1)
        rows = tuple(_lines(session, ids[:limit]))
    return SellerPage(rows=rows, after=ids[limit - 1] if len(ids) > limit else None)


def common(db: Database) -> tuple[Common, ...]:
    """The identifiers of which people said that many share them, by kind and value."""
    with db.read() as session:
        query = select(IdentifierRow, UserRow.name).join(UserRow, col(UserRow.id) == IdentifierRow.said_by)
        return tuple(
            Common(
                id=row.id, kind=row.kind, value=row.value, detail=row.detail, accounts=row.accounts, reason=row.shared,
                said_by=name,
            )
            for row, name in session.exec(query.order_by(IdentifierRow.kind, IdentifierRow.value))
        )  # fmt: skip


def register(db: Database, province: str = "") -> Iterator[SellerLine]:
    """All Sellers that show an address in a province (empty: all), for a list on paper."""
    with db.read() as session:
        ids = _ids(session, "", province, several=False, after=0, limit=None)
        for start in range(0, len(ids), _CHUNK):
            yield from _lines(session, ids[start : start + _CHUNK])


def _ids(session: Session, like: str, province: str, *, several: bool, after: int, limit: int | None) -> list[int]:
    accounts = select(AccountRow.seller_id)
    if like:
        part = f"%{like.replace('%', '').replace('_', ' ')}%"
        shows = select(ShownRow.account_id).join(IdentifierRow, col(IdentifierRow.id) == ShownRow.identifier_id)
        shows = shows.where(col(IdentifierRow.value).ilike(part))
        accounts = accounts.where(or_(col(AccountRow.name).ilike(part), col(AccountRow.id).in_(shows)))
    if province:
        places = select(ShownRow.account_id).join(IdentifierRow, col(IdentifierRow.id) == ShownRow.identifier_id)
        places = places.where(
            col(IdentifierRow.kind).in_(("address", f"{HINT}address")),
            or_(col(IdentifierRow.detail) == province, col(IdentifierRow.detail).like(f"%, {province}")),
        )
        accounts = accounts.where(col(AccountRow.id).in_(places))
    accounts = accounts.where(col(AccountRow.seller_id) > after).group_by(col(AccountRow.seller_id))
    if several:
        accounts = accounts.having(func.count() > 1)
    return list(session.exec(accounts.order_by(col(AccountRow.seller_id)).limit(limit)))


def _lines(session: Session, ids: Sequence[int]) -> Iterator[SellerLine]:
    names = dict(session.exec(select(SellerRow.id, SellerRow.name).where(col(SellerRow.id).in_(ids))).all())
    accounts: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    of_seller = col(AccountRow.seller_id).in_(ids)
    places = select(AccountRow.seller_id, AccountRow.platform, AccountRow.host, AccountRow.name).where(of_seller)
    for seller_id, platform, host, name in session.exec(places.order_by(col(AccountRow.id))):
        accounts[seller_id].append((platform, host, name))
    since = select(AccountRow.seller_id, func.min(AccountRow.first_seen_at)).where(of_seller)
    first_seen = dict(session.exec(since.group_by(col(AccountRow.seller_id))).all())
    shown: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    columns = (AccountRow.seller_id, IdentifierRow.kind, IdentifierRow.value, IdentifierRow.detail)
    query = (
        select(*columns)
        .join(ShownRow, col(ShownRow.account_id) == AccountRow.id)
        .join(IdentifierRow, col(IdentifierRow.id) == ShownRow.identifier_id)
        .where(col(AccountRow.seller_id).in_(ids))
        .where(or_(col(IdentifierRow.shared) == "", col(IdentifierRow.kind) == "address"))
        .where(col(IdentifierRow.kind).not_in(UNSAID))
    )
    for seller_id, kind, value, detail in sorted(session.exec(query.distinct())):
        shown[seller_id].append((kind.removeprefix(HINT), value, detail))
    seen = dict(
        session.exec(
            select(AccountRow.seller_id, func.max(PostRow.last_seen_at))
            .join(PostRow, col(PostRow.account_id) == AccountRow.id)
            .where(col(AccountRow.seller_id).in_(ids))
            .group_by(col(AccountRow.seller_id))
        ).all()
    )
    cases: dict[str, int] = defaultdict(int)
    upheld: dict[str, int] = defaultdict(int)
    counters = select(CounterRow).where(
        CounterRow.facet == FACET, col(CounterRow.value).in_([str(each) for each in ids]), CounterRow.number > 0
    )
    for row in session.exec(counters):
        cases[row.value] += row.number
        if row.state in UPHELD:
            upheld[row.value] += row.number
    for each in ids:
        yield SellerLine(
            id=each, name=names[each], identifiers=tuple(shown[each]), last_seen_at=seen.get(each),
            accounts=tuple(accounts[each]), first_seen_at=first_seen[each],
            cases=cases[str(each)], upheld=upheld[str(each)],
        )  # fmt: skip


def _shown(session: Session, ids: Sequence[int]) -> tuple[Shown, ...]:
    posts: dict[int, int] = defaultdict(int)
    by: dict[int, set[int]] = defaultdict(set)
    query = select(ShownRow.identifier_id, ShownRow.account_id, func.count()).where(col(ShownRow.account_id).in_(ids))
    query = query.group_by(col(ShownRow.identifier_id), col(ShownRow.account_id))
    for identifier_id, account_id, count in session.exec(query):
        posts[identifier_id] += count
        by[identifier_id].add(account_id)
    rows = session.exec(select(IdentifierRow).where(col(IdentifierRow.id).in_(list(posts)))).all()
    found = [
        Shown(
            id=row.id, kind=row.kind.removeprefix(HINT), value=row.value, detail=row.detail, shared=row.shared,
            said=row.said_by is not None,
            accounts=len(by[row.id]), posts=posts[row.id], account_ids=tuple(sorted(by[row.id])),
            ties=len(by[row.id]) > 1 and not row.shared and row.kind in WEIGHTS,
            weight=WEIGHTS[row.kind].chance if row.kind in WEIGHTS else None,
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: (not each.ties, -(each.weight or 0), -each.accounts, each.id)))


def _accounts(
    session: Session, accounts: Sequence[AccountRow], identifiers: Sequence[Shown], said: Sequence[Said]
) -> tuple[Account, ...]:
    ties: dict[int, list[str]] = defaultdict(list)
    for each in identifiers:
        if each.ties:
            for account_id in each.account_ids:
                ties[account_id].append("phone" if each.kind == "zalo" and each.value.isdigit() else each.kind)
    reasons = {account: each.reason for each in said if each.says == "same" for account in (each.one_id, each.other_id)}
    ids = [each.id for each in accounts]
    query = select(PostRow.account_id, func.count()).where(col(PostRow.account_id).in_(ids))
    posts = dict(session.exec(query.group_by(col(PostRow.account_id))).all())
    return tuple(
        Account(
            id=row.id, platform=row.platform, host=row.host, name=row.name, url=row.url, doubts=row.doubts,
            first_seen_at=row.first_seen_at, posts=posts.get(row.id, 0),
            confidence=confidence(ties[row.id]) if ties[row.id] else None, said=reasons.get(row.id, ""),
        )
        for row in accounts
    )  # fmt: skip


def _said(session: Session, ids: Sequence[int]) -> tuple[Said, ...]:
    query = (
        select(TieRow, UserRow.name)
        .join(UserRow, col(UserRow.id) == TieRow.said_by)
        .where(or_(col(TieRow.one_id).in_(ids), col(TieRow.other_id).in_(ids)))
        .order_by(col(TieRow.said_at).desc(), col(TieRow.one_id), col(TieRow.other_id))
    )
    return tuple(
        Said(
            one_id=row.one_id, other_id=row.other_id, says=row.says, reason=row.reason, said_by=name,
            said_at=row.said_at,
        )
        for row, name in session.exec(query)
    )  # fmt: skip


def _people(session: Session, ids: Sequence[int]) -> tuple[Behind, ...]:
    query = (
        select(SellerPersonRow, UserRow.name)
        .join(UserRow, col(UserRow.id) == SellerPersonRow.said_by)
        .where(col(SellerPersonRow.account_id).in_(ids))
        .order_by(col(SellerPersonRow.id))
    )
    return tuple(
        Behind(
            account_id=row.account_id, role=row.role, name=row.name, reason=row.reason, said_by=name,
            said_at=row.said_at,
        )
        for row, name in session.exec(query)
    )  # fmt: skip


def _cases(session: Session, seller_id: int) -> dict[CaseState, int]:
    query = select(CounterRow).where(
        CounterRow.facet == FACET, CounterRow.value == str(seller_id), CounterRow.number > 0
    )
    return {CaseState(each.state): each.number for each in session.exec(query)}
