"""Where words can go: every channel that is set up, and how its words get there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tocsin.publishers import by_hand

_BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A channel; where a person carries the words, the address to carry them to."""

    channel: str
    by_hand: bool
    address: str = ""


def places(told: Mapping[str, Mapping[str, Any]]) -> Iterator[Place]:
    """Yield every channel once: our own page, what is set up, then what a person carries."""
    yield Place(channel="website", by_hand=False)
    for channel, table in told.items():
        is_carried = table.get("kind", channel) == _BY_HAND
        address = by_hand.OPENED.get(channel, "") if is_carried else ""
        yield Place(channel=channel, by_hand=is_carried, address=address)
    for channel, address in by_hand.OPENED.items():
        if channel not in told:
            yield Place(channel=channel, by_hand=True, address=address)
