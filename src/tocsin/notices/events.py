"""What notices say."""

from dataclasses import dataclass

from tocsin.kernel import events
from tocsin.notices.model import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAccepted(events.Event):
    """A channel took a notice and proved it."""

    notice: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFailed(events.Event):
    """A notice did not get through this time, or ever."""

    notice: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeEscalated(events.Event):
    """Nobody answered in time, or the channel refused: the next stop is told."""

    notice: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAcknowledged(events.Event):
    """A named person has seen it."""

    notice: Notice
