"""Risk models between the books and the room: trained, compared, put in use, asked, told."""

from tocsin.runtimes.learning.models import risk_shapes, risking
from tocsin.runtimes.learning.models.opinions import ModelInUse, Opinions

__all__ = ["ModelInUse", "Opinions", "risk_shapes", "risking"]
