"""Pictures of a post, and where else they stand."""

from typing import Annotated, Any

from pydantic import Field

from tocsin.web.models.shaping import Shape, example

_OTHER: dict[str, Any] = {"post_id": "plaza/9917", "media": "9917-1.jpg", "bits": 3}
_PICTURE: dict[str, Any] = {
    "media": "4711-1.jpg",
    "width": 1080,
    "height": 1440,
    "hash": "c3b1e49c1e63b0cd",
    "picture_text": "充電寶自燃，請立即退款",
    "confidence": 0.981,
    "reader": "rapidocr 3.10.0",
    "fault": "",
    "same": [_OTHER],
}


class SamePicture(Shape):
    """Another post that shows the same picture."""

    model_config = example(_OTHER)

    post_id: Annotated[str, Field(description="platform/post_id")]
    media: str
    bits: Annotated[int, Field(ge=0, le=8, description="Of 64, how many differ")]


class PostPicture(Shape):
    """One opened picture of a post."""

    model_config = example(_PICTURE)

    media: Annotated[str, Field(description="The reference, as the post has it")]
    width: int
    height: int
    hash: Annotated[str | None, Field(description="Null: a single colour, or not opened")]
    picture_text: Annotated[
        str, Field(description="Read in it by a machine; to be shown as text only, and as such")
    ]
    confidence: Annotated[float | None, Field(ge=0, le=1, description="Null: nobody read it")]
    reader: Annotated[str, Field(description="Name and version, empty when not read")]
    fault: Annotated[str, Field(description="Why it could not be opened, in a word")]
    same: Annotated[list[SamePicture], Field(description="The nearest first, at most 200")]
