"""The inbox: mine to acknowledge, to do, to approve."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tocsin import directory, shapes
from tocsin.runtimes import cases as runtime
from tocsin.runtimes import inbox as room
from tocsin.web import answers, errors, models, ports, problems, refusals
from tocsin.web.models.cases import told

router = APIRouter(prefix="/api/inbox", tags=["cases"])


@router.get(
    "",
    operation_id="get_inbox",
    summary="What waits for me",
    response_model=told.Inbox,
    responses=refusals.reading(),
)
def get_inbox(request: Request, house: ports.Here, actor: ports.Acting) -> Response:
    """Return what I was told, have to do, may sign, take over, answer and settle."""
    lang = problems.language(request, house.settings.language)
    reader = room.Reader(actor=actor, catalogue=house.catalogue, lang=lang)
    with house.db.reading() as books:
        return answers.told(room.of(books, reader, house.clock.now()))


@router.post(
    "/{notice_id}/acknowledge",
    operation_id="acknowledge_mine",
    summary="I have seen a notice that was told to me",
    response_model=models.notices.Notice,
    responses=refusals.changing(404),
)
async def acknowledge_mine(
    notice_id: refusals.Id, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; it answers for every notice of the same matter, and nobody else is called."""
    directory.require(actor, "inbox.acknowledge", room.law.LAW)
    twins = await run_in_threadpool(_mine, house, notice_id, actor)
    seen = await house.desk.acknowledge_notice(notice_id, actor.name)
    for twin in twins:
        await house.desk.acknowledge_notice(twin, actor.name)
    return answers.told(shapes.notice(seen))


def _mine(house: ports.House, notice_id: str, actor: directory.Actor) -> list[str]:
    """Return the house's notices of the same; raises UnknownNotice for what is not this person's.

    What is not there, or was told to somebody else, is nobody's business here.
    """
    with house.db.reading() as books:
        one = books.outbox.get(notice_id)
        own = room.waiting.mine(books, actor)
        others = frozenset(runtime.peopling.names(books)) - own
        if one is None or not room.waiting.told_to(one, actor, own, others):
            raise errors.UnknownNotice(notice_id=notice_id)
        return room.waiting.twins(books, one, actor)
