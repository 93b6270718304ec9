"""A strong reader: any ONNX folder, read with onnxruntime on one thread (extra `strong`).

Hears   texts of picked posts, never all of them
Says    calibrated probabilities of every head that the folder answers, and vectors of sentences
Needs   a folder with model.onnx, tokenizer.json, labels.json, calibration.json
Leaves  averaging with the fast path, choosing posts and keeping readings to others
"""

from tocsin.adapters.strong import (
    assembling,
    engine,
    errors,
    folder,
    likeness,
    reading,
    wording,
)
from tocsin.adapters.strong.engine import Engine, OnnxEngine
from tocsin.adapters.strong.folder import Answer, Folder, checked
from tocsin.adapters.strong.reading import StrongReader

__all__ = [
    "Answer",
    "Engine",
    "Folder",
    "OnnxEngine",
    "StrongReader",
    "assembling",
    "checked",
    "engine",
    "errors",
    "folder",
    "likeness",
    "reading",
    "wording",
]
