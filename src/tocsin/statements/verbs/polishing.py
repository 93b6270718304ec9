"""A machine's words: entered as the next version, marked, and signed by people as any other."""

from dataclasses import replace
from datetime import datetime

from tocsin import directory
from tocsin.statements import checks, drafting, errors, law, polishing
from tocsin.statements.ports import Books
from tocsin.statements.verbs import writing


def wish(
    books: Books, draft_id: str, *, expected: int, beside: checks.Beside, actor: directory.Actor
) -> tuple[drafting.Draft, polishing.Asked]:
    """Return what to ask for a draft; raises NotAllowed, UnknownDraft, Moved, Unpolished."""
    directory.require(actor, "draft.polish", law.LAW)
    draft = writing.found(books, draft_id)
    if draft.number != expected:
        raise errors.Moved(id=draft_id, expected=expected, number=draft.number)
    return draft, polishing.ask(draft, beside.known)


def enter(
    books: Books,
    before: drafting.Draft,
    words: tuple[str, tuple[drafting.Cite, ...]],
    *,
    model: str,
    actor: directory.Actor,
    now: datetime,
) -> drafting.Draft:
    """Enter a machine's version, as asked for by a person; raises NotAllowed, Moved, BadDraft."""
    directory.require(actor, "draft.polish", law.LAW)
    stands = writing.found(books, before.draft_id)
    if stands.number != before.number:
        raise errors.Moved(id=before.draft_id, expected=before.number, number=stands.number)
    text, cites = words
    after = replace(
        writing.following(before, actor, now), text=text, cites=cites, ai_generated=True
    )
    kept = writing.keep(books, after, "draft.rewritten")
    told = {"model": model, "number": kept.number, "seal": drafting.sealing.seal(kept)}
    books.trail.enter(now, actor.user_id, "draft.polished", kept.draft_id, told)
    return kept
