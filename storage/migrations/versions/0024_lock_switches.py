"""Lock switches: whether an office counts its requests towards the account-lock thresholds."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lock_switches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["set_by"], ["users.id"], name="fk_lock_switches_set_by"),
        sa.PrimaryKeyConstraint("id", name="pk_lock_switches"),
    )
