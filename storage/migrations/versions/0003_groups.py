"""Groups of near-duplicates: members of a Case, and the keys by which they are found."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "members",
        sa.Column("subject_id", sa.Integer(), sa.ForeignKey("subjects.id", name="fk_members_subject_id"), nullable=False),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id", name="fk_members_case_id"), nullable=False),
        sa.Column("joined_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("subject_id", name="pk_members"),
    )
    op.create_index("ix_members_case_id", "members", ["case_id"])
    op.create_table(
        "bands",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id", name="fk_bands_case_id"), nullable=False),
        sa.PrimaryKeyConstraint("key", "case_id", name="pk_bands"),
    )
    op.create_index("ix_bands_case_id", "bands", ["case_id"])
