"""What listening says."""

from dataclasses import dataclass

from tocsin.kernel import events


@dataclass(frozen=True, slots=True, kw_only=True)
class PostsArrived(events.Event):
    """A batch was committed."""

    source_id: str
    read: int
    matched: int
    duplicated: int
    quarantined: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageChanged(events.Event):
    """A source came alive or fell silent."""

    source_id: str
    status: str
    fault: str
