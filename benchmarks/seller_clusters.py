"""Are the accounts of one seller found, and only those? How fast?

A made-up world (seller_set.py): accounts with disguised identifiers, and two seeds, one to look at and one kept aside.
Each post is read by the code that reads crawled ones; the accounts are grouped; pairs of accounts are compared with the
truth. Then a million identifiers are grouped, and one new observation at a time is written to a real database that holds
many.

usage: .venv/bin/python benchmarks/seller_clusters.py [--seed N] [--identifiers 1000000] [--no-database] [--in FILE]
FILE: JSON Lines with id, seller (the truth), and text (+ title, url, platform, kind, name, images) of one post each.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from seller_set import Account, World
from sqlalchemy import insert

from crawler.identifiers.read import identify
from storage.actor_tables import AccountRow, SellerRow
from storage.cluster_tables import IdentifierRow, ShownRow
from storage.database import Database, sqlite_url
from storage.ledger import sightings
from storage.records import Contact, ContactKind, Kind, Observation
from storage.seller_links import group_accounts, link_of, name_link
from storage.tables import SubjectRow

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
KEPT_ASIDE = 7001


def observations(account: Account) -> list[Observation]:
    """What a crawl or an import would have seen of an account."""
    found = []
    for place, text in enumerate(account.posts):
        url = account.url if account.platform == "website" else f"{account.url}/posts/{place}"
        contacts = tuple(
            Contact(kind=ContactKind.PHONE if how == "tel" else ContactKind.TRACKING_ID, value=value)
            for how, value in account.contacts
        )
        found.append(
            Observation(
                url=url,
                canonical_url=url,
                kind=Kind.LISTING if account.platform == "website" else Kind.POST,
                title="",
                text=text,
                seller=account.name,
                platform=account.platform,
                contacts=contacts,
                image_hashes=tuple(account.images) if not place else (),
                observed_at=NOW,
                capture_sha256=None,
            )
        )
    return found


def grouped(seen: dict[str, list[Observation]]) -> dict[str, int]:
    """The group of each account, by the code that serves."""
    numbers = {name: place for place, name in enumerate(seen)}
    held: dict[tuple[str, str], set[int]] = defaultdict(set)
    for name, posts in seen.items():
        for observation in posts:
            identified = identify(observation)
            links = {link_of(contact) for contact in identified.contacts}
            if identified.account:
                links.add(name_link(identified.account))
            for link in links - {None}:
                held[link].add(numbers[name])
    keys = dict(enumerate(held))
    kinds = {place: link.kind for place, link in keys.items()}
    made = group_accounts(list(numbers.values()), {place: sorted(held[link]) for place, link in keys.items()}, kinds)
    return {name: made.group[place] for name, place in numbers.items()}


def pairwise(truth: dict[str, object], found: dict[str, int]) -> tuple[float, float]:
    """(precision, recall) over pairs of accounts."""

    def pairs(counts: Iterable[int]) -> int:
        return sum(count * (count - 1) // 2 for count in counts)

    both = pairs(Counter((truth[name], found[name]) for name in truth).values())
    said, true = pairs(Counter(found[name] for name in truth).values()), pairs(Counter(truth.values()).values())
    return both / said if said else 1.0, both / true if true else 1.0


def measure_world(seed: int, *, show: bool = False) -> dict[str, float]:
    """Precision and recall in one world."""
    world = World(seed)
    begin = time.process_time()
    found = grouped({account.id: observations(account) for account in world.accounts})
    seconds = time.process_time() - begin
    precision, recall = pairwise({account.id: account.seller for account in world.accounts}, found)
    row = {
        "seed": seed,
        "accounts": len(world.accounts),
        "sellers": len({a.seller for a in world.accounts}),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "reading_seconds": round(seconds, 2),
    }
    print(json.dumps(row), file=sys.stderr)
    if show:
        _show_mistakes(world, found)
    return row


def _show_mistakes(world: World, found: dict[str, int]) -> None:
    by_group: dict[int, list[Account]] = defaultdict(list)
    for account in world.accounts:
        by_group[found[account.id]].append(account)
    for accounts in by_group.values():
        if len({account.seller for account in accounts}) > 1:
            print("MIXED", [(account.id, account.seller) for account in accounts][:12], file=sys.stderr)
    by_seller: dict[int, set[int]] = defaultdict(set)
    for account in world.accounts:
        by_seller[account.seller].add(found[account.id])
    lost = [
        account
        for account in world.accounts
        if len(by_group[found[account.id]]) == 1 and len(by_seller[account.seller]) > 1
    ]
    for account in lost[:25]:
        print("ALONE", account.id, account.seller, account.posts, world.sellers[account.seller].phones, file=sys.stderr)


def measure_file(path: Path) -> tuple[float, float]:
    """Precision and recall on a labelled file of somebody else's."""
    seen: dict[str, list[Observation]] = defaultdict(list)
    truth: dict[str, object] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        url = row.get("url") or f"https://{row.get('platform', 'web')}.example/{row['id']}"
        seen[str(row["id"])].append(
            Observation(
                url=url,
                canonical_url=url,
                kind=Kind(row.get("kind", "post")),
                title=row.get("title", ""),
                text=row.get("text", ""),
                seller=row.get("name"),
                platform=row.get("platform", "import"),
                image_hashes=tuple(row.get("images", ())),
                observed_at=NOW,
                capture_sha256=None,
            )
        )
        truth[str(row["id"])] = row["seller"]
    return pairwise(truth, grouped(seen))


