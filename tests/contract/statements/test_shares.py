"""What every book of shares keeps, and what a key opens."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.unit.statements import making

from tocsin import directory, statements
from tocsin.statements import errors, sharing, verbs

NOW, DAY = making.NOON, timedelta(days=1)
Opened = Callable[[], AbstractContextManager[statements.Books]]
PARTS = (sharing.Part.FACTS, sharing.Part.LEVEL)
LEAD = replace(making.WANG, roles=frozenset({directory.Role.RESPONDER}))


def begun(books: statements.Books, **told: object) -> tuple[sharing.Share, str]:
    wish = {"partner": "Island Retail", "parts": PARTS, "until": NOW + DAY} | told
    return verbs.sharing.begin(books, "case-1", actor=LEAD, now=NOW, **wish)  # type: ignore[arg-type]  # a test's own wish


def test_a_key_opens_its_share_until_it_ends(opened: Opened) -> None:
    with opened() as books:
        one, key = begun(books)
        other, _ = begun(books, partner="Bank")
    with opened() as books:
        seen = verbs.sharing.opened(books, key, NOW)
        over = verbs.sharing.opened(books, key, NOW + DAY)
        wrong = verbs.sharing.opened(books, key + "x", NOW)
        verbs.sharing.see(books, one.share_id, NOW)
        ended = verbs.sharing.end(books, one.share_id, actor=LEAD, now=NOW)
        again = verbs.sharing.end(books, one.share_id, actor=LEAD, now=NOW + DAY)

        assert seen == one
        assert (over, wrong) == (None, None)
        assert ended == again == replace(one, seen_at=NOW, ended_at=NOW, ended_by=LEAD.name)
        assert verbs.sharing.opened(books, key, NOW) is None
        assert {each.share_id for each in books.shares.of_case("case-1")} == {
            one.share_id,
            other.share_id,
        }
        assert books.shares.of_case("case-2") == []


def test_the_key_itself_is_kept_nowhere(opened: Opened) -> None:
    with opened() as books:
        one, key = begun(books)

        assert key not in repr(books.shares.get(one.share_id))
        assert one.parts == (sharing.Part.LEVEL, sharing.Part.FACTS)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"partner": " \u202e "}, "partner"),
        ({"partner": "x" * 201}, "partner"),
        ({"parts": ()}, "parts"),
        ({"until": NOW}, "until"),
        ({"until": NOW + 91 * DAY}, "until"),
    ],
)
def test_a_share_that_cannot_be_is_refused(
    opened: Opened, told: dict[str, object], why: str
) -> None:
    with opened() as books, pytest.raises(errors.BadShare) as refused:
        begun(books, **told)

    assert refused.value.facts["why"] == why


def test_who_only_writes_shares_nothing(opened: Opened) -> None:
    with opened() as books, pytest.raises(directory.errors.NotAllowed):
        verbs.sharing.begin(
            books,
            "case-1",
            partner="Bank",
            parts=PARTS,
            until=NOW + DAY,
            actor=making.MEI,
            now=NOW,
        )
    with opened() as books, pytest.raises(errors.UnknownShare):
        verbs.sharing.end(books, "nothing", actor=LEAD, now=NOW)
