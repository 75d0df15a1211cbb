"""Clusters: each Observation's identifiers join those of its account, and accounts that share some become one Seller.

All in the transaction that writes the Observation down. Only the neighbourhood is grouped again: the Sellers of the
accounts that show what is new. A number that turns out to be a stranger's parts again those it had joined; what people
said of accounts outranks it all (storage.seller_links).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import and_, func, insert, or_
from sqlmodel import Session, col, select, update

from storage.actor_tables import AccountRow, SellerRow
from storage.cluster_tables import IdentifierRow, ShownRow, TieRow
from storage.database import Database
from storage.ledger import events
from storage.ledger.sellers import SAME, account_of, move_accounts
from storage.records import Contact, Identified
from storage.seller_links import JOINS, PHONE, WEIGHTS, Grouping, group_accounts, link_of, name_link
from storage.tables import SubjectRow

CLUSTERS = "system:clusters"
HINT = "hint:"  # before the kind of what ties nothing: a carrier, a place without a house number
MOST_REGION = 600  # accounts that are grouped again for one observation; beyond it a new one joins without a look round
_CHUNK = 500  # ids in one statement


def note(
    session: Session, subject: SubjectRow, identified: Identified, now: datetime, seen_at: datetime, *, suspected: bool
) -> int | None:
    """Write down what an Observation shows of its seller and put its account where it belongs; gives the account's id.

    None where nobody is named, and where nothing is sold and nothing suspected: who posts there is nobody's business.
    """
    if not identified.account or not (identified.sells or suspected):
        return None
    account = account_of(session, subject, identified.account, seen_at, subject.url)
    if identified.doubts:
        account.doubts = "\n".join(identified.doubts)
        session.add(account)
        session.flush()
    fresh = _show(session, account, subject.id, identified, seen_at)
    if fresh and _may_change(session, account, fresh):
        regroup(session, account.id, fresh, now)
    return account.id


def _show(
    session: Session, account: AccountRow, subject_id: int, identified: Identified, seen_at: datetime
) -> list[IdentifierRow]:
    """Note the identifiers as shown; gives those that the account had not shown before and that may tie."""
    wanted: dict[tuple[str, str], Contact | None] = {}
    for contact in identified.contacts:
        link = link_of(contact)
        wanted.setdefault(link or (f"{HINT}{contact.kind.value}", contact.value), contact)
    if (name := name_link(account.name)) is not None:
        wanted.setdefault(name, None)
    if not wanted:
        return []
    known = _known(session, wanted)
    for (kind, key), said in wanted.items():
        if (kind, key) not in known:
            value, detail = (said.value, said.detail) if said else (account.name, "")
            known[kind, key] = row = IdentifierRow(kind=kind, key=key, value=value, detail=detail)
            session.add(row)
    session.flush()
    ids = [row.id for row in known.values()]
    shown = select(ShownRow.identifier_id, ShownRow.subject_id).where(
        ShownRow.account_id == account.id, col(ShownRow.identifier_id).in_(ids)
    )
    before = set(session.exec(shown))
    before_ids = {identifier_id for identifier_id, _ in before}
    here = {"account_id": account.id, "subject_id": subject_id, "first_seen_at": seen_at}
    shows = [{"identifier_id": row.id, **here} for row in known.values() if (row.id, subject_id) not in before]
    if shows:
        session.connection().execute(insert(ShownRow), shows)
    first = [row for row in known.values() if row.id not in before_ids]
    for row in first:
        row.accounts += 1
        session.add(row)
    session.flush()
    return [row for row in first if row.kind in WEIGHTS]


def _known(session: Session, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], IdentifierRow]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for kind, key in wanted:
        kinds[kind].append(key)
    of_kind = [
        and_(col(IdentifierRow.kind) == kind, col(IdentifierRow.key).in_(keys)) for kind, keys in sorted(kinds.items())
    ]
    return {(row.kind, row.key): row for row in session.exec(select(IdentifierRow).where(or_(*of_kind)))}


def _may_change(session: Session, account: AccountRow, fresh: Sequence[IdentifierRow]) -> bool:
    """Whether what is new could tie accounts, or part some: a further number of one's own makes a rival."""
    if any(row.accounts > 1 and not row.shared for row in fresh):
        return True
    if not any(row.kind in {PHONE, "tax_code"} for row in fresh):
        return False
    mates = select(func.count()).select_from(AccountRow).where(AccountRow.seller_id == account.seller_id)
    return session.exec(mates).one() > 1


