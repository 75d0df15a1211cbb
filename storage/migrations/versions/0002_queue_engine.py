"""Queue engine: copied columns, facets, counters, search, skips, tokens, idempotency."""

import json
import re

import sqlalchemy as sa
from alembic import op

from storage.search_text import index_text
from storage.tables import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COUNT = "INSERT INTO counters (facet, value, state, number) VALUES ({row}.facet, {row}.value, {row}.state, {by})"
KEEP = COUNT + " ON CONFLICT (facet, value, state) DO UPDATE SET number = counters.number + {by}"
IN, OUT = KEEP.format(row="NEW", by=1), KEEP.format(row="OLD", by=-1)

SQLITE = f"""
CREATE TRIGGER facets_in AFTER INSERT ON facets BEGIN {IN}; END;
CREATE TRIGGER facets_out AFTER DELETE ON facets BEGIN {OUT}; END;
CREATE TRIGGER facets_moved AFTER UPDATE OF state ON facets WHEN OLD.state <> NEW.state BEGIN {OUT}; {IN}; END;
CREATE TRIGGER cases_moved AFTER UPDATE OF state, priority ON cases
  WHEN OLD.state <> NEW.state OR OLD.priority <> NEW.priority
  BEGIN UPDATE facets SET state = NEW.state, priority = NEW.priority WHERE case_id = NEW.id; END;
CREATE VIRTUAL TABLE words USING fts5(folded, marked, content='search', content_rowid='case_id',
  tokenize='unicode61 remove_diacritics 0');
CREATE TRIGGER search_in AFTER INSERT ON search
  BEGIN INSERT INTO words (rowid, folded, marked) VALUES (NEW.case_id, NEW.folded, NEW.marked); END;
CREATE TRIGGER search_out AFTER DELETE ON search
  BEGIN INSERT INTO words (words, rowid, folded, marked) VALUES ('delete', OLD.case_id, OLD.folded, OLD.marked); END;
CREATE TRIGGER search_moved AFTER UPDATE ON search
  BEGIN INSERT INTO words (words, rowid, folded, marked) VALUES ('delete', OLD.case_id, OLD.folded, OLD.marked);
  INSERT INTO words (rowid, folded, marked) VALUES (NEW.case_id, NEW.folded, NEW.marked); END;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_no_replace BEFORE INSERT ON events
  WHEN EXISTS (SELECT 1 FROM events WHERE seq = NEW.seq OR hash = NEW.hash)
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
"""

