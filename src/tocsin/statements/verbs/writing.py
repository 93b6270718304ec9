"""Drafts: composed from facts or written by people; each change is a version of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin import directory, warning
from tocsin.kernel import ids
from tocsin.statements import drafting, errors, facts, law, publishing
from tocsin.statements.ports import Books
from tocsin.statements.verbs import attaching, opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a draft is to go, in which language."""

    language: str
    channel: str
    account: str = ""


def compose(
    books: Books,
    statement_id: str,
    *,
    place: Place,
    setting: drafting.Setting,
    actor: directory.Actor,
    now: datetime,
    attachments: Sequence[drafting.Attachment] = (),
) -> tuple[drafting.Draft, drafting.Composed]:
    """Begin a draft of its kind's template; raises NotAllowed, InsideOnly, UnknownTemplate."""
    directory.require(actor, "draft.write", law.LAW)
    statement = opening.found(books, statement_id)
    made = _composed(books, statement, place.language, setting)
    one = _begun(statement, place, actor, now)
    filled = replace(
        one,
        title=made.title,
        text=made.text,
        cites=made.cites,
        attachments=attaching.named(books, attachments),
        template=made.template,
    )
    return keep(books, filled, "draft.composed"), made


def compose_anew(
    books: Books,
    draft_id: str,
    *,
    expected: int,
    setting: drafting.Setting,
    actor: directory.Actor,
    now: datetime,
) -> drafting.Draft:
    """Enter a next version of what is confirmed by now; raises NotAllowed, UnknownDraft, Moved.

    What people wrote into the version before stays in that version.
    """
    directory.require(actor, "draft.write", law.LAW)
    before = found(books, draft_id)
    if before.number != expected:
        raise errors.Moved(id=draft_id, expected=expected, number=before.number)
    statement = opening.found(books, before.statement_id)
    made = _composed(books, statement, before.language, setting)
    after = replace(
        following(before, actor, now),
        title=made.title,
        text=made.text,
        cites=made.cites,
        template=made.template,
    )
    return keep(books, after, "draft.composed")


def begin(
    books: Books,
    statement_id: str,
    *,
    place: Place,
    title: str,
    text: str,
    actor: directory.Actor,
    now: datetime,
    ai_generated: bool = False,
    attachments: Sequence[drafting.Attachment] = (),
) -> drafting.Draft:
    """Begin a draft with a person's words; raises NotAllowed, InsideOnly, BadDraft and more."""
    directory.require(actor, "draft.write", law.LAW)
    statement = opening.found(books, statement_id)
    one = _begun(statement, place, actor, now)
    words = drafting.editing.cleaned(text)
    known = books.facts.of_case(statement.case_id)
    written = replace(
        one,
        title=drafting.editing.cleaned(title),
        text=words,
        cites=drafting.editing.cited(words, None, known),
        attachments=attaching.named(books, attachments),
        ai_generated=ai_generated,
    )
    return keep(books, written, "draft.begun")


def rewrite(
    books: Books,
    draft_id: str,
    *,
    expected: int,
    title: str | None = None,
    text: str | None = None,
    account: str | None = None,
    attachments: Sequence[drafting.Attachment] | None = None,
    ai_generated: bool = False,
    actor: directory.Actor,
    now: datetime,
) -> drafting.Draft:
    """Enter the next version; raises NotAllowed, UnknownDraft, Moved, BadDraft, AlreadyOut.

    What a machine wrote stays marked so, whoever edits it; whoever wrote any version may not sign.
    """
    directory.require(actor, "draft.write", law.LAW)
    before = found(books, draft_id)
    if before.number != expected:
        raise errors.Moved(id=draft_id, expected=expected, number=before.number)
    known = books.facts.of_case(opening.found(books, before.statement_id).case_id)
    words = before.text if text is None else drafting.editing.cleaned(text)
    after = replace(
        following(before, actor, now),
        title=before.title if title is None else drafting.editing.cleaned(title),
        text=words,
        cites=drafting.editing.cited(words, before, known),
        account=before.account if account is None else account.strip(),
        attachments=(
            before.attachments if attachments is None else attaching.named(books, attachments)
        ),
        ai_generated=before.ai_generated or ai_generated,
    )
    return keep(books, after, "draft.rewritten")


