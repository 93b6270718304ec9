"""A real model of a few bytes under onnxruntime; left out where the extra is not installed."""

import json
from pathlib import Path

import numpy as np
import pytest
from tests.unit.adapters.strong import making

from tocsin import enrichment
from tocsin.adapters import strong

TOKENIZER: dict[str, object] = {
    "version": "1.0",
    "truncation": None,
    "padding": None,
    "added_tokens": [],
    "normalizer": {"type": "Lowercase"},
    "pre_tokenizer": {"type": "Whitespace"},
    "post_processor": None,
    "decoder": None,
    "model": {
        "type": "WordLevel",
        "vocab": {"<unk>": 0, "bad": 1, "fine": 2, "good": 3},
        "unk_token": "<unk>",
    },
}
# Names a sign that it does not tell.
TEMPLATE: dict[str, object] = {
    "type": "TemplateProcessing",
    "single": [{"SpecialToken": {"id": "X", "type_id": 0}}],
    "pair": [],
    "special_tokens": {},
}
LABELS = {"sentiment": ["negative", "neutral", "positive"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder whose model looks every word up in a table of four rows and adds them up."""
    return making.folder(tmp_path, tokenizer=TOKENIZER, labels=LABELS, calibration={})


def written(
    folder: Path, *, columns: int = 3, given: str = "input_ids", kind: str = "Gather"
) -> Path:
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    made, helper = onnx.numpy_helper, onnx.helper
    table = np.zeros((4, columns), dtype=np.float32)
    table[1, 0] = table[2, 1] = table[3, -1] = 3.0
    graph = helper.make_graph(
        [
            helper.make_node(kind, ["table", given], ["rows"]),
            helper.make_node("ReduceSum", ["rows", "second"], ["logits"], keepdims=0),
        ],
        "tiny",
        [helper.make_tensor_value_info(given, onnx.TensorProto.INT64, ["posts", "pieces"])],
        [helper.make_tensor_value_info("logits", onnx.TensorProto.FLOAT, ["posts", columns])],
        [made.from_array(table, "table"), made.from_array(np.array([1]), "second")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    (folder / "model.onnx").write_bytes(model.SerializeToString())
    return folder


def test_a_model_reads(folder: Path) -> None:
    reader = strong.StrongReader.of(written(folder))

    told = reader.shares(["so BAD", "fine", "good good", ""], ["so bad", "fine", "good good", ""])

    assert told["sentiment"].argmax(axis=1).tolist()[:3] == [0, 1, 2]
    assert told["sentiment"][3] == pytest.approx(np.full(3, 1 / 3))


def test_columns_that_are_too_few_are_refused(folder: Path) -> None:
    with pytest.raises(strong.errors.WrongShape):
        strong.StrongReader.of(written(folder, columns=2))


@pytest.mark.parametrize("change", [{"given": "pixels"}, {"kind": "Conjure"}])
def test_an_input_or_operator_that_nobody_knows_is_refused(
    folder: Path, change: dict[str, str]
) -> None:
    with pytest.raises(strong.errors.BadFile):
        strong.StrongReader.of(written(folder, **change))  # type: ignore[arg-type] # by name


@pytest.mark.parametrize("content", [b"", b"no model", bytes(200)])
def test_what_is_no_model_is_refused(folder: Path, content: bytes) -> None:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    (folder / "model.onnx").write_bytes(content)

    with pytest.raises(strong.errors.BadFile):
        strong.StrongReader.of(folder)


@pytest.mark.parametrize("content", ["{}", "[", json.dumps({"model": {"type": "Magic"}})])
def test_what_is_no_tokenizer_is_refused(folder: Path, content: str) -> None:
    written(folder)
    (folder / "tokenizer.json").write_text(content, encoding="utf-8")

    with pytest.raises(strong.errors.BadFile):
        strong.StrongReader.of(folder)


def test_without_the_extra_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strong.engine, "onnxruntime", None)

    with pytest.raises(enrichment.errors.NoStrongReader) as refused:
        strong.StrongReader.of(folder)

    assert "tocsin[strong]" in str(refused.value.facts["install"])


@pytest.mark.parametrize(
    "changed",
    [
        {"post_processor": TEMPLATE},
        {"normalizer": {"type": "Precompiled", "precompiled_charsmap": "AAAA"}},
        {"model": {"type": "Unigram", "vocab": [["a", -1.0]]}},
        {"model": {"type": "WordLevel", "vocab": {"a": 1}, "unk_token": "<none>"}},
    ],
)
def test_a_tokenizer_that_panics_is_refused(folder: Path, changed: dict[str, object]) -> None:
    written(folder)
    (folder / "tokenizer.json").write_text(json.dumps({**TOKENIZER, **changed}), encoding="utf-8")

    with pytest.raises(strong.errors.BadFile) as refused:
        strong.StrongReader.of(folder)

    assert refused.value.facts["file"] == "tokenizer.json"
