"""The unscored lane, with the texts that earlier versions only named in an Event."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    lane = op.create_table(
        "unscored",
        sa.Column("observation_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=False),
        sa.Column("ended_why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["observation_id"], ["observations.id"], name="fk_unscored_observation_id"),
        sa.PrimaryKeyConstraint("observation_id", name="pk_unscored"),
    )
    op.create_index("ix_unscored_ended_at", "unscored", ["ended_at"])
    events = sa.table(
        "events", sa.column("deed", sa.String()), sa.column("subject", sa.String()), sa.column("data", sa.JSON()),
        sa.column("at", UtcDateTime()),
    )  # fmt: skip
    connection = op.get_bind()
    known = set(connection.execute(sa.text("SELECT id FROM observations")).scalars())
    rows = {}
    for subject, data, at in connection.execute(
        sa.select(events.c.subject, events.c.data, events.c.at).where(events.c.deed == "leave_unscored")
    ):
        observation_id = int(subject.partition(":")[2])
        if observation_id in known:
            rows[observation_id] = {
                "observation_id": observation_id, "why": data["why"], "since": at, "ended_by": "", "ended_why": "",
            }  # fmt: skip
    if rows:
        op.bulk_insert(lane, list(rows.values()))


def downgrade() -> None:
    op.drop_index("ix_unscored_ended_at", "unscored")
    op.drop_table("unscored")
