"""Readers of posts and the weights they ship with; they implement enrichment.Reader."""

from tocsin.adapters.models import samples, training, weighing, weight_file
from tocsin.adapters.models.averaged import AveragedReader
from tocsin.adapters.models.ngram import NgramReader
from tocsin.adapters.models.null import NullReader
from tocsin.adapters.models.registry import reader, readers
from tocsin.adapters.models.weighing import FastWeigher

__all__ = [
    "AveragedReader",
    "FastWeigher",
    "NgramReader",
    "NullReader",
    "reader",
    "readers",
    "samples",
    "training",
    "weighing",
    "weight_file",
]
