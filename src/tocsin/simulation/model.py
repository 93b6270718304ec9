"""What a story is made of: lanes, scenes, set pieces, chapters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Form = Literal["original", "reply", "quote", "repost"]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One language on one platform: its share of ordinary days, its clock, its country."""

    platform: str
    lang: str
    share: float
    utc_offset_h: float
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A stretch of the story in which people say the same sorts of things."""

    name: str
    begins_min: float  # since the story's beginning
    ends_min: float
    topic: Literal["calm", "promo", "crisis"]
    kinds: Weights  # what is said
    reply: str  # the kind of a short answer
    quote: str  # the kind of a comment on a post that is passed on
    forms: Weights  # how it is said
    platforms: Weights
    langs: Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One post that the story cannot do without."""

    name: str
    minute: float
    platform: str
    lang: str
    kind: str
    topic: Literal["promo", "crisis"]
    followers: int
    heat: int  # how many tickets it gets in the lottery of what is passed on
    quotes: str = ""  # the piece that it quotes
    media: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A named stretch of the story, half open: begins_at ≤ t < ends_at."""

    name: str  # its title: simulation.chapter.<name> in the catalogue
    begins_at: datetime
    ends_at: datetime
