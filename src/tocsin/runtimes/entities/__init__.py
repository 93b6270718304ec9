"""Names in the running house: new ones are proposed, people decide, known ones are counted."""

from tocsin.runtimes.entities import deciding, telling
from tocsin.runtimes.entities.naming import Naming

__all__ = ["Naming", "deciding", "telling"]
