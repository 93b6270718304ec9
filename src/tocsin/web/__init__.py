"""The web door: HTTP API, one resumable live stream, the war-room's files.

Hears   requests
Says    shapes as JSON, refusals as problems, events as they come
Needs   ports.House: books, archive, board, desk, clock, catalogue, settings
Leaves  every decision to the house; it computes no level and no permission
"""

from tocsin.web import contract, errors, guards, live, models, ports, problems, views
from tocsin.web.building import build
from tocsin.web.ports import House
from tocsin.web.serving import Served, check_bind, serving

__all__ = [
    "House",
    "Served",
    "build",
    "check_bind",
    "contract",
    "errors",
    "guards",
    "live",
    "models",
    "ports",
    "problems",
    "serving",
    "views",
]
