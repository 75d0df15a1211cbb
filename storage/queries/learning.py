"""What people have decided about texts: the material that the text model may learn from."""

from __future__ import annotations

from collections import Counter

from sqlmodel import col, select

from storage.database import Database
from storage.records import Kind, Record, Verdict
from storage.tables import ApprovalRow, DecisionRow, FindingRow, ObservationRow, SubjectRow, UndoRow

# One person who clears more texts than this in an hour reads none of them, or wants the model to look away (F046):
# these wait until somebody looks at them again.
MOST_CLEARED_AN_HOUR = 60


class DecidedText(Record):
    """A text with a person's judgement: the rules it breaks, by id, or none."""

    observation_id: int
    title: str
    text: str
    kind: Kind
    grounds: tuple[str, ...]


class DecidedTexts(Record):
    texts: tuple[DecidedText, ...]
    held_out: int  # cleared too fast by one person


def decided_texts(db: Database) -> DecidedTexts:
    """Every text of an approved violation, with its grounds, and of a case closed as no violation, newest judgement.

    A decision that was undone teaches nothing.
    """
    with db.read() as session:
        rows = session.exec(
            select(DecisionRow, ApprovalRow.approved, ObservationRow, SubjectRow.kind)
            .join(FindingRow, col(FindingRow.case_id) == DecisionRow.case_id)
            .join(ObservationRow, col(ObservationRow.id) == FindingRow.observation_id)
            .join(SubjectRow, col(SubjectRow.id) == ObservationRow.subject_id)
            .outerjoin(ApprovalRow, col(ApprovalRow.decision_id) == DecisionRow.id)
            .where(
                col(DecisionRow.verdict).in_((Verdict.VIOLATION, Verdict.NO_VIOLATION)),
                col(DecisionRow.id).not_in(select(UndoRow.decision_id)),
            )
            .order_by(col(DecisionRow.id), col(ObservationRow.id))
        ).all()
    cleared = Counter(
        (decision.author_id, f"{decision.decided_at:%Y-%m-%dT%H}")
        for decision in {row[0].id: row[0] for row in rows if row[0].verdict == Verdict.NO_VIOLATION}.values()
    )
    found: dict[int, DecidedText] = {}
    held_out: set[int] = set()
    for decision, approved, observation, kind in rows:
        violation = decision.verdict == Verdict.VIOLATION
        if violation and not approved:
            continue
        if not violation and cleared[decision.author_id, f"{decision.decided_at:%Y-%m-%dT%H}"] > MOST_CLEARED_AN_HOUR:
            held_out.add(decision.id)
            continue
        found[observation.id] = DecidedText(
            observation_id=observation.id, title=observation.title, text=observation.text, kind=Kind(kind),
            grounds=tuple(decision.grounds) if violation else (),
        )  # fmt: skip
    return DecidedTexts(texts=tuple(found.values()), held_out=len(held_out))
