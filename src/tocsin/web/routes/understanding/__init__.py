"""What posts come to together, at the door."""

from tocsin.web.routes.understanding import alike, complaints, entities, names, pictures, stories

ROUTERS = (
    complaints.router,
    stories.router,
    pictures.router,
    entities.router,
    names.router,
    alike.router,
)

__all__ = ["ROUTERS"]
