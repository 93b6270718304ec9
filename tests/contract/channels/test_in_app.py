"""The in-app channel: accepted once stored and visible."""

from tests.unit.notices.making import notice

from tocsin import notices
from tocsin.channels import in_app
from tocsin.kernel import catalogue, errors

WORDS = notices.wording.write(notice(channel="in_app"), catalogue.standard())


class StoreBusy(errors.TocsinError):
    code = "store.busy"


async def test_its_proof_is_the_position_in_the_feed() -> None:
    outcome = await in_app.InApp(lambda _: 4711).send(notice(), WORDS)

    assert outcome == notices.Accepted(proof="feed 4711")


async def test_a_busy_store_is_transient() -> None:
    def busy(_: notices.Notice) -> int:
        raise StoreBusy(why="locked")

    outcome = await in_app.InApp(busy).send(notice(), WORDS)

    assert isinstance(outcome, notices.Transient)


async def test_a_feed_that_shows_nobody_is_no_proof() -> None:
    outcome = await in_app.InApp(lambda _: 0).send(notice(), WORDS)

    assert outcome == notices.Accepted(proof="")
