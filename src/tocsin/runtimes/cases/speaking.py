"""What went out of a case, for whoever answers a voice in it."""

from collections.abc import Sequence

from tocsin import cases, shapes
from tocsin.adapters import sql

_MANY = 200


def said(books: sql.Books, case_id: str) -> Sequence[cases.spoken.Spoken]:
    """Return the texts of a case that are out, the newest first; of no case: all of them."""
    found = []
    for one in books.publications.published(case_id=case_id or None, limit=_MANY):
        versions = books.drafts.versions(one.draft_id)
        draft = next((each for each in versions if each.number == one.draft_number), None)
        statement = books.drafts.statement(one.statement_id)
        if draft is not None and statement is not None and not one.break_id:
            found.append(cases.spoken.Spoken(text=draft.text, answers=statement.answers))
    return found


def answers(books: sql.Books, case_id: str) -> list[shapes.Shape]:
    """Return the statements that answer voices of a case, and whether each is out."""
    out = {one.statement_id for one in books.publications.published(case_id=case_id, limit=_MANY)}
    return [
        {
            "negative_id": one.answers,
            "statement_id": one.statement_id,
            "is_out": one.statement_id in out,
        }
        for one in books.drafts.statements(case_id=case_id)
        if one.answers
    ]
