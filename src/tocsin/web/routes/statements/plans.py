"""The release plan of a case: who hears what, when, by whom."""

from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin import cases, directory
from tocsin import statements as room
from tocsin.adapters import sql
from tocsin.kernel import ids
from tocsin.runtimes import statements as runtime
from tocsin.statements import planning, sharing, verbs
from tocsin.web import answers, ports, refusals
from tocsin.web.models.statements import planned as shapes
from tocsin.web.routes.statements import speaking

CAP = "application/cap+xml"
_DOCUMENT = {
    "schema": {"type": "string"},
    "example": '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">…</alert>',
}
_Category = Literal[
    "Geo",
    "Met",
    "Safety",
    "Security",
    "Rescue",
    "Fire",
    "Health",
    "Env",
    "Transport",
    "Infra",
    "CBRNE",
    "Other",
]

router = APIRouter(prefix="/api", tags=["statements"])


@router.get(
    "/cases/{case_id}/plan",
    operation_id="get_release_plan",
    summary="Who hears what of a case, when, by whom",
    response_model=shapes.ReleasePlan,
    responses=refusals.reading(404),
)
def get_release_plan(case_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return it in order: our own people, government, public, media."""
    with house.db.reading() as books:
        told = runtime.plans.told(books, actor, case_id, house.clock.now())
    return answers.told(told)


@router.post(
    "/cases/{case_id}/plan",
    operation_id="draw_release_plan",
    summary="Draw the plan from the case's playbook and the directory",
    response_model=shapes.ReleasePlan,
    responses=refusals.changing(404),
)
def draw_release_plan(case_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Draw what the level asks for; drawn again it only grows."""
    now = house.clock.now()
    with house.db.writing() as books:
        runtime.plans.draw(books, house.cases.on(books), case_id, actor=actor, now=now)
        told = runtime.plans.told(books, actor, case_id, now)
    return answers.told(told)


@router.post(
    "/cases/{case_id}/turns",
    operation_id="add_turn",
    summary="Add a turn of one's own",
    response_model=shapes.Turn,
    status_code=201,
    responses=refusals.changing(404),
)
def add_turn(
    case_id: refusals.Id, entry: shapes.TurnEntry, house: ports.Here, actor: ports.Acting
) -> Response:
    """Add somebody whom neither playbook nor directory knows of."""
    directory.require(actor, "stakeholder_plan.write", room.law.LAW)
    now = house.clock.now()
    told = entry.model_dump() | {"party": planning.Party(entry.party)}
    one = planning.Turn(turn_id=ids.uuid7(now), number=1, case_id=case_id, drawn_at=now, **told)
    with house.db.writing() as books:
        cases.loading.known(house.cases.on(books), case_id)
        kept = verbs.planning.add(runtime.desk(books), one, actor=actor, now=now)
        shape = _told(books, kept, house)
    return answers.told(shape, 201)


@router.post(
    "/turns/{turn_id}",
    operation_id="change_turn",
    summary="Change who speaks, when, by what",
    response_model=shapes.Turn,
    responses=refusals.changing(404, 409),
)
def change_turn(
    turn_id: refusals.Id, entry: shapes.TurnChange, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter it; what is left out stays."""
    given = entry.model_dump(exclude={"expected"})
    changes = {name: value for name, value in given.items() if value is not None}
    deed = partial(
        verbs.planning.change,
        turn_id=turn_id,
        changes=changes,
        expected=entry.expected,
    )
    return _answered(deed, house, actor)


@router.post(
    "/turns/{turn_id}/told",
    operation_id="tell_turn",
    summary="They have heard",
    response_model=shapes.Turn,
    responses=refusals.changing(404, 409),
)
def tell_turn(
    turn_id: refusals.Id, entry: shapes.TurnTold, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter how they heard, with who says so."""
    deed = partial(
        verbs.planning.tell,
        turn_id=turn_id,
        expected=entry.expected,
        proof=entry.proof,
    )
    return _answered(deed, house, actor)


@router.post(
    "/turns/{turn_id}/waive",
    operation_id="waive_turn",
    summary="Nobody has to wait for them",
    response_model=shapes.Turn,
    responses=refusals.changing(404, 409),
)
def waive_turn(
    turn_id: refusals.Id, entry: shapes.TurnWaived, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter why; whoever approves words may."""
    deed = partial(
        verbs.planning.waive,
        turn_id=turn_id,
        expected=entry.expected,
        reason=entry.reason,
    )
    return _answered(deed, house, actor)


@router.post(
    "/turns/{turn_id}/take-back",
    operation_id="take_back_turn",
    summary="They have not heard after all",
    response_model=shapes.Turn,
    responses=refusals.changing(404, 409),
)
def take_back_turn(
    turn_id: refusals.Id, entry: shapes.TurnTakenBack, house: ports.Here, actor: ports.Acting
) -> Response:
    """Let it count as not told again; what was entered before stays in the trail."""
    deed = partial(
        verbs.planning.take_back,
        turn_id=turn_id,
        expected=entry.expected,
        reason=entry.reason,
    )
    return _answered(deed, house, actor)


@router.get(
    "/statements/{statement_id}/cap",
    operation_id="get_cap",
    summary="A published statement as a CAP 1.2 document, for partners",
    response_class=Response,
    responses={
        200: {"description": "CAP 1.2", "content": {CAP: _DOCUMENT}},
        **refusals.reading(404),
    },
)
def get_cap(
    statement_id: refusals.Id,
    house: ports.Here,
    actor: ports.Acting,
    area: Annotated[str, Query(max_length=300)] = "",
    category: Annotated[_Category, Query()] = "Other",
) -> Response:
    """Return what is published of it, a language an `info`; nothing unsigned leaves here."""
    with house.db.reading() as books:
        written = verbs.sharing.cap(
            runtime.desk(books),
            statement_id,
            sender=sender(house, area.strip(), category),
            is_exercise=house.is_simulated,
            actor=actor,
        )
    return Response(written, media_type=CAP)


def sender(house: ports.House, area: str = "", category: _Category = "Other") -> sharing.cap.Sender:
    """Return who speaks in a CAP document, about which area and kind of event."""
    name = speaking.called(house, house.settings.language)
    return sharing.cap.Sender(
        address=f"tocsin.{ids.slug(name)}",
        name=name,
        area=area or house.catalogue.say(house.settings.language, "statements.area"),
        category=category,
    )


def _answered(deed: partial[planning.Turn], house: ports.House, actor: directory.Actor) -> Response:
    """Do what somebody does to a turn and return it; who was called for it is called no longer."""
    now = house.clock.now()
    with house.db.writing() as books:
        one = deed(runtime.desk(books), actor=actor, now=now)
        runtime.late.answered(books, house.cases.desk_of(books), one, actor=actor, now=now)
        told = _told(books, one, house)
    return answers.told(told)


def _told(books: sql.Books, one: planning.Turn, house: ports.House) -> dict[str, object]:
    settled = verbs.planning.settled(runtime.desk(books), one.case_id, [one])
    return runtime.plans.turn(one, settled, house.clock.now())
