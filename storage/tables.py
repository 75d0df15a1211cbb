"""The tables, one class each. `table=True` does not validate: make a record first, then the row.

Rules that must hold whatever the code does are constraints here: one open Case per Subject, an approver who is not the
author, one request per idempotency key, one run per key.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Index,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
    desc,
    text,
)
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata


class UtcDateTime(TypeDecorator[datetime]):
    """A time that is aware going in and aware (UTC) coming out. SQLite by itself gives naive times back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a time zone: {value!r}; give an aware one")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def time_column(*, nullable: bool = False, index: bool = False) -> Any:
    """A column of UTC times."""
    return Field(default=None, sa_column=Column(UtcDateTime(), nullable=nullable, index=index))


def json_column() -> Any:
    """A column of plain JSON values."""
    return Field(sa_column=Column(JSON, nullable=False))


def text_column() -> Any:
    """A column of text of any length, empty by default."""
    return Field(default="", sa_column=Column(Text, nullable=False))


class OfficeRow(SQLModel, table=True):
    """The one office this database belongs to. A demo database says so here and nothing else may use it."""

    __tablename__ = "offices"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)
    id: int = Field(default=1, primary_key=True)
    name: str
    province: str
    is_demo: bool = False
    needs_second_factor: bool = Field(default=False, description="approvers and admins need a one-time code to sign in")
    created_at: datetime = time_column()


class UserRow(SQLModel, table=True):
    __tablename__ = "users"
    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    role: str
    password_hash: str
    disabled_at: datetime | None = time_column(nullable=True)
    created_at: datetime = time_column()


class SourceRow(SQLModel, table=True):
    __tablename__ = "sources"
    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    platform: str
    address: str
    every_minutes: int
    expect_min: int
    max_pages: int
    delay_seconds: float
    enabled: bool = True
    next_due_at: datetime = time_column(index=True)


class RunRow(SQLModel, table=True):
    """A piece of work that fell due. `key` makes it one piece however often the clock ticks."""

    __tablename__ = "runs"
    __table_args__ = (Index("ix_runs_waiting", "state", "due_at"),)
    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    source_id: int | None = Field(default=None, foreign_key="sources.id", index=True)
    target_id: int | None = Field(default=None, foreign_key="targets.id", index=True)
    lookalike_id: int | None = Field(default=None, index=True, description="a row of lookalikes")
    shop_id: int | None = Field(default=None, index=True, description="a row of shops")
    state: str
    attempt: int = 0
    captures_before: int = Field(default=0, description="its Captures when it was last taken")
    stalled: int = Field(default=0, description="attempts in a row that died without one more Capture")
    due_at: datetime = time_column()
    lease_until: datetime | None = time_column(nullable=True)
    heartbeat_at: datetime | None = time_column(nullable=True)
    started_at: datetime | None = time_column(nullable=True)
    finished_at: datetime | None = time_column(nullable=True, index=True)
    pages: int = 0
    observations: int = 0
    new_cases: int = 0
    error: str = text_column()


class CaptureRow(SQLModel, table=True):
    __tablename__ = "captures"
    id: int = Field(default=None, primary_key=True)
    run_id: int | None = Field(default=None, foreign_key="runs.id", index=True)
    url: str = text_column()
    final_url: str = text_column()
    method: str
    outcome: str
    status: int | None = None
    headers: dict[str, str] = json_column()
    body_sha256: str | None = Field(default=None, index=True)
    body_bytes: int = 0
    screenshot_sha256: str | None = None
    raw_sha256: str | None = Field(default=None, index=True)
    dom_sha256: str | None = Field(default=None, index=True)
    certificate_sha256: str | None = None
    robots_sha256: str | None = None
    setup_sha256: str | None = None
    manifest_sha256: str | None = None
    event_seq: int | None = Field(default=None, description="the Event that holds the manifest's hash")
    stamp_id: int | None = Field(default=None, foreign_key="stamps.id", index=True)
    # Hashes of the two addresses: they may be longer than what PostgreSQL puts into an index.
    url_sha256: str | None = Field(default=None, index=True)
    final_url_sha256: str | None = Field(default=None, index=True)
    captured_at: datetime = time_column(index=True)
    note: str = text_column()


