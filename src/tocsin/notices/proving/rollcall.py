"""The roll-call: who was told, when, by which way, who has read it, and who is missing. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tocsin.notices.model import Notice, State


class Presence(StrEnum):
    """What is known of a person, the worst first."""

    MISSING = "missing"  # every way to them is dead, or there never was one
    ON_ITS_WAY = "on_its_way"
    TOLD = "told"  # a channel has proved delivery; nobody knows that it was read
    READ = "read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One notice to one place of theirs."""

    notice_id: str
    change_id: str  # what it tells of
    channel: str
    recipient: str
    state: State
    made_at: datetime
    told_at: datetime | None
    read_at: datetime | None
    read_by: str
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One person, or one place that is nobody's by name.

    All but `ways` is of the newest thing that they were to be told: who read of blue may not know
    of red.
    """

    person_id: str
    name: str
    presence: Presence
    told_at: datetime | None
    read_at: datetime | None
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who ought to be told, and the places that are theirs."""

    person_id: str
    name: str
    places: frozenset[tuple[str, str]] = frozenset()  # channel, recipient
    is_wanted: bool = False  # on the roll even where no notice was ever made


def call(notices: Iterable[Notice], people: Sequence[Person]) -> list[Row]:
    """Return the roll, the missing first."""
    owner: Mapping[tuple[str, str], Person] = {
        place: one for one in people for place in sorted(one.places)
    }
    ways: dict[str, list[Way]] = {one.person_id: [] for one in people if one.is_wanted}
    names = {one.person_id: one.name for one in people}
    for one in sorted(notices, key=lambda it: (it.created_at, it.notice_id)):
        known = owner.get((one.channel, one.recipient))
        key = known.person_id if known else f"{one.channel}:{one.recipient}"
        names.setdefault(key, one.recipient)
        ways.setdefault(key, []).append(_way(one))
    rows = [_row(key, names[key], tuple(each)) for key, each in ways.items()]
    worst = list(Presence)
    return sorted(rows, key=lambda row: (worst.index(row.presence), row.name, row.person_id))


def counted(rows: Iterable[Row]) -> dict[str, int]:
    """Return how many stand where."""
    found = dict.fromkeys(map(str, Presence), 0)
    for row in rows:
        found[str(row.presence)] += 1
    return found


def _way(one: Notice) -> Way:
    return Way(
        notice_id=one.notice_id,
        change_id=one.change_id,
        channel=one.channel,
        recipient=one.recipient,
        state=one.state,
        made_at=one.created_at,
        told_at=one.accepted_at,
        read_at=one.read_at,
        read_by=one.read_by,
        fault=one.fault,
    )


def _row(person_id: str, name: str, ways: tuple[Way, ...]) -> Row:
    newest = tuple(one for one in ways if one.change_id == ways[-1].change_id)
    told = min((one.told_at for one in newest if one.told_at), default=None)
    read = min((one.read_at for one in newest if one.read_at), default=None)
    return Row(
        person_id=person_id,
        name=name,
        presence=_presence(newest, is_told=told is not None, is_read=read is not None),
        told_at=told,
        read_at=read,
        ways=ways,
    )


def _presence(ways: tuple[Way, ...], *, is_told: bool, is_read: bool) -> Presence:
    if is_read:
        return Presence.READ
    if is_told:
        return Presence.TOLD
    lost = {State.DEAD, State.ESCALATED, State.REJECTED}
    is_lost = all(one.state in lost for one in ways)
    return Presence.MISSING if is_lost else Presence.ON_ITS_WAY
