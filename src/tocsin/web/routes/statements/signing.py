"""Yes and no to one exact text, and letting it out."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin import directory, publishers
from tocsin import statements as room
from tocsin.runtimes import statements as runtime
from tocsin.statements import verbs
from tocsin.web import answers, ports, refusals
from tocsin.web.models.statements import asked as wishes
from tocsin.web.models.statements import told as shapes

router = APIRouter(prefix="/api", tags=["statements"])

_shaping = runtime.shaping


@router.post(
    "/drafts/{draft_id}/sign",
    operation_id="sign_draft",
    summary="Say yes or no to the text with this seal",
    response_model=shapes.SignedOff,
    responses=refusals.changing(404, 409),
)
def sign_draft(
    draft_id: refusals.Id, entry: wishes.Sign, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter a person's word; it counts for this very text alone."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = runtime.desk(books)
        if entry.word == "approved":
            judged = verbs.approving.approve(desk, draft_id, seal=entry.seal, actor=actor, now=now)
        else:
            judged = verbs.approving.decline(
                desk, draft_id, seal=entry.seal, reason=entry.reason, actor=actor, now=now
            )
        runtime.asking.answered(books, house.cases.desk_of(books), draft_id, actor, now)
        told = _signed_off(desk, draft_id, judged)
    return answers.told(told)


@router.post(
    "/drafts/{draft_id}/ask-signatures",
    operation_id="ask_signatures",
    summary="Ask those whose word is missing, their deputies after them",
    response_model=list[shapes.AskedDuty],
    responses=refusals.changing(404),
)
def ask_signatures(draft_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Tell whoever holds each missing duty now; no name means that the house was told."""
    now = house.clock.now()
    with house.db.writing() as books:
        told = runtime.asking.ask(books, house.cases.on(books), draft_id, actor=actor, now=now)
    return answers.told(told)


@router.post(
    "/drafts/{draft_id}/withdraw",
    operation_id="withdraw_signature",
    summary="Take one's word on a draft back",
    response_model=shapes.SignedOff,
    responses=refusals.changing(404, 409),
)
def withdraw_signature(draft_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Take it back; what has not been sent stays in."""
    with house.db.writing() as books:
        desk = runtime.desk(books)
        judged = verbs.approving.withdraw(desk, draft_id, actor=actor, now=house.clock.now())
        told = _signed_off(desk, draft_id, judged)
    return answers.told(told)


@router.post(
    "/drafts/{draft_id}/publish",
    operation_id="publish_draft",
    summary="Let a signed text out, now or at a time",
    response_model=shapes.Publication,
    status_code=201,
    responses=refusals.changing(404, 409),
)
def publish_draft(
    draft_id: refusals.Id, entry: wishes.Release, house: ports.Here, actor: ports.Acting
) -> Response:
    """Hand it to its publisher's outbox, in the transaction that counts its signatures."""
    with house.db.writing() as books:
        desk = runtime.desk(books)
        wish = verbs.releasing.Wish(
            draft_id=draft_id,
            seal=entry.seal,
            due_at=entry.due_at,
            out_of_turn=entry.out_of_turn,
            takes=_takes(desk, draft_id, house),
        )
        one = verbs.releasing.publish(desk, wish, actor=actor, now=house.clock.now())
        told = runtime.Told(books, actor, house.clock.now()).publication(one)
    return answers.told(told, 201)


@router.post(
    "/drafts/{draft_id}/break-glass",
    operation_id="break_glass",
    summary="Let a text out without its quorum; everybody is told",
    response_model=shapes.Publication,
    status_code=201,
    responses=refusals.changing(404, 409),
)
def break_glass(
    draft_id: refusals.Id, entry: wishes.GlassEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Hand it out, tell everybody, and open a review that is due within a day."""
    with house.db.writing() as books:
        desk = runtime.desk(books, house.cases.routes)
        takes = _takes(desk, draft_id, house)
        wish = verbs.releasing.Wish(draft_id=draft_id, seal=entry.seal, takes=takes)
        one, _ = verbs.releasing.break_glass(
            desk, wish, reason=entry.reason, actor=actor, now=house.clock.now()
        )
        told = runtime.Told(books, actor, house.clock.now()).publication(one)
    return answers.told(told, 201)


@router.get(
    "/glass-breaks",
    operation_id="list_glass_breaks",
    summary="Texts that went out without their quorum",
    response_model=list[shapes.GlassBreak],
    responses=refusals.reading(),
)
def list_glass_breaks(
    house: ports.Here,
    actor: ports.Acting,
    *,
    is_open: Annotated[bool, Query(alias="open", description="Only those to review")] = False,
) -> Response:
    """Return the newest first."""
    directory.require(actor, "statement.read", room.law.LAW)
    with house.db.reading() as books:
        found = books.signatures.breaks(is_open=is_open)
        seen = runtime.Told(books, actor, house.clock.now())
        told = [seen.glass_break(one) for one in found]
    return answers.told(told)


@router.post(
    "/glass-breaks/{break_id}/review",
    operation_id="review_glass_break",
    summary="Close the review of a broken glass",
    response_model=shapes.GlassBreak,
    responses=refusals.changing(404, 409),
)
def review_glass_break(
    break_id: refusals.Id, entry: wishes.GlassReview, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter whether it was right, and what follows; whoever broke it cannot."""
    with house.db.writing() as books:
        one = verbs.releasing.review(
            runtime.desk(books),
            break_id,
            was_right=entry.was_right,
            lesson=entry.lesson,
            actor=actor,
            now=house.clock.now(),
        )
        notes = house.cases.desk_of(books)
        runtime.calls.reviews.answered(books, notes, one, house.clock.now())
        told = runtime.Told(books, actor, house.clock.now()).glass_break(one)
    return answers.told(told)


def _takes(desk: room.Books, draft_id: str, house: ports.House) -> room.publishing.carrying.Takes:
    draft = desk.drafts.newest(draft_id)
    return publishers.takes(house.settings.publishers, draft.channel if draft else "")


def _signed_off(desk: room.Books, draft_id: str, judged: room.signing.Judged) -> _shaping.Shape:
    draft = verbs.writing.found(desk, draft_id)
    return _shaping.judged(judged, verbs.approving.wanted(desk, draft))
