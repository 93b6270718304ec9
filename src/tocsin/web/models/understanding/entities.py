"""Names that a watch knows, and names that are new with it."""

from typing import Annotated, Any, Literal

from pydantic import Field

from tocsin.web.models.shaping import By, Shape, Told, example

Kind = Annotated[
    Literal["brand", "person", "product", "place", "organisation", "work", "topic", "name"],
    Field(description="work: a title; topic: a hashtag; name: its shape does not tell"),
]
Called = Annotated[str, Field(min_length=1, max_length=80)]
_ENTRY: dict[str, Any] = {
    "kind": "brand",
    "name": "蘋果",
    "aliases": ["Apple", "蘋果公司"],
    "exclusions": ["蘋果樹", "青蘋果"],
    "person": "Chen Yu",
}
_KNOWN: dict[str, Any] = {
    "entity_id": "019cd1f0-1a2b-7000-8000-000000000001",
    "watch_id": "w-lantern",
    **_ENTRY,
    "at": "2026-03-15T09:20:00.000Z",
}
_HEARD: dict[str, Any] = {
    **_KNOWN,
    "posts": 212,
    "texts": 96,
    "accounts": 187,
    "posts_before": 31,
    "is_drawn": False,
}
_EXAMPLE: dict[str, Any] = {"id": "plaza/4711", "text": "聽說是華燈電子代工的，…"}
_NEW: dict[str, Any] = {
    "watch_id": "w-lantern",
    "name": "華燈電子公司",
    "kind": "organisation",
    "posts": 64,
    "texts": 41,
    "accounts": 58,
    "posts_before": 1,
    "read": 4000,
    "read_before": 8000,
    "score": 124.6,
    "first_at": "2026-03-15T07:02:11.000Z",
    "last_at": "2026-03-15T09:19:40.000Z",
    "examples": [_EXAMPLE],
    "state": "open",
    "decision": None,
    "entity_id": None,
    "person": None,
    "decided_at": None,
}
_DECISION: dict[str, Any] = {
    "name": "華燈電子公司",
    "decision": "entity",
    "kind": "organisation",
    "entity_id": None,
    "person": "Chen Yu",
}


class EntityEntry(Shape):
    """Somebody or something with a name."""

    model_config = example(_ENTRY)

    kind: Kind
    name: Called
    aliases: Annotated[
        tuple[Called, ...], Field(max_length=99, description="How else it is called")
    ] = ()
    exclusions: Annotated[
        tuple[Called, ...], Field(max_length=100, description="Where it means something else")
    ] = ()
    person: By


class KnownEntity(Shape):
    """A known name of a watch."""

    model_config = example(_KNOWN)

    entity_id: str
    watch_id: str
    kind: Kind
    name: str
    aliases: list[str]
    exclusions: list[str]
    person: Annotated[str, Field(description="Who changed it last")]
    at: Told


class EntityHeard(KnownEntity):
    """A known name, and how often it stands in the posts of its watch."""

    model_config = example(_HEARD)

    posts: int
    texts: Annotated[int, Field(description="Copies of one text count once")]
    accounts: int
    posts_before: Annotated[int, Field(description="In a span as long before this one")]
    is_drawn: Annotated[bool, Field(description="Counted in a fair draw, and scaled up")]


class NameExample(Shape):
    """A post that holds a new name; names of accounts are taken out."""

    model_config = example(_EXAMPLE)

    id: Annotated[str, Field(description="platform/post_id")]
    text: Annotated[str, Field(description="Its beginning; to be shown as text only")]


class NewName(Shape):
    """A name that stands with a watch more often than it used to: a proposal to a person."""

    model_config = example(_NEW)

    watch_id: str
    name: Annotated[str, Field(description="To be shown as text only")]
    kind: Kind
    posts: int
    texts: int
    accounts: int
    posts_before: Annotated[int, Field(description="In the week before")]
    read: Annotated[int, Field(description="Posts of the last day that were read")]
    read_before: Annotated[int, Field(description="Posts of the week before that were read")]
    score: Annotated[float, Field(description="How surprising: a log-likelihood ratio")]
    first_at: Told
    last_at: Told
    examples: list[NameExample]
    state: Literal["open", "decided"]
    decision: Literal["entity", "alias", "term", "dismissed"] | None
    entity_id: str | None
    person: str | None
    decided_at: Told | None


class NameDecision(Shape):
    """What a new name is."""

    model_config = example(_DECISION)

    name: Annotated[str, Field(min_length=1, max_length=200)]
    decision: Annotated[
        Literal["entity", "alias", "term", "dismissed"],
        Field(description="A name of its own, another one's, a term of the watch, or nothing"),
    ]
    kind: Annotated[Kind | None, Field(description="Of a name of its own; else as proposed")] = None
    entity_id: Annotated[
        str | None, Field(max_length=200, description="Whose other name it is")
    ] = None
    person: By
