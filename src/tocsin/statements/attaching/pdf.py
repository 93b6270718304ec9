"""PDF: whether a paper acts or carries another file, however its names are written or packed."""

import re
import zlib

from tocsin.statements.attaching.model import PAPER, Read

_ACTS = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|FileAttachment|RichMedia)\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_PACKED, _FILTERED, _BEGINS = b"/ObjStm", b"/Filter", b"stream"
_PIECE, _MOST = 1 << 14, 1 << 26  # bytes looked into at a time, and in all


def read(content: bytes) -> Read:
    """Return the paper as it is; raises ValueError where it breaks off."""
    if b"%%EOF" not in content[-2_048:]:
        raise ValueError
    return Read(media_type=PAPER, content=content)


def acts(content: bytes) -> bool:
    """Return whether it does; objects packed so that nobody can look into them are held to act."""
    if _ACTS.search(_named(content)):
        return True
    left, before = _MOST, 0
    at = content.find(_BEGINS)
    while at >= 0:
        about, before = _named(content[before:at]), at + len(_BEGINS)
        if _PACKED in about and _FILTERED in about:
            unpacked, used = _unpacked(content, before, left)
            left -= used
            if unpacked is None or _ACTS.search(_named(unpacked)):
                return True
        at = content.find(_BEGINS, before)
    return False


def _unpacked(content: bytes, at: int, left: int) -> tuple[bytes | None, int]:
    """Return what a stream unpacks to, None where it cannot be, with how much was looked into."""
    at += len(content[at : at + 2]) - len(content[at : at + 2].lstrip(b"\r\n"))
    packed, found, used = zlib.decompressobj(), b"", 0
    while not packed.eof:
        piece = packed.unconsumed_tail or content[at : at + _PIECE]
        at += 0 if packed.unconsumed_tail else len(piece)
        try:
            more = packed.decompress(piece, _MOST >> 6)
        except zlib.error:
            return None, used
        found, used = found + more, used + len(more) + len(piece)
        if not piece or used > left:
            return None, used
    return found, used


def _named(content: bytes) -> bytes:
    """Return bytes with every name as a reader of PDF reads it."""
    return _ESCAPED.sub(lambda one: bytes([int(one[1], 16)]), content)
