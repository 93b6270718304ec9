"""Readers by name: our own, and those that plug-ins bring as entry points."""

from collections.abc import Callable, Mapping
from importlib import metadata

from tocsin import enrichment
from tocsin.adapters.models import ngram, null

GROUP = "tocsin.readers"

Factory = Callable[[], enrichment.Reader]

_OURS: Mapping[str, Factory] = {"ngram": ngram.NgramReader, "null": null.NullReader}


def readers() -> dict[str, Factory]:
    """Return how to make each installed reader; a plug-in may not take one of our names."""
    found: dict[str, Factory] = {
        entry.name: _deferred(entry) for entry in metadata.entry_points(group=GROUP)
    }
    return {**found, **_OURS}


def reader(name: str) -> enrichment.Reader:
    """Return a new reader of that name; raises UnknownReader."""
    known = readers()
    if name not in known:
        raise enrichment.errors.UnknownReader(name=name, known=", ".join(sorted(known)))
    return known[name]()


def _deferred(entry: metadata.EntryPoint) -> Factory:
    """Load a plug-in only when it is asked for."""

    def make() -> enrichment.Reader:
        made: enrichment.Reader = entry.load()()
        return made

    return make
