"""Sources, connectors, and what could not be taken in."""

from typing import Annotated, Literal

import msgspec
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from tocsin import listening
from tocsin.web.models import examples
from tocsin.web.models.shaping import Name, Shape, Told, example


def _keepable(told: dict[str, object]) -> dict[str, object]:
    """Return settings that JSON can hold: no lone surrogate anywhere."""
    try:
        msgspec.json.encode(told)
    except (UnicodeEncodeError, RecursionError, OverflowError) as error:
        raise PydanticCustomError("not_keepable", "Settings must be plain JSON") from error
    return told


class SourceEntry(Shape):
    """One feed of one connector, as a person enters it."""

    model_config = example(examples.SOURCE_ENTRY)

    name: Name
    connector: Name
    settings: Annotated[
        Annotated[dict[str, object], AfterValidator(_keepable)] | None,
        Field(description="Never told again; leaving them out of a change keeps them"),
    ] = None
    keep: Literal["matched", "all"] = "matched"
    expected_every_s: Annotated[int, Field(ge=1, le=31 * 86_400)] = 300
    is_enabled: bool = True
    source_id: Annotated[
        str, Field(max_length=200, description="Only when changing one: the same as the path's")
    ] = ""

    def entered(self, source_id: str, before: listening.Source | None) -> listening.Source:
        """Return the room's source; settings not given stay as they were."""
        kept = before.settings if before is not None else {}
        return listening.Source(
            source_id=source_id,
            connector=self.connector,
            name=self.name,
            settings=kept if self.settings is None else self.settings,
            keep=self.keep,
            expected_every_s=self.expected_every_s,
            is_enabled=self.is_enabled,
        )


class SourceState(Shape):
    """A source and how it is doing; its settings stay inside."""

    model_config = example(examples.SOURCE)

    source_id: str
    name: str
    connector: str
    keep: Literal["matched", "all"]
    expected_every_s: int
    is_enabled: bool
    status: Literal["alive", "late", "failing", "refused", "off", "waiting"]
    last_fetch_at: Told | None
    last_post_at: Told | None
    fault: Annotated[str, Field(description="Code of the last failure, or empty")]
    failures: Annotated[int, Field(description="In a row")]
    posts: int


class TriedPost(Shape):
    """A post as it would come in, its text cut short."""

    model_config = example(examples.TRIED_POST)

    at: Told
    platform: str
    text: str


class TriedFault(Shape):
    """One thing that could not be taken in while trying."""

    model_config = example(examples.TRIED_FAULT)

    place: str
    reason: Annotated[str, Field(description="Code of the catalogue")]
    excerpt: str


class SourceTried(Shape):
    """What one fetch came to; nothing of it is kept."""

    model_config = example(examples.SOURCE_TRIED)

    outcome: Annotated[
        Literal["heard", "quiet", "waits", "failed"],
        Field(description="waits: others post to it, so that there is nothing to fetch"),
    ]
    why: Annotated[str, Field(description="Code of the catalogue where it failed, or empty")]
    posts: int
    samples: list[TriedPost]
    faults: list[TriedFault]


class Connector(Shape):
    """A plug-in that brings posts in, and what it cannot see."""

    model_config = example(examples.CONNECTOR)

    name: str
    mode: Literal["push", "poll", "webhook", "import"]
    languages: Annotated[list[str], Field(description="Empty: every language")]
    backfill_window: Annotated[str, Field(description="How far back it can fetch")]
    blind_spots: Annotated[list[str], Field(description="Codes of the catalogue")]
    settings_schema: Annotated[dict[str, object], Field(description="JSON Schema")]


class Quarantined(Shape):
    """One thing that could not be taken in."""

    model_config = example(examples.FAULT)

    at: Told
    source_id: str
    place: str
    reason: Annotated[str, Field(description="Code of the catalogue")]
    excerpt: str


class QuarantinePage(Shape):
    """What could not be taken in, the newest first, and how much there is in all."""

    model_config = example({"count": 1, "faults": [examples.FAULT]})

    count: int
    faults: list[Quarantined]
