"""Which reader reads here: the one of the settings, with the weights that a person chose."""

from tocsin import enrichment
from tocsin.assembly.keeping import Kept
from tocsin.runtimes import teaching


def reader(kept: Kept, name: str) -> enrichment.Reader:
    """Return the reader of that name; raises UnknownReader, UnknownModel, BadWeights."""
    shelf = teaching.Shelf.of(kept.folder)
    with kept.db.reading() as books:
        return shelf.reader(books, name)
