"""The response in words: facts, statements, drafts, sign-off, publications."""

from tocsin.web.routes.statements import (
    beginning,
    drafts,
    facts,
    plans,
    public,
    publications,
    signing,
    statements,
)

ROUTERS = (
    facts.router,
    statements.router,
    drafts.router,
    plans.router,
    signing.router,
    beginning.router,
    public.router,
    publications.router,
)

__all__ = ["ROUTERS"]