POSTGRESQL = f"""
CREATE FUNCTION count_facets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN {OUT}; END IF;
  IF TG_OP <> 'DELETE' THEN {IN}; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER facets_in AFTER INSERT OR DELETE ON facets FOR EACH ROW EXECUTE FUNCTION count_facets();
CREATE TRIGGER facets_moved AFTER UPDATE OF state ON facets FOR EACH ROW WHEN (OLD.state <> NEW.state)
  EXECUTE FUNCTION count_facets();
CREATE FUNCTION move_facets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE facets SET state = NEW.state, priority = NEW.priority WHERE case_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_moved AFTER UPDATE OF state, priority ON cases FOR EACH ROW
  WHEN (OLD.state <> NEW.state OR OLD.priority <> NEW.priority) EXECUTE FUNCTION move_facets();
CREATE INDEX ix_search_folded ON search USING gin (to_tsvector('simple', folded));
CREATE INDEX ix_search_marked ON search USING gin (to_tsvector('simple', marked));
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'events are append-only'; END $$;
CREATE TRIGGER events_no_change BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


def upgrade() -> None:
    _new_tables()
    # Without Alembic's batch mode, which would copy the table and lose its partial index.
    op.drop_index("ix_cases_queue", "cases")
    for name in ("title", "url"):
        op.add_column("cases", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    for name in ("host", "kind", "platform"):
        op.add_column("cases", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("cases", sa.Column("seller", sa.String(), nullable=True))
    op.add_column("cases", sa.Column("policies", sa.JSON(), nullable=False, server_default="[]"))
    for name in ("assignee_id", "reserved_by"):
        op.execute(f"ALTER TABLE cases ADD COLUMN {name} INTEGER CONSTRAINT fk_cases_{name} REFERENCES users (id)")
    op.add_column("cases", sa.Column("reserved_until", UtcDateTime(), nullable=True))
    op.create_index("ix_cases_queue", "cases", ["state", sa.text("priority DESC"), "id"])
    op.create_index("ix_cases_leases", "cases", ["state", "lease_expires_at"])
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for statement in re.split(r"\n(?=CREATE)", SQLITE.strip()):
            connection.exec_driver_sql(statement)
    else:
        connection.exec_driver_sql(POSTGRESQL)
    _fill(connection)


def _new_tables() -> None:
    words = [sa.Column(name, sa.Text(), nullable=False) for name in ("folded", "marked")]
    case_id = sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id", name="fk_search_case_id"), nullable=False)
    op.create_table("search", case_id, *words, sa.PrimaryKeyConstraint("case_id", name="pk_search"))
    op.create_table(
        "facets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id", name="fk_facets_case_id"), nullable=False),
        sa.Column("facet", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_facets"),
    )
    op.create_index("ix_facets_case_id", "facets", ["case_id"])
    op.create_index(
        "ix_facets_page", "facets", ["facet", "value", "state", sa.text("priority DESC"), "case_id"], unique=True
    )
    op.create_table(
        "counters",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("facet", "value", "state")),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("facet", "value", "state", name="pk_counters"),
    )
    op.create_table(
        "skips",
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id", name="fk_skips_case_id"), nullable=False),
        sa.Column("user_id", sa.Integer(), sa.ForeignKey("users.id", name="fk_skips_user_id"), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "user_id", name="pk_skips"),
    )
    op.create_index("ix_skips_of_user", "skips", ["user_id", "until"])
    op.create_table(
        "tokens",
        sa.Column("secret_sha256", sa.String(), nullable=False),
        sa.Column("user_id", sa.Integer(), sa.ForeignKey("users.id", name="fk_tokens_user_id"), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("secret_sha256", name="pk_tokens"),
    )
    op.create_index("ix_tokens_user_id", "tokens", ["user_id"])
    op.create_table(
        "idempotency",
        sa.Column("user_id", sa.Integer(), sa.ForeignKey("users.id", name="fk_idempotency_user_id"), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("request_sha256", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "key", name="pk_idempotency"),
    )
    op.create_index("ix_idempotency_created_at", "idempotency", ["created_at"])


def _fill(connection: sa.Connection) -> None:
    """Copy what a line shows, and make facets and words, for the Cases of an older database."""
    newest = (
        "SELECT cases.id, cases.state, cases.priority, subjects.key, subjects.kind, subjects.host, subjects.platform,"
        " observations.title, observations.text, observations.seller, observations.source_id FROM cases"
        " JOIN subjects ON subjects.id = cases.subject_id JOIN observations ON observations.id ="
        " (SELECT max(id) FROM observations WHERE observations.subject_id = subjects.id)"
    )
    for row in connection.execute(sa.text(newest)).mappings().all():
        found = connection.execute(
            sa.text("SELECT DISTINCT policy, rule_id FROM findings WHERE case_id = :id"), {"id": row["id"]}
        ).all()
        policies = sorted({policy for policy, _ in found})
        connection.execute(
            sa.text(
                "UPDATE cases SET title = :title, url = :key, host = :host, kind = :kind, platform = :platform,"
                " seller = :seller, policies = :policies WHERE id = :id"
            ),
            {**row, "policies": json.dumps(policies)},
        )
        facets = {("all", ""), *(("policy", policy) for policy in policies), *(("rule", rule) for _, rule in found)}
        facets |= {(name, row[name]) for name in ("platform", "host", "kind", "seller") if row[name]}
        facets |= {("source", str(row["source_id"]))} if row["source_id"] else set()
        connection.execute(
            sa.text(
                "INSERT INTO facets (case_id, facet, value, state, priority) VALUES (:id, :facet, :value, :state, :priority)"
            ),
            [{**row, "facet": facet, "value": value} for facet, value in sorted(facets)],
        )
        folded, marked = index_text(row["title"], row["seller"] or "", row["text"])
        connection.execute(
            sa.text("INSERT INTO search (case_id, folded, marked) VALUES (:id, :folded, :marked)"),
            {"id": row["id"], "folded": folded, "marked": marked},
        )
