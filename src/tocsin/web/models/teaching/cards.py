"""The card of a version: training sets, figures, calibration, drift."""

from typing import Annotated

from pydantic import Field

from tocsin.web.models.shaping import Shape, Told, example
from tocsin.web.models.teaching import examples
from tocsin.web.models.teaching.corrections import ModelVersion


class CardShare(Shape):
    """A share with the interval that holds it in 19 of 20 draws."""

    model_config = example(examples.SHARE)

    value: float
    low: float
    high: float


class CardHead(Shape):
    """One question that the version answers."""

    model_config = example(examples.HEAD)

    head: str
    labels: list[str]
    temperature: Annotated[dict[str, float], Field(description="By language")]
    least: Annotated[dict[str, float], Field(description="Below this sureness it abstains")]


class TrainingSet(Shape):
    """A set it was trained or measured on."""

    model_config = example(examples.SET)

    name: str
    head: str
    lang: str
    licence_as_stated: str
    weight: float
    split: str
    posts: int
    note: str


class CalibrationBin(Shape):
    """Answers of about the same sureness."""

    model_config = example(examples.BIN)

    posts: int
    sure: float
    right: float


class CardFigures(Shape):
    """What one head is worth on one held-out set."""

    model_config = example(examples.FIGURES)

    split: str
    head: str
    lang: str
    of: Annotated[str, Field(description="The version measured: a layer's card keeps its base's")]
    labels: list[str]
    posts: int
    accuracy: CardShare
    macro_f1: CardShare
    macro_recall: CardShare
    ece: Annotated[float, Field(description="Expected calibration error, 15 bins")]
    answered: float
    accuracy_answered: float
    confusion: Annotated[list[list[int]], Field(description="Truth by row, told by column")]
    bins: list[CalibrationBin]


class ModelCard(Shape):
    """Where a version comes from and what it is worth."""

    model_config = example(examples.CARD)

    name: str
    version: str
    kind: str
    scheme: str
    posts: int
    trained_at: Told | None
    sha256: str
    base: str | None
    corrections: int
    limits: Annotated[list[str], Field(description="Codes of sentences")]
    heads: list[CardHead]
    training_sets: list[TrainingSet]
    figures: list[CardFigures]


class HeadDrift(Shape):
    """How far these days' posts are from the training's (population stability index)."""

    model_config = example(examples.DRIFT)

    head: str
    posts: int
    labels: Annotated[float | None, Field(description="Of label shares; null: too few posts")]
    sureness: Annotated[float | None, Field(description="Of highest probabilities")]
    label_shares: list[float]


class ModelInDetail(Shape):
    """A version, its card, and its drift."""

    model_config = example(examples.DETAIL)

    version: ModelVersion
    card: ModelCard
    drift: list[HeadDrift]
