"""A delivery's body → POSTS rows: one canonical post, an array of them, or JSON lines."""

import msgspec

from tocsin import listening
from tocsin.connectors import wire


def parse(body: bytes, reception: wire.Reception) -> listening.Parsed:
    """Return the posts of one delivery."""
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        return wire.parse_lines(_one_line(body), reception)
    try:
        parts = msgspec.json.decode(body.removeprefix(b"\xef\xbb\xbf"), type=list[msgspec.Raw])
    except (ValueError, RecursionError):
        # An array with one bad post in it is none to a parser; say so rather than guess.
        fault = listening.Fault(
            place="line 1",
            reason="listening.bad_json",
            excerpt=wire.excerpts.excerpt(body[:1000]),
        )
        return listening.Parsed(posts=wire.empty(), faults=(fault,))
    lines = (bytes(part).replace(b"\n", b" ").replace(b"\r", b" ") for part in parts)
    return wire.parse_lines(b"\n".join(lines), reception)


def _one_line(body: bytes) -> bytes:
    """Return a single post that was written over several lines as one."""
    try:
        msgspec.json.decode(body, type=dict[str, msgspec.Raw])
    except (ValueError, RecursionError):
        return body
    return body.replace(b"\r", b" ").replace(b"\n", b" ")
