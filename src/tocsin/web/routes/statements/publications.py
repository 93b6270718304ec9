"""What goes out, how far it has come, and what only a person can tell."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin import cases, directory
from tocsin import statements as room
from tocsin.adapters import sql
from tocsin.runtimes import cases as of_cases
from tocsin.runtimes import statements as runtime
from tocsin.statements import publishing, verbs
from tocsin.web import answers, ports, refusals
from tocsin.web.models.statements import asked as wishes
from tocsin.web.models.statements import told as shapes

router = APIRouter(prefix="/api", tags=["statements"])


_StateWord = Literal[
    "scheduled",
    "frozen",
    "pending",
    "leased",
    "by_hand",
    "in_doubt",
    "asked",
    "published",
    "refused",
    "lapsed",
    "cancelled",
]


@router.get(
    "/publications",
    operation_id="list_publications",
    summary="What goes out and what is out, the first due first",
    response_model=list[shapes.Outgoing],
    responses=refusals.reading(),
)
def list_publications(
    house: ports.Here,
    actor: ports.Acting,
    state: Annotated[_StateWord | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 200,
) -> Response:
    """Return them with all their steps."""
    wanted = list(publishing.State) if state is None else [publishing.State(state)]
    with house.db.reading() as books:
        seen = runtime.Told(books, actor, house.clock.now())
        found = books.publications.within(wanted, limit=limit)
        told = [seen.outgoing(one) for one in found if seen.may_see(one)]
    return answers.told(told)


@router.get(
    "/cases/{case_id}/effects",
    operation_id="get_case_effects",
    summary="What was counted before and after each thing that was said",
    response_model=shapes.CaseEffects,
    responses=refusals.reading(404),
)
def get_case_effects(case_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return both sides of every publication, and of what asked opinion leaders passed on."""
    directory.require(actor, "statement.read", room.law.LAW)
    with house.db.reading() as books:
        one = cases.loading.known(house.cases.on(books), case_id)
        told = of_cases.effects.told(books, actor, one, house.clock.now())
    return answers.told(told)


@router.post(
    "/publications/{publication_id}/confirm",
    operation_id="confirm_publication",
    summary="Tell where it stands: by hand, or found by a person",
    response_model=shapes.Publication,
    responses=refusals.changing(404, 409),
)
def confirm_publication(
    publication_id: refusals.Id, entry: wishes.Found, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter its address; that and the name are the proof."""
    with house.db.writing() as books:
        one = verbs.sending.confirm(
            runtime.desk(books),
            publication_id,
            url=entry.url,
            actor=actor,
            now=house.clock.now(),
        )
        told = _moved(books, house, actor, one)
    return answers.told(told)


@router.post(
    "/publications/{publication_id}/deny",
    operation_id="deny_publication",
    summary="Tell that it is nowhere to be found",
    response_model=shapes.Publication,
    responses=refusals.changing(404, 409),
)
def deny_publication(
    publication_id: refusals.Id, house: ports.Here, actor: ports.Acting
) -> Response:
    """Enter that it is not out; a person may then publish it anew."""
    with house.db.writing() as books:
        one = verbs.sending.deny(
            runtime.desk(books), publication_id, actor=actor, now=house.clock.now()
        )
        told = _moved(books, house, actor, one)
    return answers.told(told)


@router.post(
    "/publications/{publication_id}/thaw",
    operation_id="thaw_publication",
    summary="Let a frozen post go out after all",
    response_model=shapes.Publication,
    responses=refusals.changing(404, 409),
)
def thaw_publication(
    publication_id: refusals.Id, entry: wishes.Thaw, house: ports.Here, actor: ports.Acting
) -> Response:
    """Thaw it with a reason; it freezes again when a warning rises anew."""
    with house.db.writing() as books:
        one = verbs.sending.thaw(
            runtime.desk(books),
            publication_id,
            reason=entry.reason,
            due_at=entry.due_at,
            actor=actor,
            now=house.clock.now(),
        )
        told = _moved(books, house, actor, one)
    return answers.told(told)


@router.post(
    "/publications/{publication_id}/cancel",
    operation_id="cancel_publication",
    summary="Keep in what has not been sent",
    response_model=shapes.Publication,
    responses=refusals.changing(404, 409),
)
def cancel_publication(
    publication_id: refusals.Id, house: ports.Here, actor: ports.Acting
) -> Response:
    """Cancel it; what a sender has can no longer be."""
    with house.db.writing() as books:
        one = verbs.sending.cancel(
            runtime.desk(books), publication_id, actor=actor, now=house.clock.now()
        )
        told = _moved(books, house, actor, one)
    return answers.told(told)


def _moved(
    books: sql.Books, house: ports.House, actor: directory.Actor, one: publishing.Publication
) -> dict[str, object]:
    """Return what a person moved; nobody is called any longer for what waits no more."""
    now = house.clock.now()
    runtime.calls.stuck.answered(books, house.cases.desk_of(books), one, actor=actor, now=now)
    return runtime.Told(books, actor, now).publication(one)
