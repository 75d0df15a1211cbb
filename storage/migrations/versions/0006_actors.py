"""Sellers and their accounts, complaints, referrals; and the part that time has in a Case's place in the queue."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _key(table: str, column: str, to: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(
        column, sa.Integer(), sa.ForeignKey(f"{to}.id", name=f"fk_{table}_{column}"), nullable=nullable
    )


def upgrade() -> None:
    op.create_table(
        "sellers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sellers"),
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        _key("accounts", "seller_id", "sellers"),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("platform", "host", "name")),
        sa.Column("first_seen_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("host", "name", name="uq_accounts_host_name"),
    )
    op.create_index("ix_accounts_seller_id", "accounts", ["seller_id"])
    op.create_table(
        "complaints",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        _key("complaints", "case_id", "cases", nullable=True),
        sa.Column("url", sa.Text(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("channel", "reference")),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        _key("complaints", "answered_by", "users", nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_complaints"),
    )
    op.create_index("ix_complaints_case_id", "complaints", ["case_id"])
    op.create_index("ix_complaints_received_at", "complaints", ["received_at"])
    op.create_table(
        "referrals",
        sa.Column("id", sa.Integer(), nullable=False),
        _key("referrals", "case_id", "cases"),
        _key("referrals", "decision_id", "decisions"),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("agency", "contact", "method")),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("referred_at", UtcDateTime(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_referrals"),
        sa.UniqueConstraint("decision_id", name="uq_referrals_decision_id"),
    )
    op.create_index("ix_referrals_case_id", "referrals", ["case_id"])
    op.create_index("ix_referrals_referred_at", "referrals", ["referred_at"])
    op.add_column("cases", sa.Column("due_at", UtcDateTime(), nullable=True))
    op.add_column("cases", sa.Column("waiting_points", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("cases", sa.Column("step_at", UtcDateTime(), nullable=True))
    op.create_index("ix_cases_steps", "cases", ["state", "step_at"])
    op.execute("UPDATE cases SET step_at = opened_at WHERE state = 'queued'")  # the clock gives them their points
    _sellers_of_cases(op.get_bind())


def _sellers_of_cases(connection: sa.Connection) -> None:
    """An account, and a Seller of its own, for each name that a Finding was seen under; facets by which it is found."""
    named = (
        "SELECT subjects.platform, subjects.host, observations.seller, min(observations.observed_at) AS first_seen_at"
        " FROM observations JOIN subjects ON subjects.id = observations.subject_id"
        " WHERE observations.seller <> '' AND observations.id IN (SELECT observation_id FROM findings)"
        " GROUP BY subjects.host, observations.seller, subjects.platform ORDER BY 4"
    )
    taken = set()
    number = 0
    for platform, host, name, first_seen_at in connection.execute(sa.text(named)).all():
        if (host, name) in taken:
            continue
        taken.add((host, name))
        number += 1
        row = {"id": number, "platform": platform, "host": host, "name": name, "at": first_seen_at}
        connection.execute(sa.text("INSERT INTO sellers (id, name, created_at) VALUES (:id, :name, :at)"), row)
        connection.execute(
            sa.text(
                "INSERT INTO accounts (id, seller_id, platform, host, name, first_seen_at)"
                " VALUES (:id, :id, :platform, :host, :name, :at)"
            ),
            row,
        )
    if connection.dialect.name == "postgresql" and number:
        for table in ("sellers", "accounts"):
            connection.execute(sa.text(f"SELECT setval('{table}_id_seq', {number})"))
    connection.execute(
        sa.text(
            "INSERT INTO facets (case_id, facet, value, state, priority)"
            " SELECT DISTINCT cases.id, 'seller_id', CAST(accounts.seller_id AS VARCHAR), cases.state, cases.priority"
            " FROM cases JOIN findings ON findings.case_id = cases.id"
            " JOIN observations ON observations.id = findings.observation_id"
            " JOIN subjects ON subjects.id = observations.subject_id"
            " JOIN accounts ON accounts.host = subjects.host AND accounts.name = observations.seller"
        )
    )
