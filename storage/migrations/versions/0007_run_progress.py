"""How far a run had come when it was last taken: one that goes on after a kill is not given up after three."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("runs") as table:
        table.add_column(sa.Column("captures_before", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("stalled", sa.Integer(), nullable=False, server_default="0"))
