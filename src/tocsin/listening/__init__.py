"""Listens: what we watch for, where posts come from, how far we have heard.

Hears   posts, from connectors
Says    Batch, Coverage, SourceHealth; SourceFault and SourceRefused
Needs   ports.Connector, a clock
Leaves  understanding to enrichment/, counting to indicators/
"""

from tocsin.listening import accounts, coverage, errors, keys, matching, model, ports, topics
from tocsin.listening.model import (
    POSTS,
    Batch,
    Coverage,
    Edit,
    Fault,
    Near,
    Parsed,
    SensitivePeriod,
    Source,
    SourceHealth,
    Tombstone,
    Watch,
)
from tocsin.listening.ports import Connector

__all__ = [
    "POSTS",
    "Batch",
    "Connector",
    "Coverage",
    "Edit",
    "Fault",
    "Near",
    "Parsed",
    "SensitivePeriod",
    "Source",
    "SourceHealth",
    "Tombstone",
    "Watch",
    "accounts",
    "coverage",
    "errors",
    "keys",
    "matching",
    "model",
    "ports",
    "topics",
]
