"""The picture of a seller's cluster, drawn by the server: accounts on the left, what ties them on the right, a line for
each account that shows it. Plain geometry; the template writes the words, so that nothing crawled becomes markup."""

from __future__ import annotations

from dataclasses import dataclass

from storage.queries.sellers import Account, SellerView, Shown

WIDTH, ROW, TOP = 860, 30, 34  # of the picture, of a line of text, in its own units
LEFT, RIGHT = 300, 540  # where the dots of accounts and of identifiers stand
MOST = 40  # of either side: the table below has all of them


@dataclass(frozen=True)
class Spot:
    """One account or identifier. `place`: its number in the table."""

    y: float
    place: int
    account: Account | None = None
    shown: Shown | None = None


@dataclass(frozen=True)
class Line:
    """One account shows one identifier; the surer the identifier, the thicker."""

    y1: float
    y2: float
    width: float


@dataclass(frozen=True)
class Picture:
    """All of it; empty of lines where nothing ties."""

    height: int
    accounts: tuple[Spot, ...]
    identifiers: tuple[Spot, ...]
    lines: tuple[Line, ...]
    left_out: int


def picture(view: SellerView) -> Picture:
    """The picture of one Seller: its accounts and the identifiers that tie some of them."""
    ties = [each for each in view.identifiers if each.ties]
    accounts, identifiers = view.accounts[:MOST], ties[:MOST]
    rows = max(len(accounts), len(identifiers), 1)
    of_account = {
        each.id: Spot(_y(place, len(accounts), rows), place + 1, account=each) for place, each in enumerate(accounts)
    }
    spots, lines = [], []
    for place, each in enumerate(identifiers):
        spot = Spot(_y(place, len(identifiers), rows), place + 1, shown=each)
        spots.append(spot)
        lines += [
            Line(of_account[account].y, spot.y, round(0.6 + 2 * (each.weight or 0), 1))
            for account in each.account_ids
            if account in of_account
        ]
    left_out = len(view.accounts) + len(ties) - len(accounts) - len(identifiers)
    return Picture(TOP + rows * ROW, tuple(of_account.values()), tuple(spots), tuple(lines), left_out)


def _y(place: int, count: int, rows: int) -> float:
    """Spread a side over the whole height."""
    return round(TOP + (place + 0.5) * rows * ROW / max(count, 1), 1)
