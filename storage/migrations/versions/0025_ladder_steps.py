"""Ladder steps: requests that ask the next rung for what an earlier one was not given."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ladder_steps",
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("earlier_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("drafted_by", sa.Integer(), nullable=False),
        sa.Column("drafted_at", UtcDateTime(), nullable=False),
        sa.Column("approved_by", sa.Integer(), nullable=True),
        sa.Column("approved_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_ladder_steps_request_id"),
        sa.ForeignKeyConstraint(["earlier_id"], ["requests.id"], name="fk_ladder_steps_earlier_id"),
        sa.ForeignKeyConstraint(["drafted_by"], ["users.id"], name="fk_ladder_steps_drafted_by"),
        sa.ForeignKeyConstraint(["approved_by"], ["users.id"], name="fk_ladder_steps_approved_by"),
        sa.PrimaryKeyConstraint("request_id", name="pk_ladder_steps"),
        sa.CheckConstraint("approved_by IS NULL OR approved_by <> drafted_by", name="ck_ladder_steps_two_people"),
    )
    op.create_index("ix_ladder_steps_earlier_id", "ladder_steps", ["earlier_id"])
