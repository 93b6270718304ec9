"""The words that names are known by: surnames, titles, endings, and what is never a name."""

import tomllib
from importlib import resources

_TOLD: dict[str, str] = tomllib.loads(
    resources.files(__package__).joinpath("words.toml").read_text("utf-8")
)


def _words(name: str) -> tuple[str, ...]:
    return tuple(_TOLD[name].split())


COMPOUND = _words("compound")
SURNAMES = "".join(_words("surnames"))
TITLES_AFTER = _words("titles_after")
TITLES_BEFORE = _words("titles_before")
SAYS = _words("says")
ORGANISATIONS = _words("organisations")
PLACES = _words("places")
PARTICLES = "".join(_words("particles"))
NOBODY = frozenset(_words("nobody"))
GENERIC = frozenset(_words("generic"))
PLAIN = frozenset(_words("plain"))
COUNTERS = frozenset(_words("counters"))
WORKS = _words("works")
WORK_ENDS = _words("work_ends")
LATIN_TITLES = frozenset(_words("latin_titles"))
LATIN_ORGANISATIONS = frozenset(_words("latin_organisations"))
LATIN_PLACES = frozenset(_words("latin_places"))
