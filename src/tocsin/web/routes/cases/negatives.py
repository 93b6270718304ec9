"""Negative posts on their way: collect, analyse, respond, feed back."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin import cases as room
from tocsin import directory
from tocsin.cases import verbs
from tocsin.runtimes import cases as runtime
from tocsin.web import answers, ports, refusals
from tocsin.web.models.cases import asked as wishes
from tocsin.web.models.cases import told as shapes

router = APIRouter(prefix="/api/negatives", tags=["cases"])

_REFUSED = refusals.changing(404, 409)


def _told(one: room.papers.Negative, status: int = 200) -> Response:
    return answers.told(runtime.shaping.plain(one), status)


@router.get(
    "",
    operation_id="list_negatives",
    summary="What was said against us, and where each stands",
    response_model=list[shapes.CaseNegative],
    responses=refusals.reading(),
)
def list_negatives(
    house: ports.Here,
    actor: ports.Acting,
    *,
    case_id: Annotated[
        str | None, Query(alias="case", max_length=200, description="Empty = before any case")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> Response:
    """Return them, the newest first."""
    with house.db.reading() as books:
        found = verbs.negatives.listed(house.cases.on(books), actor, case_id, limit)
    return answers.told(runtime.shaping.plain(found))


@router.post(
    "",
    operation_id="collect_negative",
    summary="Take up what was said",
    response_model=shapes.CaseNegative,
    status_code=201,
    responses=_REFUSED,
)
def collect_negative(
    entry: wishes.NegativeEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Take it up; the same post twice is once. In distress, it goes to trained people at once."""
    told = verbs.negatives.Collected(**entry.model_dump(exclude={"case_id"}))
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        return _told(verbs.negatives.collect(desk, actor, entry.case_id, told, now), 201)


@router.post(
    "/{negative_id}/analyse",
    operation_id="analyse_negative",
    summary="Say what it is about, and whether its author may come to harm",
    response_model=shapes.CaseNegative,
    responses=_REFUSED,
)
def analyse_negative(
    negative_id: refusals.Id, entry: wishes.ThemeEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; that somebody may come to harm is never taken back."""
    now = house.clock.now()
    with house.db.writing() as books:
        one = verbs.negatives.analyse(
            house.cases.on(books),
            actor,
            negative_id,
            entry.theme,
            now,
            distress=entry.is_distressed,
        )
    return _told(one)


@router.post(
    "/{negative_id}/respond",
    operation_id="respond_negative",
    summary="Say what was answered",
    response_model=shapes.CaseNegative,
    responses=_REFUSED,
)
def respond_negative(
    negative_id: refusals.Id, entry: wishes.AnswerEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; somebody in distress is answered by trained people only."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        one = verbs.negatives.respond(
            desk, actor, negative_id, entry.answer, now, is_private=entry.is_private
        )
        return _told(one)


@router.post(
    "/{negative_id}/feed-back",
    operation_id="feed_negative_back",
    summary="Say what came of it, and who inside was told",
    response_model=shapes.CaseNegative,
    responses=_REFUSED,
)
def feed_negative_back(
    negative_id: refusals.Id, entry: wishes.OutcomeEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; that ends its way."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        return _told(verbs.negatives.feed_back(desk, actor, negative_id, entry.outcome, now))


@router.post(
    "/{negative_id}/set-aside",
    operation_id="set_negative_aside",
    summary="Leave it unanswered, for a reason",
    response_model=shapes.CaseNegative,
    responses=_REFUSED,
)
def set_negative_aside(
    negative_id: refusals.Id, entry: wishes.ReasonEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Set it aside; never one of somebody in distress."""
    now = house.clock.now()
    with house.db.writing() as books:
        desk = house.cases.on(books)
        return _told(verbs.negatives.set_aside(desk, actor, negative_id, entry.reason, now))


@router.post(
    "/{negative_id}/assign",
    operation_id="assign_negative",
    summary="Give it to somebody",
    response_model=shapes.CaseNegative,
    responses=_REFUSED,
)
def assign_negative(
    negative_id: refusals.Id, entry: wishes.PersonEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter whose it is and by when; whoever has it is told."""
    directory.require(actor, "negative.move", room.LAW)
    now = house.clock.now()
    with house.db.writing() as books:
        to = runtime.peopling.person(books, entry.user_id)
        desk = house.cases.on(books)
        one = verbs.negatives.assign(desk, actor, negative_id, to, now, due_at=entry.due_at)
        return _told(one)
