"""What a file is, told by its own bytes: its name and what a browser claims count for nothing.

A photograph loses what its camera wrote into it (place, owner, thumbnails, comments) and whatever
hangs behind its end; how it is turned stays. No picture is decoded here.
"""

import struct

from tocsin.kernel import reasons
from tocsin.statements import errors
from tocsin.statements.attaching import jpeg, pdf, webp
from tocsin.statements.attaching.model import LONGEST, PAPER, Read

PIXELS = 40_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
# Of what a reader may pass over: colours, sizes and movement. The rest tells of something else.
_PNG_SHOWN = frozenset(
    (b"cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST tRNS pHYs sPLT acTL fcTL fdAT").split()
)
_MAY_BE_PASSED = 0x20  # a small first letter
_GIF = (b"GIF87a", b"GIF89a")


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
        paper = pdf.read(content)
        if pdf.acts(content):
            raise errors.BadAttachment(why=reasons.because("statements.attachment.acts"))
        return paper
    raise errors.BadAttachment(why=reasons.because("statements.attachment.kind"))


def _png(content: bytes) -> Read:
    at, kept, size, is_whole = len(_PNG), [_PNG], [0, 0], False
    while not is_whole:
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise ValueError
        if name == b"IHDR":
            if any(size):  # readers differ over which of two counts
                raise ValueError
            size = list(struct.unpack_from(">II", content, at + 8))
        if name in _PNG_SHOWN or not name[0] & _MAY_BE_PASSED:
            kept.append(content[at:end])
        is_whole, at = name == b"IEND", end
    return Read(media_type="image/png", content=b"".join(kept), width=size[0], height=size[1])
