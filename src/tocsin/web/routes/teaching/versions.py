"""Versions of what reads posts: list, look into, learn, use."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from tocsin.runtimes import teaching
from tocsin.web import answers, models, ports, refusals

router = APIRouter(prefix="/api/models", tags=["models"])

Version = Annotated[str, Path(min_length=1, max_length=64, description="As listed, or shipped")]
_THESE_DAYS = timedelta(days=7)
_LOOKED_AT = 2_000  # newest posts of these days


@router.get(
    "",
    operation_id="list_models",
    summary="Versions of what reads posts, the newest first",
    response_model=list[models.teaching.ModelVersion],
    responses=refusals.reading(),
)
def list_models(house: ports.Here) -> Response:
    """Return every version with its effect; the shipped one stands last and is always there."""
    with house.db.reading() as books:
        found = [teaching.shapes.version(one) for one in books.reader_versions.all()]
        is_shipped = books.reader_versions.in_use() is None
    return answers.told([*found, _shipped(is_in_use=is_shipped)])


@router.post(
    "/learn",
    status_code=201,
    operation_id="learn_model",
    summary="Learn a version from the corrections",
    response_model=models.teaching.ModelVersion,
    responses=refusals.changing(409),
)
def learn_model(
    entry: models.teaching.Learning, house: ports.Here, actor: ports.Asking
) -> Response:
    """Learn in seconds and say what it would change; nothing reads with it yet."""
    shelf, person = _shelf(house), ports.named(actor, entry.person)
    with house.db.reading() as books:
        taught = teaching.learning.gather(books, house.archive)
        base = shelf.base(books)
    one = teaching.learning.learn(taught, shelf, base, person, now=house.clock.now())
    with house.db.writing() as books:
        kept = shelf.enter(books, person, one)
    return answers.told(teaching.shapes.version(kept), 201)


@router.get(
    "/{version}",
    operation_id="get_model",
    summary="A version's card, figures and drift",
    response_model=models.teaching.ModelInDetail,
    responses=refusals.reading(404),
)
def get_model(version: Version, house: ports.Here) -> Response:
    """Return what a version was trained on and is worth, and how far these days' posts are."""
    weights = _shelf(house).weights(version)
    with house.db.reading() as books:
        one = books.reader_versions.get(version)
        is_shipped = books.reader_versions.in_use() is None
    since = house.clock.now() - _THESE_DAYS
    texts = teaching.learning.newest(house.archive, _LOOKED_AT, since=since)
    told = _shipped(is_in_use=is_shipped) if one is None else teaching.shapes.version(one)
    return answers.told(
        {
            "version": told,
            "card": teaching.shapes.card(weights.card),
            "drift": [teaching.shapes.drifted(head) for head in teaching.drift(weights, texts)],
        }
    )


@router.post(
    "/{version}/use",
    operation_id="use_model",
    summary="Put a version in use",
    response_model=models.teaching.ModelVersion,
    responses=refusals.changing(404, 409),
)
def use_model(
    version: Version, by: models.teaching.ModelUse, house: ports.Here, actor: ports.Asking
) -> Response:
    """Put a version in use on a named person's word; `shipped` goes back to the release's own.

    One that reads worse than its base is refused, unless the person insists.
    """
    with house.db.writing() as books:
        one = _shelf(house).use(
            books,
            ports.named(actor, by.person),
            version,
            why=by.why,
            now=house.clock.now(),
            insists=by.insists,
        )
    told = _shipped(is_in_use=True) if one is None else teaching.shapes.version(one)
    return answers.told(told)


def _shelf(house: ports.House) -> teaching.Shelf:
    return teaching.Shelf.of(house.settings.store.folder)


def _shipped(*, is_in_use: bool) -> object:
    card = teaching.shelf.shipped().card
    return teaching.shapes.shipped(card, is_in_use=is_in_use)
