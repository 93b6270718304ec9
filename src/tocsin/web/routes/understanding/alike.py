"""What is alike: earlier cases and playbooks, and what was said before."""

from fastapi import APIRouter
from starlette.responses import Response

from tocsin import cases, directory
from tocsin.runtimes import alike
from tocsin.runtimes import statements as saying
from tocsin.statements import verbs
from tocsin.web import answers, models, ports, refusals

router = APIRouter(prefix="/api")


@router.get(
    "/cases/{case_id}/alike",
    operation_id="get_alike_to_case",
    summary="Earlier cases and playbooks that are near a case",
    response_model=models.understanding.AlikeToCase,
    responses=refusals.reading(404),
    tags=["cases"],
)
def get_alike_to_case(case_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return them by what they mean, in any of the languages, or by the words they share."""
    directory.require(actor, "case.view", cases.LAW)
    with house.db.reading() as books:
        one = cases.loading.known(house.cases.on(books), case_id)
        told = alike.beside_case(books, one, alike.measuring.measure())
    return answers.told(told)


@router.get(
    "/drafts/{draft_id}/alike",
    operation_id="get_alike_to_draft",
    summary="Statements that went out and are near a draft",
    response_model=models.understanding.AlikeToDraft,
    responses=refusals.reading(404),
    tags=["statements"],
)
def get_alike_to_draft(draft_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return what was said before that is near the draft as it is kept, of whichever case."""
    with house.db.reading() as books:
        one = verbs.writing.read(saying.desk(books), draft_id, actor)
        told = alike.beside_draft(books, one, alike.measuring.measure())
    return answers.told(told)
