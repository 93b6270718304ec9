"""Everybody who can be told: each stop of each route, the ends of the chains too, once."""

from tocsin import notices, settings


def routes(chosen: settings.Settings) -> tuple[notices.Route, ...]:
    """Return a route to each of them, from the lowest level on."""
    stops = [stop for route in chosen.routes for stop in (route, *route.then)]
    places = {(stop.channel, stop.recipient): stop for stop in stops}
    return tuple(
        notices.Route(
            channel=stop.channel,
            recipient=stop.recipient,
            min_level="blue",
            languages=(stop.language,),
        )
        for stop in places.values()
    )
