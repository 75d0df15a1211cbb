"""Relocations: what a removed listing would be known by, and new listings that may be one."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "removed_keys",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["target_id"], ["targets.id"], name="fk_removed_keys_target_id"),
        sa.PrimaryKeyConstraint("key", "target_id", name="pk_removed_keys"),
    )
    op.create_index("ix_removed_keys_target_id", "removed_keys", ["target_id"])
    op.create_table(
        "relocations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("observation_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("ties", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("found_at", UtcDateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["target_id"], ["targets.id"], name="fk_relocations_target_id"),
        sa.ForeignKeyConstraint(["subject_id"], ["subjects.id"], name="fk_relocations_subject_id"),
        sa.ForeignKeyConstraint(["observation_id"], ["observations.id"], name="fk_relocations_observation_id"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_relocations_case_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["users.id"], name="fk_relocations_decided_by"),
        sa.PrimaryKeyConstraint("id", name="pk_relocations"),
        sa.UniqueConstraint("subject_id", "target_id", name="uq_relocations_subject_id_target_id"),
    )
    for name in ("target_id", "case_id", "state"):
        op.create_index(f"ix_relocations_{name}", "relocations", [name])
    op.create_table(
        "relocation_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_relocation_marks"),
    )
