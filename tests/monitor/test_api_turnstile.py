"""Who goes first when many deeds come at once, and that nobody is forgotten in the line."""

from __future__ import annotations

import asyncio

import pytest

from monitor.api import turnstile
from monitor.api.turnstile import INSIDE, Line, Turnstile


async def stand(line, name, order, *, is_first=False):
    await line.enter(is_first=is_first)
    order.append(name)
    await asyncio.sleep(0)
    line.leave()


async def order_of(line, *people):
    """Names in the order in which they came in, after INSIDE others who were there before them all."""
    for _ in range(INSIDE):
        await line.enter(is_first=False)
    order = []
    tasks = [asyncio.create_task(stand(line, name, order, is_first="claim" in name)) for name in people]
    await asyncio.sleep(0.02)
    assert order == []
    line.leave()
    await asyncio.gather(*tasks)
    return order


def test_claims_go_before_decisions_and_each_kind_in_its_order():
    order = asyncio.run(order_of(Line(), "decide 1", "claim 1", "decide 2", "claim 2"))
    assert order == ["claim 1", "claim 2", "decide 1", "decide 2"]


def test_decisions_that_waited_long_take_turns_with_claims(monkeypatch):
    monkeypatch.setattr(turnstile, "PATIENCE", 0.01)
    waiting = ("decide 1", "decide 2", "claim 1", "claim 2", "decide 3")
    assert asyncio.run(order_of(Line(), *waiting)) == ["decide 1", "claim 1", "decide 2", "claim 2", "decide 3"]


def test_whoever_gives_up_in_the_line_takes_no_place():
    async def play():
        line, order = Line(), []
        for _ in range(INSIDE):
            await line.enter(is_first=False)
        gone = [asyncio.create_task(stand(line, "gone", order)) for _ in range(2)]
        stays = asyncio.create_task(stand(line, "stays", order))
        await asyncio.sleep(0)
        gone[0].cancel()
        line.leave()  # the turn of gone[1], who is cancelled before it can take it
        gone[1].cancel()
        await asyncio.wait_for(stays, 5)
        for _ in range(INSIDE - 1):
            line.leave()
        for _ in range(INSIDE):  # every place is free again
            await asyncio.wait_for(line.enter(is_first=False), 5)
        return order

    assert asyncio.run(play()) == ["stays"]


def test_a_deed_that_breaks_leaves_its_place():
    async def broken(_scope, _receive, _send):
        raise RuntimeError("broken")

    async def receive():
        return {"type": "http.request", "body": b""}

    async def play():
        door = Turnstile(broken)
        for _ in range(INSIDE + 1):
            with pytest.raises(RuntimeError):
                await asyncio.wait_for(door({"method": "POST", "path": "/cases/1/decision"}, receive, None), 5)

    asyncio.run(play())
