"""What posts come to together, at the door."""

from tocsin.web.routes.understanding import complaints, stories

ROUTERS = (complaints.router, stories.router)

__all__ = ["ROUTERS"]
