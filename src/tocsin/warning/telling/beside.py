"""What is told beside changes of level: surges, deafness, silences that ended."""

from collections.abc import Mapping, Sequence

from tocsin.warning.fatigue import Gathering, Silence, Withheld
from tocsin.warning.hearing import Degradation
from tocsin.warning.telling.parts import Line, level, line

_NAMES = 50


def gathering(one: Gathering, names: Mapping[str, str]) -> list[Line]:
    """Return the lines of a platform-wide surge, with every watch that takes part."""
    known = [names.get(watch_id, watch_id) for watch_id in one.watches]
    return [
        line(
            "warning.told.gathering.closed" if one.closed_at else "warning.told.gathering.open",
            watches=len(known),
            percent=round(100 * one.share),
            level=level(one.level),
            peak=level(one.peak),
        ),
        line("warning.told.gathering.watches", names=known[:_NAMES]),
        line("warning.told.gathering.why"),
    ]


def degraded(some: Sequence[Degradation], names: Mapping[str, str]) -> list[Line]:
    """Return the lines of watches that began to hear too little at one moment."""
    known = [names.get(one.watch_id, one.watch_id) for one in some]
    least = min((one.coverage for one in some), default=0.0)
    return [
        line("warning.told.deaf", watches=len(known), percent=round(100 * least)),
        line("warning.told.gathering.watches", names=known[:_NAMES]),
        line("warning.told.deaf.why"),
    ]


def outage(watches: Sequence[str], names: Mapping[str, str]) -> list[Line]:
    """Return the lines of a feed outage."""
    known = [names.get(watch_id, watch_id) for watch_id in watches]
    return [
        line("warning.told.outage", watches=len(known)),
        line("warning.told.gathering.watches", names=known[:_NAMES]),
        line("warning.told.outage.why"),
    ]


def silence_ended(one: Silence, held: Sequence[Withheld], names: Mapping[str, str]) -> list[Line]:
    """Return the lines of a silence's end: all that it kept back."""
    return [
        line(
            "warning.told.silence",
            person=one.person,
            reason=one.reason,
            changes=len(held),
        ),
        *(
            line(
                "warning.told.held",
                name=names.get(each.watch_id, each.watch_id),
                at=each.at.isoformat(timespec="minutes"),
                before=level(each.before),
                after=level(each.after),
            )
            for each in held[:_NAMES]
        ),
    ]
