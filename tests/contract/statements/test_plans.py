"""What every book of release plans keeps."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from tests.unit.statements import making
from tests.unit.statements.test_planning import drawn

from tocsin import statements
from tocsin.statements import errors

Opened = Callable[[], AbstractContextManager[statements.Books]]


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
