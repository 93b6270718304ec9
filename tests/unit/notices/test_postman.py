"""The postman: lease, send, settle, climb."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.unit.notices.making import BOSS, NOON, notice
from tests.unit.notices.office import (
    REFUSED,
    TAKEN,
    BrokenChannel,
    HangingChannel,
    Office,
    ScriptedChannel,
)

from tocsin import notices
from tocsin.notices import delivery


async def test_a_notice_is_sent_settled_and_shown_at_every_step() -> None:
    office = Office(email=ScriptedChannel(TAKEN))
    office.promise(notice())

    done = await office.postman.run_once()

    assert [one.proof for one in done.settled] == ["250 ok"]
    assert [state for _, state in office.shown] == ["pending", "leased", "accepted"]


async def test_no_transaction_is_open_while_a_channel_sends() -> None:
    office = Office()
    open_desks: list[int] = []

    class Watching:
        async def send(self, notice: notices.Notice, words: notices.Words) -> notices.Outcome:
            del notice, words
            open_desks.append(office.open_desks)
            return TAKEN

    office.postman = Office(email=Watching()).postman
    office.postman._desks = office.desks
    office.promise(notice())

    await office.postman.run_once()

    assert open_desks == [0]


async def test_a_refused_notice_reaches_the_next_stop_in_the_next_round() -> None:
    hook = ScriptedChannel(TAKEN)
    office = Office(email=ScriptedChannel(REFUSED), webhook=hook)
    office.promise(notice(chain=(BOSS,)))

    await office.postman.run_once()
    await office.postman.run_once()

    assert [one.recipient for one in hook.sent] == ["boss"]
    assert sorted(office.states()) == ["accepted", "escalated"]


async def test_greylisting_twice_then_acceptance_is_one_accepted_notice() -> None:
    busy = notices.Transient(fault="notices.fault.busy")
    office = Office(email=ScriptedChannel(busy, busy, TAKEN))
    office.promise(notice())

    for _ in range(3):
        await office.postman.run_once()
        office.wait(timedelta(minutes=1))

    assert office.states() == ["accepted"]
    receipts = office.outbox.attempts(notice().notice_id)
    assert [str(one.state) for one in receipts] == ["retry", "retry", "accepted"]


async def test_a_killed_life_leaves_its_notice_in_doubt_and_the_next_life_sends_it_again() -> None:
    channel = ScriptedChannel(TAKEN)
    office = Office(email=channel)
    office.promise(notice())
    office.outbox.due(NOON, 1)  # leased by a life that was then killed

    recovered = await office.postman.recover()
    await office.postman.run_once()

    assert [str(one.state) for one in recovered] == ["in_doubt"]
    assert channel.sent[0].doubts == 1
    assert office.states() == ["accepted"]


async def test_a_lapsed_lease_is_taken_up_without_a_restart() -> None:
    channel = ScriptedChannel(TAKEN)
    office = Office(email=channel)
    office.promise(notice())
    office.outbox.due(NOON, 1)

    await office.postman.run_once()
    held_back = len(channel.sent)
    office.wait(delivery.LEASE)
    await office.postman.run_once()

    assert (held_back, len(channel.sent)) == (0, 1)


async def test_a_hanging_channel_holds_up_no_other() -> None:
    hanging = HangingChannel()
    office = Office(email=hanging, webhook=ScriptedChannel(TAKEN))
    office.promise(*(notice(change_id=f"{n}") for n in range(20)))
    office.promise(notice("yellow", channel="webhook", recipient="yellow"))

    for _ in range(3):
        await office.postman.run_once()
    yellow = [one for one in office.outbox.recent() if one.recipient == "yellow"]
    sent = hanging.sent
    await office.postman.close()

    assert [str(one.state) for one in yellow] == ["accepted"]
    assert sent == notices.service.LIMIT


async def test_what_was_slow_is_settled_in_a_later_round() -> None:
    hanging = HangingChannel()
    office = Office(email=hanging)
    office.promise(notice())

    first = await office.postman.run_once()
    hanging.released.set()
    second = await office.postman.run_once()

    assert (len(first.settled), len(second.settled)) == (0, 1)


async def test_a_round_that_is_cancelled_still_sends_what_it_leased() -> None:
    channel = ScriptedChannel(TAKEN)
    office = Office(email=channel)
    office.promise(notice())

    cancelled = asyncio.create_task(office.postman.run_once())
    await asyncio.sleep(0)
    cancelled.cancel()
    await asyncio.gather(cancelled, return_exceptions=True)
    await office.postman.run_once()
    await office.postman.run_once()

    assert (len(channel.sent), office.states()) == (1, ["accepted"])


async def test_a_channel_that_never_answers_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices.service, "_PATIENCE", timedelta(seconds=0.01))
    office = Office(email=HangingChannel())
    office.promise(notice())

    await office.postman.run_once()

    assert office.states() == ["in_doubt"]


async def test_a_broken_channel_keeps_nobody_else_from_settling() -> None:
    office = Office(email=BrokenChannel(), webhook=ScriptedChannel(TAKEN))
    office.promise(notice(), notice(channel="webhook", recipient="other"))

    with pytest.raises(ZeroDivisionError):
        await office.postman.run_once()

    assert sorted(office.states()) == ["accepted", "leased"]


async def test_a_channel_that_is_not_set_up_is_a_refusal() -> None:
    office = Office()
    office.promise(notice())

    await office.postman.run_once()
    await office.postman.run_once()

    assert office.states() == ["dead"]
    assert office.outbox.recent()[0].fault == "notices.fault.no_channel"


async def test_red_goes_before_yellow() -> None:
    channel = ScriptedChannel(TAKEN)
    office = Office(email=channel)
    office.promise(notice("yellow", change_id="y"), notice("red", change_id="r"))

    await office.postman.run_once(limit=1)

    assert [one.level for one in channel.sent] == ["red"]


def _by_notice(office: Office, desk: notices.Desk) -> object:
    return notices.acknowledge(desk, notice().notice_id, "Chen Mei", NOON)


def _by_warning(office: Office, desk: notices.Desk) -> object:
    return notices.acknowledge_warning(desk, notice().warning_id, "Chen Mei", NOON)


@pytest.mark.parametrize("answer", [_by_notice, _by_warning])
async def test_one_name_answers_for_every_notice_of_the_warning(
    answer: Callable[[Office, notices.Desk], object],
) -> None:
    office = Office(email=ScriptedChannel(TAKEN))
    office.promise(notice(chain=(BOSS,)), notice(recipient="b@example.org", chain=(BOSS,)))
    await office.postman.run_once()

    with office.desks() as desk:
        answer(office, desk)
    office.wait(timedelta(hours=1))
    await office.postman.run_once()

    assert office.states() == ["accepted", "accepted"]
    assert {one.acknowledged_by for one in office.outbox.recent()} == {"Chen Mei"}
    assert [state for _, state in office.shown][-2:] == ["accepted", "accepted"]
