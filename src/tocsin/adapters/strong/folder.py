"""What the files beside a model tell, checked before anything is read with it.

labels.json       {"sentiment": ["negative", "neutral", "positive"], …}: the model's output of that
                  name scores these labels in this order; with one head it may be named `logits`
calibration.json  {"heads": {"sentiment": {"temperature": {"zh": 1.1, "en": 1.3}, "share": …,
                  "lift": {"zh": {"positive": 0.2}}}}, "most_pieces": 96, "centre": […]};
                  every part may be missing
card.toml         version, sets and figures; without it the model's own hash is the version
"""

import hashlib
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from tocsin import enrichment
from tocsin.adapters.strong import errors
from tocsin.kernel import reasons

T = TypeVar("T")

MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
LABELS, CALIBRATION, CARD = "labels.json", "calibration.json", "card.toml"
GROUPS = enrichment.scoring.GROUPS
SHARE = 0.4  # of the strong path in the average, where the folder tells none

_LARGEST = {MODEL: 2 << 30, TOKENIZER: 64 << 20, LABELS: 1 << 20, CALIBRATION: 8 << 20}
_LEAST_PIECES, _MOST_PIECES = 3, 512
_HOTTEST = 20.0
_HIGHEST = 10.0  # lift


class Scaled(msgspec.Struct, forbid_unknown_fields=True):
    """What calibration.json tells of one head, by language group."""

    temperature: dict[str, float] = msgspec.field(default_factory=dict)
    share: dict[str, float] = msgspec.field(default_factory=dict)
    sharpness: dict[str, float] = msgspec.field(default_factory=dict)
    lift: dict[str, dict[str, float]] = msgspec.field(default_factory=dict)


class Calibration(msgspec.Struct, forbid_unknown_fields=True):
    """What calibration.json tells."""

    heads: dict[str, Scaled] = msgspec.field(default_factory=dict)
    most_pieces: int = 96
    centre: list[float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One head that the model answers."""

    head: str
    output: str
    order: tuple[int, ...]  # the model's column of each of the head's labels
    temperature: NDArray[np.float32]  # one a group
    share: NDArray[np.float32]  # of this answer in the average with the fast path, one a group
    sharpness: NDArray[np.float32]  # of that average, one a group
    lift: NDArray[np.float32]  # of that average's logarithms, groups x our labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder that may be read with."""

    path: Path
    version: str
    answers: Mapping[str, Answer]
    most_pieces: int
    centre: NDArray[np.float32] | None = None
    card: Mapping[str, object] = field(default_factory=dict)


def checked(path: Path) -> Folder:
    """Return what the files tell; raises MissingFile, BadFile, WrongLabels."""
    for name, largest in _LARGEST.items():
        _present(path, name, largest)
    labels = _decoded(path / LABELS, dict[str, list[str]])
    told = _decoded(path / CALIBRATION, Calibration)
    if not labels or not _LEAST_PIECES <= told.most_pieces <= _MOST_PIECES:
        raise _bad_length(labels)
    card = _card(path / CARD)
    return Folder(
        path=path,
        version=str(card.get("version") or _hash(path / MODEL)),
        answers={
            head: _answer(head, names, told.heads.get(head, Scaled()), is_alone=len(labels) == 1)
            for head, names in labels.items()
        },
        most_pieces=told.most_pieces,
        centre=_centre(told.centre),
        card=card,
    )


def _present(path: Path, name: str, largest: int) -> None:
    try:
        size = (path / name).stat().st_size
    except OSError as fault:
        raise errors.MissingFile(folder=str(path), file=name) from fault
    if size > largest:
        why = reasons.because("enrichment.strong.too_large", size=size, limit=largest)
        raise errors.BadFile(file=name, why=why)


def _bad_length(labels: Mapping[str, list[str]]) -> errors.BadFile:
    if not labels:
        return errors.BadFile(file=LABELS, why=reasons.because("enrichment.strong.no_labels"))
    limits = {"least": _LEAST_PIECES, "most": _MOST_PIECES}
    why = reasons.because("enrichment.strong.most_pieces", **limits)
    return errors.BadFile(file=CALIBRATION, why=why)


def _decoded(file: Path, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(file.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as fault:
        raise errors.BadFile(file=file.name, why=reasons.of_content(fault)) from fault


def _answer(head: str, names: list[str], told: Scaled, *, is_alone: bool) -> Answer:
    known = enrichment.heads.BY_NAME.get(head)
    if known is None:
        names_of = ", ".join(enrichment.heads.BY_NAME)
        raise errors.WrongLabels(head=head[:80], found=head[:80], known=names_of)
    if sorted(names) != sorted(known.labels):
        found = ", ".join(names)[:400]
        raise errors.WrongLabels(head=head, found=found, known=", ".join(known.labels))
    return Answer(
        head=head,
        output="" if is_alone else head,
        order=tuple(names.index(label) for label in known.labels),
        temperature=_by_group(told.temperature, 1.0, highest=_HOTTEST, least=0.05),
        share=_by_group(told.share, SHARE, highest=1.0, least=0.0),
        sharpness=_by_group(told.sharpness, 1.0, highest=_HOTTEST, least=0.05),
        lift=_lift(told.lift, known.labels),
    )


def _lift(told: Mapping[str, Mapping[str, float]], labels: tuple[str, ...]) -> NDArray[np.float32]:
    by_label = (
        {group: told.get(group, {}).get(label, 0.0) for group in GROUPS} for label in labels
    )
    columns = [_by_group(one, 0.0, highest=_HIGHEST, least=-_HIGHEST) for one in by_label]
    return np.stack(columns, axis=1)


def _by_group(
    told: Mapping[str, float], otherwise: float, *, highest: float, least: float
) -> NDArray[np.float32]:
    values = [float(told.get(group, otherwise)) for group in GROUPS]
    if not all(math.isfinite(one) and least <= one <= highest for one in values):
        limits = {"least": least, "most": highest}
        why = reasons.because("enrichment.strong.out_of_range", values=values, **limits)
        raise errors.BadFile(file=CALIBRATION, why=why)
    return np.array(values, dtype=np.float32)


def _centre(told: list[float] | None) -> NDArray[np.float32] | None:
    if told is None:
        return None
    centre = np.array(told, dtype=np.float32)
    if not np.isfinite(centre).all():
        why = reasons.because("enrichment.strong.centre")
        raise errors.BadFile(file=CALIBRATION, why=why)
    return centre


def _card(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as fault:
        raise errors.BadFile(file=CARD, why=reasons.of_content(fault)) from fault


def _hash(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()[:12]
