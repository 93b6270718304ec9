"""Who acts in the tests of cases, and on what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tocsin import cases, directory, notices, warning
from tocsin.cases import verbs

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
Role = directory.Role


def actor(name: str, *roles: directory.Role, duties: Sequence[str] = ()) -> directory.Actor:
    return directory.Actor(
        user_id=name.lower(), name=name, roles=frozenset(roles), duties=frozenset(duties)
    )


LIN = actor("Lin", Role.RESPONDER)
CHEN = actor("Chen", Role.ANALYST)
WANG = actor("Wang", Role.APPROVER)
ADMIN = actor("Ada", Role.ADMIN)
VIEWER = actor("Vic", Role.VIEWER)
CARER = actor("Kai", Role.RESPONDER, duties=["care"])


def person(name: str) -> cases.Person:
    return cases.Person(user_id=name.lower(), name=name)


DUTIES = {
    "lead": (person("Lin"), person("Wang")),
    "comms": (person("Mei"), person("Jo")),
    "monitoring": (person("Chen"),),
    "care": (person("Kai"),),
}


@dataclass
class House:
    """A desk, and what it told to whom."""

    books: cases.Cabinet
    told: list[tuple[notices.Bulletin, tuple[cases.Person, ...]]] = field(default_factory=list)
    duties: Mapping[str, tuple[cases.Person, ...]] = field(default_factory=lambda: DUTIES)

    @property
    def desk(self) -> cases.Desk:
        def tell(one: notices.Bulletin, people: Sequence[cases.Person]) -> None:
            self.told.append((one, tuple(people)))

        return cases.Desk(books=self.books, duties=cases.memory.Duties(self.duties), tell=tell)

    def subjects(self) -> list[str]:
        return [one.subject_code.removeprefix("cases.subject.") for one, _ in self.told]

    def actions(self, case_id: str) -> list[str]:
        return [one.action for one in self.books.timeline.of(case_id)]


def asked(**told: Any) -> verbs.opening.Asked:
    base = verbs.opening.Asked(
        name="凱蒂水壺過熱",
        level=warning.Level.ORANGE,
        opening=cases.Opening.HAND,
        sort=cases.Sort(trigger=cases.Trigger.QUALITY),
        country="TW",
        zone="Asia/Taipei",
        watches=("kettles",),
    )
    return replace(base, **told)


def opened(house: House, now: datetime = NOON, **told: Any) -> cases.Case:
    return verbs.opening.open_case(house.desk, LIN, asked(**told), now)


def change(
    after: str,
    before: str = "none",
    *,
    number: int = 1,
    watch_id: str = "kettles",
    at: datetime = NOON,
) -> warning.LevelChange:
    return warning.LevelChange(
        change_id=f"c{number}{after}",
        warning_id=f"w{number}",
        watch_id=watch_id,
        at=at,
        before=warning.Level[before.upper()],
        after=warning.Level[after.upper()],
        reasons=(),
        evidence=("sim/1",),
        coverage=1.0,
        detector="seasonal 1",
    )
