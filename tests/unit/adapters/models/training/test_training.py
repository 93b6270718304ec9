"""Training on files: manifests, rows, a small whole run, evaluation."""

import gzip
import json
import lzma
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tocsin import enrichment
from tocsin.adapters import models
from tocsin.adapters.models import training, weight_file

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ROWS = [
    {"body": f"{text} {number}", "mood": mood}
    for number in range(12)
    for text, mood in (
        ("气死我了退款", "angry"),
        ("太开心了谢谢", "happy"),
        ("今天开会", "neutral"),
    )
]
SET = """
[[set]]
name = "ours"
file = "{file}"
head = "emotion"
text = "body"
label = "mood"
map = {{ angry = "anger", happy = "joy", neutral = "neutral" }}
lang = "zh"
licence = "ours"
"""


def manifest(folder: Path, *sets: str) -> training.manifest.Manifest:
    file = folder / "manifest.toml"
    file.write_text("\n".join(sets), encoding="utf-8")
    return training.manifest.read(file)


def json_lines(rows: list[dict[str, str]]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def write(folder: Path, name: str) -> None:
    """Write ROWS in the way that the name asks for."""
    table = "mood,body\n" + "\n".join(f"{row['mood']},{row['body']}" for row in ROWS)
    path = folder / name
    if name.endswith(".zip"):
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("rows.csv", table)
    elif name.endswith(".xz"):
        path.write_bytes(lzma.compress(json_lines(ROWS).encode()))
    elif name.endswith(".tsv"):
        path.write_text(table.replace(",", "\t"), encoding="utf-8")
    else:
        path.write_text(json_lines(ROWS), encoding="utf-8")


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.xz", "rows.zip", "rows.tsv"])
def test_a_set_is_read_however_it_is_written_and_packed(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)

    ((_, lessons),) = training.gathering.gathered(
        manifest(tmp_path, SET.format(file=name)), "train"
    )

    assert len(lessons.texts) == len(ROWS)
    assert {lesson.shares for lesson in lessons.told.values()} == {
        (1, 0, 0, 0, 0, 0),
        (0, 0, 0, 0, 1, 0),
        (0, 0, 0, 0, 0, 1),
    }


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ('[[set]]\nname = "x"', "missing"),
        (SET.format(file="nowhere.jsonl"), "nowhere.jsonl"),
        (SET.format(file="rows.jsonl").replace('"emotion"', '"mood"'), "mood"),
        (SET.format(file="rows.jsonl").replace('"joy"', '"bliss"'), "bliss"),
        (SET.format(file="rows.jsonl") + "weight = -1\n", "weight"),
        (SET.format(file="rows.jsonl") + 'split = "dev"\n', "manifest.nothing"),
        ("[[set", "kernel.toml."),
    ],
)
def test_a_manifest_is_refused_with_what_is_wrong(tmp_path: Path, wrong: str, why: str) -> None:
    write(tmp_path, "rows.jsonl")

    with pytest.raises(enrichment.errors.BadManifest) as refused:
        manifest(tmp_path, wrong)

    assert why in str(refused.value.facts["why"])


def test_a_label_that_there_is_not_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"body": "a", "mood": "odd"}', encoding="utf-8")
    whole = manifest(tmp_path, SET.format(file="rows.jsonl").replace("map =", "# "))

    with pytest.raises(enrichment.errors.BadRow) as refused:
        list(training.gathering.gathered(whole, "train"))

    assert refused.value.facts["line"] == 1


def test_soft_labels_teach_as_hard_ones_do(tmp_path: Path) -> None:
    row = {"body": "还行", "p": {"anger": 0.25, "neutral": 0.75}}
    (tmp_path / "soft.jsonl").write_text(json.dumps(row), encoding="utf-8")
    told = SET.format(file="soft.jsonl").replace('label = "mood"', 'probabilities = "p"')

    ((_, lessons),) = training.gathering.gathered(manifest(tmp_path, told), "train")

    assert [one.shares for one in lessons.told.values()] == [(0.25, 0, 0, 0, 0, 0.75)]


