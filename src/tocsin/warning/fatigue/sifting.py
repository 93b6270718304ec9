"""Which level changes are told, and which are kept back by what; pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tocsin.warning.fatigue.silences import Silence
from tocsin.warning.model import EarlyWarning, Level, LevelChange

HasBeenTold = Callable[[str], bool]  # of a warning: has anybody heard of it?


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A change of level that nobody was sent a notice of."""

    change_id: str
    warning_id: str
    watch_id: str
    at: datetime
    before: Level
    after: Level
    why: str  # "silence", "gathering", "inhibition", "untold"
    by: str  # the silence, gathering or warning that keeps it back


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A change, the warning after it, and the gathering that it was folded into."""

    warning: EarlyWarning
    change: LevelChange
    gathering_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """What became of a run of changes."""

    told: tuple[LevelChange, ...] = ()
    withheld: tuple[Withheld, ...] = field(default=())


def sift(ruled: Iterable[Ruled], silences: Sequence[Silence], has_been_told: HasBeenTold) -> Sifted:
    """Return which changes are told; each that is not comes back with its reason."""
    told: list[LevelChange] = []
    withheld: list[Withheld] = []
    heard: set[str] = set()
    for one in ruled:
        is_known = one.change.warning_id in heard or has_been_told(one.change.warning_id)
        kept = _kept(one, silences, is_known=is_known)
        if kept is None:
            told.append(one.change)
            heard.add(one.change.warning_id)
        else:
            withheld.append(kept)
    return Sifted(told=tuple(told), withheld=tuple(withheld))


def _kept(one: Ruled, silences: Sequence[Silence], *, is_known: bool) -> Withheld | None:
    change = one.change
    if change.actor != "machine":
        return None if is_known else _held(change, "untold", one.warning.warning_id)
    holding = (some for some in silences if some.is_on(change.at) and some.holds(change))
    silence = next(holding, None)
    if silence is not None:
        return _held(change, "silence", silence.silence_id)
    if one.gathering_id:
        return _held(change, "gathering", one.gathering_id)
    is_small = Level.NONE < max(change.before, change.after) <= Level.YELLOW
    if is_small and one.warning.peak >= Level.ORANGE and change.after is not Level.NONE:
        return _held(change, "inhibition", one.warning.warning_id)
    if change.after < change.before and not is_known:
        return _held(change, "untold", one.warning.warning_id)
    return None


def _held(change: LevelChange, why: str, by: str) -> Withheld:
    return Withheld(
        change_id=change.change_id,
        warning_id=change.warning_id,
        watch_id=change.watch_id,
        at=change.at,
        before=change.before,
        after=change.after,
        why=why,
        by=by,
    )
