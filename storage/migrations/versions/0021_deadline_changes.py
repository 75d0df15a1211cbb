"""Deadline changes: receipts and extensions, each with who and why."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "deadline_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("before", UtcDateTime(), nullable=False),
        sa.Column("after", UtcDateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_deadline_changes_request_id"),
        sa.ForeignKeyConstraint(["changed_by"], ["users.id"], name="fk_deadline_changes_changed_by"),
        sa.PrimaryKeyConstraint("id", name="pk_deadline_changes"),
    )
    op.create_index("ix_deadline_changes_request_id", "deadline_changes", ["request_id"])
