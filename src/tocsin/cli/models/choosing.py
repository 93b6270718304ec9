"""Which reader a verb asks: a version of the fast one, or both paths together."""

from pathlib import Path

from tocsin import enrichment
from tocsin.adapters import models, strong
from tocsin.cli import root
from tocsin.enrichment import teaching as rules
from tocsin.runtimes import teaching

INSTALL = 'pip install "tocsin[strong]"'


def fast(version: str, config: Path | None, data: Path | None) -> models.FastWeigher:
    """Return a version of the fast reader, the shipped one without a name."""
    shelf = teaching.Shelf.of(root.chosen(config, data).store.folder)
    return models.FastWeigher(shelf.weights(version or rules.SHIPPED))


def both(version: str, config: Path | None, data: Path | None) -> models.training.Weigher:
    """Return both paths; raises NoStrongReader where there is no folder for the strong one."""
    folder = root.chosen(config, data).store.folder / "models" / "strong"
    if not folder.is_dir():
        raise enrichment.errors.NoStrongReader(install=INSTALL, folder=str(folder))
    reader = strong.StrongReader.of(folder)
    return models.AveragedReader(
        fast(version, config, data), reader, fast_version=version or rules.SHIPPED
    )
