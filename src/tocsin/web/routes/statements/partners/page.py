"""The page that a partner's key opens: what is shared with them of one case, and nothing else."""

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from tocsin import cases, directory
from tocsin.adapters import sql
from tocsin.runtimes import statements as runtime
from tocsin.statements import facts, sharing, verbs
from tocsin.web import errors, ports, problems, refusals
from tocsin.web.routes.statements import plans, public
from tocsin.web.routes.statements.partners import shares

# Whoever has the address may read it: no other site, no cache and no index is told of it.
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}

router = APIRouter(prefix=shares.FOLDER, include_in_schema=False)


@router.get("/{key}")
def show_shared(key: refusals.Id, request: Request, house: ports.Here) -> Response:
    """Return what is shared; a key that opens nothing, or no longer, opens no page."""
    lang = problems.language(request, house.settings.language)
    with house.db.reading() as books:
        one = _opened(books, key, request, house)
        shared = _Shared(books=books, house=house, lang=lang, one=one, key=key)
        parts = list(shared.parts())
    _note(house, one)
    answer = public.page(house, lang, parts)
    answer.headers.update(_HEADERS)
    return answer


@router.get("/{key}/cap/{statement_id}")
def show_shared_cap(
    key: refusals.Id, statement_id: refusals.Id, request: Request, house: ports.Here
) -> Response:
    """Return a shared statement as CAP 1.2, for the partner's machines."""
    with house.db.reading() as books:
        one = _opened(books, key, request, house)
        out = verbs.sharing.shown(runtime.desk(books), one)
        if statement_id not in {each.statement_id for each in out}:
            raise errors.UnknownPage(path=request.url.path)
        written = verbs.sharing.cap(
            runtime.desk(books),
            statement_id,
            sender=plans.sender(house),
            is_exercise=house.is_simulated,
            actor=directory.Actor(
                user_id=one.share_id, name=one.partner, roles=frozenset({directory.Role.VIEWER})
            ),
        )
    _note(house, one)
    return Response(written, media_type=plans.CAP, headers=_HEADERS)


def _note(house: ports.House, one: sharing.Share) -> None:
    """Note that the partner looked: a stranger's guesses write nothing."""
    now = house.clock.now()
    if not verbs.sharing.is_seen(one, now):
        with house.db.writing() as books:
            verbs.sharing.see(runtime.desk(books), one.share_id, now)


def _opened(books: sql.Books, key: str, request: Request, house: ports.House) -> sharing.Share:
    one = verbs.sharing.opened(runtime.desk(books), key, house.clock.now())
    if one is None:
        raise errors.UnknownPage(path=request.url.path)
    return one


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """One share as its partner reads it."""

    books: sql.Books
    house: ports.House
    lang: str
    one: sharing.Share
    key: str

    def parts(self) -> Iterator[str]:
        """Yield its parts as HTML, in the order in which one asks: how grave, what, said what."""
        case = cases.loading.known(self.house.cases.on(self.books), self.one.case_id)
        until = f"{self.one.until:%Y-%m-%d %H:%M} UTC"
        yield f"<h2>{html.escape(case.name)}</h2>"
        yield f"<p>{self._say('with', partner=self.one.partner, until=until)}</p>"
        told: dict[sharing.Part, Callable[[], str]] = {
            sharing.Part.LEVEL: partial(self._level, case.level.word),
            sharing.Part.FACTS: self._facts,
            sharing.Part.STATEMENTS: self._statements,
        }
        yield from (told[part]() for part in self.one.parts)

    def _level(self, word: str) -> str:
        named = html.escape(self.house.catalogue.say(self.lang, f"warning.level.{word}"))
        return f"<p>{self._say('level')} <strong>{named}</strong></p>"

    def _facts(self) -> str:
        known = [
            one.text(self.lang)
            for one in self.books.facts.of_case(self.one.case_id)
            if one.standing is facts.Standing.CONFIRMED
        ]
        told = "".join(f"<li>{html.escape(text)}</li>" for text in known if text)
        listed = f"<ul>{told}</ul>" if told else f"<p>{self._say('no_facts')}</p>"
        return f"<h3>{self._say('facts')}</h3>{listed}"

    def _statements(self) -> str:
        out = verbs.sharing.shown(runtime.desk(self.books), self.one)
        folder = f"{shares.FOLDER}/{self.key}/cap"
        told = "".join(
            public.article(each, draft, under=_for_machines(f"{folder}/{each.statement_id}"))
            for each, draft in public.published(self.books, out)
        )
        none = html.escape(self.house.catalogue.say(self.lang, "statements.status.none"))
        return f"<h3>{self._say('statements')}</h3>{told or f'<p>{none}</p>'}"

    def _say(self, word: str, **told: object) -> str:
        return html.escape(self.house.catalogue.say(self.lang, f"statements.shared.{word}", told))


def _for_machines(path: str) -> str:
    return f'<p><a href="{html.escape(path, quote=True)}">CAP 1.2</a></p>'
