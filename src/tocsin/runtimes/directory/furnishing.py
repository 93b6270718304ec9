"""The demo's own directory: entered once, its rota kept up to date, let go with the demo."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from tocsin import cases
from tocsin.adapters import sql
from tocsin.directory import entries
from tocsin.kernel import catalogue
from tocsin.runtimes import publishing
from tocsin.simulation import household

_ENTERED, _ROTA = "demo/directory", "demo/rota"  # what of it is the demo's, by the settings' names

_HOUSE, _BY = cases.verbs.hearing.HOUSE, "demo"
_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def begin(books: sql.Books, language: str, now: datetime) -> None:
    """Enter the household once; what somebody changed or removed stays as they left it."""
    if not books.settings.get(_ENTERED):
        words = catalogue.standard()

        def say(code: str) -> str:
            return words.say(language, f"{household.words.CODES}{code}")

        known = [*household.people.entries(say), *household.outside.entries(say, now)]
        for one in known:
            books.entries.put(entries.checking.checked(one))
        named = sorted({(entries.checking.kind_of(one), one.entry_id) for one in known})
        books.settings.put(_ENTERED, json.dumps(named))
        books.audit.append(now, "demo", "directory.furnished", "", {"entries": len(named)})
        publishing.changed(books, "person", "", now)
        _at_home(books, cases.papers.OpeningRule(watch_id=_HOUSE, country="TW", zone="Asia/Taipei"))
    _continue(books, now)


def end(books: sql.Books, now: datetime) -> None:
    """Let the fictional household go: a folder that was the demo's is a real house from now on."""
    told = books.settings.get(_ENTERED)
    if not told:
        return
    for kind, entry_id in json.loads(told):
        books.entries.remove(entries.KINDS[kind], entry_id)
    for shift in books.shifts.between(_FIRST, _LAST):
        if shift.source == household.rota.SOURCE:
            books.shifts.remove(shift.shift_id)
    books.settings.put(_ENTERED, "")
    books.settings.put(_ROTA, "")
    _at_home(books, cases.papers.OpeningRule(watch_id=_HOUSE))
    books.audit.append(now, "console", "directory.cleared", "", {})


def _at_home(books: sql.Books, ruled: cases.papers.OpeningRule) -> None:
    """Have cases open where the household lives, unless somebody has said otherwise."""
    rules = books.cases.cabinet().rules
    known = rules.get(_HOUSE)
    if known is None or known.by == _BY:
        rules.put(replace(ruled, by=_BY))


def spoken(told: object, kind: str, lang: str) -> object:
    """Return the demo's entries of a kind in the reader's words; what somebody wrote stays."""
    if isinstance(told, str):
        code = _code(told, kind)
        return catalogue.standard().say(lang, code) if code else told
    if isinstance(told, Mapping):
        return {name: spoken(value, kind, lang) for name, value in told.items()}
    return [spoken(one, kind, lang) for one in told] if isinstance(told, list | tuple) else told


def _code(said: str, kind: str) -> str:
    """Return the household's sentence of these words; a duty may be called as a department is."""
    known = _codes().get(said, ())
    ours = f"{household.words.CODES}{kind.partition('_')[0]}."
    return next((one for one in known if one.startswith(ours)), next(iter(known), ""))


@cache
def _codes() -> Mapping[str, tuple[str, ...]]:
    """Return which of the household's sentences have the same words, in whatever language."""
    found: dict[str, tuple[str, ...]] = {}
    for sentences in catalogue.standard().texts.values():
        for code, said in sentences.items():
            if code.startswith(household.words.CODES):
                found[said] = (*found.get(said, ()), code)
    return found


def _continue(books: sql.Books, now: datetime) -> None:
    """Add the days of the rota that no earlier start has added."""
    until = books.settings.get(_ROTA) or ""
    fresh = [one for one in household.rota.shifts(now) if one.begins_at.isoformat() > until]
    if fresh:
        books.shifts.put(fresh)
        books.settings.put(_ROTA, fresh[-1].begins_at.isoformat())
