"""Topics that a watch may begin with: what a company is answerable for, with words for each."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic; its name is the catalogue's `listening.topic.<code>`."""

    code: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    version: str
    topic: tuple[Topic, ...]


@cache
def shipped() -> tuple[Topic, ...]:
    """Return the topics that come with Tocsin, in the order of ISO 26000."""
    told = resources.files(__package__).joinpath("topics.toml").read_bytes()
    return msgspec.toml.decode(told, type=_Table).topic
