"""Facets of province, day and month of opening, and deadline, for the Cases of an older database."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INSERT = "INSERT INTO facets (case_id, facet, value, state, priority) SELECT cases.id, '{facet}', {value}, state, priority FROM cases"
# Days are days in Vietnam, which keeps one time all year: seven hours ahead.
DAY = {
    "sqlite": "date({column}, '+7 hours')",
    "postgresql": "to_char({column} AT TIME ZONE 'UTC' + interval '7 hours', 'YYYY-MM-DD')",
}
OWED = (
    " JOIN (SELECT case_id, min(deadline_at) AS due FROM requests WHERE state IN ('sent', 'acknowledged', 'responded')"
    " GROUP BY case_id) AS owed ON owed.case_id = cases.id WHERE due IS NOT NULL AND state = 'actioning'"
)


def upgrade() -> None:
    day = DAY[op.get_bind().dialect.name]
    opened = day.format(column="opened_at")
    op.execute(INSERT.format(facet="province", value="offices.province") + " CROSS JOIN offices")
    op.execute(INSERT.format(facet="opened", value=opened))
    op.execute(INSERT.format(facet="opened", value=f"substr({opened}, 1, 7)"))
    op.execute(INSERT.format(facet="deadline", value=day.format(column="due")) + OWED)
