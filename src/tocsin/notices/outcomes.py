"""What a channel says of one try; only `Accepted` claims delivery, and only with a proof."""

from dataclasses import dataclass
from datetime import timedelta

EXCERPT_CHARACTERS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one try."""

    status: str = ""
    excerpt: str = ""
    request_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted(Outcome):
    """The channel took it and proved it (SMTP 250, a feed position, errcode 0)."""

    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected(Outcome):
    """The channel will never take it: wrong address, revoked token."""

    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Throttled(Outcome):
    """Too much at once; `wait` is what the channel asked for."""

    wait: timedelta | None = None
    fault: str = "notices.fault.throttled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transient(Outcome):
    """Certainly not delivered; trying again may help."""

    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InDoubt(Outcome):
    """Perhaps delivered: the line fell silent after the words were sent."""

    fault: str
