"""Labels as public sets write them: taken, left out and counted, or refused."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tocsin import enrichment
from tocsin.adapters.models import training

# The eight information types that CrisisLex T26 tells, as it writes them.
T26 = (
    "Affected individuals",
    "Infrastructure and utilities",
    "Donations and volunteering",
    "Caution and advice",
    "Sympathy and support",
    "Other Useful Information",
    "Not labeled",
    "Not applicable",
)


def written(file: Path, labels: Sequence[str]) -> Path:
    rows = [json.dumps({"text": f"post {at}", "label": label}) for at, label in enumerate(labels)]
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def test_every_type_of_t26_is_taken_or_left_out_and_counted(tmp_path: Path) -> None:
    file = written(tmp_path / "t26.jsonl", [*T26, "Not labeled"])

    found = training.labelled(file, "crisis_type")

    assert found.truth.tolist() == [0, 1, 2, 3, 4, 5]
    assert found.texts == [f"post {at}" for at in range(6)]
    assert found.left_out == {"Not labeled": 2, "Not applicable": 1}


def test_informativeness_is_read_as_t26_writes_it(tmp_path: Path) -> None:
    told = ["Related and informative", "Related - but not informative", "Not related"]

    found = training.labelled(
        written(tmp_path / "t26.jsonl", [*told, "Not applicable"]), "informative"
    )

    assert found.truth.tolist() == [1, 0, 0]
    assert found.left_out == {"Not applicable": 1}


def test_what_only_one_head_leaves_out_is_refused_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(enrichment.errors.UnknownLabels):
        training.labelled(written(tmp_path / "a.jsonl", ["joy", "Not labeled"]), "emotion")


def test_a_file_with_nothing_but_what_is_left_out_measures_nothing(tmp_path: Path) -> None:
    file = written(tmp_path / "t26.jsonl", ["Not labeled", "Not applicable"])

    with pytest.raises(enrichment.errors.NothingToMeasure):
        training.labelled(file, "crisis_type")


def test_a_file_where_all_is_labelled_leaves_nothing_out(tmp_path: Path) -> None:
    found = training.labelled(written(tmp_path / "a.jsonl", ["sad", "joy"]), "emotion")

    assert dict(found.left_out) == {}
    assert np.array_equal(found.truth, [2, 4])
