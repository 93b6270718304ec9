"""What every book of release plans keeps, and what waits for a turn."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from tests.unit.statements import making
from tests.unit.statements.test_planning import drawn, of, press

from tocsin import statements, warning
from tocsin.statements import errors, planning, publishing, verbs
from tocsin.statements.publishing import outcomes

NOON, LATER, LATEST = (making.NOON + timedelta(hours=hours) for hours in (0, 1, 2))
Opened = Callable[[], AbstractContextManager[statements.Books]]


def told(books: statements.Books, turn: planning.Turn) -> planning.Turn:
    return verbs.planning.tell(
        books,
        turn.turn_id,
        expected=turn.number,
        proof="Town hall",
        actor=making.MEI,
        now=NOON,
    )


def taken_back(books: statements.Books, turn: planning.Turn) -> planning.Turn:
    return verbs.planning.take_back(
        books,
        turn.turn_id,
        expected=turn.number,
        reason="It was not held",
        actor=making.MEI,
        now=NOON,
    )


def in_turn(
    books: statements.Books, due_at: datetime | None = None
) -> tuple[publishing.Publication, planning.Turn]:
    """Return a press release on its way, and the turn that let it go."""
    turn = told(books, of(drawn(books), "employees"))
    wish = replace(press(books), due_at=due_at)
    return verbs.releasing.publish(books, wish, actor=making.WANG, now=NOON), turn


def thawed(
    books: statements.Books, one: publishing.Publication, due_at: datetime | None = None
) -> publishing.Publication:
    return verbs.sending.thaw(
        books,
        one.publication_id,
        reason="It leaked",
        due_at=due_at,
        actor=making.WANG,
        now=NOON,
    )


def taken(books: statements.Books, now: datetime) -> list[str]:
    return [one.key for one in iter(partial(verbs.sending.take, books, now, by_hand=()), None)]


def test_a_plan_comes_back_as_it_was_drawn_and_two_who_change_it_are_told(
    opened: Opened,
) -> None:
    with opened() as books:
        turns = drawn(books)
    with opened() as books:
        found = statements.verbs.planning.of_case(books, "case-1")
        other = books.plans.of_case("case-2")
        both = books.plans.of_all(["case-2", "case-1"])
        after = replace(found[0], number=2, texts={"zh-Hant": "先向各位說明"}, done_at=making.NOON)
        books.plans.put(after)
        with pytest.raises(errors.Moved):
            books.plans.put(replace(found[0], number=2))

        assert found == turns
        assert other == []
        assert sorted(both, key=lambda one: one.turn_id) == sorted(
            turns, key=lambda one: one.turn_id
        )
        assert books.plans.get(after.turn_id) == after
        assert books.plans.get("nothing") is None


def test_what_waits_for_its_time_is_asked_again_whose_turn_it_is(opened: Opened) -> None:
    with opened() as books:
        one, turn = in_turn(books, LATER)
        taken_back(books, turn)
    with opened() as books:
        assert taken(books, LATER) == []
        held = verbs.sending.found(books, one.publication_id)
        assert (held.state, held.fault) == (
            publishing.State.FROZEN,
            "statements.fault.out_of_turn",
        )
        assert verbs.sending.before(books, held) == ["employees"]
        assert thawed(books, one).out_of_turn == "It leaked"
    with opened() as books:
        assert taken(books, LATER) == [one.publication_id]


def test_what_was_let_out_of_turn_with_a_reason_stays_let_out(opened: Opened) -> None:
    with opened() as books:
        drawn(books)
        wishes = [replace(press(books), due_at=LATER, out_of_turn="It leaked"), press(books)]
        first = verbs.releasing.publish(books, wishes[0], actor=making.WANG, now=NOON)
        second, _ = verbs.releasing.break_glass(
            books, wishes[1], reason="gas", actor=making.WANG, now=NOON
        )
    with opened() as books:
        assert set(taken(books, LATER)) == {first.publication_id, second.publication_id}


def test_what_failed_once_is_asked_again_and_once_thawed_waits_for_its_new_time(
    opened: Opened,
) -> None:
    with opened() as books:
        one, turn = in_turn(books)
        busy = outcomes.NotSent(fault="statements.fault.busy")
        assert taken(books, NOON) == [one.publication_id]
        verbs.sending.settle(books, one.publication_id, busy, NOON)
        taken_back(books, turn)
    with opened() as books:
        assert taken(books, LATER) == []
        assert thawed(books, one, LATEST).state is publishing.State.SCHEDULED
        assert taken(books, LATER) == []
        assert taken(books, LATEST) == [one.publication_id]


def test_a_thaw_opens_the_gate_only_where_the_gate_held_it(opened: Opened) -> None:
    with opened() as books:
        one, turn = in_turn(books, LATER)
        verbs.sending.freeze(books, warning.Level.RED, NOON, NOON)
        assert thawed(books, one).out_of_turn == ""  # the level held it
        turn = taken_back(books, turn)
        assert taken(books, LATER) == []
        turn = told(books, turn)
        assert thawed(books, one).out_of_turn == ""  # they have heard: there is nothing to open
        taken_back(books, turn)
    with opened() as books:
        assert taken(books, LATER) == []
        assert verbs.sending.found(books, one.publication_id).state is publishing.State.FROZEN