class StampRow(SQLModel, table=True):
    """A time stamp (RFC 3161) of a list of manifests. List and token lie in the vault."""

    __tablename__ = "stamps"
    id: int = Field(default=None, primary_key=True)
    list_sha256: str
    token_sha256: str
    authority: str = text_column()
    stamped_at: datetime = time_column()


class SubjectRow(SQLModel, table=True):
    __tablename__ = "subjects"
    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    url: str = text_column()
    host: str = Field(index=True)
    platform: str
    first_seen_at: datetime = time_column()
    last_seen_at: datetime = time_column()


class ObservationRow(SQLModel, table=True):
    """One row for each *different* content of a Subject; an unchanged sighting only moves `last_seen_at`."""

    __tablename__ = "observations"
    __table_args__ = (UniqueConstraint("subject_id", "content_sha256"),)
    id: int = Field(default=None, primary_key=True)
    subject_id: int = Field(foreign_key="subjects.id")
    source_id: int | None = Field(default=None, foreign_key="sources.id", index=True)
    content_sha256: str
    title: str = text_column()
    text: str = text_column()
    price: str | None = None
    currency: str | None = None
    seller: str | None = None
    record: dict[str, Any] = json_column()
    observed_at: datetime = time_column(index=True)
    capture_sha256: str | None = None


class CaseRow(SQLModel, table=True):
    __tablename__ = "cases"
    __table_args__ = (
        Index(
            "uq_cases_open_subject",
            "subject_id",
            unique=True,
            sqlite_where=text("state <> 'closed'"),
            postgresql_where=text("state <> 'closed'"),
        ),
        Index("ix_cases_queue", "state", desc("priority"), "id"),
        Index("ix_cases_leases", "state", "lease_expires_at"),
        Index("ix_cases_steps", "state", "step_at"),
    )
    id: int = Field(default=None, primary_key=True)
    subject_id: int = Field(foreign_key="subjects.id", index=True)
    state: str
    version: int = 1
    close_reason: str | None = None
    priority: int = Field(default=0, description="see storage.ledger.cases.priority")
    leased_by: int | None = Field(default=None, foreign_key="users.id")
    lease_expires_at: datetime | None = time_column(nullable=True)
    decision_id: int | None = Field(default=None, description="the Decision in force; None until there is one")
    # Copied from the newest Observation with findings: a page of a million cases must not look up its lines one by one.
    title: str = text_column()
    url: str = text_column()
    host: str = ""
    kind: str = ""
    platform: str = ""
    seller: str | None = None
    policies: list[str] = json_column()
    assignee_id: int | None = Field(default=None, foreign_key="users.id")
    reserved_by: int | None = Field(default=None, foreign_key="users.id", description="a prefetch, not yet a lease")
    reserved_until: datetime | None = time_column(nullable=True)
    opened_at: datetime = time_column(index=True)
    moved_at: datetime = time_column()
    due_at: datetime | None = time_column(nullable=True)
    waiting_points: int = Field(default=0, description="the part of `priority` that time has added")
    step_at: datetime | None = time_column(nullable=True)


class TokenRow(SQLModel, table=True):
    """A key to the HTTP API. Only the hash of its secret is kept."""

    __tablename__ = "tokens"
    secret_sha256: str = Field(primary_key=True)
    user_id: int = Field(foreign_key="users.id", index=True)
    created_at: datetime = time_column()
    revoked_at: datetime | None = time_column(nullable=True)


class IdempotencyRow(SQLModel, table=True):
    """The answer that a POST of the HTTP API got under its key: the same key gets it again, nothing is redone."""

    __tablename__ = "idempotency"
    user_id: int = Field(primary_key=True, foreign_key="users.id")
    key: str = Field(primary_key=True)
    request_sha256: str
    status: int
    body: str = text_column()
    created_at: datetime = time_column(index=True)


