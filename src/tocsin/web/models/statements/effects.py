"""What was counted before and after each thing that was said."""

from typing import Annotated, Literal

from pydantic import Field

from tocsin.web.models.shaping import Shape, Told, example

_BEFORE = {"hours": 6.0, "mentions": 1440, "per_hour": 240.0, "negative_share": 0.41}
_AFTER = {"hours": 2.5, "mentions": 450, "per_hour": 180.0, "negative_share": 0.33}
_SAID = {
    "what": "publication",
    "ref": "statement-1",
    "kind": "holding",
    "name": "smoking kettles",
    "where": "website",
    "url": "https://example.org/status/1",
    "at": "2026-03-02T10:11:00.000Z",
    "before": _BEFORE,
    "after": _AFTER,
    "coverage": 1.0,
}
Share = Annotated[float, Field(ge=0, le=1)]


class EffectSpan(Shape):
    """One side of the moment: how long it lasts, and what was counted in it."""

    model_config = example(_BEFORE)

    hours: float
    mentions: int
    per_hour: Annotated[float | None, Field(description="Posts; null before any time has passed")]
    negative_share: Annotated[Share | None, Field(description="Null without posts to share")]


class SaidEffect(Shape):
    """One thing that was said in public, by us or by an opinion leader whom we asked."""

    model_config = example(_SAID)

    what: Literal["publication", "outreach"]
    ref: Annotated[str, Field(description="The statement's id, or the outreach's")]
    kind: str
    name: str
    where: Annotated[str, Field(description="Channel or platform")]
    url: str
    at: Told
    before: EffectSpan | None
    after: EffectSpan | None
    coverage: Annotated[Share | None, Field(description="Sources heard over both sides")]


class CaseEffects(Shape):
    """What the watches of a case counted on both sides of what was said: no proof of a cause."""

    model_config = example({"hours": 6, "watches": 1, "said": [_SAID]})

    hours: Annotated[int, Field(description="Longest that either side is")]
    watches: Annotated[int, Field(description="Watches of the linked warnings; 0 measures nothing")]
    said: Annotated[list[SaidEffect], Field(description="The newest first, twenty at most")]
