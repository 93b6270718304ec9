"""What a watch is complained of: told to screens, written to sheets, sent to the product side."""

from tocsin.runtimes.complaints import digest, sheets
from tocsin.runtimes.complaints.daily import Daily, EveryDay
from tocsin.runtimes.complaints.telling import HOUR_S, Asked, Step, told

__all__ = ["HOUR_S", "Asked", "Daily", "EveryDay", "Step", "digest", "sheets", "told"]
