"""Corrections: reversed Decisions, and the letters that tell it to who was asked."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reversals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=True),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.Column("restated_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_reversals_case_id"),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_reversals_decision_id"),
        sa.ForeignKeyConstraint(["complaint_id"], ["complaints.id"], name="fk_reversals_complaint_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["users.id"], name="fk_reversals_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_reversals"),
        sa.UniqueConstraint("decision_id", name="uq_reversals_decision_id"),
    )
    op.create_index("ix_reversals_case_id", "reversals", ["case_id"])
    op.create_index("ix_reversals_recorded_at", "reversals", ["recorded_at"])
    op.create_table(
        "letter_corrections",
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_letter_corrections_request_id"),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name="fk_letter_corrections_letter_id"),
        sa.PrimaryKeyConstraint("request_id", name="pk_letter_corrections"),
    )
    op.create_index("ix_letter_corrections_letter_id", "letter_corrections", ["letter_id"])
