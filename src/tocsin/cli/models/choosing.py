"""Which reader a verb asks: a version of the fast one, or both paths together."""

from pathlib import Path

from tocsin import assembly, enrichment
from tocsin.adapters import models, strong
from tocsin.cli import root, words
from tocsin.cli.basis import folder as data_folder
from tocsin.cli.words import say
from tocsin.enrichment import teaching as rules
from tocsin.runtimes import teaching


def in_use(config: Path | None, data: Path | None) -> str:
    """Return the version in use; where there is no data folder, the shipped one."""
    try:
        with data_folder.reading(config, data) as books:
            return teaching.Shelf.of(root.chosen(config, data).store.folder).base(books)
    except assembly.keeping.NoData:
        return rules.SHIPPED


def fast(version: str, config: Path | None, data: Path | None) -> models.FastWeigher:
    """Return a version of the fast reader."""
    shelf = teaching.Shelf.of(root.chosen(config, data).store.folder)
    return models.FastWeigher(shelf.weights(version))


def both(version: str, config: Path | None, data: Path | None) -> models.training.Weigher:
    """Return both paths; ours is assembled first where no model lies there.

    Raises NoStrongReader where the extra `strong` is not installed.
    """
    folder = root.chosen(config, data).store.folder / "models" / "strong"
    if not folder.is_dir():
        if not strong.assembling.can_assemble():
            install = strong.assembling.wheel_file.INSTALL
            raise enrichment.errors.NoStrongReader(install=install, folder=str(folder))
        assembled(folder)
    reader = strong.StrongReader.of(folder)
    return models.AveragedReader(fast(version, config, data), reader, fast_version=version)


def assembled(folder: Path, *, replace: bool = False) -> None:
    """Make our strong reader's folder, and say so where it disturbs no output."""
    version = strong.assembling.assemble(folder, replace=replace)
    words.ERR.print(say("models.cli.assembled", version=version, folder=str(folder)))