def speed(count: int) -> float:
    """Identifiers a second, grouped from contacts as read, in one process: `count` of them, in accounts of five."""
    chance = random.Random(5)
    accounts = count // 5
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    shown = []
    for account in range(accounts):
        seller = account // 7
        shown += [
            (account, Contact(kind=ContactKind.PHONE, value=f"09{seller * 3 + chance.randrange(3):08}")),
            (
                account,
                Contact(
                    kind=ContactKind.ZALO,
                    value=f"03{chance.randrange(10**8):08}" if chance.random() < 0.3 else f"09{seller * 3:08}",
                ),
            ),
            (account, Contact(kind=ContactKind.BANK_ACCOUNT, value=f"{seller * 2 + chance.randrange(2):012}")),
            (account, Contact(kind=ContactKind.IMAGE, value=f"{chance.getrandbits(64):016x}")),
            (account, Contact(kind=ContactKind.PHONE, value=f"0708{chance.randrange(400):06}")),  # hotlines of hundreds
        ]
    begin = time.perf_counter()
    for account, contact in shown:
        link = link_of(contact)
        if link is not None:
            held[link].append(account)
    numbers = dict(enumerate(held))
    made = group_accounts(
        range(accounts),
        {place: sorted(set(held[link])) for place, link in numbers.items()},
        {place: link.kind for place, link in numbers.items()},
    )
    seconds = time.perf_counter() - begin
    largest = Counter(made.group.values()).most_common(1)[0][1]
    print(
        json.dumps(
            {
                "identifiers": len(shown),
                "seconds": round(seconds, 1),
                "groups": len(set(made.group.values())),
                "largest": largest,
            }
        ),
        file=sys.stderr,
    )
    return len(shown) / seconds


