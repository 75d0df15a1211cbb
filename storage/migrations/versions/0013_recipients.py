"""Who is asked (dated, per province), what is never a target, which law was compared with the gazette."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recipients",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("code", "kind", "province", "email", "phone")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "duties", "address", "focal_point", "note")),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("domains", "policies", "successors")),
        sa.Column("send_by", sa.String(), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("valid_from", "valid_to")),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recipients"),
    )
    op.create_index("ix_recipients_code", "recipients", ["code"])
    op.create_table(
        "never_targets",
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("domain", name="pk_never_targets"),
    )
    op.create_table(
        "law_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("rule_id", "version", "checked_by")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("citation", "gazette")),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.Column("checked_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_law_checks"),
    )
    op.create_index("ix_law_checks_rule_id", "law_checks", ["rule_id"])
    op.add_column("requests", sa.Column("recipient_id", sa.Integer(), nullable=True))
