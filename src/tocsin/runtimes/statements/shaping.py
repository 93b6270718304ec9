"""Statements in the one shape in which the API and the command tell of them."""

from collections.abc import Callable, Sequence

from tocsin import shapes
from tocsin.statements import checks, drafting, facts, publishing, signing

Shape = shapes.Shape


def fact(one: facts.Fact) -> Shape:
    """Return one version of a fact."""
    return {
        "fact_id": one.fact_id,
        "number": one.number,
        "case_id": one.case_id,
        "aspect": str(one.aspect),
        "texts": dict(one.texts),
        "standing": str(one.standing),
        "source": one.source,
        "owner": one.owner,
        "person_id": one.person_id,
        "at": shapes.time(one.at),
        "why": one.why,
    }


def sheet(one: facts.Sheet, tell: Callable[[facts.Fact], Shape] = fact) -> Shape:
    """Return the sheet of 5W1H, each fact as `tell` tells it."""
    rows = [
        {
            "aspect": str(row.aspect),
            "confirmed": [tell(each) for each in row.confirmed],
            "open": [tell(each) for each in row.open],
            "denied": [tell(each) for each in row.denied],
            "is_gap": row.is_gap,
        }
        for row in one.rows
    ]
    return {"case_id": one.case_id, "rows": rows, "gaps": [str(gap) for gap in one.gaps]}


def statement(one: drafting.Statement, drafts: Sequence[Shape]) -> Shape:
    """Return a statement with its drafts."""
    return {
        "statement_id": one.statement_id,
        "number": one.number,
        "case_id": one.case_id,
        "kind": str(one.kind),
        "level": one.level.word,
        "subject": one.subject,
        "cluster": one.cluster,
        "next_update_at": shapes.time(one.next_update_at),
        "opened_by": one.opened_by,
        "opened_at": shapes.time(one.opened_at),
        "reply_to": one.reply_to,
        "answers": one.answers,
        "drafts": list(drafts),
    }


def draft(one: drafting.Draft) -> Shape:
    """Return one version of a draft with its seal."""
    return {
        "draft_id": one.draft_id,
        "number": one.number,
        "statement_id": one.statement_id,
        "language": one.language,
        "channel": one.channel,
        "account": one.account,
        "title": one.title,
        "text": one.text,
        "cites": [
            {
                "start": cite.start,
                "end": cite.end,
                "fact_ids": list(cite.fact_ids),
                "template": cite.template,
            }
            for cite in one.cites
        ],
        "attachments": attachments(one),
        "author_id": one.author_id,
        "author_ids": list(one.author_ids),
        "at": shapes.time(one.at),
        "ai_generated": one.ai_generated,
        "template": one.template,
        "seal": drafting.sealing.seal(one),
    }


def attachments(one: drafting.Draft) -> list[Shape]:
    """Return the files that go out with a draft."""
    return [
        {
            "name": it.name,
            "media_type": it.media_type,
            "sha256": it.sha256,
            "alt": it.alt,
            "length": it.length,
        }
        for it in one.attachments
    ]


def finding(one: checks.Finding) -> Shape:
    """Return one finding."""
    return {
        "code": one.code,
        "grade": one.grade.word,
        "start": one.start,
        "end": one.end,
        "facts": dict(one.facts),
    }


def judged(one: signing.Judged, wanted: signing.Quorum) -> Shape:
    """Return what stands under a draft, and what has to."""
    return {
        "is_signed": one.is_signed,
        "people": wanted.people,
        "duties": list(wanted.duties),
        "missing_people": one.missing_people,
        "missing_duties": list(one.missing_duties),
        "carried_by": dict(one.carried_by),
        "declined_by": list(one.declined_by),
        "until": shapes.time(one.until),
        "signatures": [
            {
                "signature_id": each.signature_id,
                "person_id": each.person_id,
                "person": each.person,
                "duties": list(each.duties),
                "at": shapes.time(each.at),
                "expires_at": shapes.time(each.expires_at),
            }
            for each in one.counted
        ],
        "void": [{"signature_id": each.signature_id, "why": each.why} for each in one.void],
    }


def stood_in(one: signing.Signature) -> list[Shape]:
    """Return the duties that a word carries in others' place, and why they did not."""
    return [
        {
            "duty": each.duty,
            "instead_of": [
                {"name": name, "why": why}
                for name, why in zip(each.instead_of, each.why, strict=True)
            ],
        }
        for each in one.stood_in
    ]


def line(one: signing.Line, told: Sequence[signing.deputies.Turn]) -> Shape:
    """Return who can sign for a duty, in order, each with what keeps them from it."""
    people = [
        {"name": each.person.name, "why": each.excuse, "may_sign": each.is_next} for each in told
    ]
    return {"duty": one.duty, "people": people}


def publication(one: publishing.Publication, attempts: Sequence[publishing.Attempt] = ()) -> Shape:
    """Return one publication with its proof and its steps."""
    return {
        "publication_id": one.publication_id,
        "draft_id": one.draft_id,
        "draft_number": one.draft_number,
        "seal": one.seal,
        "statement_id": one.statement_id,
        "case_id": one.case_id,
        "channel": one.channel,
        "account": one.account,
        "state": str(one.state),
        "person": one.person,
        "at": shapes.time(one.at),
        "due_at": shapes.time(one.due_at),
        "is_scheduled": one.is_scheduled,
        "break_id": one.break_id,
        "tries": one.tries,
        "published_at": shapes.time(one.published_at),
        "proof": one.proof,
        "url": one.url,
        "fault": one.fault,
        "steps": [
            {
                "at": shapes.time(each.at),
                "what": each.what,
                "state": str(each.state),
                "person": each.person,
                "fault": each.fault,
                "proof": each.proof,
                "excerpt": each.excerpt,
            }
            for each in attempts
        ],
    }


def glass_break(one: signing.GlassBreak) -> Shape:
    """Return one text that went out without its quorum."""
    return {
        "break_id": one.break_id,
        "draft_id": one.draft_id,
        "case_id": one.case_id,
        "person": one.person,
        "reason": one.reason,
        "at": shapes.time(one.at),
        "review_due_at": shapes.time(one.review_due_at),
        "reviewed_by": one.reviewed_by,
        "reviewed_at": shapes.time(one.reviewed_at),
        "was_right": one.was_right,
        "lesson": one.lesson,
    }
