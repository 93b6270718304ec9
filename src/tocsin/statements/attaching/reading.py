"""What a file is, told by its own bytes: its name and what a browser claims count for nothing.

A photograph loses what its camera wrote into it (place, owner, thumbnails, comments) and whatever
hangs behind its end; how it is turned stays. No picture is decoded here.
"""

import re
import struct

from tocsin.kernel import reasons
from tocsin.statements import errors
from tocsin.statements.attaching import jpeg, webp
from tocsin.statements.attaching.model import LONGEST, PAPER, Read

PIXELS = 40_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TOLD = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_GIF = (b"GIF87a", b"GIF89a")
# A paper that acts, or that carries another file, is no paper.
_ACTS = re.compile(rb"/(JavaScript|Launch|EmbeddedFile|RichMedia)\b")


def read(content: bytes) -> Read:
    """Return what a file is; raises BadAttachment (why: empty, long, kind, broken, acts, …)."""
    if not content:
        raise errors.BadAttachment(why=reasons.because("statements.attachment.empty"))
    if len(content) > LONGEST:
        raise errors.BadAttachment(why=reasons.because("statements.attachment.long"))
    try:
        found = _found(content)
    except (struct.error, IndexError, ValueError) as error:
        raise errors.BadAttachment(why=reasons.because("statements.attachment.broken")) from error
    if found.width * found.height > PIXELS:
        raise errors.BadAttachment(why=reasons.because("statements.attachment.wide"))
    if found.media_type != PAPER and not (found.width and found.height):
        raise errors.BadAttachment(why=reasons.because("statements.attachment.broken"))
    return found


def _found(content: bytes) -> Read:
    if content.startswith(_PNG):
        return _png(content)
    if content.startswith(b"\xff\xd8\xff"):
        return jpeg.read(content)
    if content.startswith(_GIF):
        width, height = struct.unpack_from("<HH", content, 6)
        return Read(media_type="image/gif", content=content, width=width, height=height)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return webp.read(content)
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    raise errors.BadAttachment(why=reasons.because("statements.attachment.kind"))


def _pdf(content: bytes) -> Read:
    if b"%%EOF" not in content[-2_048:]:
        raise ValueError
    if _ACTS.search(content):
        raise errors.BadAttachment(why=reasons.because("statements.attachment.acts"))
    return Read(media_type=PAPER, content=content)


def _png(content: bytes) -> Read:
    at, kept, size, is_whole = len(_PNG), [_PNG], [0, 0], False
    while not is_whole:
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise ValueError
        if name == b"IHDR":
            size = list(struct.unpack_from(">II", content, at + 8))
        if name not in _PNG_TOLD:
            kept.append(content[at:end])
        is_whole, at = name == b"IEND", end
    return Read(media_type="image/png", content=b"".join(kept), width=size[0], height=size[1])
