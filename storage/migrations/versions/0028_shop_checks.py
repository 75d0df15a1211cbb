"""Shop checks: the sites that are looked at on a schedule, and what each look found."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shops",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("every_days", sa.Integer(), nullable=False),
        sa.Column("next_check_at", UtcDateTime(), nullable=True),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shops"),
        sa.UniqueConstraint("url", name="uq_shops_url"),
    )
    op.create_index("ix_shops_host", "shops", ["host"])
    op.create_index("ix_shops_next_check_at", "shops", ["next_check_at"])
    op.create_table(
        "shop_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shop_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("checked_at", UtcDateTime(), nullable=False),
        sa.Column("loaded", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("badge_seen", sa.Boolean(), nullable=False),
        sa.Column("duties", sa.JSON(), nullable=False),
        sa.Column("capture_sha256", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name="fk_shop_checks_shop_id"),
        sa.PrimaryKeyConstraint("id", name="pk_shop_checks"),
    )
    op.create_index("ix_shop_checks_shop_id", "shop_checks", ["shop_id"])
    op.add_column("runs", sa.Column("shop_id", sa.Integer(), nullable=True))
    op.create_index("ix_runs_shop_id", "runs", ["shop_id"])