def test_a_training_writes_weights_that_read_and_a_card_that_says_whence(tmp_path: Path) -> None:
    write(tmp_path, "rows.jsonl")
    (tmp_path / "dev.jsonl").write_text(
        json_lines([{"body": "气死我了", "mood": "angry"}, {"body": "太开心了", "mood": "happy"}]),
        encoding="utf-8",
    )
    whole = manifest(
        tmp_path, SET.format(file="rows.jsonl"), SET.format(file="dev.jsonl") + 'split = "dev"\n'
    )

    done = training.train(
        whole, tmp_path / "out", now=NOON, plan=enrichment.training.Plan(rounds=20, batch=8)
    )

    loaded = weight_file.load(tmp_path / "out")
    assert loaded.version == done.version
    assert loaded.card["sha256"] == loaded.written.seal()
    assert [one["licence_as_stated"] for one in loaded.card["training_sets"]] == ["ours", "ours"]
    assert [one.figures.accuracy.value for one in done.measured] == [1.0]
    told = models.FastWeigher(loaded).probabilities(["氣死我了 退款", "太开心了"], "emotion")
    assert told.shares.argmax(axis=1).tolist() == [0, 4]


def test_a_set_of_two_files_is_one_line_of_the_card_with_the_rows_of_both(tmp_path: Path) -> None:
    write(tmp_path, "rows.jsonl")
    (tmp_path / "more.jsonl").write_text(json_lines([{"body": "好极了", "mood": "happy"}]))
    files = ("rows.jsonl", "more.jsonl")
    whole = manifest(tmp_path, *(SET.format(file=name) for name in files))

    training.train(whole, tmp_path / "out", now=NOON, plan=enrichment.training.Plan(rounds=1))

    (one,) = weight_file.load(tmp_path / "out").card["training_sets"]
    assert one["posts"] == len(ROWS) + 1


def test_evaluation_takes_other_names_and_answers_every_text(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    rows = [{"text": "气死我了", "label": "angry"}, {"text": "\ud83d", "label": "happy"}]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    weigher = models.FastWeigher(weight_file.load(weight_file.SHIPPED))

    told = training.evaluate(training.labelled(file, "emotion"), "emotion", weigher).told()

    assert told["n"] == 2
    assert set(told) == {
        "accuracy",
        "macro_f1",
        "macro_recall",
        "ece",
        "posts_per_cpu_second",
        "n",
    }


def test_labels_that_there_are_not_are_refused_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(
        '{"text": "a", "label": "sad"}\n{"text": "b", "label": "disgust"}\n', encoding="utf-8"
    )

    with pytest.raises(enrichment.errors.UnknownLabels) as refused:
        training.labelled(file, "emotion")

    assert refused.value.facts["lines"] == "2"
    assert "disgust" in str(refused.value.facts["labels"])


@pytest.mark.parametrize("name", ["cut.jsonl.gz", "none.jsonl.gz", "none.zip", "none.jsonl.xz"])
def test_a_damaged_file_is_refused_with_the_line_that_was_reached(
    tmp_path: Path, name: str
) -> None:
    packed = gzip.compress(
        b"".join(b'{"text": "%d", "label": "joy"}\n' % at for at in range(2_000))
    )
    (tmp_path / name).write_bytes(packed[: len(packed) // 2] if "cut" in name else b"neither")

    with pytest.raises(enrichment.errors.BadRow) as refused:
        training.labelled(tmp_path / name, "emotion")

    assert refused.value.facts["line"] != 0
    assert "kernel.content.damaged" in str(refused.value.facts["why"])


@pytest.mark.parametrize("bad", ["not json", "[1]", '{"label": "joy"}', "[" * 100_000])
def test_a_line_that_is_no_row_is_refused(tmp_path: Path, bad: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(bad, encoding="utf-8")

    with pytest.raises(enrichment.errors.BadRow):
        training.labelled(file, "emotion")
