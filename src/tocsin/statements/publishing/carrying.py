"""What a place takes beside words, and the files of one parcel."""

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.statements import attaching, drafting


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One attachment with its bytes."""

    about: drafting.Attachment
    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Takes:
    """What a place takes."""

    media_types: tuple[str, ...] = ()
    files: int = 0
    longest: int = attaching.LONGEST  # bytes of one
    total: int = attaching.FULL  # bytes of all


ALL = (*attaching.PICTURES, attaching.PAPER)
ANYTHING = Takes(media_types=ALL, files=20)


def unfit(takes: Takes, some: Sequence[drafting.Attachment]) -> str:
    """Return why a place cannot carry these: "kind", "many", "large"; "" where it can."""
    if any(one.media_type not in takes.media_types for one in some):
        return "kind"
    if len(some) > takes.files:
        return "many"
    is_large = any(one.length > takes.longest for one in some)
    return "large" if is_large or sum(one.length for one in some) > takes.total else ""
