"""The facet of policy and platform together, for the Cases of an older database."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "INSERT INTO facets (case_id, facet, value, state, priority)"
        " SELECT policies.case_id, 'policy+platform', policies.value || '+' || platforms.value, policies.state,"
        " policies.priority FROM facets AS policies JOIN facets AS platforms ON platforms.case_id = policies.case_id"
        " WHERE policies.facet = 'policy' AND platforms.facet = 'platform'"
    )
