"""Pictures of stored posts, opened from a folder on this machine, and found again."""

from tocsin.runtimes.pictures.opening import Opened, open_all
from tocsin.runtimes.pictures.telling import same

__all__ = ["Opened", "open_all", "same"]
