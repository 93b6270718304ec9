"""What an encoder said of texts: the newest of it, which a house keeps through a restart."""

import hashlib
from collections.abc import Iterable, Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

MOST = 2_048  # vectors: 1.6 MB where they are kept
_KEY_BYTES = 16

Floats = NDArray[np.float32]


class _Written(msgspec.Struct, frozen=True):
    encoder: str
    keys: bytes
    vectors: bytes  # texts x width, halves


class Memory:
    """Vectors by their texts' hashes; what was asked for longest ago goes first."""

    def __init__(self, encoder: str, most: int = MOST) -> None:
        self._encoder, self._most = encoder, most
        self._known: dict[bytes, NDArray[np.float16]] = {}
        self.learned = 0  # vectors since the beginning

    def recall(self, texts: Iterable[str]) -> dict[str, Floats]:
        """Return the vectors of the texts that it knows."""
        told: dict[str, Floats] = {}
        for text in texts:
            key = _key(text)
            if key in self._known:
                self._known[key] = self._known.pop(key)
                told[text] = self._known[key].astype(np.float32)
        return told

    def learn(self, told: Mapping[str, Floats]) -> None:
        """Take vectors in."""
        self._take({_key(text): vector.astype(np.float16) for text, vector in told.items()})
        self.learned += len(told)

    def take_up(self, told: bytes) -> None:
        """Take up what `dump` wrote, as older than all that is known; another encoder's is left."""
        try:
            one = msgspec.msgpack.decode(told, type=_Written)
        except msgspec.DecodeError:
            return
        many = len(one.keys) // _KEY_BYTES
        if one.encoder != self._encoder or not many:
            return
        vectors = np.frombuffer(one.vectors, "<f2").reshape(many, -1)
        keys = (one.keys[at * _KEY_BYTES : (at + 1) * _KEY_BYTES] for at in range(many))
        known, self._known = self._known, dict(zip(keys, vectors, strict=True))
        self._take(known)

    def dump(self) -> bytes:
        """Write down what is known; a text that the encoder was too slow for is asked again."""
        told = {key: vector for key, vector in self._known.items() if vector.any()}
        vectors = np.array([*told.values()], "<f2").tobytes()
        one = _Written(encoder=self._encoder, keys=b"".join(told), vectors=vectors)
        return msgspec.msgpack.encode(one)

    def _take(self, newer: Mapping[bytes, NDArray[np.float16]]) -> None:
        for key, vector in newer.items():
            self._known.pop(key, None)
            self._known[key] = vector
        self._known = dict([*self._known.items()][-self._most :])


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:_KEY_BYTES]
