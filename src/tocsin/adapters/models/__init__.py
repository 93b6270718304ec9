"""Readers of posts and the weights they ship with; they implement enrichment.Reader."""

from tocsin.adapters.models.ngram import NgramReader
from tocsin.adapters.models.null import NullReader
from tocsin.adapters.models.registry import reader, readers

__all__ = ["NgramReader", "NullReader", "reader", "readers"]
