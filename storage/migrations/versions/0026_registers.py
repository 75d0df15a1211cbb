"""Registers: lists of others, with the keys by which a line is found."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "registers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.String(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("taken_in_by", sa.String(), nullable=False),
        sa.Column("taken_in_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_registers"),
    )
    op.create_index("ix_registers_is_current", "registers", ["is_current"])
    op.create_table(
        "register_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("register_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["register_id"], ["registers.id"], name="fk_register_entries_register_id"),
        sa.PrimaryKeyConstraint("id", name="pk_register_entries"),
    )
    op.create_index("ix_register_entries_register_id", "register_entries", ["register_id"])
    op.create_table(
        "register_keys",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["register_entries.id"], name="fk_register_keys_entry_id"),
        sa.PrimaryKeyConstraint("entry_id", "what", "key", name="pk_register_keys"),
    )
    op.create_index("ix_register_keys_what_key", "register_keys", ["what", "key"])
