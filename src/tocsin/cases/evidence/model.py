"""Evidence: what was said, as it was when somebody took it; nothing of it changes any more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture or a film by its address and its hash."""

    address: str
    sha256: str = ""  # of its bytes, where they were at hand
    hash: str = ""  # perceptual, in hexadecimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What somebody takes into evidence."""

    kind: str  # "post", "page", "text"
    text: str
    platform: str = ""
    post_id: str = ""  # "platform/post_id"
    account: str = ""  # pseudonym
    created_at: datetime | None = None
    counters: Mapping[str, int] = field(default_factory=dict)
    media: tuple[Media, ...] = ()
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One link of a case's chain of evidence; `seal` covers all the rest."""

    snapshot_id: str
    case_id: str
    number: int  # from 1, without a gap
    at: datetime
    by: str
    taken: Taken
    before: str
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A legal hold: while it stands, nothing that it covers is let go of."""

    hold_id: str
    case_id: str
    reason: str
    since: datetime  # posts created since then are kept
    by: str
    at: datetime
    released_by: str = ""
    released_at: datetime | None = None
    release_reason: str = ""

    @property
    def stands(self) -> bool:
        """Return whether it is in force."""
        return self.released_at is None
