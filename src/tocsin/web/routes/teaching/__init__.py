"""What people teach the reader, at the door."""

from tocsin.web.routes.teaching import corrections, versions

ROUTERS = (corrections.router, versions.router)

__all__ = ["ROUTERS"]
