"""What nearness goes by here: meaning where the encoder is installed, words anywhere else."""

from functools import cache

from tocsin import shapes
from tocsin.adapters import strong
from tocsin.enrichment import likeness


@cache
def measure() -> likeness.Measure:
    """Return the best measure there is; one for all, as it remembers what it was asked."""
    if strong.likeness.is_installed():
        return likeness.Meaning(strong.likeness.Sentences(), strong.likeness.version())
    return likeness.Words()


def told(measure: likeness.Measure, near: likeness.Near) -> shapes.Shape:
    """Return what it goes by, where that is words what brings the better one, and what waits."""
    install = strong.assembling.wheel_file.INSTALL if measure.name == "words" else None
    return {"by": measure.name, "install": install, "waiting": near.waiting}
