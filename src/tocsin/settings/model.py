"""What a person may set, with its defaults."""

from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, IPvAnyNetwork, field_validator

from tocsin.settings.people import Directory

Port = Annotated[int, Field(ge=0, le=65535)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Server(_Section):
    """Where the browser finds us; any address but loopback needs a token."""

    host: str = "127.0.0.1"
    port: Port = 8000
    token: str = ""
    hosts: tuple[str, ...] = ()  # further names the server may be called by
    proxies: tuple[IPvAnyNetwork, ...] = ()  # in front of it; their X-Forwarded-For is believed


class Store(_Section):
    """Where posts, figures and decisions are kept."""

    folder: Path = Path("tocsin-data")
    database: str = ""  # a PostgreSQL URL; empty = SQLite in the folder
    retention_days: Annotated[int, Field(ge=1)] = 30  # posts
    # Figures by the minute, which name no post but the few that tell most: a year, and a month
    # to compare it with.
    figures_days: Annotated[int, Field(ge=1)] = 400


class Ingest(_Section):
    """How posts are taken in."""

    processes: Annotated[int, Field(ge=0, le=64)] | None = None  # None = one a core, 0 = inline
    reader: str = "ngram"
    flush_ms: Annotated[int, Field(ge=10, le=5000)] = 200


class Warning(_Section):  # noqa: A001 (the section's name in the file)
    """How levels rise and fall."""

    leave_needs_person: bool = True  # orange and red end only by a person's word
    detector: str = "seasonal"  # the rule that the desk judges by, shipped or a plug-in's


class Privacy(_Section):
    """What is told of people."""

    shows_watched_handles: bool = True  # of the accounts that this organisation's watches name


class Stop(_Section):
    """One place where a person can be told."""

    channel: Literal["in_app", "email", "webhook"]
    recipient: str
    language: Literal["en", "zh-Hant", "zh-Hans"] = "en"


class Hours(_Section):
    """A time of the day, as a clock on a wall of its zone shows it; it may pass midnight."""

    begins: time
    ends: time
    zone: str = "UTC"
    days: tuple[Annotated[int, Field(ge=0, le=6)], ...] = ()  # Monday = 0; empty = every day

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        try:
            return ZoneInfo(zone).key
        except (OSError, LookupError, ValueError) as unknown:
            raise ValueError(zone) from unknown


class Route(Stop):
    """Who is told from which level on, and who is told next if nobody answers."""

    min_level: Literal["blue", "yellow", "orange", "red"] = "yellow"
    then: tuple[Stop, ...] = ()
    escalate_after_minutes: Annotated[int, Field(ge=1)] = 15
    watches: tuple[str, ...] = ()  # ids of those it tells of; empty = all
    duty: str = ""  # of the directory: its holder is told, the recipient where nobody holds it
    hours: Hours | None = None  # when it tells at all; none = always
    quiet: Hours | None = None  # when it lets wait what is less grave than `wakes_from`
    wakes_from: Literal["blue", "yellow", "orange", "red"] = "red"  # red never waits


class Digest(Stop):
    """Who is sent a watch's complaints of the day before, every day from an hour (UTC) on."""

    watch: Annotated[str, Field(min_length=1)]
    channel: Literal["in_app", "email", "webhook"] = "webhook"
    recipient: str = "product"
    hour: Annotated[int, Field(ge=0, le=23)] = 1


class Near(_Section):
    """Two terms near each other."""

    first: str
    second: str
    within: Annotated[int, Field(ge=1, le=1000)] = 20


class SensitivePeriod(_Section):
    """A time to look more closely."""

    name: str
    begins_at: AwareDatetime
    ends_at: AwareDatetime


class Watch(_Section):
    """A watch as written in a file; the fields are listening.Watch's."""

    name: Annotated[str, Field(min_length=1)]
    watch_id: str = ""
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()
    exclusions: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    preset: str = ""
    sensitive_periods: tuple[SensitivePeriod, ...] = ()


class Source(_Section):
    """A source as written in a file; the fields are listening.Source's."""

    name: Annotated[str, Field(min_length=1)]
    connector: str
    source_id: str = ""
    settings: dict[str, Any] = Field(default_factory=dict)
    keep: Literal["matched", "all"] = "matched"
    expected_every_s: Annotated[int, Field(ge=1)] = 300
    is_enabled: bool = True


class Settings(_Section):
    """Everything a person may set."""

    server: Server = Server()
    store: Store = Store()
    ingest: Ingest = Ingest()
    warning: Warning = Warning()
    privacy: Privacy = Privacy()
    language: Literal["en", "zh-Hant", "zh-Hans"] = "en"
    organisation: Annotated[str, Field(max_length=200)] = ""  # what statements call it
    routes: tuple[Route, ...] = (Route(channel="in_app", recipient="desk", min_level="blue"),)
    channels: dict[str, dict[str, Any]] = Field(default_factory=dict)
    publishers: dict[str, dict[str, Any]] = Field(default_factory=dict)  # by channel
    directory: Directory = Directory()
    endpoint: dict[str, Any] = Field(default_factory=dict)  # a language model; empty = none
    digest: tuple[Digest, ...] = ()
    watch: tuple[Watch, ...] = ()
    source: tuple[Source, ...] = ()


class Terms(_Section):
    """A terms file: nothing but watches."""

    watch: Annotated[tuple[Watch, ...], Field(min_length=1)]
