"""What warning has done."""

from dataclasses import dataclass

from tocsin.kernel import events
from tocsin.warning.model import EarlyWarning, LevelChange


@dataclass(frozen=True, kw_only=True)
class LevelChanged(events.Event):
    """A watch's level rose or fell."""

    warning: EarlyWarning
    change: LevelChange
