"""What signatures come to. A signature holds for one seal; each duty needs somebody of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from tocsin.statements import errors
from tocsin.statements.drafting import Draft, sealing
from tocsin.statements.signing.model import Judged, Signature, Void, Word
from tocsin.statements.signing.quorum import Quorum


def judge(draft: Draft, signatures: Sequence[Signature], wanted: Quorum, now: datetime) -> Judged:
    """Return what stands under a draft as it reads now."""
    seal = sealing.seal(draft)
    told = [(one, _void(one, draft, seal, now)) for one in signatures]
    standing = [one for one, why in told if not why]
    declined = [one.person for one in standing if one.word is Word.DECLINED]
    approved = _one_of_each(one for one in standing if one.word is Word.APPROVED)
    carriers = _carriers(wanted.duties, approved)
    missing = tuple(one for one in wanted.duties if one not in carriers)
    short = max(wanted.people - len(approved), len(missing))
    return Judged(
        is_signed=not declined and not short,
        counted=tuple(approved),
        void=tuple(Void(signature_id=one.signature_id, why=why) for one, why in told if why),
        declined_by=tuple(declined),
        missing_people=short,
        missing_duties=missing,
        carried_by={duty: one.person for duty, one in carriers.items()},
        until=min((one.expires_at for one in approved), default=None),
    )


def may_sign(draft: Draft, seal: str, person_id: str, signatures: Sequence[Signature]) -> None:
    """Raise NotThisText, OwnText or SignedAlready where a word would not count.

    `signatures` are those that a further word would only repeat.
    """
    stands = sealing.seal(draft)
    if seal != stands:
        raise errors.NotThisText(draft_id=draft.draft_id, seal=seal, stands=stands)
    if person_id in draft.author_ids:
        raise errors.OwnText(draft_id=draft.draft_id, person=person_id)
    for one in signatures:
        is_theirs = one.person_id == person_id and one.seal == seal
        if is_theirs and one.withdrawn_at is None:
            raise errors.SignedAlready(draft_id=draft.draft_id, person=one.person)


def _void(one: Signature, draft: Draft, seal: str, now: datetime) -> str:
    if one.withdrawn_at is not None:
        return "withdrawn"
    if one.lost is not None:
        return one.lost.why
    if one.seal != seal or one.draft_id != draft.draft_id:
        return "other_text"
    if one.person_id in draft.author_ids:
        return "author"
    # A refusal does not tire: whoever said no has to take it back.
    is_over = one.word is Word.APPROVED and one.expires_at <= now
    return "expired" if is_over else ""


def _one_of_each(signatures: Iterable[Signature]) -> list[Signature]:
    """Return one yes of each person: who said it again, to carry more, carries all of it."""
    found: dict[str, Signature] = {}
    for one in sorted(signatures, key=lambda it: (it.at, it.signature_id)):
        before = found.get(one.person_id)
        found[one.person_id] = one if before is None else _both(before, one)
    return list(found.values())


def _both(before: Signature, after: Signature) -> Signature:
    carried = {one.duty: one for one in (*before.stood_in, *after.stood_in)}
    return replace(
        after,
        duties=tuple(sorted({*before.duties, *after.duties})),
        stood_in=tuple(carried.values()),
        expires_at=min(before.expires_at, after.expires_at),
    )


def _carriers(duties: tuple[str, ...], approved: Sequence[Signature]) -> dict[str, Signature]:
    """Return who stands for which duty: everybody for one at most, and for as many as can be."""
    carriers: dict[str, Signature] = {}
    for one in duties:
        _finds(one, approved, carriers, set())
    return carriers


def _finds(
    duty: str, approved: Sequence[Signature], carriers: dict[str, Signature], asked: set[str]
) -> bool:
    """Find a duty its carrier; who carries another already hands it on where somebody can."""
    for one in approved:
        if duty not in one.duties or one.person_id in asked:
            continue
        asked.add(one.person_id)
        other = next((key for key, each in carriers.items() if each is one), None)
        if other is None or _finds(other, approved, carriers, asked):
            carriers[duty] = one
            return True
    return False