def _composed(
    books: Books, statement: drafting.Statement, language: str, setting: drafting.Setting
) -> drafting.Composed:
    sheet = facts.sheet.fill(statement.case_id, books.facts.of_case(statement.case_id))
    template = drafting.shelf.template(statement.kind, language)
    known = replace(
        setting,
        subject=setting.subject or statement.subject,
        next_update_at=setting.next_update_at or statement.next_update_at,
    )
    return drafting.composing.compose(template, sheet, known)


def found(books: Books, draft_id: str) -> drafting.Draft:
    """Return a draft as it reads now; raises UnknownDraft."""
    one = books.drafts.newest(draft_id)
    if one is None:
        raise errors.UnknownDraft(draft_id=draft_id)
    return one


def may_read(books: Books, one: drafting.Draft, actor: directory.Actor) -> bool:
    """Return whether somebody may see a draft: orange and red ones are for few until they are out.

    Raises UnknownStatement.
    """
    if not directory.may(actor, "statement.read", law.LAW):
        return False
    if directory.may(actor, "draft.read_grave", law.LAW):
        return True
    statement = opening.found(books, one.statement_id)
    level = max(statement.level, books.level_of(statement.case_id))
    out = books.publications.of_draft(one.draft_id)
    is_out = any(each.state is publishing.State.PUBLISHED for each in out)
    return is_out or level < warning.Level.ORANGE


def read(books: Books, draft_id: str, actor: directory.Actor) -> drafting.Draft:
    """Return a draft as it reads now; raises NotAllowed, UnknownDraft."""
    directory.require(actor, "statement.read", law.LAW)
    one = found(books, draft_id)
    if not may_read(books, one, actor):
        directory.require(actor, "draft.read_grave", law.LAW)
    return one


def following(before: drafting.Draft, actor: directory.Actor, now: datetime) -> drafting.Draft:
    """Return the next version, before its words are changed."""
    return replace(
        before,
        number=before.number + 1,
        author_id=actor.user_id,
        author_ids=tuple(dict.fromkeys((*before.author_ids, actor.user_id))),
        at=now,
    )


def _begun(
    statement: drafting.Statement, place: Place, actor: directory.Actor, now: datetime
) -> drafting.Draft:
    return drafting.Draft(
        draft_id=ids.uuid7(now),
        number=1,
        statement_id=statement.statement_id,
        language=place.language,
        channel=drafting.editing.channel(statement.kind, place.channel),
        account=place.account.strip(),
        title="",
        text="",
        reply_to=statement.reply_to,
        author_id=actor.user_id,
        author_ids=(actor.user_id,),
        at=now,
    )


def keep(books: Books, one: drafting.Draft, action: str) -> drafting.Draft:
    """Keep a version and enter it in the trail; raises BadDraft, Moved."""
    voided = _voided(books, one)
    books.drafts.add(drafting.editing.checked(one))
    told = {
        "statement_id": one.statement_id,
        "number": one.number,
        "seal": drafting.sealing.seal(one),
        "channel": one.channel,
        "language": one.language,
        "ai_generated": one.ai_generated,
    }
    books.trail.enter(one.at, one.author_id, action, one.draft_id, told)
    if voided:
        lost = {"people": voided, "number": one.number}
        books.trail.enter(one.at, one.author_id, "draft.voided", one.draft_id, lost)
    return one


def _voided(books: Books, after: drafting.Draft) -> list[str]:
    """Return whose word on the version before a next one voids."""
    before = books.drafts.newest(after.draft_id)
    if before is None or drafting.sealing.seal(before) == drafting.sealing.seal(after):
        return []
    return [
        one.person
        for one in books.signatures.of_draft(after.draft_id)
        if one.seal == drafting.sealing.seal(before)
        and one.withdrawn_at is None
        and one.expires_at > after.at
    ]
