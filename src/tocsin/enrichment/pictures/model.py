"""What is known of a picture."""

from dataclasses import dataclass


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
