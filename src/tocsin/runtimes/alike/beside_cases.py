"""Earlier cases and playbooks beside a case."""

from collections.abc import Mapping

from tocsin import cases, shapes, statements
from tocsin.adapters import sql
from tocsin.cases import playbooks
from tocsin.enrichment import likeness
from tocsin.runtimes.alike import measuring

MOST_CASES, MOST_PLAYBOOKS = 5, 3
_LOOKED_AT = 60  # earlier cases, the newest
_POSTS = 3  # of the evidence that a case is known by, beside its name and facts
_SHOWN = 200  # characters of each part


def beside_case(books: sql.Books, one: cases.Case, measure: likeness.Measure) -> shapes.Shape:
    """Return earlier cases and playbooks that are near a case, the nearest first."""
    cabinet = books.cases.cabinet()
    earlier = [
        each
        for each in cabinet.cases.recent(limit=_LOOKED_AT + 1)
        if each.case_id != one.case_id
        and each.opened_at <= one.opened_at
        and each.is_simulated == one.is_simulated
    ]
    plans = _plans(cabinet)
    said = [(each.code, parts) for each in plans.values() for parts in by_language(each)]
    pool = [*(_parts(books, each) for each in earlier), *(parts for _, parts in said)]
    told = measure.nearness(_parts(books, one), pool)
    near, theirs = told.shares[: len(earlier)], told.shares[len(earlier) :]
    best: dict[str, float] = {}
    for (code, _), nearness in zip(said, theirs, strict=True):
        best[code] = max(nearness, best.get(code, 0.0))
    codes = list(best)
    found = likeness.nearest(near, least=measure.least, most=MOST_CASES)
    fitting = likeness.nearest(list(best.values()), least=measure.least, most=MOST_PLAYBOOKS)
    return {
        **measuring.told(measure, told),
        "cases": [_case(earlier[at], nearness) for at, nearness in found],
        "playbooks": [
            {
                "code": codes[at],
                "name": dict(plans[codes[at]].name),
                "nearness": nearness,
                "is_in_use": codes[at] == one.playbook,
            }
            for at, nearness in fitting
        ],
    }


def _plans(cabinet: cases.Cabinet) -> Mapping[str, playbooks.Playbook]:
    """Return the playbooks in force but the base: it fits whatever nothing else does."""
    own = {code: cabinet.playbooks.newest(code) for code in cabinet.playbooks.codes()}
    told = {**playbooks.shipped.all_of_them(), **{code: one for code, one in own.items() if one}}
    return {code: one for code, one in told.items() if code != playbooks.shipped.BASE}


def by_language(one: playbooks.Playbook) -> list[list[str]]:
    """Return what a playbook is for, in each of its languages."""
    words = " ".join(one.suggested_by)
    # An encoder is shown how the second begins: with the words that speak for it.
    return [
        [name, f"{words} {one.summary.get(language, '')}"] for language, name in one.name.items()
    ]


def _parts(books: sql.Books, one: cases.Case) -> list[str]:
    """Return what a case is known by: its name, what is confirmed, posts taken into evidence."""
    standing = statements.facts.Standing.CONFIRMED
    known = [each for each in books.facts.of_case(one.case_id) if each.standing is standing]
    facts = " ".join(next(iter(each.texts.values()), "") for each in known)
    taken = books.cases.cabinet().evidence.of(one.case_id)[:_POSTS]
    posts = " ".join(each.taken.text for each in taken)
    return [part[:_SHOWN] for part in (one.name, facts, posts)]


def _case(one: cases.Case, nearness: float) -> shapes.Shape:
    return {
        "case_id": one.case_id,
        "name": one.name,
        "level": one.peak.word,
        "is_open": one.is_open,
        "opened_at": shapes.time(one.opened_at),
        "playbook": one.playbook,
        "outcome": one.outcome,
        "nearness": nearness,
    }
