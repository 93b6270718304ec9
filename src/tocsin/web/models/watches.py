"""Watches: as entered, as they stand, as tried."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tocsin import listening
from tocsin.kernel import pseudonyms
from tocsin.web.models import examples
from tocsin.web.models.rulings import warned
from tocsin.web.models.shaping import Id, LevelWord, Moment, Name, Shape, Told, example

MANY = 10_000
Term = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Terms = Annotated[tuple[Term, ...], Field(max_length=MANY)]
Names = Annotated[tuple[Name, ...], Field(max_length=MANY)]


class Near(Shape):
    """Two terms within so many characters of each other, in either order."""

    model_config = example(examples.NEAR)

    first: Term
    second: Term
    within: Annotated[int, Field(ge=1, le=1000)] = 20


class SensitivePeriod(Shape):
    """A time in which the watch is looked at more closely."""

    model_config = example(examples.PERIOD)

    name: Name
    begins_at: Moment
    ends_at: Moment


class _Rules(Shape):
    name: Name
    any: Annotated[Terms, Field(description="At least one of these must occur")] = ()
    all: Annotated[Terms, Field(description="All of these must occur")] = ()
    none: Annotated[Terms, Field(description="None of these may occur")] = ()
    near: Annotated[tuple[Near, ...], Field(max_length=1000)] = ()
    exclusions: Annotated[Terms, Field(description="A hit inside one of these does not count")] = ()
    hashtags: Terms = ()
    patterns: Annotated[
        tuple[Term, ...], Field(max_length=500, description="RE2, over the folded text")
    ] = ()
    accounts: Annotated[
        Names,
        Field(description="Entered as platform:handle or as pseudonyms, told as pseudonyms"),
    ] = ()
    languages: Annotated[Names, Field(description="Empty: every language")] = ()
    regions: Names = ()
    platforms: Names = ()
    sources: Annotated[Names, Field(description="Source ids; empty: every source")] = ()
    preset: Annotated[str, StringConstraints(max_length=100)] = ""
    sensitive_periods: Annotated[tuple[SensitivePeriod, ...], Field(max_length=200)] = ()


class WatchEntry(_Rules):
    """What we listen for, as a person enters it."""

    model_config = example(examples.ENTRY)

    watch_id: Annotated[
        str, Field(max_length=200, description="Only when changing a watch: the same as the path's")
    ] = ""

    def entered(
        self,
        watch_id: str,
        names: pseudonyms.Pseudonyms,
        before: listening.Watch | None = None,
    ) -> listening.Watch:
        """Return the room's watch; raises listening.errors.BadAccount."""
        fields = listening.Watch.__dataclass_fields__.keys() - {"accounts", "handles"}
        given = {name: getattr(self, name) for name in fields}
        given["near"] = tuple(
            listening.Near(first=one.first, second=one.second, within=one.within)
            for one in self.near
        )
        given["sensitive_periods"] = tuple(
            listening.SensitivePeriod(name=one.name, begins_at=one.begins_at, ends_at=one.ends_at)
            for one in self.sensitive_periods
        )
        bare = listening.Watch(**{**given, "watch_id": watch_id})
        return listening.accounts.named(bare, self.accounts, names, before=before)


class Topic(Shape):
    """What a company is answerable for, with words that a watch may begin with."""

    model_config = example({"code": "labour", "words": ["加班", "sweatshop"]})

    code: Annotated[str, Field(description="Its name is the catalogue's `listening.topic.<code>`")]
    words: list[str]


class Watch(_Rules):
    """What we listen for."""

    model_config = example(examples.WATCH)

    watch_id: Id


class Coverage(Shape):
    """How much of what a watch should hear, it hears."""

    model_config = example(examples.COVERAGE)

    alive: int
    expected: int
    share: Annotated[float, Field(ge=0, le=1)]
    oldest_fetch_s: Annotated[
        float | None, Field(description="Age of the worst source's last good fetch")
    ]


class Degraded(Shape):
    """Since when and why a watch hears too little."""

    model_config = example({"since": warned.AT, "why": "coverage"})

    since: Told
    why: Literal["coverage", "outage"]


class WatchState(Shape):
    """A watch with its standing level and its coverage."""

    model_config = example(examples.WATCH_STATE)

    watch: Watch
    level: LevelWord
    since: Told | None
    warning_id: str | None
    coverage: Coverage
    degraded: Annotated[
        Degraded | None, Field(description="Hears too little: a state of its own, never a level")
    ]


class Trial(Shape):
    """A watch to be tried on texts; nothing is kept."""

    model_config = example(examples.TRIAL)

    watch: WatchEntry
    texts: Annotated[
        tuple[Annotated[str, StringConstraints(max_length=20_000)], ...], Field(max_length=200)
    ]


class Tried(Shape):
    """Which texts the watch wants, and the terms that hit, in the texts' order."""

    model_config = example(examples.TRIED)

    matches: list[bool]
    terms: list[list[str]]
