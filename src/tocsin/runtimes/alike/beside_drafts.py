"""What was said before beside a draft."""

from collections.abc import Iterator

from tocsin import shapes, statements
from tocsin.adapters import sql
from tocsin.enrichment import likeness
from tocsin.runtimes.alike import measuring

MOST = 5
_LOOKED_AT = 60  # publications, the newest
_PART, _PARTS = 200, 2  # characters of a part, and how many are looked at
_SHOWN = 280  # characters of what was said

Pair = tuple[statements.publishing.Publication, statements.drafting.Draft]


def beside_draft(
    books: sql.Books, one: statements.drafting.Draft, measure: likeness.Measure
) -> shapes.Shape:
    """Return statements that went out and are near a draft, each once, the nearest first."""
    before = list(_said(books, one))
    told = measure.nearness(_parts(one), [_parts(draft) for _, draft in before])
    by_statement: dict[str, tuple[int, float]] = {}
    for pair in likeness.nearest(told.shares, least=measure.least, most=len(before)):
        by_statement.setdefault(before[pair[0]][0].statement_id, pair)
    found = [(*before[at], nearness) for at, nearness in list(by_statement.values())[:MOST]]
    return {
        **measuring.told(measure, told),
        "statements": [_shape(books, out, draft, nearness) for out, draft, nearness in found],
    }


def _said(books: sql.Books, one: statements.drafting.Draft) -> Iterator[Pair]:
    """Yield what went out, but of the draft's own statement, with the words that went out."""
    for out in books.publications.published(limit=_LOOKED_AT):
        if out.statement_id == one.statement_id:
            continue
        versions = books.drafts.versions(out.draft_id)
        words = next((each for each in versions if each.number == out.draft_number), None)
        if words is not None:
            yield out, words


def _parts(one: statements.drafting.Draft) -> list[str]:
    cut = range(0, min(len(one.text), _PART * _PARTS), _PART)
    return [one.title, *(one.text[first : first + _PART] for first in cut)]


def _shape(
    books: sql.Books,
    out: statements.publishing.Publication,
    draft: statements.drafting.Draft,
    nearness: float,
) -> shapes.Shape:
    about = books.drafts.statement(out.statement_id)
    return {
        "statement_id": out.statement_id,
        "case_id": out.case_id,
        "kind": str(about.kind) if about else "",
        "subject": about.subject if about else "",
        "language": draft.language,
        "channel": out.channel,
        "published_at": shapes.time(out.published_at),
        "excerpt": draft.text[:_SHOWN],
        "nearness": nearness,
    }
