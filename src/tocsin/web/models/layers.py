"""Indicators in layers, and what corrected them."""

from typing import Annotated, Literal

from pydantic import Field

from tocsin.web.models import examples
from tocsin.web.models.shaping import Shape, Told, example

Figures = list[float | None]


class LayerPart(Shape):
    """One indicator of a layer beside what is expected of it; null: not heard, or learning."""

    model_config = example(examples.LAYER_PART)

    name: str
    weight: float
    falls: Annotated[bool, Field(description="Its fall below what is expected tells")]
    value: Figures
    expected: Figures
    spread: Annotated[Figures, Field(description="One deviation")]
    evidence: Annotated[
        list[str], Field(description="The posts that stand for this figure; often those of all")
    ]


class Layer(Shape):
    """Indicators that tell of the same thing, with their weight in the whole."""

    model_config = example(examples.LAYER)

    name: str
    weight: float
    coverage: Annotated[Figures, Field(description="Share of sources that were heard, 0 to 1")]
    index: Annotated[Figures, Field(description="0 as expected, 100 six deviations beyond")]
    indicators: list[LayerPart]


class Phrase(Shape):
    """Words that several accounts began to use within an hour, beside how many usually do."""

    model_config = example(examples.PHRASE)

    at: Annotated[Told, Field(description="The hour")]
    phrase: Annotated[str, Field(description="Folded: lower case, simplified characters")]
    accounts: int
    posts: int
    expected: Annotated[float, Field(description="Accounts an hour, at most")]
    evidence: Annotated[list[str], Field(description="Posts of as many accounts")]


class Correction(Shape):
    """Posts that came late or were deleted when their hour was long judged."""

    model_config = example(examples.CORRECTION)

    at: Annotated[Told, Field(description="The hour whose figures were put right")]
    kind: Literal["late", "deleted", "edited"]
    posts: int
    latest_at: Told


class Layers(Shape):
    """A watch's hours in layers; every list of figures is as long as `at`."""

    model_config = example(examples.LAYERS)

    watch_id: str
    version: Annotated[str, Field(description="Of the table of layers and weights")]
    words: Annotated[str, Field(description="Versions of the cue words")]
    at: list[Told]
    layers: list[Layer]
    evidence: Annotated[list[str], Field(description="The most telling posts of these hours")]
    phrases: Annotated[list[Phrase], Field(description="New in these hours, the newest first")]
    corrections: list[Correction]
