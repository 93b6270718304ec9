"""`tocsin models`: trained on a few sentences, measured, taken in, used, taken back."""

import json
from pathlib import Path

import pytest
from tests.integration.cli.command import Run

from tocsin.adapters import strong
from tocsin.cli import words

pytestmark = pytest.mark.integration

MANIFEST = """
[[set]]
name = "ours"
file = "ours.jsonl"
head = "sentiment"
label = "label"
lang = "zh"
licence = "ours"
"""
KINDS = {"negative": "气死我了，退款", "neutral": "今天开会", "positive": "太开心了，谢谢"}


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    rows = [
        {"text": f"{text} {number}", "label": label}
        for number in range(20)
        for label, text in KINDS.items()
    ]
    file = tmp_path / "ours.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return file


def test_evaluation_prints_one_json_object(run: Run, labelled: Path) -> None:
    told = json.loads(run("models", "evaluate", labelled, "--head", "sentiment"))

    assert set(told) == {
        "accuracy",
        "macro_f1",
        "macro_recall",
        "ece",
        "posts_per_cpu_second",
        "n",
    }
    assert told["n"] == 60
    assert not (labelled.parent / "data").exists()  # whoever only asks makes no data folder
    assert told["accuracy"] > 0.6


def test_the_strong_path_says_how_to_install_it(
    run: Run, labelled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strong.assembling, "can_assemble", lambda: False)

    told = run("models", "evaluate", labelled, "--head", "sentiment", "--path", "strong", code=2)

    assert 'pip install "tocsin[strong]"' in told


def test_unknown_labels_are_told_with_their_lines(run: Run, labelled: Path) -> None:
    with labelled.open("a", encoding="utf-8") as out:
        out.write('\n{"text": "a", "label": "meh"}')

    assert "line 61" in run("models", "evaluate", labelled, "--head", "sentiment", code=2)


def test_rows_without_a_type_are_left_out_and_counted_aside(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(words, "complain", said.append)
    labels = ["Affected individuals", "Not labeled", "Not labeled", "Not applicable"]
    rows = [json.dumps({"text": "two people hurt", "label": label}) for label in labels]
    (tmp_path / "t26.jsonl").write_text("\n".join(rows), encoding="utf-8")

    told = json.loads(run("models", "evaluate", "t26.jsonl", "--head", "crisis_type"))

    assert told["n"] == 1
    assert [line[-2:] for line in said] == ["2.", "1."]


def test_a_model_is_trained_taken_in_used_and_taken_back(
    run: Run, labelled: Path, tmp_path: Path
) -> None:
    (tmp_path / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    run("models", "train", "manifest.toml", "--out", "trained")
    run("models", "add", "trained", "--by", "Lin Mei")
    listed = json.loads(run("models", "list", "--json"))
    version = listed[0]["version"]

    refused = run("models", "use", version, "--by", "Lin Mei", code=2)
    run("models", "use", version, "--by", "Lin Mei", "--insist")
    measured = json.loads(run("models", "evaluate", labelled, "--head", "sentiment"))
    before = json.loads(run("models", "compare", "shipped", labelled))
    compared = json.loads(run("models", "compare", version, labelled, "--with", "shipped"))
    in_use = json.loads(run("models", "list", "--json"))
    run("models", "rollback", "--by", "Lin Mei", "--why", "worse")
    after = json.loads(run("models", "list", "--json"))

    assert "reads worse" in refused  # of sixty posts nothing is learned
    assert [one["state"] for one in listed] == ["candidate", "in-use"]
    assert [one["state"] for one in in_use] == ["in-use", "retired"]
    assert [one["state"] for one in after] == ["retired", "in-use"]
    assert measured["accuracy"] == 1.0  # without a name, of the version in use
    assert compared["second"]["accuracy"] == 1.0
    assert (before["first"]["version"], before["second"]["version"]) == (version, "shipped")
    assert before["first"]["accuracy"] == 1.0
    assert "ours" in run("models", "card", version)


def test_nothing_can_be_rolled_back_where_nothing_was_chosen(run: Run) -> None:
    assert "Before version" in run("models", "rollback", "--by", "Lin Mei", code=2)


def test_too_few_corrections_are_refused(run: Run) -> None:
    assert "5 are needed" in run("models", "learn", "--by", "Lin Mei", code=2)
