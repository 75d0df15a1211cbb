"""Referrals: by when the agency's answer is expected, where a person said so."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("referrals", sa.Column("due_at", UtcDateTime(), nullable=True))
