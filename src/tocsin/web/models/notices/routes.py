"""Who is told of what, as it is told and as it is entered."""

from datetime import time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from tocsin.web.models import examples
from tocsin.web.models.notices.roll import Notice
from tocsin.web.models.shaping import Id, LevelWord, Name, Shape, Told, example

_HOURS = {"begins": "22:00", "ends": "07:00", "zone": "Asia/Taipei", "days": []}


class NoticeHours(Shape):
    """A time of the day on a wall clock of its zone; it may pass midnight."""

    model_config = example(_HOURS)

    begins: str
    ends: str
    zone: str
    days: Annotated[list[int], Field(description="On which it begins, Monday = 0; none = every")]


_STOP = {"channel": "in_app", "recipient": "desk", "language": "en"}
_ENTRY = {
    **_STOP,
    "from_level": "orange",
    "duty": "legal",
    "watches": [],
    "hours": None,
    "quiet": _HOURS,
    "wakes_from": "red",
    "climb_after_s": 600,
    "stops": [_STOP],
}
_ROUTE = {
    **_ENTRY,
    "people": ["Huang", "Lin"],
    "is_held": True,
    "tells_now": True,
    "waits_until": None,
    "then": ["Lin"],
}


class NoticeStop(Shape):
    """A place where somebody can be told."""

    model_config = example(_STOP)

    channel: str
    recipient: str
    language: str


class NoticeRoute(NoticeStop):
    """Who is told from which level on, when, and who is told next if nobody answers."""

    model_config = example(_ROUTE)

    from_level: LevelWord
    duty: str
    people: Annotated[list[str], Field(description="At its end now: the holder, then deputies")]
    is_held: Annotated[bool, Field(description="Somebody holds its duty now")]
    watches: Annotated[list[str], Field(description="Ids of those it tells of; none = all")]
    hours: NoticeHours | None
    tells_now: bool
    quiet: NoticeHours | None
    waits_until: Annotated[Told | None, Field(description="Its quiet hours hold now, until then")]
    wakes_from: LevelWord
    climb_after_s: int
    stops: list[NoticeStop]
    then: Annotated[list[str], Field(description="Who is at the ends of `stops`")]


class HeldNotice(Notice):
    """A notice that waits to be told with others."""

    model_config = example({**examples.NOTICE, "state": "pending", "held": "flood"})

    held: Literal["quiet", "flood"]


class NoticeRules(Shape):
    """Who is told of what, and what waits to be told."""

    model_config = example(
        {
            "version": "412",
            "kept_by": "Lin Mei",
            "kept_at": "2026-03-02T09:41:00.000Z",
            "channels": ["email", "in_app"],
            "silent_at": None,
            "routes": [_ROUTE],
            "few": 10,
            "window_s": 600,
            "held": [],
        }
    )

    version: Annotated[str, Field(description="Empty: the routes are the settings'")]
    kept_by: Annotated[str, Field(description="Who entered the routes in force")]
    kept_at: Told | None
    channels: Annotated[list[str], Field(description="Those that are set up")]
    silent_at: Annotated[
        Told | None, Field(description="When within a week not even red would reach anybody")
    ]
    routes: list[NoticeRoute]
    few: Annotated[int, Field(description="To one place within a window; more come as a digest")]
    window_s: int
    held: list[HeldNotice]


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (OSError, LookupError, ValueError) as unknown:
        raise PydanticCustomError("unknown_zone", "No such time zone") from unknown


class RouteHours(Shape):
    """A time of the day on a wall clock of its zone; one that ends first passes midnight."""

    model_config = example(_HOURS)

    begins: time
    ends: time
    zone: Annotated[str, StringConstraints(max_length=80), AfterValidator(_zone)]
    days: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=7)]


class RouteStop(Shape):
    """A place where somebody can be told."""

    model_config = example(_STOP)

    channel: Literal["in_app", "email", "webhook"]
    recipient: Name
    language: Literal["en", "zh-Hant", "zh-Hans"] = "en"


_Rising = Literal["blue", "yellow", "orange", "red"]


class RouteEntry(RouteStop):
    """Who is to be told from which level on, when, and who is told next if nobody answers."""

    model_config = example(_ENTRY)

    from_level: _Rising
    duty: Annotated[str, StringConstraints(max_length=200)] = ""
    watches: Annotated[list[Id], Field(max_length=200)] = Field(default_factory=list)
    hours: RouteHours | None = None
    quiet: RouteHours | None = None
    wakes_from: _Rising = "red"
    climb_after_s: Annotated[int, Field(ge=60, le=86_400)] = 900
    stops: Annotated[list[RouteStop], Field(max_length=20)] = Field(default_factory=list)


class RoutesEntry(Shape):
    """All routes that are to hold, and the version that they were written over."""

    model_config = example({"routes": [_ENTRY], "version": ""})

    routes: Annotated[list[RouteEntry], Field(max_length=100)]
    version: Annotated[str, StringConstraints(max_length=40)] = ""
