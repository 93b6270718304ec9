"""The response in words: facts, statements, drafts, sign-off, publications."""

from tocsin.web.routes.statements import (
    beginning,
    drafts,
    facts,
    public,
    publications,
    signing,
    statements,
)

ROUTERS = (
    facts.router,
    statements.router,
    drafts.router,
    signing.router,
    beginning.router,
    public.router,
    publications.router,
)

__all__ = ["ROUTERS"]
