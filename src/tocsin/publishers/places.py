"""Where words can go: every channel that is set up, and how its words get there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tocsin.publishers import by_hand, taking
from tocsin.statements import publishing

_BY_HAND = "by_hand"
FILES = "/status/files"  # where everybody fetches what went out with words


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A channel; where a person carries the words, the address to carry them to."""

    channel: str
    by_hand: bool
    address: str = ""
    takes: publishing.carrying.Takes
    account: str = ""  # that it goes out as, where there is but one


def places(told: Mapping[str, Mapping[str, Any]]) -> Iterator[Place]:
    """Yield every channel once: our own page, what is set up, then what a person carries."""
    anything = publishing.carrying.ANYTHING
    yield Place(channel="website", by_hand=False, takes=anything)
    for channel, table in told.items():
        kind = str(table.get("kind", channel))
        is_carried = kind == _BY_HAND
        yield Place(
            channel=channel,
            by_hand=is_carried,
            address=by_hand.OPENED.get(channel, "") if is_carried else "",
            takes=taking.of_kind(kind),
            account=str(table.get("account", "")),
        )
    for channel, address in by_hand.OPENED.items():
        if channel not in told:
            yield Place(channel=channel, by_hand=True, address=address, takes=anything)


def takes(told: Mapping[str, Mapping[str, Any]], channel: str) -> publishing.carrying.Takes:
    """Return what a channel takes beside words."""
    found = (one.takes for one in places(told) if one.channel == channel)
    return next(found, publishing.carrying.ANYTHING)
