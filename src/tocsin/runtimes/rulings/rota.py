"""Who is told while sensitive periods last: the usual routes from a lower level on, and more."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tocsin import notices
from tocsin.warning import periods


def routes(
    usual: Sequence[notices.Route], told: Iterable[periods.Period], watch_id: str = ""
) -> list[notices.Route]:
    """Return the routes of a watch ("" = of news that is no single watch's) as periods have them.

    A period never makes a route deafer; whom it calls is told beside the usual people.
    """
    held = [one for one in told if (one.concerns(watch_id) if watch_id else not one.watches)]
    wished = [one.tell_from for one in held if one.tell_from]
    widened = [
        replace(one, min_level=min([one.min_level, *wished], key=notices.model.rank))
        for one in usual
    ]
    called = [
        notices.Route(
            channel=call.channel,
            recipient=call.recipient,
            min_level=call.min_level or "blue",
            languages=(call.language,),
        )
        for one in held
        for call in one.calls
    ]
    return [*widened, *called]
