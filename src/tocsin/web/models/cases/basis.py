"""The words that shapes of cases share."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

StepWord = Literal["identify", "assess", "plan", "coordinate", "execute", "evaluate"]
StageWord = Literal["latent", "outbreak", "spread", "decline", "aftermath"]
TriggerWord = Literal[
    "quality",
    "misconduct",
    "opinion",
    "competitor",
    "data_leak",
    "disaster",
    "social_event",
    "rumour",
    "unknown",
]
KindWord = Literal["product", "reputation", "operations", "unknown"]
OriginWord = Literal["internal", "external", "unknown"]
RisenLevel = Literal["blue", "yellow", "orange", "red"]
PartyWord = Literal["", "government", "enterprise", "media", "public"]
FormWord = Literal["meeting", "press_conference", "live_stream", "phone_conference"]
FieldWord = Literal["reputation", "finance", "interruption", "values", "market_share", "trust"]

Line = Annotated[str, StringConstraints(max_length=300)]
Prose = Annotated[str, StringConstraints(max_length=20_000)]
Link = Annotated[str, StringConstraints(max_length=2_000)]
UserId = Annotated[
    str,
    StringConstraints(max_length=200),
    Field(description="A user's id, or a person's in the directory"),
]
Revision = Annotated[
    int | None,
    Field(ge=1, description="The revision that was looked at; another one is refused"),
]
