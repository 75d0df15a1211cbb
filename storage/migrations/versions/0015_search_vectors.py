"""Search words as PostgreSQL's own vectors, kept by the row: a walk through the newest Cases then reads them ready-made.

Computed again for each row of a walk they cost 474 ms at a million Cases (benchmarks/queue_scale.py). SQLite's
full-text table needs nothing.
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for column in ("folded", "marked"):
        op.execute(f"DROP INDEX ix_search_{column}")
        op.execute(
            f"ALTER TABLE search ADD COLUMN words_{column} tsvector"
            f" GENERATED ALWAYS AS (strip(to_tsvector('simple', {column}))) STORED"
        )
        op.execute(f"CREATE INDEX ix_search_{column} ON search USING gin (words_{column})")
