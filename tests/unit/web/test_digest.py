"""Yesterday's complaints go to the product side once, without a name, by a person's word."""

from datetime import timedelta

import msgspec
import pytest
from tests.unit.web import making, small_house
from tests.unit.web.making import NOON

from tocsin import notices
from tocsin.enrichment import complaints as room
from tocsin.kernel import catalogue
from tocsin.runtimes import complaints

STOP = notices.Stop(channel="webhook", recipient="product", languages=("zh-Hant",))
WANTED = complaints.digest.Wanted(watch_id="w-lantern", stop=STOP, person="Lin")
YESTERDAY = NOON - timedelta(days=1)


def send(
    house: small_house.SmallHouse, wanted: complaints.digest.Wanted = WANTED, days: int = 0
) -> bool:
    with house.db.writing() as books:
        return complaints.digest.send(books, house.archive, wanted, NOON + timedelta(days=days))


def test_a_day_is_promised_once_and_the_next_day_again(house: small_house.SmallHouse) -> None:
    assert [send(house), send(house), send(house, days=1)] == [True, False, True]

    with house.db.reading() as books:
        waiting = books.outbox.recent()
        audit = books.outbox.audit(NOON)
        acts = [(one.actor, one.action) for one in books.audit.entries()]
    assert [one.state for one in waiting] == [notices.State.PENDING] * 2
    assert (audit.required, audit.missing) == (2, 0)
    assert acts.count(("Lin", "complaints.digest")) == 2


def test_it_tells_reasons_in_words_and_no_name_or_post_id(house: small_house.SmallHouse) -> None:
    row = {
        **making.a_row(1),
        "text": "broken @wang",
        "reason": "quality",
        "created_at": YESTERDAY,
    }
    small_house.commit(house, [row])
    send(house)

    with house.db.reading() as books:
        (one,) = books.outbox.recent()
    said = notices.wording.write(one, catalogue.standard())
    whole = msgspec.json.encode(one, enc_hook=str).decode() + said.text

    assert said.subject == "Lantern Tea：昨日客訴 1 則"
    assert "品質：1 則，占不同內容的 100 %。尚看不出趨勢。" in said.text
    assert "wang" not in whole
    assert "plaza/1" not in whole
    assert str(row["account"]) not in whole
    assert "{" not in said.text


def test_without_a_person_or_a_watch_nothing_is_promised(house: small_house.SmallHouse) -> None:
    nobody = complaints.digest.Wanted(watch_id="w-lantern", stop=STOP, person=" ")
    nothing = complaints.digest.Wanted(watch_id="nobody", stop=STOP, person="Lin")

    with pytest.raises(notices.errors.NoName):
        send(house, nobody)
    with pytest.raises(room.errors.UnknownWatch):
        send(house, nothing)
    with house.db.reading() as books:
        assert books.outbox.recent() == []


def test_it_goes_by_itself_every_day_from_its_hour_on(house: small_house.SmallHouse) -> None:
    every = complaints.EveryDay(watch_id="w-lantern", stop=STOP, hour=NOON.hour)
    gone = complaints.EveryDay(watch_id="nobody", stop=STOP, hour=0)
    daily = complaints.Daily(house.db, house.archive, [gone, every])
    times = [NOON - timedelta(hours=1), NOON, NOON + timedelta(hours=1), NOON + timedelta(days=1)]

    assert [daily.reckon(at)() for at in times] == [0, 1, 0, 1]
    assert not daily.is_due(times[-1])
    anew = complaints.Daily(house.db, house.archive, [every])
    assert anew.reckon(times[-1])() == 0
    with house.db.reading() as books:
        acts = [(one.actor, one.action) for one in books.audit.entries()]
    assert acts.count(("schedule", "complaints.digest")) == 2
