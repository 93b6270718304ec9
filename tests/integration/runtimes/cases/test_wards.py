"""A post that the reader takes for distress calls trained people, once, and is answered by none."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from tests.unit.web import making, small_house

from tocsin.directory import entries
from tocsin.runtimes import cases

T = TypeVar("T")
NOON = making.NOON


@pytest.fixture
def house(tmp_path: Path) -> Iterator[small_house.SmallHouse]:
    made = small_house.a_house(tmp_path)
    rows = [
        making.a_row(-60, text="I cannot go on", p_distress=0.97),
        making.a_row(-50, text="Bad tea", p_distress=0.6),
        making.a_row(-40, text="Not ours", p_distress=0.97, watches=[]),
        making.a_row(-7200, text="Long ago", p_distress=0.97),
    ]
    small_house.commit(made, rows)
    yield made
    made.close()


async def _alone(work: Callable[[], T], /) -> T:
    return work()


def looked(house: small_house.SmallHouse) -> Awaitable[None]:
    ward = cases.Wards(
        db=house.db, posts=house.archive, desks=house.cases, time=house.clock, alone=_alone
    )
    return ward.run()


def called(house: small_house.SmallHouse) -> list[tuple[str, str]]:
    with house.db.reading() as books:
        return [(one.recipient, one.level) for one in books.outbox.recent()]


async def test_trained_people_are_called_once_for_what_is_surely_distress(
    house: small_house.SmallHouse,
) -> None:
    kai = entries.model.Person(entry_id="p-kai", name="Kai", is_distress_trained=True)
    house.write(lambda books: books.entries.put(kai))

    await looked(house)
    await looked(house)
    with house.db.reading() as books:
        (one,) = books.cases.cabinet().negatives.all()

    assert called(house) == [("p-kai", "red")]
    assert (one.excerpt, one.person, one.post_id) == ("I cannot go on", "Kai", "plaza/-60")
    assert (one.handling, one.answer) == ("collected", "")


async def test_where_nobody_is_trained_the_reader_calls_nobody(
    house: small_house.SmallHouse,
) -> None:
    await looked(house)

    assert called(house) == []
