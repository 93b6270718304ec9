"""Putting a model in use, and taking it out of use: a named person's word, after it has won."""

from dataclasses import replace
from datetime import datetime

from tocsin.warning.ledger.judging import named, printable
from tocsin.warning.risk import errors
from tocsin.warning.risk.model import Shelved, State


def use(one: Shelved, *, person: str, why: str, at: datetime) -> Shelved:
    """Return the model in use.

    Raises NobodyNamed, Damaged, NotCompared, DoesNotWin, NoLadder.
    """
    version = one.model.version
    named(person, f"model {version}")
    if not one.model.is_whole():
        raise errors.Damaged(version=version)
    if one.comparison is None:
        raise errors.NotCompared(version=version)
    if not one.comparison.wins:
        fewer = one.comparison.fewer_missed
        raise errors.DoesNotWin(version=version, low=f"{fewer.low:+.2f}", high=f"{fewer.high:+.2f}")
    if not one.comparison.ladder.holds:
        raise errors.NoLadder(version=version, weeks=one.comparison.ladder.weeks)
    return _decided(one, State.IN_USE, person=person, why=why, at=at)


def retire(one: Shelved, *, person: str, why: str, at: datetime) -> Shelved:
    """Return the model out of use; raises NobodyNamed."""
    named(person, f"model {one.model.version}")
    return _decided(one, State.RETIRED, person=person, why=why, at=at)


def _decided(one: Shelved, state: State, *, person: str, why: str, at: datetime) -> Shelved:
    return replace(one, state=state, person=printable(person), why=printable(why), decided_at=at)
