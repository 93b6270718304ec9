"""Stories and copies in the running house: placed with each commit, kept with the checkpoint."""

from tocsin.runtimes.stories import shaping, telling
from tocsin.runtimes.stories.merging import Merging
from tocsin.runtimes.stories.placing import Placing

__all__ = ["Merging", "Placing", "shaping", "telling"]
