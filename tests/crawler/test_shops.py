"""Shops after the style of ten shop systems, crawled with the real command: title, price, one row a product."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from shops.street import Street, sorted_query
from shops.styles import STYLES, Style

RASOAT = Path(sys.executable).with_name("rasoat")


@dataclass(frozen=True)
class Crawled:
    rows: list[dict[str, Any]]
    asked: list[tuple[str, str]]
    addresses: dict[str, str]

    def listings(self, style: Style) -> list[dict[str, Any]]:
        home = self.addresses[style.name]
        return [row for row in self.rows if row["url"].startswith(home) and row["kind"] == "listing"]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("street")
    with Street() as street:
        allowed = [part for url in street.addresses.values() for part in ("--allow-private", url[7:-1])]
        done = subprocess.run(
            [str(RASOAT), "crawl", *street.addresses.values(), *allowed, "--delay", "0", "--browser", "never",
             "--max-pages", "1000"],
            env={**os.environ, "RASOAT_DATA": str(folder / "data")}, capture_output=True, text=True, timeout=120,
            check=False, cwd=folder,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        yield Crawled(rows, street.asked, street.addresses)


@pytest.mark.parametrize("style", STYLES, ids=[style.name for style in STYLES])
def test_every_product_comes_once_with_its_title_and_present_price(crawled: Crawled, style: Style) -> None:
    found = sorted((row["title"], row["price"]) for row in crawled.listings(style))
    assert found == sorted((goods.title, goods.price) for goods in style.goods)


@pytest.mark.parametrize("style", STYLES, ids=[style.name for style in STYLES])
def test_product_stands_under_its_canonical_address(crawled: Crawled, style: Style) -> None:
    home = crawled.addresses[style.name].rstrip("/")
    addresses = {row["title"]: row["canonical_url"].removeprefix(home) for row in crawled.listings(style)}
    for goods in style.goods:
        known = (style.address(goods),) if style.names_canonical else (style.address(goods), *style.aliases(goods))
        assert addresses[goods.title] in {sorted_query(one) for one in known}


def test_number_and_stock_are_read_where_the_shop_shows_them(crawled: Crawled) -> None:
    right = wrong = 0
    for style in STYLES:
        known = {goods.title: goods for goods in style.goods}
        for row in crawled.listings(style):
            right += row["sku"] == known[row["title"]].sku
            wrong += row["sku"] not in {known[row["title"]].sku, None}
    assert right >= 0.75 * sum(len(style.goods) for style in STYLES)
    assert wrong <= 0.1 * right


def test_no_page_that_changes_a_cart_is_asked_for(crawled: Crawled) -> None:
    assert [target for _, target in crawled.asked if "add-to-cart" in target] == []
