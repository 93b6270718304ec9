"""The house as a whole: the snapshot, its health, signing in."""

from typing import Annotated

from pydantic import Field, StringConstraints

from tocsin.web.models import examples
from tocsin.web.models.notices import Notice
from tocsin.web.models.posts import Post
from tocsin.web.models.shaping import LevelWord, Shape, Told, example
from tocsin.web.models.sources import SourceState
from tocsin.web.models.standing import EarlyWarning
from tocsin.web.models.watches import WatchState


class Promises(Shape):
    """Whether every notice that was promised is accepted, under way, or known to be dead."""

    model_config = example(examples.PROMISES)

    kept: bool
    missing: Annotated[int, Field(description="Promised, and nowhere to be found")]
    dead: Annotated[int, Field(description="Given up, and nobody has acknowledged it")]
    channels: Annotated[list[str], Field(description="Where the dead ones were to go")]


class Snapshot(Shape):
    """Everything a screen shows, as of one position of the stream."""

    model_config = example(examples.SNAPSHOT)

    head: Annotated[int, Field(description="`after` of the stream that continues it")]
    now: Told
    version: str
    simulated: bool
    level: Annotated[LevelWord, Field(description="The highest standing level")]
    watches: Annotated[list[WatchState], Field(description="By watch_id")]
    sources: Annotated[list[SourceState], Field(description="By source_id")]
    warnings: Annotated[
        list[EarlyWarning], Field(description="Not closed; the highest first, then the newest")
    ]
    notices: Annotated[
        list[Notice], Field(description="In-app and not acknowledged, the newest first")
    ]
    promises: Annotated[Promises, Field(description="As of the last audit, every 30 s")]
    posts: Annotated[
        list[Post],
        Field(max_length=200, description="The newest that a watch wants, by created_at, then id"),
    ]


class Alive(Shape):
    """The server answers."""

    model_config = example({"alive": True})

    alive: bool


class Heard(Shape):
    """How many of the sources in use are alive."""

    model_config = example({"alive": 3, "expected": 3})

    alive: int
    expected: int


class Checks(Shape):
    """What readiness rests on; null: not known."""

    model_config = example(examples.CHECKS)

    database: bool
    writer: bool
    sources: Heard
    outbox_age_s: float | None
    disk_free_bytes: int | None
    promises: Annotated[Promises | None, Field(description="Broken ones don't make us unready")]


class Readiness(Shape):
    """Whether the house does its work."""

    model_config = example({"ready": True, "checks": examples.CHECKS})

    ready: bool
    checks: Checks


class Login(Shape):
    """The server's token."""

    model_config = example({"token": "a long secret"})

    token: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
