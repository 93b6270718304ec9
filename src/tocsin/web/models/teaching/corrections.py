"""Corrections of readings, and the versions that were learned from them."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tocsin.web.models.shaping import By, Shape, Told, example
from tocsin.web.models.teaching import examples


class CorrectionEntry(Shape):
    """What a reading should have been."""

    model_config = example(examples.ENTRY)

    head: Annotated[str, Field(max_length=40, description="sentiment, emotion, offence, …")]
    label: Annotated[str, Field(max_length=80, description="One of the head's labels")]
    person: By


class ReadingCorrection(Shape):
    """What a person said of a reading; the newest counts."""

    model_config = example(examples.CORRECTION)

    post_id: Annotated[str, Field(description="platform/post_id")]
    head: str
    label: Annotated[str | None, Field(description="Null: taken back")]
    told: Annotated[str | None, Field(description="What the reader had said; null: it abstained")]
    reader: str
    person: str
    at: Told
    number: Annotated[int, Field(description="Of the corrections of this reading, from 1")]


class Learning(Shape):
    """Who asks for a new version."""

    model_config = example(examples.LEARNING)

    person: By


class ModelUse(Shape):
    """Who puts a version in use, why, and whether in spite of what speaks against it."""

    model_config = example(examples.USE)

    person: By
    why: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
    insists: bool = False


class ModelConcern(Shape):
    """What speaks against putting a version in use."""

    model_config = example(examples.CONCERN)

    heads: Annotated[list[str], Field(description="Read worse than before; none: not measurable")]


class HeadEffect(Shape):
    """What a version changes for one head, against the one that it started from."""

    model_config = example(examples.HEAD_EFFECT)

    head: str
    corrections: int
    right_before: int
    right_after: int
    held_out: Annotated[int, Field(description="Corrections that nothing was learned from")]
    held_out_right_before: int
    held_out_right_after: int
    elsewhere: Annotated[int, Field(description="Newest posts that nobody corrected")]
    elsewhere_changed: int
    sample: Annotated[int, Field(description="Held-out posts that came with the weights")]
    sample_right_before: int
    sample_right_after: int
    is_worse: Annotated[bool, Field(description="Than before: speaks against the version")]


class ModelEffect(Shape):
    """What a version changes."""

    model_config = example(examples.EFFECT)

    at: Told
    seconds: float
    heads: list[HeadEffect]


class ModelVersion(Shape):
    """A version of what reads posts."""

    model_config = example(examples.VERSION)

    version: str
    base: Annotated[str | None, Field(description="The version that it started from")]
    made_by: str
    made_at: Told | None
    seal: Annotated[str, Field(description="SHA-256 of its numbers")]
    corrections: int
    state: Literal["candidate", "in-use", "retired"]
    person: str
    decided_at: Told | None
    why: str
    former: Annotated[str | None, Field(description="What was in use before it")]
    effect: ModelEffect | None
    concern: Annotated[ModelConcern | None, Field(description="Null: nothing speaks against it")]
