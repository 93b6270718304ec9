"""Typed events and the bus that carries them inside one process."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that has happened; subclasses are named in the past tense."""

    at: datetime


E = TypeVar("E", bound=Event)


class Bus:
    """Hands each event to those who asked for its type, in the order they asked."""

    def __init__(self) -> None:
        self._heard: dict[type[Event], list[Callable[..., None]]] = defaultdict(list)

    def hear(self, kind: type[E], listener: Callable[[E], None]) -> None:
        """Call `listener` with every event of exactly this type."""
        self._heard[kind].append(listener)

    def say(self, event: Event) -> None:
        """Tell all listeners; what one of them raises reaches the caller."""
        for listener in self._heard[type(event)]:
            listener(event)
