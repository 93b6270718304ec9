"""kill -9 before and after every commit of a crisis: the books end as if nobody had died."""

from collections import Counter
from pathlib import Path

import pytest
from tests import mortal
from tests.integration.cases import warroom
from tests.integration.statements import pressroom

from tocsin.adapters import sql
from tocsin.kernel import audit

pytestmark = pytest.mark.integration


def test_a_crisis_of_many_lives_ends_as_that_of_one(tmp_path: Path) -> None:
    many, one = tmp_path / "many", tmp_path / "one"
    for folder in (many, one):
        folder.mkdir()

    ends = [mortal.lived(warroom.live, many, point) for point in warroom.POINTS]
    rest = [mortal.lived(warroom.live, folder, "") for folder in (many, one)]
    lived, undisturbed = warroom.told(many), warroom.told(one)

    assert len(warroom.POINTS) >= 30
    assert Counter(ends) == {-9: len(warroom.POINTS)}
    assert rest == [0, 0]
    assert lived == undisturbed
    assert (lived["missing"], lived["broken"]) == (0, None)
    assert _first_break(many) is None


def _first_break(folder: Path) -> int | None:
    db: sql.Database = pressroom.opened(folder)
    with db.reading() as books:
        found = audit.first_break(books.audit.entries())
    db.close()
    return found
