"""Who is called what, in every script: known names of a case's watches, spelt in each language."""

from collections.abc import Sequence

from tocsin.adapters import sql

_FEWEST = 2  # one name alone means nobody else


def of_case(books: sql.Books, case_id: str) -> Sequence[Sequence[str]]:
    """Return the groups of names that mean the same."""
    case = books.cases.cabinet().cases.get(case_id)
    watches = case.watches if case else tuple(one.watch_id for one in books.watches.all())
    known = [one.names for key in watches for one in books.entities.of(key)]
    return [names for names in known if len(names) >= _FEWEST]
