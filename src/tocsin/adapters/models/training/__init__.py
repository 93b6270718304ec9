"""Training on files: a manifest of labelled sets in, a folder of weights with its card out."""

from tocsin.adapters.models.training import cards, evaluating, gathering, labelling, manifest
from tocsin.adapters.models.training.evaluating import Evaluated, Weigher, evaluate
from tocsin.adapters.models.training.labelling import labelled
from tocsin.adapters.models.training.running import Trained, train

__all__ = [
    "Evaluated",
    "Trained",
    "Weigher",
    "cards",
    "evaluate",
    "evaluating",
    "gathering",
    "labelled",
    "labelling",
    "manifest",
    "train",
]
