"""Risk models between the books and the room: trained, compared, put in use, asked, told."""

from tocsin.runtimes.learning.models import risk_shapes, risking
from tocsin.runtimes.learning.models.apart import Trials
from tocsin.runtimes.learning.models.opinions import ModelInUse, Opinions, looking

__all__ = ["ModelInUse", "Opinions", "Trials", "looking", "risk_shapes", "risking"]
