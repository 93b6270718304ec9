"""Who was asked for their word on a draft."""

from fastapi import APIRouter
from starlette.responses import Response

from tocsin.runtimes import statements as runtime
from tocsin.web import answers, ports, refusals
from tocsin.web.models.statements import asking as shapes

router = APIRouter(prefix="/api", tags=["statements"])


@router.get(
    "/drafts/{draft_id}/asked",
    operation_id="list_asked_signatures",
    summary="Who was asked for their word on this text, who has read it, who is next",
    response_model=list[shapes.AskedSignature],
    responses=refusals.reading(404),
)
def list_asked_signatures(
    draft_id: refusals.Id, house: ports.Here, actor: ports.Acting
) -> Response:
    """Return one row a duty; a text that was changed has been asked of nobody yet."""
    with house.db.reading() as books:
        told = runtime.asking.standing(books, actor, draft_id)
    return answers.told(told)
