"""The inbox: mine to acknowledge, to do, to approve."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from tocsin import shapes
from tocsin.runtimes import inbox as room
from tocsin.web import answers, models, ports, problems, refusals
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
    return answers.told(shapes.notice(await house.desk.acknowledge_mine(notice_id, actor)))