def regroup(session: Session, account_id: int, fresh: Sequence[IdentifierRow], now: datetime) -> None:
    """Group again the Sellers of an account and of those that share its fresh identifiers."""
    usable = [row.id for row in fresh if not row.shared]
    sharing = select(ShownRow.account_id).where(col(ShownRow.identifier_id).in_(usable))
    query = select(AccountRow.seller_id).where(or_(col(AccountRow.id) == account_id, col(AccountRow.id).in_(sharing)))
    sellers = sorted(set(session.exec(query)))
    members = dict(
        session.exec(select(AccountRow.id, AccountRow.seller_id).where(col(AccountRow.seller_id).in_(sellers))).all()
    )
    if len(members) > MOST_REGION:
        _attach(session, account_id, fresh, now)
        return
    made = _grouped(session, sorted(members), set(usable))
    _reassign(session, members, made, now)


def regroup_holders(session: Session, identifier_id: int, now: datetime) -> None:
    """Group again the Sellers of all accounts that show an identifier: a person said something of it."""
    holders = select(ShownRow.account_id).where(ShownRow.identifier_id == identifier_id)
    sellers = sorted(set(session.exec(select(AccountRow.seller_id).where(col(AccountRow.id).in_(holders)))))
    members: dict[int, int] = {}
    for chunk in _chunks(sellers):
        query = select(AccountRow.id, AccountRow.seller_id).where(col(AccountRow.seller_id).in_(chunk))
        members |= dict(session.exec(query).all())
    if members:
        _reassign(session, members, _grouped(session, sorted(members), {identifier_id}), now)


def _grouped(session: Session, accounts: Sequence[int], fresh: set[int]) -> Grouping:
    """The groups of these accounts. What a number is that others show too was found out when all were looked at."""
    held: dict[int, list[int]] = defaultdict(list)
    for chunk in _chunks(accounts):
        query = (
            select(ShownRow.identifier_id, ShownRow.account_id).where(col(ShownRow.account_id).in_(chunk)).distinct()
        )
        for identifier_id, account_id in session.exec(query):
            held[identifier_id].append(account_id)
    rows: dict[int, tuple[str, int, str, int | None]] = {}
    for chunk in _chunks(sorted(held)):
        columns = (IdentifierRow.id, IdentifierRow.kind, IdentifierRow.accounts, IdentifierRow.shared)
        facts = select(*columns, IdentifierRow.said_by).where(col(IdentifierRow.id).in_(chunk))  # type: ignore[call-overload]
        rows |= {each[0]: (each[1], each[2], each[3], each[4]) for each in session.exec(facts)}
    held = {each: sorted(holders) for each, holders in held.items() if rows[each][0] in WEIGHTS}
    said = {each for each in held if rows[each][3] is not None}
    known = {
        each: rows[each][2]
        for each in held
        if rows[each][2] and (each in said or (len(held[each]) < rows[each][1] and each not in fresh))
    }
    same, apart = _ties(session, accounts)
    made = group_accounts(
        accounts, held, {each: rows[each][0] for each in held}, totals={each: rows[each][1] for each in held},
        known_shared=known, trusted={each for each in said if not rows[each][2]}, same=same, apart=apart,
    )  # fmt: skip
    for each in held:
        now_shared = made.shared.get(each, "")
        is_whole = len(held[each]) == rows[each][1] or each in fresh
        if each not in said and is_whole and bool(now_shared) != bool(rows[each][2]):
            session.exec(update(IdentifierRow).where(col(IdentifierRow.id) == each).values(shared=now_shared))
    return made


