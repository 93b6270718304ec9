"""Posts are read again where a strong model lies in the data folder, and nowhere else."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.unit.adapters.strong import making

from tocsin import directory, settings
from tocsin.adapters import models, strong
from tocsin.assembly import keeping, rereading
from tocsin.enrichment import teaching as rules
from tocsin.kernel import errors
from tocsin.runtimes import board, roster, teaching

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[keeping.Kept]:
    one = keeping.keep(settings.model.Store(folder=tmp_path))
    yield one
    one.close()


def names(kept: keeping.Kept) -> list[str]:
    listed = roster.Roster(board.HealthBoard({}))
    chosen = settings.Settings()
    return [type(one).__name__ for one in rereading.reckoners(chosen, kept, listed)]


def test_without_a_folder_nothing_is_read_again(kept: keeping.Kept) -> None:
    assert "Again" not in names(kept)


def test_a_folder_is_enough(kept: keeping.Kept) -> None:
    (kept.folder / "models" / "strong").mkdir(parents=True)

    assert "Again" in names(kept)


def test_a_folder_that_cannot_be_used_is_refused_when_it_is_needed(kept: keeping.Kept) -> None:
    (kept.folder / "models" / "strong").mkdir(parents=True)

    with pytest.raises(errors.TocsinError) as refused:
        rereading.Reader(kept, kept.folder / "models" / "strong").now()

    assert refused.value.code == "enrichment.strong_missing_file"


def test_the_fast_reader_is_always_the_version_in_use(
    kept: keeping.Kept, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    runs = making.FakeEngine()
    told = strong.checked(making.folder(kept.folder))
    monkeypatch.setattr(strong.StrongReader, "of", lambda _: strong.StrongReader(told, runs))
    reader = rereading.Reader(kept, kept.folder)
    before = reader.now()
    version = trained(kept, tmp_path / "trained")

    after = reader.now()

    assert reader.now() is after
    assert before.model.endswith("fast " + teaching.shelf.shipped().version)
    assert after.model.endswith(f"fast {version}")


def trained(kept: keeping.Kept, folder: Path) -> str:
    """Put a copy of the shipped weights in use under a name of its own."""
    shutil.copytree(models.weight_file.SHIPPED, folder)
    card = (folder / "card.toml").read_text(encoding="utf-8")
    version = re.sub(r'^version = "[^"]*"', 'version = "9.ours"', card, count=1, flags=re.MULTILINE)
    (folder / "card.toml").write_text(version, encoding="utf-8")
    shelf = teaching.Shelf.of(kept.folder)
    name = shelf.place(folder)
    one = rules.Version(
        version=name,
        base=rules.SHIPPED,
        made_by="Lin Mei",
        made_at=NOON,
        seal=shelf.weights(name).written.seal(),
        effect=rules.Effect(at=NOON, seconds=0.0, heads=()),
    )
    owner = directory.at_console("Lin Mei")
    with kept.db.writing() as books:
        shelf.enter(books, owner, one)
        shelf.use(books, owner, name, why="", now=NOON, insists=True)
    return name
