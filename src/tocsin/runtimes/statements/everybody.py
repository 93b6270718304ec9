"""Everybody who can be told: each stop of each route, the ends of the chains too, once."""

from collections.abc import Sequence

from tocsin import notices


def routes(told: Sequence[notices.Route]) -> tuple[notices.Route, ...]:
    """Return a route to each of them, from the lowest level on."""
    stops: list[notices.Route | notices.Stop] = []
    for route in told:
        stops += [route, *route.chain]
    places = {(stop.channel, stop.recipient): stop for stop in stops}
    return tuple(
        notices.Route(
            channel=stop.channel,
            recipient=stop.recipient,
            min_level="blue",
            languages=stop.languages,
        )
        for stop in places.values()
    )
