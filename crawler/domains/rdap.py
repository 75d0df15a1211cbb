"""Who registered a domain, from RDAP (RFC 9083); the servers are found in IANA's bootstrap file (RFC 9224).

Every connection goes through the guard: where a registry sends us is content from outside.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from crawler.guard import RefusedError
from crawler.guarded_http import GuardedHttp, NoAnswerError

KEEP_SECONDS = 7 * 24 * 3600.0  # the bootstrap file changes a few times a month
MOST_TEXT = 300
MOST_DEPTH = 4
EVENTS = {"registration": "registered_at", "expiration": "expires_at", "last changed": "changed_at"}


@dataclass(frozen=True)
class RdapFacts:
    """What the registry says; empty where it does not. `note` says why nothing came; `cause`, for whoever mends it,
    in the words of the program."""

    registrar: str = ""
    abuse_email: str = ""
    abuse_phone: str = ""
    registered_at: str = ""
    expires_at: str = ""
    changed_at: str = ""
    status: tuple[str, ...] = ()
    server: str = ""
    note: str = ""
    cause: str = ""


class Rdap:
    """Asks registries. The bootstrap file is kept in `cache`, where one is given, for a week."""

    def __init__(self, http: GuardedHttp, bootstrap_url: str, cache: Path | None = None) -> None:
        self._http, self._bootstrap_url, self._cache = http, bootstrap_url, cache

    def ask(self, domain: str) -> RdapFacts:
        """The registration of a registered name. Never raises for what the other side does."""
        try:
            name = domain.encode("idna").decode("ascii") if not domain.isascii() else domain
            server = self._server(name.rpartition(".")[2])
            if not server:
                return RdapFacts(note=f"đuôi .{name.rpartition('.')[2]} không có máy chủ RDAP")
            answer = self._http.get(
                f"{server.rstrip('/')}/domain/{quote(name)}", "application/rdap+json", follow=True
            )  # fmt: skip
            if answer.status == 404:
                return RdapFacts(server=server, note="cơ quan quản lý tên miền không có tên này")
            if answer.status != 200:
                return RdapFacts(server=server, note=f"máy chủ RDAP trả lời {answer.status}")
            return _facts(json.loads(answer.body), server)
        except RefusedError as error:
            return _nothing("không hỏi máy chủ RDAP: địa chỉ của nó sai hoặc nằm trong mạng nội bộ", error)
        except NoAnswerError as error:
            return _nothing("máy chủ RDAP không trả lời trọn vẹn hoặc không kết nối được", error)
        except UnicodeError as error:
            return _nothing("tên miền này không viết được dưới dạng hỏi RDAP", error)
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
            return _nothing("câu trả lời RDAP không đọc được", error)

    def _server(self, suffix: str) -> str:
        for endings, servers in self._bootstrap()["services"]:
            if suffix in endings and servers:
                return str(next((each for each in servers if each.startswith("https:")), servers[0]))
        return ""

    def _bootstrap(self) -> dict[str, Any]:
        if self._cache is not None and self._cache.exists():
            kept: dict[str, Any] = json.loads(self._cache.read_text(encoding="utf-8"))
            if kept.get("from") == self._bootstrap_url and time.time() - kept["at"] < KEEP_SECONDS:
                return kept
        answer = self._http.get(self._bootstrap_url, "application/json", follow=True)
        if answer.status != 200:
            raise NoAnswerError(f"the bootstrap file answered {answer.status}")
        said: dict[str, Any] = json.loads(answer.body)
        if self._cache is not None:
            part = self._cache.with_suffix(".part")
            kept = {"services": said["services"], "from": self._bootstrap_url, "at": time.time()}
            part.write_text(json.dumps(kept), encoding="utf-8")
            part.replace(self._cache)
        return said


def _nothing(note: str, error: Exception) -> RdapFacts:
    return RdapFacts(note=note, cause=_short(f"{type(error).__name__}: {error}"))


def _facts(said: dict[str, Any], server: str) -> RdapFacts:
    found: dict[str, Any] = {"server": server}
    for event in said.get("events", ()):
        if name := EVENTS.get(str(event.get("eventAction"))):
            found[name] = _short(event.get("eventDate"))
    found["status"] = tuple(_short(each) for each in said.get("status", ())[:20])
    for roles, entity in _entities(said, 0):
        if "registrar" in roles:
            found["registrar"] = _card(entity, "fn")
        if "abuse" in roles:
            found["abuse_email"] = found.get("abuse_email") or _card(entity, "email")
            found["abuse_phone"] = found.get("abuse_phone") or _card(entity, "tel").removeprefix("tel:")
    return RdapFacts(**found)


def _entities(said: dict[str, Any], depth: int) -> Iterator[tuple[list[str], dict[str, Any]]]:
    """Entities of any depth; only the registrar's and its abuse desk's are read, never the registrant's."""
    if depth > MOST_DEPTH:
        return
    for entity in said.get("entities", ()):
        yield entity.get("roles", []), entity
        yield from _entities(entity, depth + 1)


def _card(entity: dict[str, Any], wanted: str) -> str:
    rows = (entity.get("vcardArray") or ["vcard", []])[1]
    return next((_short(row[3]) for row in rows if row[0] == wanted and isinstance(row[3], str)), "")


def _short(text: object) -> str:
    return " ".join(str(text or "").split())[:MOST_TEXT]
