"""Protected names, lookalikes and their campaigns, positions in logs and feeds; the outbox."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def _text(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _string(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _number(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _time(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, UtcDateTime(), nullable=nullable) for name in names]


def _json(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.JSON(), nullable=False) for name in names]


def _key(table: str, column: str, to: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(column, sa.Integer(), sa.ForeignKey(f"{to}.id", name=f"fk_{table}_{column}"), nullable=nullable)


def upgrade() -> None:
    _watch()
    _lookalikes()
    _outbox()
    op.add_column("runs", sa.Column("lookalike_id", sa.Integer(), nullable=True))
    op.create_index("ix_runs_lookalike_id", "runs", ["lookalike_id"])


def _watch() -> None:
    op.create_table(
        "protected_names",
        *_number("id"),
        *_string("name", "domain"),
        *_json("other_domains", "keywords"),
        *_string("sector", "scope"),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("checked", "shipped")),
        *_number("version"),
        *_time("removed_at", nullable=True),
        *_time("changed_at"),
        sa.PrimaryKeyConstraint("id", name="pk_protected_names"),
        sa.UniqueConstraint("domain", name="uq_protected_names_domain"),
    )
    op.create_table(
        "allowed_domains",
        *_string("domain"),
        *_text("reason"),
        *_string("added_by"),
        *_time("added_at"),
        sa.PrimaryKeyConstraint("domain", name="pk_allowed_domains"),
    )
    op.create_table(
        "watch_positions",
        *_string("source", "kind"),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("position", "size")),
        *_json("state"),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("entries", "garbage")),
        *_text("problem", "alarm"),
        *_time("asked_at"),
        sa.PrimaryKeyConstraint("source", name="pk_watch_positions"),
    )
    op.create_table(
        "real_pages",
        *_string("domain"),
        *_text("capture_url"),
        *_json("looks"),
        sa.Column("screenshot_sha256", sa.String(), nullable=True),
        *_time("captured_at"),
        sa.PrimaryKeyConstraint("domain", name="pk_real_pages"),
    )


def _lookalikes() -> None:
    op.create_table(
        "campaigns", *_number("id"), *_string("target"), *_time("opened_at"),
        sa.PrimaryKeyConstraint("id", name="pk_campaigns"),
    )
    op.create_table(
        "campaign_keys", *_string("key"), _key("campaign_keys", "campaign_id", "campaigns"),
        sa.PrimaryKeyConstraint("key", name="pk_campaign_keys"),
    )
    op.create_index("ix_campaign_keys_campaign_id", "campaign_keys", ["campaign_id"])
    op.create_table(
        "lookalikes",
        *_number("id"),
        *_string("domain", "registrable", "target", "target_domain", "kind"),
        sa.Column("score", sa.Float(), nullable=False),
        *_string("tier"),
        *_text("why"),
        *_string("seen_in"),
        *_time("seen_at", "recorded_at"),
        *_string("life"),
        *_number("rank"),
        *_json("certificate", "facts"),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("screenshot_sha256", "real_screenshot_sha256")),
        _key("lookalikes", "campaign_id", "campaigns"),
        _key("lookalikes", "case_id", "cases", nullable=True),
        *_number("looks"),
        *_time("looked_at", "next_look_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_lookalikes"),
        sa.UniqueConstraint("domain", name="uq_lookalikes_domain"),
    )
    for column in ("registrable", "recorded_at", "campaign_id", "case_id"):
        op.create_index(f"ix_lookalikes_{column}", "lookalikes", [column])
    op.create_index("ix_lookalikes_rank", "lookalikes", ["rank", "id"])
    op.create_index("ix_lookalikes_due", "lookalikes", ["next_look_at"])


def _outbox() -> None:
    op.create_table(
        "messages",
        *_number("id"),
        *_string("key", "kind", "audience"),
        *_text("subject", "body"),
        *_string("path"),
        *_number("items"),
        *_time("written_at", "changed_at"),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
        sa.UniqueConstraint("key", name="uq_messages_key"),
    )
    for column in ("kind", "audience", "written_at"):
        op.create_index(f"ix_messages_{column}", "messages", [column])
    op.create_table(
        "deliveries",
        *_number("id"),
        _key("deliveries", "message_id", "messages"),
        *_string("channel", "state"),
        *_number("attempts"),
        *_time("due_at"),
        *_time("lease_until", "sent_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("message_id", "channel", name="uq_deliveries_message_id_channel"),
    )
    op.create_index("ix_deliveries_due", "deliveries", ["state", "due_at"])
    op.create_table(
        "delivery_attempts",
        *_number("id"),
        _key("delivery_attempts", "delivery_id", "deliveries"),
        *_time("tried_at"),
        sa.Column("arrived", sa.Boolean(), nullable=False),
        *_text("said"),
        sa.PrimaryKeyConstraint("id", name="pk_delivery_attempts"),
    )
    op.create_index("ix_delivery_attempts_delivery_id", "delivery_attempts", ["delivery_id"])
    op.create_table(
        "message_reads",
        _key("message_reads", "message_id", "messages"),
        _key("message_reads", "user_id", "users"),
        *_time("read_at"),
        sa.PrimaryKeyConstraint("message_id", "user_id", name="pk_message_reads"),
    )
