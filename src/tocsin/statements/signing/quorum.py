"""How many people, and with which duties, a text needs: by level, channel and kind."""

from dataclasses import dataclass
from datetime import timedelta

from tocsin import warning
from tocsin.statements.drafting import Kind, is_mailed

COMMUNICATIONS, LEGAL = "communications", "legal"
_BOTH = (COMMUNICATIONS, LEGAL)
_LEVEL = warning.Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """What has to stand under a text; each duty by a person of its own."""

    people: int
    duties: tuple[str, ...]
    valid_for: timedelta  # how long a signature counts


# What is right at noon need not be so in the evening, the less so the graver it is.
_VALID = {_LEVEL.RED: timedelta(hours=2), _LEVEL.ORANGE: timedelta(hours=4)}
_VALID_OTHERWISE = timedelta(hours=24)


def of(level: warning.Level, channel: str, kind: Kind) -> Quorum:
    """Return what a text needs.

    >>> of(warning.Level.RED, "bluesky", Kind.HOLDING).duties
    ('communications', 'legal')
    """
    duties = _duties(level, channel, kind)
    valid_for = _VALID.get(level, _VALID_OTHERWISE)
    return Quorum(people=max(len(duties), 1), duties=duties, valid_for=valid_for)


def _duties(level: warning.Level, channel: str, kind: Kind) -> tuple[str, ...]:
    if level >= _LEVEL.ORANGE:
        return _BOTH
    # What journalists get passes the lawyers from yellow on.
    is_printed = is_mailed(channel) or kind in {Kind.PRESS, Kind.APOLOGY}
    if level is _LEVEL.YELLOW:
        return _BOTH if is_printed else (COMMUNICATIONS,)
    return (COMMUNICATIONS,) if is_printed else ()
