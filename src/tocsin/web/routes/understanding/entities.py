"""Known names of a watch: list with how often each stands, enter, change, forget."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from tocsin.enrichment import entities as room
from tocsin.kernel import ids
from tocsin.runtimes import entities
from tocsin.web import answers, models, ports, refusals
from tocsin.web.views import picture

router = APIRouter(prefix="/api/watches", tags=["watches"])

Person = Annotated[models.By, Query(description="Who takes it away")]


@router.get(
    "/{watch_id}/entities",
    operation_id="list_entities",
    summary="Known names, the most heard first",
    response_model=list[models.understanding.EntityHeard],
    responses=refusals.reading(404),
)
def list_entities(
    watch_id: refusals.Id,
    house: ports.Here,
    hours: Annotated[int, Query(ge=1, le=24 * 14, description="How far back")] = 24,
) -> Response:
    """Return every known name with the posts that hold it, its contexts that do not count out."""
    picture.now(house).watch(watch_id)
    now, span = house.clock.now(), timedelta(hours=hours)
    with house.db.reading() as books:
        return answers.told(entities.telling.heard(books, house.archive, watch_id, now, span))


@router.post(
    "/{watch_id}/entities",
    status_code=201,
    operation_id="enter_entity",
    summary="Know a name",
    response_model=models.understanding.KnownEntity,
    responses=refusals.changing(404, 409),
)
def enter_entity(
    watch_id: refusals.Id,
    entry: models.understanding.EntityEntry,
    house: ports.Here,
    actor: ports.Asking,
) -> Response:
    """Enter a brand, a person, a product, a place: its names are counted from now on."""
    picture.now(house).watch(watch_id)
    made = _entered(watch_id, ids.uuid7(house.clock.now()), entry, house)
    with house.db.writing() as books:
        kept = entities.deciding.put(books, ports.named(actor, entry.person), made)
    return answers.told(entities.telling.entity(kept), 201)


@router.put(
    "/{watch_id}/entities/{entity_id}",
    operation_id="change_entity",
    summary="Change a known name",
    response_model=models.understanding.KnownEntity,
    responses=refusals.changing(404, 409),
)
def change_entity(
    watch_id: refusals.Id,
    entity_id: refusals.Id,
    entry: models.understanding.EntityEntry,
    house: ports.Here,
    actor: ports.Asking,
) -> Response:
    """Put other names and contexts in place of an entity's; they hold for stored posts, too."""
    made = _entered(watch_id, entity_id, entry, house)
    with house.db.writing() as books:
        entities.deciding.known(books, watch_id, entity_id)
        kept = entities.deciding.put(books, ports.named(actor, entry.person), made)
    return answers.told(entities.telling.entity(kept))


@router.delete(
    "/{watch_id}/entities/{entity_id}",
    operation_id="forget_entity",
    summary="Forget a known name",
    response_model=models.understanding.KnownEntity,
    responses=refusals.changing(404),
)
def forget_entity(
    watch_id: refusals.Id,
    entity_id: refusals.Id,
    person: Person,
    house: ports.Here,
    actor: ports.Asking,
) -> Response:
    """Forget it, and tell it once more: whoever did so by mistake can enter it again."""
    now, by = house.clock.now(), ports.named(actor, person)
    with house.db.writing() as books:
        gone = entities.deciding.remove(books, by, watch_id, entity_id, now=now)
    return answers.told(entities.telling.entity(gone))


def _entered(
    watch_id: str, entity_id: str, entry: models.understanding.EntityEntry, house: ports.House
) -> room.Entity:
    return room.Entity(
        entity_id=entity_id,
        watch_id=watch_id,
        kind=entry.kind,
        name=entry.name,
        aliases=entry.aliases,
        exclusions=entry.exclusions,
        at=house.clock.now(),
    )
