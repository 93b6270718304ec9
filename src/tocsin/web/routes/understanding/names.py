"""New names of a watch: list, decide on, take a decision back."""

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tocsin import directory, listening
from tocsin.enrichment import entities as room
from tocsin.kernel.errors import TocsinError
from tocsin.runtimes import entities
from tocsin.web import answers, models, ports, refusals
from tocsin.web.views import picture

router = APIRouter(prefix="/api/watches", tags=["watches"])

_SHOWN = 100
Person = Annotated[models.By, Query(description="Who takes it back")]
Called = Annotated[str, Query(min_length=1, max_length=200, description="The name decided on")]


@router.get(
    "/{watch_id}/names",
    operation_id="list_new_names",
    summary="New names, the most surprising first",
    response_model=list[models.understanding.NewName],
    responses=refusals.reading(404),
)
def list_new_names(
    watch_id: refusals.Id,
    house: ports.Here,
    state: Annotated[Literal["open", "decided"], Query()] = "open",
    limit: Annotated[int, Query(ge=1, le=_SHOWN)] = 40,
) -> Response:
    """Return names seen with the watch more often than in the week before, for a person to judge.

    They are proposed by their shape alone and looked for every few minutes; nothing is counted
    or matched by them before somebody decides.
    """
    picture.now(house).watch(watch_id)
    with house.db.reading() as books:
        found = books.new_names.of(watch_id, room.State(state), limit)
    return answers.told(entities.telling.new(house.archive, found))


@router.post(
    "/{watch_id}/names/decisions",
    operation_id="decide_name",
    summary="Say what a new name is",
    response_model=models.understanding.NewName,
    responses=refusals.changing(404, 409),
)
async def decide_name(
    watch_id: refusals.Id,
    entry: models.understanding.NameDecision,
    house: ports.Here,
    actor: ports.Asking,
) -> Response:
    """Make it a known name, another name of one, a term of the watch, or dismiss it."""
    seen = await run_in_threadpool(picture.now, house)
    watch, by = seen.watch(watch_id), ports.named(actor, entry.person)
    made = await run_in_threadpool(_decided, watch_id, entry, house, by)
    if entry.decision == "term":
        try:
            await house.desk.put_watch(_with(watch, made.name), by)
        except TocsinError:
            await run_in_threadpool(_undone, watch_id, made.name, house, by)
            raise
    return answers.told(entities.telling.new_name(made))


@router.delete(
    "/{watch_id}/names/decisions",
    operation_id="undo_name",
    summary="Take a decision on a new name back",
    response_model=models.understanding.NewName,
    responses=refusals.changing(404, 409),
)
async def undo_name(
    watch_id: refusals.Id, name: Called, person: Person, house: ports.Here, actor: ports.Asking
) -> Response:
    """Propose it again; what was made of it is unmade."""
    seen = await run_in_threadpool(picture.now, house)
    watch, by = seen.watch(watch_id), ports.named(actor, person)
    was = await run_in_threadpool(_undone, watch_id, name, house, by)
    if was.decision == "term":
        await house.desk.put_watch(_without(watch, was.key), by)
    return answers.told(entities.telling.new_name(room.reopened(was, person=person)))


def _decided(
    watch_id: str,
    entry: models.understanding.NameDecision,
    house: ports.House,
    actor: directory.Actor,
) -> room.NewName:
    with house.db.writing() as books:
        return entities.deciding.decide(
            books,
            actor,
            watch_id,
            entry.name,
            entry.decision,
            now=house.clock.now(),
            kind=entry.kind,
            entity_id=entry.entity_id or "",
        )


def _undone(watch_id: str, name: str, house: ports.House, actor: directory.Actor) -> room.NewName:
    with house.db.writing() as books:
        return entities.deciding.undo(books, actor, watch_id, name, now=house.clock.now())


def _with(watch: listening.Watch, name: str) -> listening.Watch:
    if name.startswith("#"):
        return replace(watch, hashtags=(*watch.hashtags, name))
    return replace(watch, any=(*watch.any, name))


def _without(watch: listening.Watch, key: str) -> listening.Watch:
    return replace(
        watch,
        any=tuple(term for term in watch.any if room.key(term) != key),
        hashtags=tuple(term for term in watch.hashtags if room.key(term) != key),
    )
