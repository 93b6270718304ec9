"""All checks of one draft, the gravest findings first within each sentence."""

from collections.abc import Iterator

from tocsin.statements.checks import consistency, lengths, private, support, tone, wording
from tocsin.statements.checks.model import Beside, Finding, Grade
from tocsin.statements.drafting import Draft, Kind, sentences

MOST = 200  # findings told of one draft: a hostile paste has no end of them
LOOKED_AT = 20_000  # characters beyond which only lengths and private data are looked at
_QUOTED = 200


def check(draft: Draft, beside: Beside) -> list[Finding]:
    """Return what there is to say of a draft."""
    kind = beside.statement.kind
    found = [*lengths.find(draft, kind), *private.find(draft.text)]
    if len(draft.text) <= LOOKED_AT:
        split = sentences.split(draft.text)
        found += wording.find(draft, split)
        found += support.find(draft, beside, split)
        found += tone.find(draft, beside, split)
        found += _contradictions(draft, beside)
        if beside.said and consistency.is_cut(draft.text, beside.said, beside.at):
            found.append(Finding(code="statements.contradicts.cut", grade=Grade.WARN))
    else:
        told = {"length": len(draft.text), "limit": LOOKED_AT}
        found.append(Finding(code="statements.length.unlooked", grade=Grade.WARN, facts=told))
    return sorted(found, key=lambda one: (one.start, -one.grade, one.code))[:MOST]


def unsendable(draft: Draft) -> list[Finding]:
    """Return what no signature heals: the channel cannot carry it."""
    found = lengths.find(draft, Kind.UPDATE)
    return [one for one in found if one.grade is Grade.STOP]


def _contradictions(draft: Draft, beside: Beside) -> Iterator[Finding]:
    known = consistency.aliases(beside.names)
    for one in consistency.against(draft.text, beside.said, known, beside.at):
        yield Finding(
            code=f"statements.contradicts.{one.code}",
            grade=Grade.WARN,
            start=one.sentence.start,
            end=one.sentence.end,
            facts={
                **one.facts,
                "said_id": one.said_id,
                "earlier": one.earlier.text[:_QUOTED],
            },
        )
