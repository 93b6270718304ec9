"""Corrections of readings: make, list, undo."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from tocsin.runtimes import teaching
from tocsin.web import answers, errors, models, ports, refusals

router = APIRouter(prefix="/api/posts", tags=["models"])

PostId = Annotated[str, Path(min_length=1, max_length=1000)]
Head = Annotated[str, Query(max_length=40, description="sentiment, emotion, offence, …")]
Person = Annotated[models.By, Query(description="Who undoes it: only who made it may")]


@router.get(
    "/{platform}/{post_id:path}/corrections",
    operation_id="list_corrections",
    summary="What was said of a post's readings",
    response_model=list[models.teaching.ReadingCorrection],
    responses=refusals.reading(404),
)
def list_corrections(platform: refusals.Id, post_id: PostId, house: ports.Here) -> Response:
    """Return every correction of a post, the newest first."""
    post = _post(house, platform, post_id)
    with house.db.reading() as books:
        found = books.reading_corrections.of_post(f"{post['platform']}/{post['post_id']}")
    return answers.told([teaching.shapes.correction(one) for one in found])


@router.post(
    "/{platform}/{post_id:path}/corrections",
    status_code=201,
    operation_id="correct_reading",
    summary="Say what a reading should have been",
    response_model=models.teaching.ReadingCorrection,
    responses=refusals.changing(404, 422),
)
def correct_reading(
    platform: refusals.Id,
    post_id: PostId,
    entry: models.teaching.CorrectionEntry,
    house: ports.Here,
    actor: ports.Asking,
) -> Response:
    """Keep a person's correction; it counts in place of an earlier one of the same reading."""
    post = _post(house, platform, post_id)
    with house.db.writing() as books:
        one = teaching.correcting.correct(
            books,
            ports.named(actor, entry.person),
            post,
            head=entry.head,
            label=entry.label,
            now=house.clock.now(),
        )
    return answers.told(teaching.shapes.correction(one), 201)


@router.delete(
    "/{platform}/{post_id:path}/corrections",
    operation_id="undo_correction",
    summary="Take a correction back",
    response_model=models.teaching.ReadingCorrection,
    responses=refusals.changing(403, 404),
)
def undo_correction(
    platform: refusals.Id,
    post_id: PostId,
    head: Head,
    person: Person,
    house: ports.Here,
    actor: ports.Asking,
) -> Response:
    """Take back what one said oneself; both stay on record."""
    with house.db.writing() as books:
        one = teaching.correcting.undo(
            books,
            ports.named(actor, person),
            f"{platform}/{post_id}",
            head=head,
            now=house.clock.now(),
        )
    return answers.told(teaching.shapes.correction(one))


def _post(house: ports.House, platform: str, post_id: str) -> Mapping[str, object]:
    id_ = f"{platform}/{post_id}"
    for row in house.archive.posts([id_]):
        return row
    raise errors.UnknownPost(id=id_)
