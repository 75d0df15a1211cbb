"""Seller clusters: identifiers, where they were shown, the Subjects of an account, what people said of accounts."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def _to(table: str, column: str, to: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(column, sa.Integer(), sa.ForeignKey(f"{to}.id", name=f"fk_{table}_{column}"), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "identifiers",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind", "key")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("value", "detail")),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("shared", sa.String(), nullable=False),
        _to("identifiers", "said_by", "users", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_identifiers"),
        sa.UniqueConstraint("kind", "key", name="uq_identifiers_kind_key"),
    )
    op.create_table(
        "shown_identifiers",
        _to("shown_identifiers", "identifier_id", "identifiers"),
        _to("shown_identifiers", "account_id", "accounts"),
        _to("shown_identifiers", "subject_id", "subjects"),
        sa.Column("first_seen_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("identifier_id", "account_id", "subject_id", name="pk_shown_identifiers"),
    )
    op.create_index("ix_shown_identifiers_account_id", "shown_identifiers", ["account_id"])
    op.create_table(
        "account_subjects",
        _to("account_subjects", "subject_id", "subjects"),
        _to("account_subjects", "account_id", "accounts"),
        sa.Column("first_seen_at", UtcDateTime(), nullable=False),
        sa.Column("last_seen_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("subject_id", "account_id", name="pk_account_subjects"),
    )
    op.create_index("ix_account_subjects_account_id", "account_subjects", ["account_id"])
    op.create_table(
        "account_ties",
        _to("account_ties", "one_id", "accounts"),
        _to("account_ties", "other_id", "accounts"),
        sa.Column("says", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _to("account_ties", "said_by", "users"),
        sa.Column("said_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("one_id", "other_id", name="pk_account_ties"),
        sa.CheckConstraint("one_id < other_id", name="ck_account_ties_in_order"),
    )
    op.create_index("ix_account_ties_other_id", "account_ties", ["other_id"])
    op.create_table(
        "seller_people",
        sa.Column("id", sa.Integer(), nullable=False),
        _to("seller_people", "account_id", "accounts"),
        sa.Column("role", sa.String(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "reason")),
        _to("seller_people", "said_by", "users"),
        sa.Column("said_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_seller_people"),
    )
    op.create_index("ix_seller_people_account_id", "seller_people", ["account_id"])
    op.add_column("sellers", sa.Column("merged_into", sa.Integer(), nullable=True))
    op.add_column("accounts", sa.Column("url", sa.Text(), nullable=False, server_default=""))
    op.add_column("accounts", sa.Column("doubts", sa.Text(), nullable=False, server_default=""))
    _subjects_of_accounts()
    _ties_of_merged()


def _subjects_of_accounts() -> None:
    op.execute(
        "INSERT INTO account_subjects (subject_id, account_id, first_seen_at, last_seen_at)"
        " SELECT subjects.id, accounts.id, min(observations.observed_at), max(subjects.last_seen_at)"
        " FROM accounts JOIN subjects ON subjects.host = accounts.host"
        " JOIN observations ON observations.subject_id = subjects.id AND observations.seller = accounts.name"
        " GROUP BY subjects.id, accounts.id"
    )


def _ties_of_merged() -> None:
    """Accounts that stand under one Seller were put there by a person: until now nothing else joined any."""
    op.execute(
        "INSERT INTO account_ties (one_id, other_id, says, reason, said_by, said_at)"
        " SELECT first.id, accounts.id, 'same', '', (SELECT min(id) FROM users), sellers.created_at"
        " FROM accounts JOIN sellers ON sellers.id = accounts.seller_id"
        " JOIN accounts AS first ON first.id = (SELECT min(other.id) FROM accounts AS other"
        " WHERE other.seller_id = accounts.seller_id)"
        " WHERE first.id < accounts.id AND EXISTS (SELECT 1 FROM users)"
    )
