"""Rechecks: when each target is looked at next, what a changed page showed, what a person said of a look."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outcomes", sa.Column("content_sha256", sa.String(), nullable=True))
    op.create_table(
        "recheck_plans",
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=False),
        sa.Column("next_at", UtcDateTime(), nullable=True),
        sa.Column("extra", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["target_id"], ["targets.id"], name="fk_recheck_plans_target_id"),
        sa.PrimaryKeyConstraint("target_id", name="pk_recheck_plans"),
    )
    op.create_index("ix_recheck_plans_next_at", "recheck_plans", ["next_at"])
    op.create_table(
        "look_reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("outcome_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reviewed_by", sa.Integer(), nullable=False),
        sa.Column("reviewed_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["target_id"], ["targets.id"], name="fk_look_reviews_target_id"),
        sa.ForeignKeyConstraint(["outcome_id"], ["outcomes.id"], name="fk_look_reviews_outcome_id"),
        sa.ForeignKeyConstraint(["reviewed_by"], ["users.id"], name="fk_look_reviews_reviewed_by"),
        sa.PrimaryKeyConstraint("id", name="pk_look_reviews"),
    )
    op.create_index("ix_look_reviews_target_id", "look_reviews", ["target_id"])
