"""The child's program: opens pictures under limits, and tells one line of JSON for each.

It stands alone, so that it imports no more than it needs. Whatever breaks it breaks nobody else.
"""

import base64
import contextlib
import importlib
import io
import json
import os
import resource
import struct
import sys
import warnings
from collections.abc import Callable
from typing import Any

SIDE = 32
FILE_BYTES = 20 << 20
PIXELS = 40_000_000
LONGEST_SIDE = 1_600  # larger ones are made smaller before they are read
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_LEAST_SURE = 0.5
_LONGEST_TEXT = 4_000
_OPTIONS = {
    "Global.log_level": "critical",
    "Det.limit_type": "max",
    "Det.limit_side_len": 960,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}

# What Pillow's decoders say of a file that is none; whatever else they raise ends this child.
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, struct.error)

Told = dict[str, Any]


class Refused(Exception):  # noqa: N818 - its word is the answer
    """A file that is not opened."""


def _open(path: str) -> Any:  # noqa: ANN401 (Pillow is an extra)
    image_of: Any = importlib.import_module("PIL.Image")
    image_of.MAX_IMAGE_PIXELS = None  # the size is looked at below, before anything is decoded
    if not os.path.isfile(path):  # noqa: PTH113 (a small program imports little)
        raise Refused("missing")
    if os.path.getsize(path) > FILE_BYTES:  # noqa: PTH202
        raise Refused("too_large")
    image = image_of.open(path, formats=_FORMATS)
    if image.width * image.height > PIXELS:
        raise Refused("too_large")
    return image


def _hash(path: str) -> Told:
    image = _open(path)
    width, height = image.size
    image.draft("L", (8 * SIDE, 8 * SIDE))
    flat = _flat(image).convert("L")
    flat.thumbnail((8 * SIDE, 8 * SIDE), reducing_gap=2.0)
    small = flat.resize((SIDE, SIDE), resample=5)  # 5: Hamming's window
    grey = base64.b64encode(small.tobytes()).decode()
    return {"fault": "", "width": width, "height": height, "grey": grey}


def _flat(image: Any) -> Any:  # noqa: ANN401
    """Return the first frame on white."""
    image_of = importlib.import_module("PIL.Image")
    whole = image.convert("RGBA")
    ground = image_of.new("RGBA", whole.size, "white")
    ground.alpha_composite(whole)
    return ground.convert("RGB")


def _words() -> Callable[[str], Told]:
    numpy = importlib.import_module("numpy")
    with contextlib.redirect_stdout(io.StringIO()):
        read = importlib.import_module("rapidocr").RapidOCR(params=_OPTIONS)

    def words(path: str) -> Told:
        image = _flat(_open(path))
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        with contextlib.redirect_stdout(io.StringIO()):
            found = read(numpy.asarray(image))
        pairs = zip(found.txts or (), found.scores or (), strict=True)
        sure = [(text, float(score)) for text, score in pairs if score >= _LEAST_SURE]
        return {
            "fault": "",
            "text": "\n".join(text for text, _ in sure)[:_LONGEST_TEXT],
            "confidence": round(min((score for _, score in sure), default=0.0), 4),
        }

    return words


def _answer(work: Callable[[str], Told], path: str) -> Told:
    try:
        return work(path)
    except Refused as refused:
        return {"fault": str(refused)}
    except MemoryError:
        return {"fault": "limits"}
    except _BROKEN:
        return {"fault": "broken"}


def _main(wanted: str, memory: str, *paths: str) -> None:
    warnings.simplefilter("ignore")
    work = _hash if wanted == "hash" else _words()
    if sys.platform != "darwin":  # macOS knows the limit by name only
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    for path in paths:
        sys.stdout.write(json.dumps(_answer(work, path)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main(*sys.argv[1:])
    os._exit(0)
