"""What posts come to together, at the door."""

from tocsin.web.routes.understanding import complaints, pictures, stories

ROUTERS = (complaints.router, stories.router, pictures.router)

__all__ = ["ROUTERS"]
