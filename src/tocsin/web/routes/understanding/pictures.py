"""Pictures of a post, and the other posts that show them."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from tocsin.runtimes import pictures
from tocsin.web import answers, errors, models, ports, refusals

router = APIRouter(prefix="/api/posts", tags=["posts"])


@router.get(
    "/{platform}/{post_id:path}/same-picture",
    operation_id="find_same_picture",
    summary="Other posts with the same picture",
    response_model=list[models.understanding.PostPicture],
    responses=refusals.reading(404),
)
def find_same_picture(
    platform: refusals.Id,
    post_id: Annotated[str, Path(min_length=1, max_length=1000)],
    house: ports.Here,
) -> Response:
    """Return each opened picture of a post with the posts that show it too.

    Pictures are opened by `tocsin pictures`; another size, quality or a narrow crop is the same.
    """
    id_ = f"{platform}/{post_id}"
    for row in house.archive.posts([id_]):
        with house.db.reading() as books:
            return answers.told(pictures.same(books, int(str(row["key"]))))
    raise errors.UnknownPost(id=id_)