def update_ms(count: int, news: int = 300) -> float:
    """Milliseconds that the 95th of 100 new observations takes (its whole transaction, judged and on disk), in a database
    that knows `count` identifiers shown by accounts of five."""
    world = World(3, accounts=350 + news)
    with tempfile.TemporaryDirectory() as folder:
        db = Database(sqlite_url(Path(folder) / "rasoat.db"))
        fill(db, count // 5)
        known = [each for account in world.accounts[:350] for each in observations(account)]
        for observation in known:
            sightings.see_new(db, observation, [], NOW, identified=identify(observation))
        times, of_process = [], []
        for observation in (each for account in world.accounts[350:] for each in observations(account)):
            identified = identify(observation)
            begin, used = time.perf_counter(), time.process_time()
            sightings.see_new(db, observation, [], NOW, identified=identified)
            times.append(time.perf_counter() - begin)
            of_process.append(time.process_time() - used)
        db.close()
    times.sort()
    of_process.sort()
    figures = {
        "updates": len(times),
        "median_ms": round(1000 * times[len(times) // 2], 2),
        "worst_ms": round(1000 * times[-1], 2),
    }
    figures["cpu_95_ms"] = round(1000 * of_process[int(0.95 * len(of_process))], 2)
    print(json.dumps(figures), file=sys.stderr)
    return round(1000 * times[int(0.95 * len(times))], 2)


def fill(db: Database, accounts: int) -> None:
    """Sellers of seven accounts each, five identifiers an account, written straight into the tables."""
    at, chunk = NOW - timedelta(days=3), 21_000  # whole sellers of seven accounts
    with db.write() as session:
        write = session.connection().execute
        for first in range(1, accounts + 1, chunk):
            numbers = range(first, min(first + chunk, accounts + 1))
            sellers = [number for number in numbers if number % 7 == 1]
            write(insert(SellerRow), [{"id": each, "name": f"Shop {each}", "created_at": at} for each in sellers])
            write(
                insert(AccountRow),
                [
                    {
                        "id": each,
                        "seller_id": each - (each - 1) % 7,
                        "platform": "facebook",
                        "host": "facebook.com",
                        "name": f"shop {each}",
                        "url": "",
                        "doubts": "",
                        "first_seen_at": at,
                    }
                    for each in numbers
                ],
            )
            write(
                insert(SubjectRow),
                [
                    {
                        "id": each,
                        "key": f"https://facebook.com/shop.{each}",
                        "kind": "post",
                        "url": f"https://facebook.com/shop.{each}",
                        "host": "facebook.com",
                        "platform": "facebook",
                        "first_seen_at": at,
                        "last_seen_at": at,
                    }
                    for each in numbers
                ],
            )
            own = [(each * 5 + place, each) for each in numbers for place in range(4)]
            common = [((each - (each - 1) % 7) * 5 + 4, each) for each in numbers]
            write(
                insert(IdentifierRow),
                [
                    {
                        "id": link,
                        "kind": "phone" if link % 5 in (0, 4) else "image",
                        "key": f"K{link}",
                        "value": f"K{link}",
                        "detail": "",
                        "accounts": 7 if link % 5 == 4 else 1,
                        "shared": "",
                    }
                    for link in {link for link, _ in own + common}
                ],
            )
            write(
                insert(ShownRow),
                [
                    {"identifier_id": link, "account_id": each, "subject_id": each, "first_seen_at": at}
                    for link, each in own + common
                ],
            )


def main() -> None:
    """Measure and print one JSON object."""
    options = argparse.ArgumentParser()
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--identifiers", type=int, default=1_000_000)
    options.add_argument("--no-database", action="store_true")
    options.add_argument("--show", action="store_true", help="print mistakes")
    options.add_argument("--in", dest="file", type=Path)
    given = options.parse_args()
    if given.file:
        precision, recall = measure_file(given.file)
    else:
        worlds = [measure_world(seed, show=given.show) for seed in (given.seed, KEPT_ASIDE)]
        precision, recall = min(row["precision"] for row in worlds), min(row["recall"] for row in worlds)
    row = {"precision": round(precision, 4), "recall": round(recall, 4)}
    row["identifiers_per_second"] = round(speed(given.identifiers))
    if not given.no_database:
        row["update_ms"] = update_ms(given.identifiers)
    print(json.dumps(row))


if __name__ == "__main__":
    main()
