"""Takes a draft to the language model and back; no transaction is open while it is asked."""

import asyncio

import structlog

from tocsin import directory, settings, statements
from tocsin.adapters import endpoint, sql
from tocsin.connectors import addresses
from tocsin.enrichment import asking
from tocsin.kernel import clock
from tocsin.runtimes.statements import besides, entering
from tocsin.statements import checks, drafting, polishing, verbs

log = structlog.get_logger()


class Polisher:
    """Has one draft smoothed for a person who asks for it."""

    def __init__(
        self,
        *,
        db: sql.Database,
        model: asking.ports.Endpoint,
        tokens_per_day: int,
        time: clock.Clock,
    ) -> None:
        self._db, self._model, self._time = db, model, time
        self._tokens_per_day = tokens_per_day

    def polish(self, draft_id: str, *, expected: int, actor: directory.Actor) -> drafting.Draft:
        """Return the next version in a machine's words, marked so.

        Raises NotAllowed, UnknownDraft, Moved, NoTokens, Unpolished, EndpointFault, BadAnswer.
        """
        draft, asked, beside = self._asked(draft_id, expected, actor)
        words = self._words(asked, draft, beside)
        with self._db.writing() as books:
            return verbs.polishing.enter(
                entering.desk(books),
                draft,
                words,
                model=self._model.model,
                actor=actor,
                now=self._time.now(),
            )

    def _asked(
        self, draft_id: str, expected: int, actor: directory.Actor
    ) -> tuple[drafting.Draft, polishing.Asked, checks.Beside]:
        with self._db.writing() as books:
            desk, now = entering.desk(books), self._time.now()
            draft, asked, beside = wished(desk, draft_id, expected, actor)
            if not books.writings.reserve(asked.ask.reserve, self._tokens_per_day, now):
                raise statements.errors.NoTokens
        return draft, asked, beside

    def _words(
        self, asked: polishing.Asked, draft: drafting.Draft, beside: checks.Beside
    ) -> tuple[str, tuple[drafting.Cite, ...]]:
        used = asked.ask.reserve  # what it cost is not known where it failed
        try:
            answer = asyncio.run(self._model.ask(asked.ask))
            used = answer.tokens or used
            return polishing.judged(answer.body, asked, draft, beside)
        except statements.errors.Unpolished as refused:
            log.warning("draft.unpolished", draft_id=draft.draft_id, why=refused.facts["why"])
            raise
        finally:
            with self._db.writing() as books:
                books.writings.settle(asked.ask.reserve, used, self._time.now())


def wished(
    desk: statements.Books, draft_id: str, expected: int, actor: directory.Actor
) -> tuple[drafting.Draft, polishing.Asked, checks.Beside]:
    """Return a draft, what to ask for it, and what the answer is held against."""
    before = verbs.writing.found(desk, draft_id)
    beside = besides.of(desk, before)
    draft, asked = verbs.polishing.wish(
        desk, draft_id, expected=expected, beside=beside, actor=actor
    )
    return draft, asked, beside


def polisher(chosen: settings.Settings, db: sql.Database, time: clock.Clock) -> Polisher:
    """Return who polishes, by what is set up; raises NoEndpoint."""
    if not chosen.endpoint:
        raise statements.errors.NoEndpoint
    told = endpoint.Settings.model_validate(chosen.endpoint)
    client = endpoint.OpenAiEndpoint(told, addresses.Gate(allow=told.allow))
    return Polisher(db=db, model=client, tokens_per_day=told.tokens_per_day, time=time)
