"""What warning has done."""

from dataclasses import dataclass

from tocsin.kernel import events
from tocsin.warning.fatigue.gathering import Gathering
from tocsin.warning.hearing.degrading import Degradation
from tocsin.warning.model import EarlyWarning, LevelChange


@dataclass(frozen=True, kw_only=True)
class LevelChanged(events.Event):
    """A watch's level rose or fell: the change, and the warning as it stands after it."""

    warning: EarlyWarning
    change: LevelChange
    gathering_id: str = ""  # of the platform-wide surge that it was folded into


@dataclass(frozen=True, kw_only=True)
class Gathered(events.Event):
    """Many watches surged together: it began, changed its level or its members, or ended."""

    gathering: Gathering


@dataclass(frozen=True, kw_only=True)
class Degraded(events.Event):
    """A watch began to hear too little, or hears enough again."""

    degradation: Degradation


@dataclass(frozen=True, kw_only=True)
class OutageTurned(events.Event):
    """Many streams fell silent at one moment, or came back."""

    is_out: bool
    watches: tuple[str, ...]


Said = Gathered | Degraded | OutageTurned
