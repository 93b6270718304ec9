"""A file that is kept to go out with words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
PAPER = "application/pdf"
LONGEST = 5_000_000  # bytes of one file: as much as the door lets in
FULL = 2_000_000_000  # bytes of all files
MUCH = 200_000_000  # bytes that one person brings within DAY
DAY = timedelta(days=1)
UNUSED = timedelta(days=7)  # after which a file that no draft names makes room where it is full


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What bytes are, without what they told beside the picture."""

    media_type: str
    content: bytes
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is known of a file beside its bytes."""

    sha256: str
    media_type: str
    length: int
    width: int
    height: int
    by: str
    at: datetime
    out_at: datetime | None = None  # since when everybody may fetch it: it went out with words
