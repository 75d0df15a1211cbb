"""What belongs to a Capture besides its bytes, and the time stamps.

Captures of an older version have no manifest, and none is made up for them.
"""

import hashlib

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BATCH = 5000


def upgrade() -> None:
    op.create_table(
        "stamps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_sha256", sa.String(), nullable=False),
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("stamped_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stamps"),
    )
    with op.batch_alter_table("captures") as table:
        for name in (
            "raw_sha256", "dom_sha256", "certificate_sha256", "robots_sha256", "setup_sha256", "manifest_sha256",
            "url_sha256", "final_url_sha256",
        ):
            table.add_column(sa.Column(name, sa.String(), nullable=True))
        table.add_column(sa.Column("event_seq", sa.Integer(), nullable=True))
        table.add_column(sa.Column("stamp_id", sa.Integer(), nullable=True))
        table.create_foreign_key("fk_captures_stamp_id", "stamps", ["stamp_id"], ["id"])
    _hash_addresses(op.get_bind())
    for name in ("raw_sha256", "dom_sha256", "stamp_id", "url_sha256", "final_url_sha256"):
        op.create_index(f"ix_captures_{name}", "captures", [name])


def _hash_addresses(connection: sa.Connection) -> None:
    """SQLite has no SHA-256, so the rows go through here, some at a time."""
    captures = sa.table("captures", *[sa.column(name) for name in ("id", "url", "final_url", "url_sha256", "final_url_sha256")])
    change = (
        captures.update()
        .where(captures.c.id == sa.bindparam("row"))
        .values(url_sha256=sa.bindparam("first"), final_url_sha256=sa.bindparam("last"))
    )
    done = 0
    while rows := connection.execute(
        sa.select(captures.c.id, captures.c.url, captures.c.final_url)
        .where(captures.c.id > done)
        .order_by(captures.c.id)
        .limit(BATCH)
    ).all():
        connection.execute(change, [{"row": row[0], "first": _sha256(row[1]), "last": _sha256(row[2])} for row in rows])
        done = rows[-1][0]


def _sha256(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()
