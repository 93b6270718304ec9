"""Who signs in, who holds which duty, whom we know outside."""

from tocsin.web.routes.directory import duties, entrance, entries, me, proofs, users, welcoming

ROUTERS = (
    me.router,
    proofs.router,
    users.router,
    duties.router,
    entries.router,
    welcoming.router,
)

__all__ = ["ROUTERS", "entrance"]
