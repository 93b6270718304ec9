"""The way out: leased, sent, settled; read back in doubt; thawed and confirmed by people."""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from tocsin import directory, warning
from tocsin.statements import drafting, errors, law, publishing
from tocsin.statements.ports import Books
from tocsin.statements.verbs import approving, planning

_State = publishing.State
_machine, _freezing = publishing.machine, publishing.freezing
MACHINE = "machine"
Lane = Callable[[str], bool]  # the channels whose texts go out one after the other


def _every(channel: str) -> bool:
    del channel
    return True


def recover(books: Books, now: datetime) -> list[publishing.Publication]:
    """At start: what another life was sending is in doubt, and is not sent again unseen."""
    leased = books.publications.within([_State.LEASED])
    return [_step(books, _machine.vanish(one, now), now) for one in leased]


def freeze(
    books: Books, level: warning.Level, risen_at: datetime | None, now: datetime
) -> list[publishing.Publication]:
    """Freeze what was scheduled before the level rose; a thawed one freezes at the next rise."""
    waiting = books.publications.within([_State.SCHEDULED, _State.PENDING])
    stopping = [one for one in waiting if _freezing.freezes(one, level, risen_at)]
    return [_step(books, _freezing.freeze(one, now), now) for one in stopping]


def is_waiting(
    books: Books, level: warning.Level, risen_at: datetime | None, now: datetime
) -> bool:
    """Return whether a freeze or a take would change anything now."""
    if any(_machine.has_vanished(one, now) for one in books.publications.within([_State.LEASED])):
        return True
    waiting = books.publications.within([_State.SCHEDULED, _State.PENDING])
    return any(
        _machine.is_due(one, now) or _freezing.freezes(one, level, risen_at) for one in waiting
    )


def take(
    books: Books, now: datetime, *, by_hand: Collection[str], lane: Lane = _every
) -> publishing.Parcel | None:
    """Lease the first that is due in a lane: what its sender dies with is the one in doubt.

    Signatures and turns are looked at again, for hours may have passed. Freeze first: both in one
    transaction.
    """
    for one in books.publications.within([_State.LEASED]):
        if _machine.has_vanished(one, now):
            _step(books, _machine.vanish(one, now), now)
    waiting = books.publications.within([_State.SCHEDULED, _State.PENDING])
    due = [one for one in waiting if _machine.is_due(one, now) and lane(one.channel)]
    return next(filter(None, (_taken(books, one, now, by_hand) for one in due)), None)


def _taken(
    books: Books, one: publishing.Publication, now: datetime, by_hand: Collection[str]
) -> publishing.Parcel | None:
    draft = _still_signed(books, one, now)
    if draft is None:
        _step(books, _machine.lapse_signatures(one, now), now)
    elif first := before(books, one):
        _step(books, _freezing.freeze(one, now, fault=_freezing.OUT_OF_TURN), now, audiences=first)
    elif one.channel in by_hand:
        _step(books, _machine.hand_over(one, now), now)
    else:
        _step(books, _machine.lease(one, now), now)
        books.attachments.let_out([it.sha256 for it in draft.attachments], now)
        return replace(_parcel(books, one, draft), files=_files(books, draft))
    return None


def settle(
    books: Books, publication_id: str, outcome: publishing.outcomes.Outcome, now: datetime
) -> publishing.Publication:
    """Enter what came of one try; one whose lease was taken for lost meanwhile stays in doubt."""
    one = found(books, publication_id)
    proves = isinstance(outcome, publishing.outcomes.Out)
    if one.state is _State.LEASED or (proves and one.state in {_State.IN_DOUBT, _State.ASKED}):
        return _step(books, _machine.settle(one, outcome, now), now)
    return one


def doubtful(books: Books) -> list[publishing.Parcel]:
    """Return what has to be looked for."""
    drafts = [(one, _version(books, one)) for one in books.publications.within([_State.IN_DOUBT])]
    return [_parcel(books, one, draft) for one, draft in drafts if draft is not None]


def looked(
    books: Books, publication_id: str, outcome: publishing.outcomes.Outcome, now: datetime
) -> publishing.Publication:
    """Enter what a look found."""
    one = found(books, publication_id)
    if one.state is not _State.IN_DOUBT:
        return one
    return _step(books, _machine.read_back(one, outcome, now), now)


