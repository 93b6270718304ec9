"""Notices: what was told to whom, who has seen it, and who is told of what."""

from tocsin.web.models.notices.roll import (
    Notice,
    NoticeState,
    RollCall,
    RollRow,
    RollWay,
)
from tocsin.web.models.notices.routes import (
    HeldNotice,
    NoticeHours,
    NoticeRoute,
    NoticeRules,
    NoticeStop,
    RouteEntry,
    RouteHours,
    RoutesEntry,
    RouteStop,
)

__all__ = [
    "HeldNotice",
    "Notice",
    "NoticeHours",
    "NoticeRoute",
    "NoticeRules",
    "NoticeState",
    "NoticeStop",
    "RollCall",
    "RollRow",
    "RollWay",
    "RouteEntry",
    "RouteHours",
    "RouteStop",
    "RoutesEntry",
]
