"""Letters: the letterhead, each paper, which requests it carries, each try to send it."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _words(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=nullable) for name in names]


def upgrade() -> None:
    op.create_table(
        "letterheads",
        sa.Column("id", sa.Integer(), nullable=False),
        *_texts("parent", "signer_title", "contact"),
        *_words("code", "unit", "place", "signer", "changed_by"),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_letterheads"),
        sa.CheckConstraint("id = 1", name="ck_letterheads_only_one"),
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *_words("kind", "state", "email", "send_by", "docx_sha256", "number", "signer", "message_id", "channel", "made_by"),
        *_words("annex_sha256", "signed_sha256", "message_sha256", nullable=True),
        *_texts("recipient", "subject", "receipt"),
        sa.Column("recipient_id", sa.Integer(), nullable=True),
        sa.Column("referral_id", sa.Integer(), nullable=True),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("handing_over", sa.Boolean(), nullable=False),
        *(sa.Column(name, UtcDateTime(), nullable=True) for name in ("due_at", "lease_until", "sent_at")),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["recipient_id"], ["recipients.id"], name="fk_letters_recipient_id"),
        sa.PrimaryKeyConstraint("id", name="pk_letters"),
        sa.UniqueConstraint("referral_id", name="uq_letters_referral_id"),
    )
    op.create_index("ix_letters_due", "letters", ["state", "due_at"])
    op.create_index("ix_letters_recipient_id", "letters", ["recipient_id"])
    op.create_index("ix_letters_made_at", "letters", ["made_at"])
    op.create_table(
        "letter_requests",
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_letter_requests_request_id"),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name="fk_letter_requests_letter_id"),
        sa.PrimaryKeyConstraint("request_id", name="pk_letter_requests"),
    )
    op.create_index("ix_letter_requests_letter_id", "letter_requests", ["letter_id"])
    op.create_table(
        "letter_attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        *_words("what"),
        *_texts("said"),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name="fk_letter_attempts_letter_id"),
        sa.PrimaryKeyConstraint("id", name="pk_letter_attempts"),
    )
    op.create_index("ix_letter_attempts_letter_id", "letter_attempts", ["letter_id"])
