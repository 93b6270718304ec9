"""What posts come to together, at the door."""

from tocsin.web.routes.understanding import complaints

ROUTERS = (complaints.router,)

__all__ = ["ROUTERS"]
