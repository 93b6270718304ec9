"""Who signs in, who holds which duty, whom we know outside."""

from tocsin.web.routes.directory import (
    elsewhere,
    entrance,
    entries,
    me,
    passkeys,
    policies,
    proofs,
    rota,
    users,
    welcoming,
)

ROUTERS = (
    me.router,
    proofs.router,
    passkeys.router,
    elsewhere.router,
    users.router,
    rota.router,
    policies.router,
    entries.router,
    welcoming.router,
)

__all__ = ["ROUTERS", "entrance"]
