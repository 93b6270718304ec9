"""Deputies sign when the holder cannot; two yeses are two people and two duties."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.statements import making

from tocsin import directory, statements, warning
from tocsin.statements import drafting, errors, signing, verbs

_R = directory.Role
NOON = making.NOON
LATER = NOON + timedelta(minutes=10)
RED = warning.Level.RED
Stand = signing.deputies.Stand


def who(name: str, *duties: str) -> directory.Actor:
    return making.person(name, _R.APPROVER, _R.DRAFTER, duties=duties)


LIN, HUANG, CHEN, ZHOU = (who(name) for name in ("Lin", "Huang", "Chen", "Zhou"))


def stand(one: directory.Actor, why: str = "", silent_at: datetime | None = None) -> Stand:
    return Stand(user_id=one.user_id, name=one.name, why=why, silent_at=silent_at)


def house(legal: Sequence[Stand], communications: Sequence[Stand]) -> statements.Books:
    """Return books whose directory has these lines; who stands first holds the duty."""
    lines = {"legal": tuple(legal), "communications": tuple(communications)}

    def lines_of(
        draft: drafting.Draft, duties: Collection[str], now: datetime
    ) -> Sequence[signing.Line]:
        del draft, now
        return [signing.Line(duty=one, people=lines[one]) for one in duties]

    return replace(statements.memory.books(), lines_of=lines_of)


def text(books: statements.Books, author: directory.Actor = making.MEI) -> drafting.Draft:
    return making.draft(books, statement=making.opened(books, level=RED), actor=author)


def yes(
    books: statements.Books, one: drafting.Draft, actor: directory.Actor, now: datetime = NOON
) -> signing.Judged:
    seal = drafting.sealing.seal(one)
    return verbs.approving.approve(books, one.draft_id, seal=seal, actor=actor, now=now)


def test_the_deputy_of_who_wrote_the_text_signs_for_the_duty() -> None:
    books = house([stand(HUANG)], [stand(LIN), stand(CHEN)])
    one = text(books, LIN)
    yes(books, one, HUANG)

    judged = yes(books, one, CHEN)

    assert judged.is_signed
    (told,) = [it for each in judged.counted for it in each.stood_in]
    assert (told.duty, told.instead_of, told.why) == ("communications", ("Lin",), ("author",))


def test_a_deputy_signs_for_nobody_who_is_there_and_can() -> None:
    books = house([stand(HUANG)], [stand(LIN), stand(CHEN)])
    one = text(books)
    yes(books, one, HUANG)

    judged = yes(books, one, CHEN)

    assert judged.missing_duties == ("communications",)


@pytest.mark.parametrize("why", ["away", "unable"])
def test_a_deputy_signs_for_whoever_cannot(why: str) -> None:
    books = house([stand(HUANG)], [stand(LIN, why), stand(CHEN)])
    one = text(books)
    yes(books, one, HUANG)

    assert yes(books, one, CHEN).is_signed


def test_whoever_was_asked_and_is_silent_is_passed_and_may_still_speak() -> None:
    books = house([stand(HUANG)], [stand(LIN, silent_at=LATER), stand(CHEN)])
    one = text(books)
    yes(books, one, HUANG)

    assert yes(books, one, CHEN).missing_duties == ("communications",)
    assert yes(books, one, CHEN, LATER).is_signed
    assert yes(books, one, LIN, LATER).is_signed


def test_nobody_signs_over_a_no() -> None:
    books = house([stand(HUANG)], [stand(LIN, silent_at=NOON), stand(CHEN)])
    one = text(books)
    seal = drafting.sealing.seal(one)
    verbs.approving.decline(books, one.draft_id, seal=seal, reason="no", actor=LIN, now=NOON)
    yes(books, one, HUANG)

    assert yes(books, one, CHEN).missing_duties == ("communications",)


def test_the_deputy_of_both_carries_one_and_leaves_the_other_to_who_holds_it() -> None:
    books = house([stand(HUANG), stand(LIN)], [stand(ZHOU), stand(LIN)])
    one = text(books, ZHOU)

    assert yes(books, one, LIN).missing_duties == ("legal",)
    assert yes(books, one, HUANG).is_signed


def test_one_deputy_of_both_is_not_two_people() -> None:
    books = house([stand(HUANG, "away"), stand(LIN)], [stand(ZHOU), stand(LIN)])

    judged = yes(books, text(books, ZHOU), LIN)

    assert (judged.is_signed, judged.missing_people) == (False, 1)


def test_the_second_deputy_carries_what_the_first_cannot_carry_too() -> None:
    books = house(
        [stand(HUANG, "away"), stand(LIN), stand(CHEN)], [stand(ZHOU), stand(LIN), stand(CHEN)]
    )
    one = text(books, ZHOU)
    yes(books, one, LIN)

    assert yes(books, one, CHEN).is_signed


def test_a_yes_that_came_too_early_may_be_said_again_and_only_then() -> None:
    books = house([stand(HUANG)], [stand(LIN, silent_at=LATER), stand(CHEN)])
    one = text(books)
    yes(books, one, CHEN)

    with pytest.raises(errors.SignedAlready):
        yes(books, one, CHEN)
    judged = yes(books, one, CHEN, LATER)

    assert [each.duties for each in judged.counted] == [("communications",)]


@pytest.mark.parametrize("why", ["let_go", "role"])
def test_whoever_may_sign_no_more_counts_neither_with_yes_nor_with_no(why: str) -> None:
    gone: dict[str, signing.Lost] = {}
    plain = replace(statements.memory.books(), lost_of=lambda one, _: gone.get(one.person_id))
    one = making.signed(plain, text(plain))
    seal = drafting.sealing.seal(one)
    verbs.approving.decline(plain, one.draft_id, seal=seal, reason="no", actor=CHEN, now=NOON)
    gone.update(dict.fromkeys((making.LIN.user_id, CHEN.user_id), signing.Lost(why=why)))

    judged = verbs.approving.judged(plain, one, NOON)

    assert judged.missing_duties == ("communications",)
    assert (judged.declined_by, [each.why for each in judged.void]) == ((), [why, why])
    gone.clear()
    assert verbs.approving.judged(plain, one, NOON).declined_by == ("Chen",)


DUTIES = ("a", "b", "c", "d")
_HELD = st.lists(st.sets(st.sampled_from(DUTIES)), max_size=6)


@given(held=_HELD, wanted=st.permutations(DUTIES))
def test_as_many_duties_stand_as_people_can_carry_one_each(
    held: list[set[str]], wanted: list[str]
) -> None:
    books = statements.memory.books()
    one = text(books)
    for number, duties in enumerate(held):
        yes(books, one, making.person(f"P{number}", _R.APPROVER, duties=tuple(duties)))
    ranks = [*held, *(set[str]() for _ in wanted)]
    most = max(
        sum(duty in duties for duty, duties in zip(wanted, order, strict=True))
        for order in set(permutations(map(frozenset, ranks), len(wanted)))
    )
    quorum = signing.Quorum(people=1, duties=tuple(wanted), valid_for=timedelta(hours=1))

    judged = signing.judge(one, books.signatures.of_draft(one.draft_id), quorum, NOON)

    assert len(wanted) - len(judged.missing_duties) == most
