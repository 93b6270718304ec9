"""Rules of the ledger: a version follows the one before it, and a confirmed fact has a source."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from tocsin.statements import errors
from tocsin.statements.facts.model import LANGUAGES, Fact, Standing

LONGEST = 2_000  # characters of one language
_NAME = 300


def checked(one: Fact) -> Fact:
    """Return the fact with its blanks trimmed; raises BadFact."""
    unknown = set(one.texts) - set(LANGUAGES)
    if unknown:
        raise errors.BadFact(why="language")
    texts = {lang: one.texts[lang].strip() for lang in LANGUAGES if one.texts.get(lang, "").strip()}
    told = replace(one, texts=texts, source=one.source.strip(), owner=one.owner.strip())
    if not texts:
        raise errors.BadFact(why="empty")
    if max(map(len, texts.values())) > LONGEST or max(len(told.source), len(told.owner)) > _NAME:
        raise errors.BadFact(why="long")
    # A rumour may come from nowhere; what we vouch for or deny may not.
    if told.standing in {Standing.CONFIRMED, Standing.DENIED}:
        for name in ("source", "owner"):
            if not getattr(told, name):
                raise errors.BadFact(why=name)
    return told


def follow(
    before: Fact, *, expected: int, changes: Mapping[str, object], person_id: str, at: datetime
) -> Fact:
    """Return the next version of a fact; raises Moved, BadFact."""
    if before.number != expected:
        raise errors.Moved(id=before.fact_id, expected=expected, number=before.number)
    known = {name: told for name, told in changes.items() if told is not None}
    after = replace(before, **({"why": ""} | known))  # type: ignore[arg-type]  # fields by name
    return checked(replace(after, number=before.number + 1, person_id=person_id, at=at))
