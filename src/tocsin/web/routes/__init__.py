"""The API, one module a noun; each says what it answers and how it may refuse."""

from tocsin.web.routes import (
    cases,
    directory,
    early_warnings,
    forecasts,
    health,
    hooks,
    learning,
    notices,
    posts,
    rulings,
    signing_in,
    snapshot,
    sources,
    statements,
    stream,
    teaching,
    understanding,
    watches,
)

ALL = (
    snapshot.router,
    stream.router,
    watches.router,
    forecasts.router,
    *teaching.ROUTERS,
    *understanding.ROUTERS,
    posts.router,
    early_warnings.router,
    notices.router,
    sources.router,
    hooks.router,
    *learning.ROUTERS,
    *rulings.ROUTERS,
    *cases.ROUTERS,
    *statements.ROUTERS,
    *directory.ROUTERS,
    signing_in.router,
    health.router,
)

__all__ = ["ALL"]
