"""A folder that drops in is checked before anything is read with it."""

from pathlib import Path

import pytest
from tests.unit.adapters.strong import making

from tocsin.adapters import strong


def test_a_folder_tells_its_heads_their_columns_and_its_version(tmp_path: Path) -> None:
    told = strong.checked(making.folder(tmp_path))

    assert told.answers["sentiment"].order == (2, 1, 0)
    assert told.answers["sentiment"].share.tolist() == pytest.approx([0.4, 0.4])
    assert len(told.version) == 12


def test_a_label_may_be_lifted_in_one_language(tmp_path: Path) -> None:
    heads = {"sentiment": {"lift": {"zh": {"neutral": 0.25}}}}

    told = strong.checked(making.folder(tmp_path, calibration={"heads": heads}))

    assert told.answers["sentiment"].lift.tolist() == [[0, 0.25, 0], [0, 0, 0]]


def test_its_card_names_the_version(tmp_path: Path) -> None:
    (tmp_path / "card.toml").write_text('version = "7"', encoding="utf-8")

    assert strong.checked(making.folder(tmp_path)).version == "7"


@pytest.mark.parametrize("name", ["model", "tokenizer", "labels", "calibration"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(strong.errors.MissingFile) as refused:
        strong.checked(making.folder(tmp_path, **{name: None}))

    assert str(refused.value.facts["file"]).startswith(name)


@pytest.mark.parametrize(
    "labels",
    [
        {"mood": ["good", "bad"]},
        {"sentiment": ["negative", "neutral"]},
        {"sentiment": ["negative", "neutral", "happy"]},
        {"sentiment": ["negative", "neutral", "positive", "positive"]},
    ],
)
def test_labels_that_are_not_ours_are_refused(tmp_path: Path, labels: object) -> None:
    with pytest.raises(strong.errors.WrongLabels):
        strong.checked(making.folder(tmp_path, labels=labels))


@pytest.mark.parametrize(
    "files",
    [
        {"labels": "{"},
        {"labels": {}},
        {"labels": ["sentiment"]},
        {"labels": "[" * 100_000},
        {"calibration": {"most_pieces": 100_000}},
        {"calibration": {"colour": 1}},
        {"calibration": {"heads": {"sentiment": {"temperature": {"zh": 0}}}}},
        {"calibration": {"heads": {"sentiment": {"share": {"en": 2}}}}},
        {"calibration": {"heads": {"sentiment": {"lift": {"en": {"neutral": 11}}}}}},
        {"calibration": '{"heads": {"sentiment": {"temperature": {"zh": NaN}}}}'},
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, files: dict[str, object]) -> None:
    with pytest.raises(strong.errors.BadFile):
        strong.checked(making.folder(tmp_path, **files))


def test_a_broken_card_is_refused(tmp_path: Path) -> None:
    (tmp_path / "card.toml").write_bytes(b"\xff\xfe=")

    with pytest.raises(strong.errors.BadFile):
        strong.checked(making.folder(tmp_path))
