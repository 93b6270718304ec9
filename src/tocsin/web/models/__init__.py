"""The shapes of the contract, for OpenAPI and for what comes in; `tocsin.shapes` writes them."""

from tocsin.web.models.charts import AccountRow, Indicators, Mark, PlatformCount, Series, TermCount
from tocsin.web.models.notices import Notice, NoticeState
from tocsin.web.models.posts import Post, PostPage
from tocsin.web.models.problems import Place, Problem
from tocsin.web.models.shaping import Moment, Name
from tocsin.web.models.sources import (
    Connector,
    Quarantined,
    QuarantinePage,
    SourceEntry,
    SourceState,
    SourceTried,
    TriedFault,
    TriedPost,
)
from tocsin.web.models.standing import (
    Change,
    EarlyWarning,
    Person,
    Reason,
    StandingDown,
    WarningDetail,
)
from tocsin.web.models.watches import (
    Coverage,
    Near,
    SensitivePeriod,
    Trial,
    Tried,
    Watch,
    WatchEntry,
    WatchState,
)
from tocsin.web.models.whole import Alive, Checks, Heard, Login, Promises, Readiness, Snapshot

__all__ = [
    "AccountRow",
    "Alive",
    "Change",
    "Checks",
    "Connector",
    "Coverage",
    "EarlyWarning",
    "Heard",
    "Indicators",
    "Login",
    "Mark",
    "Moment",
    "Name",
    "Near",
    "Notice",
    "NoticeState",
    "Person",
    "Place",
    "PlatformCount",
    "Post",
    "PostPage",
    "Problem",
    "Promises",
    "QuarantinePage",
    "Quarantined",
    "Readiness",
    "Reason",
    "SensitivePeriod",
    "Series",
    "Snapshot",
    "SourceEntry",
    "SourceState",
    "SourceTried",
    "StandingDown",
    "TermCount",
    "Trial",
    "Tried",
    "TriedFault",
    "TriedPost",
    "WarningDetail",
    "Watch",
    "WatchEntry",
    "WatchState",
]
