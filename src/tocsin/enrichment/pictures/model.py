"""What is known of a picture."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One opened picture; a plain one (a single colour) has no hash."""

    width: int = 0
    height: int = 0
    hash: int | None = None  # 64 bits, signed
    fault: str = ""  # why it could not be opened: a word of adapters/pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPicture:
    """What a machine read in one picture; never what a person wrote."""

    text: str = ""
    confidence: float = 0.0  # of the least sure line
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A picture of a stored post, as it is kept beside the post."""

    key: int  # of the post
    number: int  # of the post's media, from 0
    post_id: str  # "platform/post_id"
    media: str  # the reference, as the post has it
    created_at: datetime  # when the post was
    width: int = 0
    height: int = 0
    hash: int | None = None
    picture_text: str = ""  # read by a machine
    confidence: float = 0.0
    reader: str = ""  # its name and version; empty: nobody read it
    fault: str = ""
    watches: tuple[str, ...] = ()  # whose terms the words hold, as they were when it was read
    terms: tuple[str, ...] = ()  # those terms, folded
