"""Shapes of what people teach the reader, and of what it is."""

from tocsin.web.models.teaching.cards import (
    CalibrationBin,
    CardFigures,
    CardHead,
    CardShare,
    HeadDrift,
    ModelCard,
    ModelInDetail,
    TrainingSet,
)
from tocsin.web.models.teaching.corrections import (
    CorrectionEntry,
    HeadEffect,
    Learning,
    ModelConcern,
    ModelEffect,
    ModelUse,
    ModelVersion,
    ReadingCorrection,
)

__all__ = [
    "CalibrationBin",
    "CardFigures",
    "CardHead",
    "CardShare",
    "CorrectionEntry",
    "HeadDrift",
    "HeadEffect",
    "Learning",
    "ModelCard",
    "ModelConcern",
    "ModelEffect",
    "ModelInDetail",
    "ModelUse",
    "ModelVersion",
    "ReadingCorrection",
    "TrainingSet",
]
