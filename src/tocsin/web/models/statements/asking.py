"""Who was asked for a signature, as the API tells it."""

from typing import Annotated

from pydantic import Field

from tocsin.web.models.notices import RollRow
from tocsin.web.models.shaping import Shape, Told, example
from tocsin.web.models.statements import samples


class AskedSignature(Shape):
    """A duty whose word was asked for on this very text: who was told, who has read it."""

    model_config = example(
        {
            "duty": "legal",
            "asked_at": samples.AT,
            "roll": [
                {
                    "person_id": "huang",
                    "name": "Huang",
                    "presence": "told",
                    "told_at": samples.AT,
                    "read_at": None,
                    "ways": [],
                }
            ],
            "next": ["Lin"],
            "next_at": samples.AT,
        }
    )

    duty: str
    asked_at: Told
    roll: list[RollRow]
    next: Annotated[list[str], Field(description="Who is asked if nobody answers until then")]
    next_at: Told | None
