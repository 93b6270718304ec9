"""Sensitive periods: times in which the machine looks closer, asks oftener and tells more people.

Hears   dates of one's own, an ICS file, the shipped calendar
Says    what is in force at a minute, and until when
Needs   nothing
Leaves  acting on it: edges to warning.rules, polling and rota to the runtime
"""

from tocsin.warning.periods import calendars, icalendars, known, model, recurring, zones
from tocsin.warning.periods.calendars import Calendar
from tocsin.warning.periods.model import Call, Period, checked, of_watch

__all__ = [
    "Calendar",
    "Call",
    "Period",
    "calendars",
    "checked",
    "icalendars",
    "known",
    "model",
    "of_watch",
    "recurring",
    "zones",
]