def confirm(
    books: Books, publication_id: str, *, url: str, actor: directory.Actor, now: datetime
) -> publishing.Publication:
    """Enter where a person found it; raises NotAllowed, NotWaiting, NoProof."""
    directory.require(actor, "publication.confirm", law.LAW)
    one = found(books, publication_id)
    return _step(books, _machine.confirm(one, url=url, person=actor.name, now=now), now, actor)


def deny(
    books: Books, publication_id: str, *, actor: directory.Actor, now: datetime
) -> publishing.Publication:
    """Enter that a person found it nowhere; raises NotAllowed, NotWaiting."""
    directory.require(actor, "publication.confirm", law.LAW)
    one = found(books, publication_id)
    return _step(books, _machine.deny(one, person=actor.name, now=now), now, actor)


def thaw(
    books: Books,
    publication_id: str,
    *,
    reason: str,
    due_at: datetime | None = None,
    actor: directory.Actor,
    now: datetime,
) -> publishing.Publication:
    """Let a frozen one go out after all, also out of turn where that held it.

    Raises NotAllowed, NotWaiting, NoReason.
    """
    directory.require(actor, "publication.thaw", law.LAW)
    one = found(books, publication_id)
    after, attempt = _freezing.thaw(one, person=actor.name, reason=reason, now=now, due_at=due_at)
    was_held = one.fault == _freezing.OUT_OF_TURN
    first = before(books, one) if was_held else []
    if first:
        after = replace(after, out_of_turn=reason.strip())
    return _step(books, (after, attempt), now, actor, reason=reason.strip(), audiences=first)


def cancel(
    books: Books, publication_id: str, *, actor: directory.Actor, now: datetime
) -> publishing.Publication:
    """Keep one in that has not been sent; raises NotAllowed, NotWaiting."""
    directory.require(actor, "publication.cancel", law.LAW)
    one = found(books, publication_id)
    return _step(books, _machine.cancel(one, person=actor.name, now=now), now, actor)


def before(books: Books, one: publishing.Publication) -> list[str]:
    """Return who should hear it before, if it may not go out of turn."""
    draft = books.drafts.newest(one.draft_id)
    if draft is None or one.break_id or one.out_of_turn:
        return []
    return [each.audience for each in planning.before(books, draft)]


def found(books: Books, publication_id: str) -> publishing.Publication:
    """Return a publication; raises UnknownPublication."""
    one = books.publications.get(publication_id)
    if one is None:
        raise errors.UnknownPublication(publication_id=publication_id)
    return one


def _still_signed(
    books: Books, one: publishing.Publication, now: datetime
) -> drafting.Draft | None:
    """Return the draft if it still reads as it did and may go out."""
    draft = books.drafts.newest(one.draft_id)
    if draft is None or drafting.sealing.seal(draft) != one.seal:
        return None
    is_signed = bool(one.break_id) or approving.judged(books, draft, now).is_signed
    return draft if is_signed else None


def _version(books: Books, one: publishing.Publication) -> drafting.Draft | None:
    versions = books.drafts.versions(one.draft_id)
    return next((each for each in versions if drafting.sealing.seal(each) == one.seal), None)


def _parcel(books: Books, one: publishing.Publication, draft: drafting.Draft) -> publishing.Parcel:
    steps = books.publications.attempts(one.publication_id)
    tried_at = next((step.at for step in steps if step.what == "leased"), None)
    return publishing.Parcel(key=one.publication_id, draft=draft, at=one.at, tried_at=tried_at)


def _files(books: Books, draft: drafting.Draft) -> tuple[publishing.carrying.File, ...]:
    found = []
    for it in draft.attachments:
        kept, content = books.attachments.about(it.sha256), books.attachments.content(it.sha256)
        if kept is None or content is None or hashlib.sha256(content).hexdigest() != it.sha256:
            continue  # the publisher refuses: what was signed is not whole
        one = publishing.carrying.File(
            about=it, content=content, width=kept.width, height=kept.height
        )
        found.append(one)
    return tuple(found)


def _step(
    books: Books,
    moved: publishing.machine.Moved,
    now: datetime,
    actor: directory.Actor | None = None,
    **facts: object,
) -> publishing.Publication:
    one, attempt = moved
    books.publications.put(one, attempt)
    told = {
        "state": str(one.state),
        "channel": one.channel,
        "fault": attempt.fault,
        "proof": attempt.proof,
        "url": one.url,
        **facts,
    }
    person = actor.user_id if actor else MACHINE
    books.trail.enter(now, person, f"publication.{attempt.what}", one.publication_id, told)
    return one
