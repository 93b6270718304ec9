"""WebP: a row of named pieces; what the camera told stands in pieces of its own."""

import struct
from collections.abc import Iterator

from tocsin.statements.attaching.model import Read

_SHOWN = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_FLAGS = 0b0000_1100  # of VP8X: EXIF, XMP
_SIDE = 0x3FFF


def read(content: bytes) -> Read:
    """Return the picture alone; raises ValueError, struct.error, IndexError where it breaks off."""
    size, kept = (0, 0), []
    for name, told in _pieces(content):
        if name not in _SHOWN:
            continue
        size = size if any(size) else _size(name, told)
        is_head = name == b"VP8X"
        kept.append((name, bytes([told[0] & ~_FLAGS]) + told[1:] if is_head else told))
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(told)) + told + b"\0" * (len(told) % 2) for name, told in kept
    )
    whole = b"RIFF" + struct.pack("<I", len(body)) + body
    return Read(media_type="image/webp", content=whole, width=size[0], height=size[1])


def _pieces(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    (length,) = struct.unpack_from("<I", content, 4)
    end, at = 8 + length, 12
    if end > len(content):
        raise ValueError
    while at < end:
        name, length = struct.unpack_from("<4sI", content, at)
        if at + 8 + length > end:
            raise ValueError
        yield name, content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _size(name: bytes, told: bytes) -> tuple[int, int]:
    if name == b"VP8X":
        return 1 + _three(told, 4), 1 + _three(told, 7)
    if name == b"VP8 ":
        width, height = struct.unpack_from("<HH", told, 6)
        return width & _SIDE, height & _SIDE
    if name == b"VP8L":
        (bits,) = struct.unpack_from("<I", told, 1)
        return (bits & _SIDE) + 1, ((bits >> 14) & _SIDE) + 1
    return 0, 0


def _three(told: bytes, at: int) -> int:
    return int.from_bytes(told[at : at + 3], "little")
