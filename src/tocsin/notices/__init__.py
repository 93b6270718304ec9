"""Tells our people: what, to whom, by which channel, and with which proof.

Hears   level changes and other news, as facts and a catalogue code
Says    every Notice as it moves, in the transaction that moves it (Desk.show)
Needs   ports.Outbox, ports.Channel, a clock
Leaves  words to locales/, what happened to the rooms below the desk
"""

from tocsin.notices import (
    bundling,
    delivery,
    errors,
    memory,
    model,
    outcomes,
    ports,
    proving,
    reading,
    service,
    wording,
)
from tocsin.notices.composing import STALE_AFTER, announce, compose
from tocsin.notices.model import (
    LEVELS,
    Attempt,
    Audit,
    Bulletin,
    Hours,
    News,
    Notice,
    Route,
    State,
    Stop,
)
from tocsin.notices.outcomes import Accepted, InDoubt, Outcome, Rejected, Throttled, Transient
from tocsin.notices.ports import Channel, Desk, Outbox
from tocsin.notices.proving import auditing, rollcall
from tocsin.notices.service import Postman, acknowledge, acknowledge_warning, promise
from tocsin.notices.wording import Words

__all__ = [
    "LEVELS",
    "STALE_AFTER",
    "Accepted",
    "Attempt",
    "Audit",
    "Bulletin",
    "Channel",
    "Desk",
    "Hours",
    "InDoubt",
    "News",
    "Notice",
    "Outbox",
    "Outcome",
    "Postman",
    "Rejected",
    "Route",
    "State",
    "Stop",
    "Throttled",
    "Transient",
    "Words",
    "acknowledge",
    "acknowledge_warning",
    "announce",
    "auditing",
    "bundling",
    "compose",
    "delivery",
    "errors",
    "memory",
    "model",
    "outcomes",
    "ports",
    "promise",
    "proving",
    "reading",
    "rollcall",
    "service",
    "wording",
]
