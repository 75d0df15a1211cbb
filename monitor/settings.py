"""The settings: environment `RASOAT_*` over `rasoat.toml`, read once at start into one frozen object.

No other file reads the environment. An unknown key or an odd value stops the start and names the key.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from pydantic import Field, ValidationError, field_validator

from storage.records import Record

PREFIX = "RASOAT_"


class SettingsError(Exception):
    """A setting is unknown or odd; the text names it."""


class ZeroBase(StrEnum):
    """What stands where something was 0 before and is not now: nothing can be divided by 0."""

    HUNDRED = "hundred"  # +100%, as the 389 report of Hà Tĩnh of 24/3/2023 writes it
    DASH = "dash"


PUBLIC = "public"
STAFF_AND_LEADERS = frozenset({"staff", "leaders", "admins"})  # whom an address without a word of its own tells


def audiences_of(entry: str) -> tuple[frozenset[str], str]:
    """Who is told by an entry of `alert_urls` (``leaders,admins=mailto://…``), and its address. Raises ValueError."""
    head, equals, rest = entry.partition("=")
    if not equals or "://" in head:
        return STAFF_AND_LEADERS, entry
    audiences = frozenset(head.split(","))
    if unknown := audiences - STAFF_AND_LEADERS - {PUBLIC}:
        raise ValueError(f"no audience {min(unknown)!r}; there are: staff, leaders, admins, public")
    if PUBLIC in audiences and len(audiences) > 1:
        raise ValueError("an address that tells the public tells nobody else; give it alone as public=…")
    return audiences, rest


class Settings(Record):
    """Each field is also an environment variable, ``RASOAT_`` and the name in capitals, and a key of `rasoat.toml`."""

    data: Path = Field(default=Path("data"), description="folder of the database and the evidence vault")
    database_url: str = Field(default="", description="SQLAlchemy address; empty: a SQLite file in `data`")
    browser: str = Field(default="", description="path of a Chromium or Chrome; empty: the one that setup found")
    contact: str = Field(
        default="", description="an e-mail or web address of the office, told to every site that is crawled"
    )
    behind_proxy: bool = Field(
        default=False, description="a TLS proxy stands in front: the web may then listen beyond loopback"
    )

    keep_days: int = Field(
        default=1825,
        ge=0,
        description="days after which a closed case loses its personal data; 0: never",
    )
    backups_kept: int = Field(
        default=0, ge=0, le=365, description="nightly backups kept in `data`/backups, test-restored; 0: none are made"
    )
    timestamp_url: str = Field(
        default="",
        pattern=r"^(https?://\S+)?$",
        description="address of an RFC 3161 time-stamp server; empty: captures get no time stamp, and say so",
    )
    youtube_key: str = Field(
        default="", description="key of the YouTube Data API v3; without one, sources of that platform fail"
    )
    youtube_api: str = Field(default="https://www.googleapis.com/youtube/v3", description="where that API is asked")
    allow_private: str = Field(
        default="", description="private HOST:PORT pairs that may be crawled, comma-separated; every other is refused"
    )
    alert_urls: str = Field(
        default="", repr=False,
        description="addresses of Apprise (mailto://, tgram://, json://…), parted by blanks, to which alerts go; "
        "each may name who is told by it: leaders,admins=mailto://…",
    )  # fmt: skip
    alert_quiet_hours: str = Field(
        default="",
        pattern=r"^(\d{1,2}:\d{2}-\d{1,2}:\d{2})?$",
        description="e.g. 22:00-06:00: alerts wait until its end",
    )
    alert_digest_minutes: int = Field(
        default=0, ge=0, le=1440, description="alerts go out together every so many minutes; 0: each at once"
    )
    clearing_alarm: int = Field(
        default=30, ge=5, le=1000,
        description="leaders are told when one person clears so many cases in a minute: none is read in 2 s",
    )  # fmt: skip
    mail_server: str = Field(
        default="", repr=False, pattern=r"^(smtps?(\+plain)?://\S+)?$",
        description="mail server for letters, smtp://user:password@host:587 (STARTTLS) or smtps://…; empty: no mail",
    )  # fmt: skip
    mail_from: str = Field(
        default="", pattern=r"^([^@\s<>]+@[^@\s<>]+)?$", description="address that letters are sent from"
    )
    mail_copy: str = Field(
        default="", pattern=r"^([^@\s<>]+@[^@\s<>]+)?$",
        description="the office's own mailbox: gets each letter in the same transfer, and so shows whether it left",
    )  # fmt: skip
    evidence_hours: int = Field(
        default=72, ge=1, le=8760, description="a letter may rest on a capture of the page at most so old"
    )
    web_address: str = Field(default="", description="address of this web, for links in alerts")
    rdap_bootstrap: str = Field(
        default="https://data.iana.org/rdap/dns.json", description="where RDAP servers are found (RFC 9224)"
    )
    dns_server: str = Field(default="", description="IP or IP:PORT of the resolver that is asked; empty: the system's")

    report_zero_base: ZeroBase = Field(
        default=ZeroBase.HUNDRED,
        description="what the ±% columns show where the period before was 0: hundred (+100%) or dash (–)",
    )

    report_weekly: str = Field(
        default="fri 15:00",
        pattern=r"^((mon|tue|wed|thu|fri|sat|sun) \d{1,2}:\d{2})?$",
        description="when the weekly report is made and told (Vietnam time), of the seven days before; empty: never",
    )
    report_spans: str = Field(
        default="",
        description="389 reports that are reminded of: week month quarter half nine_months year, parted by blanks",
    )
    report_month_starts: int = Field(
        default=15, ge=1, le=28, description="the day on which months of reports begin; 1: calendar months"
    )
    report_annual_closes: str = Field(
        default="14/12", pattern=r"^\d{1,2}/\d{1,2}$", description="the last day of the annual report's year"
    )
    report_holidays: str = Field(
        default="",
        pattern=r"^(\d{4}-\d\d-\d\d( *, *\d{4}-\d\d-\d\d)*)?$",
        description="days off that move (Tết, Giỗ Tổ), as 2027-02-05,2027-02-08",
    )

    @field_validator("alert_urls")
    @classmethod
    def _known_audiences(cls, entries: str) -> str:
        for entry in entries.split():
            audiences_of(entry)
        return entries

    @property
    def database(self) -> str:
        """The SQLAlchemy address in use."""
        return self.database_url or f"sqlite:///{self.data / 'rasoat.db'}"

    @property
    def vault(self) -> Path:
        """The folder of the evidence vault."""
        return self.data / "vault"


def read_settings(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """The settings: `rasoat.toml` in `folder` (here by default), the environment over it. Raises SettingsError."""
    environment = os.environ if environment is None else environment
    given = _from_file((folder or Path()) / "rasoat.toml")
    given |= {name[len(PREFIX) :].lower(): text for name, text in environment.items() if name.startswith(PREFIX)}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        known = ", ".join(f"{PREFIX}{field.upper()}" for field in sorted(Settings.model_fields))
        raise SettingsError(f"setting {PREFIX}{name.upper()}: {first['msg']}; there are: {known}") from None


def child_environment(settings: Settings) -> dict[str, str]:
    """The environment in which another process of ours reads the very same settings."""
    given = {f"{PREFIX}{name.upper()}": str(value) for name, value in settings.model_dump().items()}
    return {name: text for name, text in os.environ.items() if not name.startswith(PREFIX)} | given


def _from_file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}; mend the file or take it away") from error
