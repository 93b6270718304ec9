"""Posts are read again where a strong model lies in the data folder, and nowhere else."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tocsin import settings
from tocsin.assembly import keeping, rereading
from tocsin.kernel import errors
from tocsin.runtimes import board, roster


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[keeping.Kept]:
    one = keeping.keep(settings.model.Store(folder=tmp_path))
    yield one
    one.close()


def names(kept: keeping.Kept) -> list[str]:
    listed = roster.Roster(board.HealthBoard({}))
    return [type(one).__name__ for one in rereading.reckoners(kept, listed, timedelta(days=1))]


def test_without_a_folder_nothing_is_read_again(kept: keeping.Kept) -> None:
    assert names(kept) == ["Forecaster", "Rereader"]


def test_a_folder_is_enough(kept: keeping.Kept) -> None:
    (kept.folder / "models" / "strong").mkdir(parents=True)

    assert names(kept) == ["Forecaster", "Rereader", "Again"]


def test_a_folder_that_cannot_be_used_is_refused_when_it_is_needed(kept: keeping.Kept) -> None:
    (kept.folder / "models" / "strong").mkdir(parents=True)
    listed = roster.Roster(board.HealthBoard({}))
    again = rereading.reckoners(kept, listed, timedelta(days=1))[-1]

    with pytest.raises(errors.TocsinError) as refused:
        again._reader  # type: ignore[attr-defined] # noqa: B018 - made when it is needed

    assert refused.value.code == "enrichment.strong_missing_file"
