"""Kept reports, each version with its hash; small indexes for what a report asks of the log and of the runs."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("name", "first", "last", "version", name=op.f("uq_reports_name_first_last_version")),
    )
    op.create_index(op.f("ix_reports_made_at"), "reports", ["made_at"])
    op.create_index(
        "ix_events_reopened", "events", ["at"], sqlite_where=sa.text("deed = 'reopen'"),
        postgresql_where=sa.text("deed = 'reopen'"),
    )
    op.create_index(op.f("ix_runs_finished_at"), "runs", ["finished_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_runs_finished_at"), "runs")
    op.drop_index("ix_events_reopened", "events")
    op.drop_table("reports")
