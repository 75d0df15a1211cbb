"""Which routes are pages, and where each is found: for the tests and pictures of every page, so that a new one is never
forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

# GET routes that give no page: a health check, a redirection, a file, a part of a page.
NO_PAGES = frozenset({"/khoe", "/tieng/{tongue}", "/bao-cao/tuan"})
SIGNED_OUT = frozenset({"/dang-nhap", "/dang-nhap/ma"})  # what a person who is signed in never sees
FILES = re.compile(r"\.(png|csv|pdf|\w+x)$|\{ending\}$|/the$|/tep$")
LINK = re.compile(r'href="(/[^"]*)"')


def page_routes(app: FastAPI) -> list[str]:
    """Every route that gives a page to a person who is signed in."""
    contexts = iter_route_contexts(app.routes)
    paths = {each.path for each in contexts if each.path and each.methods and "GET" in each.methods}
    wanted = (path for path in paths - NO_PAGES - SIGNED_OUT if not path.startswith("/api/"))
    return sorted(path for path in wanted if not FILES.search(path))


def find_pages(routes: Iterable[str], page_of: Callable[[str], str], known: dict[str, str]) -> dict[str, str]:
    """An address for each route, in order: what is `known`, the route itself, or the first link to it on any page.

    A route that no page leads to is left out.
    """
    routes = list(routes)
    shapes = {route: re.compile(re.sub(r"\{\w+\}", "[^/?]+", route) + r"(\?.*)?") for route in routes if "{" in route}
    found = {route: route for route in routes if "{" not in route} | known
    waiting = list(found.values())
    for address in waiting:  # grows
        for link in LINK.findall(page_of(address)):
            for route, shape in shapes.items():
                if route not in found and link not in routes and shape.fullmatch(link) and not FILES.search(link):
                    found[route] = link
                    waiting.append(link)
    return {route: found[route] for route in sorted(found)}
