"""Versions of the weights in the data folder."""

from pathlib import Path

import pytest

from tocsin.kernel import errors
from tocsin.runtimes import teaching


def test_a_strong_readers_folder_is_no_version(tmp_path: Path) -> None:
    strong = tmp_path / "models" / "strong"
    strong.mkdir(parents=True)
    (strong / "card.toml").write_text('version = "1"', encoding="utf-8")
    shelf = teaching.Shelf.of(tmp_path)

    with pytest.raises(errors.TocsinError) as refused:
        shelf.path("strong")

    assert refused.value.code == "enrichment.unknown_model"
    assert shelf.versions() == ["shipped"]


def test_the_shipped_version_is_retired_while_another_is_in_use() -> None:
    told = teaching.shapes.shipped({}, is_in_use=False)

    assert told["state"] == "retired"
