"""JPEG: segments behind markers; the camera's word stands in some, the picture in the others."""

import re
import struct
from collections.abc import Iterator

from tocsin.statements.attaching.model import Read

_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_APPS, _NOTE, _EXIF_APP = range(0xE0, 0xF0), 0xFE, 0xE1
_JFIF_APP, _JFIF_LONG = 0xE0, 18  # with marker and length, without the small picture in it
_KEPT_APPS = {_JFIF_APP: b"JFIF", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}
_FILL, _SCAN, _END = 0xFF, 0xDA, 0xD9
_MARK = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # within a scan: neither stuffing nor a restart
_EXIF = b"Exif\0\0"
_TURNED, _UPRIGHT, _TURNS = 0x0112, 1, range(1, 9)


def read(content: bytes) -> Read:
    """Return the picture alone; raises ValueError, struct.error, IndexError where it breaks off."""
    kept, size, turn = [], (0, 0), _UPRIGHT
    for mark, piece in _pieces(content):
        told = piece[4:]
        if mark in _FRAMES:
            if any(size):  # readers differ over which of two counts
                raise ValueError
            height, width = struct.unpack_from(">HH", told, 1)
            size = (width, height)
        if mark == _EXIF_APP and told.startswith(_EXIF):
            turn = _turned(told[len(_EXIF) :])
        if mark != _NOTE and (mark not in _APPS or _is_kept(mark, told)):
            kept.append(_bare(piece) if mark == _JFIF_APP else piece)
    turned = b"" if turn == _UPRIGHT else _turn(turn)
    whole = b"\xff\xd8" + turned + b"".join(kept) + b"\xff\xd9"
    return Read(media_type="image/jpeg", content=whole, width=size[0], height=size[1])


def _is_kept(mark: int, told: bytes) -> bool:
    return mark in _KEPT_APPS and told.startswith(_KEPT_APPS[mark])


def _bare(piece: bytes) -> bytes:
    """Return a JFIF segment without its small picture, which may show what was cut away."""
    if len(piece) <= _JFIF_LONG:
        return piece
    return piece[:2] + struct.pack(">H", _JFIF_LONG - 2) + piece[4 : _JFIF_LONG - 2] + b"\0\0"


def _pieces(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each marker with its segment, a scan with its data, as far as the picture's end."""
    at = 2
    while True:
        while content[at] == content[at + 1] == _FILL:  # padding
            at += 1
        mark = content[at + 1]
        if content[at] != _FILL:
            raise ValueError
        if mark == _END:
            return
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(content):  # noqa: PLR2004 (a length counts itself)
            raise ValueError
        if mark == _SCAN:
            found = _MARK.search(content, end)
            end = found.start() if found else len(content)
        yield mark, content[at:end]
        at = end


def _turned(exif: bytes) -> int:
    """Return how the camera was held, upright where it does not say."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return _UPRIGHT
    try:
        (first,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, first)
        for entry in range(count):
            tag, _, _, told = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * entry)
            if tag == _TURNED:
                return int(told) if told in _TURNS else _UPRIGHT
    except struct.error:
        return _UPRIGHT
    return _UPRIGHT


def _turn(turn: int) -> bytes:
    """Return the segment that says how a picture is turned, and nothing else."""
    entry = struct.pack(">HHIHH", _TURNED, 3, 1, turn, 0)
    told = _EXIF + b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    return b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told
