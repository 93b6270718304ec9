"""When a level opens a case by itself."""

from fastapi import APIRouter
from starlette.responses import Response

from tocsin import cases as room
from tocsin import directory
from tocsin.cases import verbs
from tocsin.runtimes import cases as runtime
from tocsin.web import answers, errors, ports, refusals
from tocsin.web.models.cases import asked as wishes
from tocsin.web.models.cases import told as shapes

router = APIRouter(prefix="/api/opening-rules", tags=["cases"])


@router.get(
    "",
    operation_id="list_opening_rules",
    summary="From which level on watches open cases",
    response_model=list[shapes.OpeningRule],
    responses=refusals.reading(),
)
def list_opening_rules(house: ports.Here, actor: ports.Acting) -> Response:
    """Return the house's first, then those of watches that have one of their own."""
    with house.db.reading() as books:
        found = verbs.planning.rules(house.cases.on(books), actor)
    return answers.told([runtime.shaping.plain(one) for one in found])


@router.put(
    "/{watch_id}",
    operation_id="put_opening_rule",
    summary="Say when a watch's level opens a case by itself",
    response_model=shapes.OpeningRule,
    responses=refusals.changing(404),
)
def put_opening_rule(
    watch_id: refusals.Id, entry: wishes.OpeningRuleEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; "house" holds for every watch without one of its own."""
    directory.require(actor, "case.rule", room.LAW)
    told = room.papers.OpeningRule(watch_id=watch_id, **entry.model_dump())
    now = house.clock.now()
    with house.db.writing() as books:
        if watch_id != verbs.hearing.HOUSE and books.watches.get(watch_id) is None:
            raise errors.UnknownWatch(watch_id=watch_id)
        one = verbs.planning.rule(house.cases.on(books), actor, told, now)
    return answers.told(runtime.shaping.plain(one))
