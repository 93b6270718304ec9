"""The response in words: facts, statements, drafts, sign-off, publications."""

from tocsin.web.routes.statements import (
    asking,
    attachments,
    beginning,
    drafts,
    facts,
    partners,
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
    asking.router,
    beginning.router,
    attachments.router,
    attachments.public,  # before the page of one statement
    public.router,
    partners.shares.router,
    partners.page.router,
    publications.router,
)

__all__ = ["ROUTERS"]
