"""What is asked of a language model, what it answers, and what is kept of that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Kind = Literal["summary", "opinion", "polish"]
Language = Literal["en", "zh-Hant", "zh-Hans"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question: our words, other people's words apart from them, and the answer's schema."""

    kind: Kind
    instructions: str
    material: str  # delimited, masked, cut; never an instruction
    schema: Mapping[str, object]
    most_tokens: int = 300

    @property
    def reserve(self) -> int:
        """Return how many tokens it may cost: a Chinese letter is about one."""
        return len(self.instructions) + len(self.material) + self.most_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back, not trusted yet."""

    body: Mapping[str, object]
    model: str
    tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a machine wrote of a group of copies; always told as such."""

    kind: Kind
    group: int  # key of the near-duplicate group that it is kept for
    language: str
    text: str  # a summary, or a label
    untraced: tuple[str, ...] = ()  # numbers that stand in none of the posts
    model: str
    at: datetime
    fault: str = ""  # why there is no text: it is not asked for again that day

    @property
    def ai_generated(self) -> bool:
        """Return that it is a machine's: nobody may say otherwise."""
        return True
