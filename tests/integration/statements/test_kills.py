"""kill -9 at each named point: nothing lost, nothing doubled, a doubt shown and never re-sent."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest
from tests import mortal
from tests.integration.statements import pressroom

from tocsin.kernel import audit
from tocsin.statements import publishing

pytestmark = pytest.mark.integration

_DOUBTED = ("after_take", "before_send", "after_send", "before_settle")


def ended(folder: Path, *, is_exact: bool) -> list[publishing.Publication]:
    """Begin again and let all come to rest; return every publication."""
    db = pressroom.opened(folder)
    asyncio.run(pressroom.rounds(db, folder, is_exact=is_exact, count=3))
    with db.reading() as books:
        found = books.publications.within(publishing.State)
        entries = list(books.audit.entries())
        glasses, cries = books.signatures.breaks(), books.outbox.recent()
        proofs = {
            one.publication_id: [
                step.what for step in books.publications.attempts(one.publication_id)
            ]
            for one in found
        }
    db.close()
    assert audit.first_break(entries) is None
    assert len(cries) == len(glasses)  # a glass is never broken unheard
    assert all(proofs.values())
    return found


@pytest.mark.parametrize("point", pressroom.POINTS)
def test_on_a_place_that_can_be_read_back_all_goes_out_once(tmp_path: Path, point: str) -> None:
    is_looked = "look" in point or "read_back" in point
    if is_looked:
        mortal.lived(pressroom.live, tmp_path, "after_send", "exact")
    code = mortal.lived(pressroom.live, tmp_path, point, "exact")
    found = ended(tmp_path, is_exact=True)
    arrived = (
        Counter((tmp_path / "outside.txt").read_text("utf-8").split())
        if (tmp_path / "outside.txt").exists()
        else Counter()
    )

    assert code == -9
    assert {one.state for one in found} <= {publishing.State.PUBLISHED}
    assert arrived == Counter(one.draft_id for one in found)


@pytest.mark.parametrize("point", _DOUBTED)
def test_elsewhere_a_doubt_is_shown_and_never_sent_again(tmp_path: Path, point: str) -> None:
    code = mortal.lived(pressroom.live, tmp_path, point, "blind")
    found = ended(tmp_path, is_exact=False)
    states = Counter(one.state for one in found)
    file = tmp_path / "outside.txt"
    arrived = Counter(file.read_text("utf-8").split() if file.exists() else [])

    assert code == -9
    assert max(arrived.values(), default=0) <= 1
    assert set(states) <= {publishing.State.PUBLISHED, publishing.State.ASKED}
    assert states[publishing.State.ASKED] == 1
