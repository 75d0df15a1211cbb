"""Rules that an office has switched off."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rule_switches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("switched_by", sa.String(), nullable=False),
        sa.Column("switched_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rule_switches"),
    )
    op.create_index("ix_rule_switches_rule_id", "rule_switches", ["rule_id"])


def downgrade() -> None:
    op.drop_index("ix_rule_switches_rule_id", "rule_switches")
    op.drop_table("rule_switches")
