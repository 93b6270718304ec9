"""Shows a notice on every open screen; its proof is the position in the live feed."""

from tocsin.channels.in_app.sending import InApp
from tocsin.channels.in_app.settings import Settings

__all__ = ["InApp", "Settings"]
