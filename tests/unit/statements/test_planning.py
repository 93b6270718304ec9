"""Who hears what, when, by whom: our own people before the press."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.unit.statements import making

from tocsin import directory, statements, warning
from tocsin.statements import drafting, errors, planning, verbs

_L = warning.Level
WORDS = [
    planning.drawing.Words(audience=audience, stage="outbreak", channel=channel, role=role)
    for audience, channel, role in (
        ("media", "press line", "spokesperson"),
        ("employees", "intranet", "people"),
        ("users", "website", "quality"),
        ("regulator", "call", "legal"),
    )
]
BANK = planning.Listener(listener_id="s-1", name="House bank", group="partners", owner="Lin")


def drawn(books: statements.Books, level: _L = _L.RED) -> list[planning.Turn]:
    return verbs.planning.draw(
        books,
        "case-1",
        level=level,
        words=WORDS,
        listeners=[BANK],
        actor=making.MEI,
        now=making.NOON,
    )


def of(turns: list[planning.Turn], audience: str) -> planning.Turn:
    return next(one for one in turns if one.audience == audience)


def signed(books: statements.Books, draft: drafting.Draft) -> verbs.releasing.Wish:
    seal = drafting.sealing.seal(draft)
    for who in (making.LIN, making.HUANG):
        verbs.approving.approve(books, draft.draft_id, seal=seal, actor=who, now=making.NOON)
    return verbs.releasing.Wish(draft_id=draft.draft_id, seal=seal)


def press(books: statements.Books) -> verbs.releasing.Wish:
    statement = making.opened(books, kind=drafting.Kind.PRESS)
    return signed(books, making.draft(books, statement=statement, channel="mail"))


def publish(books: statements.Books, wish: verbs.releasing.Wish) -> object:
    return verbs.releasing.publish(books, wish, actor=making.WANG, now=making.NOON)


def test_a_plan_is_in_order_and_each_turn_has_who_what_when() -> None:
    turns = drawn(statements.memory.books())

    assert [str(one.party) for one in turns] == [
        "enterprise",
        "government",
        "public",
        "public",
        "media",
    ]
    assert all(one.due_at and (one.duty or one.owner) for one in turns)


def test_what_is_graver_tells_more() -> None:
    books = statements.memory.books()
    told = {level: [one.audience for one in drawn(books, level)] for level in list(_L)[1:]}

    assert told[_L.BLUE] == ["employees", "users"]
    assert set(told[_L.YELLOW]) == {"employees", "users", "House bank"}
    assert set(told[_L.ORANGE]) == {"employees", "users", "House bank", "regulator", "media"}
    assert told[_L.RED] == told[_L.ORANGE]


def test_a_plan_drawn_again_keeps_what_people_changed() -> None:
    books = statements.memory.books()
    one = of(drawn(books), "employees")
    changed = verbs.planning.change(
        books,
        one.turn_id,
        {"duty": "comms", "due_at": making.NOON + timedelta(minutes=5)},
        expected=1,
        actor=making.MEI,
        now=making.NOON,
    )

    assert of(drawn(books), "employees") == changed
    assert len(drawn(books)) == 5


def test_the_press_waits_for_our_own_people() -> None:
    books = statements.memory.books()
    one = of(drawn(books), "employees")
    wish = press(books)

    with pytest.raises(errors.OutOfTurn) as refused:
        publish(books, wish)
    verbs.planning.tell(
        books, one.turn_id, expected=1, proof="Town hall, 12:05", actor=making.MEI, now=making.NOON
    )

    assert refused.value.facts["audiences"] == ["employees"]
    assert publish(books, wish)


def test_a_reason_opens_the_gate_and_stands_in_the_trail() -> None:
    books = statements.memory.books()
    drawn(books)
    wish = replace(press(books), out_of_turn="The agency has it already")

    publish(books, wish)

    assert isinstance(books.trail, statements.memory.Trail)
    (handed,) = [one for one in books.trail.entries if one[2] == "publication.handed_out"]
    assert handed[4]["out_of_turn"] == "The agency has it already"


def test_a_turn_that_is_waived_holds_nobody_up() -> None:
    books = statements.memory.books()
    one = of(drawn(books), "employees")
    boss = replace(making.LIN, roles=frozenset({directory.Role.APPROVER}))

    with pytest.raises(errors.NoReason):
        verbs.planning.waive(
            books, one.turn_id, expected=1, reason=" ", actor=boss, now=making.NOON
        )
    with pytest.raises(directory.errors.NotAllowed):
        verbs.planning.waive(
            books, one.turn_id, expected=1, reason="x", actor=making.MEI, now=making.NOON
        )
    verbs.planning.waive(
        books, one.turn_id, expected=1, reason="All were there", actor=boss, now=making.NOON
    )

    assert publish(books, press(books))


def test_a_note_that_is_out_is_a_turn_that_is_told() -> None:
    books = statements.memory.books()
    one = of(drawn(books), "employees")
    statement = making.opened(books, kind=drafting.Kind.INTERNAL)
    verbs.planning.change(
        books,
        one.turn_id,
        {"statement_id": statement.statement_id},
        expected=1,
        actor=making.MEI,
        now=making.NOON,
    )
    turns = verbs.planning.of_case(books, "case-1")

    assert not planning.ordering.done(turns, [])
    assert planning.ordering.done(turns, [(statement.statement_id, "intranet")]) == {one.turn_id}


def test_a_holding_statement_to_everybody_waits_for_nobody() -> None:
    books = statements.memory.books()
    drawn(books)

    assert publish(books, signed(books, making.draft(books)))


def test_what_cannot_stand_is_refused() -> None:
    books = statements.memory.books()
    one = of(drawn(books), "employees")
    kept = {"actor": making.MEI, "now": making.NOON}

    with pytest.raises(errors.BadTurn):
        verbs.planning.change(books, one.turn_id, {"case_id": "x"}, expected=1, **kept)  # type: ignore[arg-type]  # as one
    with pytest.raises(errors.BadTurn):
        verbs.planning.change(books, one.turn_id, {"audience": " "}, expected=1, **kept)  # type: ignore[arg-type]  # as one
    with pytest.raises(errors.UnknownStatement):
        verbs.planning.change(books, one.turn_id, {"statement_id": "x"}, expected=1, **kept)  # type: ignore[arg-type]  # as one
    with pytest.raises(errors.Moved):
        verbs.planning.tell(books, one.turn_id, expected=7, proof="x", **kept)  # type: ignore[arg-type]  # as one
    with pytest.raises(errors.UnknownTurn):
        verbs.planning.tell(books, "nothing", expected=1, proof="x", **kept)  # type: ignore[arg-type]  # as one


def test_whoever_is_to_hear_first_is_due_first() -> None:
    ranked = [
        planning.Listener(listener_id=f"s-{rank}", name=f"{rank}", group="partners", rank=rank)
        for rank in (2, 0, 1)
    ]
    found = planning.drawing.draw(
        "case-1", level=_L.RED, words=(), listeners=ranked, drawn=(), now=making.NOON
    )

    assert [one.audience for one in planning.ordering.ordered(found)] == ["0", "1", "2"]