def _ties(session: Session, accounts: Sequence[int]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """(pairs that people joined, pairs that they parted) of these accounts."""
    same: list[tuple[int, int]] = []
    apart: list[tuple[int, int]] = []
    for chunk in _chunks(accounts):
        for row in session.exec(select(TieRow).where(col(TieRow.one_id).in_(chunk))):
            (same if row.says == SAME else apart).append((row.one_id, row.other_id))
    return same, apart


def _reassign(session: Session, members: dict[int, int], made: Grouping, now: datetime) -> None:
    """Give each group one Seller: the one that most of its accounts had, else a new one."""
    groups: dict[int, list[int]] = defaultdict(list)
    for account in sorted(members):
        groups[made.group[account]].append(account)
    had = Counter((root, members[account]) for root, accounts in groups.items() for account in accounts)
    seller_of_group: dict[int, int] = {}
    taken: set[int] = set()
    for (root, seller_id), _ in sorted(had.items(), key=lambda each: (-each[1], each[0][1], min(groups[each[0][0]]))):
        if root not in seller_of_group and seller_id not in taken:
            seller_of_group[root] = seller_id
            taken.add(seller_id)
    for root, accounts in groups.items():
        seller_id = seller_of_group.get(root) or _new_seller(session, accounts[0], now)
        seller_of_group[root] = seller_id
        moved = [account for account in accounts if members[account] != seller_id]
        if moved:
            move_accounts(session, moved, seller_id)
            events.append(session, now, CLUSTERS, "group_accounts", f"sellers:{seller_id}", accounts=moved)
    gone = set(members.values()) - set(seller_of_group.values())
    for seller_id in gone:
        heirs = Counter(seller_of_group[made.group[account]] for account in members if members[account] == seller_id)
        merged = update(SellerRow).where(col(SellerRow.id) == seller_id)
        session.exec(merged.values(merged_into=heirs.most_common(1)[0][0]))
    session.flush()


def _new_seller(session: Session, account_id: int, now: datetime) -> int:
    seller = SellerRow(name=session.get_one(AccountRow, account_id).name, created_at=now)
    session.add(seller)
    session.flush()
    return seller.id


def _attach(session: Session, account_id: int, fresh: Sequence[IdentifierRow], now: datetime) -> None:
    """Put an account with those of one very large Seller, where an identifier that ties by itself is all theirs."""
    account = session.get_one(AccountRow, account_id)
    for row in fresh:
        if row.shared or WEIGHTS[row.kind].chance < JOINS or row.accounts > WEIGHTS[row.kind].most:
            continue
        query = (
            select(AccountRow.seller_id)
            .join(ShownRow, col(ShownRow.account_id) == AccountRow.id)
            .where(ShownRow.identifier_id == row.id, AccountRow.id != account_id)
        )
        others = set(session.exec(query.distinct()))
        if len(others) == 1 and not _parted(session, account_id):
            seller_id = others.pop()
            if seller_id != account.seller_id:
                move_accounts(session, [account_id], seller_id)
                events.append(session, now, CLUSTERS, "group_accounts", f"sellers:{seller_id}", accounts=[account_id])
            return


def _parted(session: Session, account_id: int) -> bool:
    query = select(TieRow.says).where(or_(col(TieRow.one_id) == account_id, col(TieRow.other_id) == account_id))
    return any(says != SAME for says in session.exec(query))


def rebuild(db: Database, now: datetime) -> int:
    """Group all accounts again from all they showed; gives how many changed their Seller."""
    with db.write() as session:
        members = dict(session.exec(select(AccountRow.id, AccountRow.seller_id)).all())
        everything = set(session.exec(select(IdentifierRow.id)))
        made = _grouped(session, sorted(members), everything)
        _reassign(session, members, made, now)
        after = dict(session.exec(select(AccountRow.id, AccountRow.seller_id)).all())
        return sum(after[account] != seller_id for account, seller_id in members.items())


def _chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
