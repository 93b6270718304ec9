"""One audience's turn to hear."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tocsin import warning

_LEVEL = warning.Level


class Party(StrEnum):
    """The four parties of a crisis, in the order in which they hear."""

    ENTERPRISE = "enterprise"  # our own people, the board, the shops
    GOVERNMENT = "government"
    PUBLIC = "public"  # whoever is affected, customers, partners, everybody
    MEDIA = "media"


PARTIES = tuple(Party)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Whoever must hear by the directory's list: a stakeholder, with who of us speaks to it."""

    listener_id: str
    name: str
    group: str  # employees, regulators, customers, media …
    rank: int = 1  # among those of its party: 0 hears first
    channel: str = ""
    owner_id: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Who hears, what, when, by whom."""

    turn_id: str
    number: int
    case_id: str
    party: Party
    audience: str  # the playbook's word, or the stakeholder's name
    stage: str = ""  # of the public's attention, as the playbook has it
    from_level: warning.Level = _LEVEL.BLUE
    channel: str = ""  # of ours where it is one of ours; else in words: "call, never a form"
    duty: str = ""  # who speaks
    owner_id: str = ""
    owner: str = ""
    listener_id: str = ""
    due_at: datetime | None = None
    texts: Mapping[str, str] = field(default_factory=dict)  # templates with {gaps}
    statement_id: str = ""  # what carries it: done when that is published by the turn's channel
    drawn_at: datetime
    done_at: datetime | None = None
    done_by: str = ""
    proof: str = ""  # how it was told: a call, a meeting, an address
    waived_at: datetime | None = None
    waived_by: str = ""
    why_waived: str = ""
    anew: int = 0  # how often it was moved or taken back: whoever speaks is called anew

    @property
    def is_settled(self) -> bool:
        """Return whether nobody has to wait for it any longer."""
        return self.done_at is not None or self.waived_at is not None