class FindingRow(SQLModel, table=True):
    __tablename__ = "findings"
    __table_args__ = (UniqueConstraint("observation_id", "rule_id"),)
    id: int = Field(default=None, primary_key=True)
    observation_id: int = Field(foreign_key="observations.id")
    case_id: int = Field(foreign_key="cases.id", index=True)
    policy: str = Field(index=True)
    rule_id: str = Field(index=True)
    detector: str
    score: float
    severity: str
    field: str
    quote: str = text_column()
    start: int
    end: int
    legal: dict[str, Any] = json_column()
    why: str = text_column()
    found_at: datetime = time_column(index=True)


class DecisionRow(SQLModel, table=True):
    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("id", "author_id"),)
    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", index=True)
    author_id: int = Field(foreign_key="users.id")
    verdict: str
    grounds: list[str] = json_column()
    reason: str = text_column()
    product_kind: str | None = None
    pl2_group: str | None = None
    decided_at: datetime = time_column(index=True)


class UndoRow(SQLModel, table=True):
    """A Decision taken back by its author within ten seconds. The Decision itself stays."""

    __tablename__ = "undos"
    decision_id: int = Field(primary_key=True, foreign_key="decisions.id")
    undone_at: datetime = time_column()


class ApprovalRow(SQLModel, table=True):
    """The second person's word. `author_id` repeats the Decision's author so that the check can be a constraint."""

    __tablename__ = "approvals"
    __table_args__ = (
        ForeignKeyConstraint(["decision_id", "author_id"], ["decisions.id", "decisions.author_id"]),
        CheckConstraint("author_id <> approver_id", name="second_person"),
    )
    decision_id: int = Field(primary_key=True)
    author_id: int
    approver_id: int = Field(foreign_key="users.id")
    approved: bool
    reason: str = text_column()
    approved_at: datetime = time_column(index=True)


class RequestRow(SQLModel, table=True):
    __tablename__ = "requests"
    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", index=True)
    decision_id: int = Field(foreign_key="decisions.id")
    idempotency_key: str = Field(unique=True)
    recipient: str
    recipient_id: int | None = Field(default=None, description="a row of recipients; None: a name that a person typed")
    body: str = text_column()
    state: str = Field(index=True)
    version: int = 1
    channel: str | None = Field(default=None, description="how it was sent; None until then")
    deadline_hours: int
    created_at: datetime = time_column()
    sent_at: datetime | None = time_column(nullable=True, index=True)
    deadline_at: datetime | None = time_column(nullable=True)


class TargetRow(SQLModel, table=True):
    __tablename__ = "targets"
    __table_args__ = (UniqueConstraint("request_id", "url"),)
    id: int = Field(default=None, primary_key=True)
    request_id: int = Field(foreign_key="requests.id")
    url: str = text_column()
    claimed: str
    verified: str


class OutcomeRow(SQLModel, table=True):
    """One statement about one target: what the recipient claims, or what one look of ours gave. Appended only."""

    __tablename__ = "outcomes"
    id: int = Field(default=None, primary_key=True)
    target_id: int = Field(foreign_key="targets.id", index=True)
    claimed: str | None = None
    seen: str | None = None
    verified: str | None = Field(default=None, description="the target's state after this look")
    positive_absence: bool = False
    control_loaded: bool = False
    capture_sha256: str | None = None
    content_sha256: str | None = Field(default=None, description="of what a changed page showed instead")
    note: str = text_column()
    recorded_by: str
    recorded_at: datetime = time_column(index=True)


class EventRow(SQLModel, table=True):
    __tablename__ = "events"
    __table_args__ = (
        Index(
            "ix_events_reopened",
            "at",
            sqlite_where=text("deed = 'reopen'"),
            postgresql_where=text("deed = 'reopen'"),
        ),
    )
    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = time_column()
    actor: str
    deed: str
    subject: str = Field(index=True)
    data: dict[str, Any] = json_column()
    previous_hash: str
    hash: str = Field(unique=True)
