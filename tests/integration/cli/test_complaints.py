"""`tocsin complaints` and `tocsin digest`, on a data folder of their own."""

import json
from pathlib import Path

import pytest
from tests.integration.cli.command import Run

pytestmark = pytest.mark.integration

TERMS = '[[watch]]\nwatch_id = "w-kettle"\nname = "Kettle"\nany = ["kettle"]\n'
TEXT = "=the kettle broke again, this is terrible, I am furious @wang"
SPAN = ("--since", "2026-03-01T00:00:00", "--until", "2026-03-03T00:00:00")


@pytest.fixture(autouse=True)
def _stored(run: Run, tmp_path: Path) -> None:
    """Store one complaint."""
    post = {"id": "1", "text": TEXT, "created_at": "2026-03-01T10:00:00Z"}
    (tmp_path / "posts.jsonl").write_text(json.dumps(post), encoding="utf-8")
    (tmp_path / "terms.toml").write_text(TERMS, encoding="utf-8")
    run("replay", "posts.jsonl", "--watch", "terms.toml", "--data", "data")


def test_complaints_are_printed_told_as_json_and_written_as_files(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("complaints", "--watch", "w-kettle", *SPAN, "--json"))
    said = run("complaints", "--watch", "w-kettle", *SPAN, "--file", "complaints.csv")
    run("complaints", "--watch", "w-kettle", *SPAN, "--file", "complaints.xlsx")

    assert told["posts"] == 1
    assert "No trend yet" in said
    written = (tmp_path / "complaints.csv").read_text("utf-8-sig")
    assert "'=the kettle broke again" in written
    assert "wang" not in written + said
    assert (tmp_path / "complaints.xlsx").read_bytes().startswith(b"PK")


def test_what_cannot_be_written_or_told_is_refused(run: Run) -> None:
    known = ("complaints", "--watch", "w-kettle")

    assert ".csv, .xlsx" in run(*known, "--file", "complaints.pdf", code=2)
    assert "nobody" in run("complaints", "--watch", "nobody", code=2)
    assert "No complaints" in run(*known)


def test_a_digest_is_promised_once(run: Run) -> None:
    asked = ("digest", "--watch", "w-kettle", "--person", "Lin")

    assert "in the outbox" in run(*asked)
    assert "nothing is sent twice" in run(*asked)
