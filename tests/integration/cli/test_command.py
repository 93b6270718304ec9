"""Every verb of the command, on a data folder of its own."""

import csv
import json
import sqlite3
from pathlib import Path

import pytest
from tests.integration.cli.command import Run

pytestmark = pytest.mark.integration

TERMS = '[[watch]]\nname = "Kettle"\nany = ["kettle", "水壺"]\n'
POSTS = [
    {"id": "1", "text": "my 水壶 smokes", "created_at": "2026-03-01T10:00:00Z"},
    {"id": "2", "text": "=HYPERLINK(kettle)", "created_at": "2026-03-01T10:01:00Z"},
    {"id": "3", "text": "nothing of ours", "created_at": "2026-03-01T10:02:00Z"},
]


@pytest.fixture
def data(run: Run, tmp_path: Path) -> Path:
    """Return a data folder with three posts in it."""
    lines = [json.dumps(post, ensure_ascii=False) for post in POSTS]
    (tmp_path / "posts.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "terms.toml").write_text(TERMS, encoding="utf-8")
    run("replay", "posts.jsonl", "--watch", "terms.toml", "--data", "data", "--reader", "null")
    return tmp_path / "data"


def test_search_finds_what_is_stored_in_either_script(run: Run, data: Path) -> None:
    assert run("search", "水壺", "--count", "--data", data).strip() == "1"
    assert "file/1" in run("search", "水壺", "--data", data)
    assert json.loads(run("search", "smokes", "--json", "--data", data))["post_id"] == "1"


def test_an_export_holds_every_post_and_no_formula(run: Run, data: Path, tmp_path: Path) -> None:
    run("export", "all.jsonl", "--data", data)
    run("export", "all.csv", "--terms", "hyperlink", "--data", data)

    assert len((tmp_path / "all.jsonl").read_text("utf-8").splitlines()) == 3
    (row,) = csv.DictReader((tmp_path / "all.csv").read_text("utf-8").splitlines())
    assert row["text"] == "'=HYPERLINK(kettle)"


def test_the_doctor_finds_a_whole_store_well_and_a_forged_trail_ill(run: Run, data: Path) -> None:
    assert "✗" not in run("doctor", "--data", data)

    with sqlite3.connect(data / "tocsin.db") as books:
        triggers = books.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            books.execute(f'DROP TRIGGER "{name}"')
        books.execute("UPDATE audit SET actor = 'someone else' WHERE number = 1")

    assert "✗" in run("doctor", "--data", data, code=1)
    run("audit", "verify", "--data", data, code=1)


def test_the_doctor_names_a_damaged_file_of_posts_and_the_mend(
    run: Run, data: Path, tmp_path: Path
) -> None:
    more = [{**POSTS[0], "id": f"more-{number}"} for number in range(3_000)]
    (tmp_path / "more.jsonl").write_text("\n".join(map(json.dumps, more)), encoding="utf-8")
    run("replay", "more.jsonl", "--watch", "terms.toml", "--data", data, "--reader", "null")
    segment, *_ = (data / "segments").rglob("*.parquet")
    segment.write_bytes(segment.read_bytes()[:100])

    told = "".join(run("doctor", "--data", data, code=1).split())

    assert segment.name in told
    assert "tocsinrestore" in told


def test_an_untouched_trail_verifies(run: Run, data: Path) -> None:
    run("audit", "verify", "--data", data)


def test_watches_are_listed_added_and_removed(run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "more.toml").write_text('[[watch]]\nname = "Lamp"\nany = ["lamp"]\n', "utf-8")
    run("watch", "add", "more.toml", "--data", data)

    (lamp,) = [
        one
        for one in json.loads(run("watch", "list", "--json", "--data", data))
        if one["name"] == "Lamp"
    ]
    run("watch", "remove", lamp["watch_id"], "--data", data)

    assert "Lamp" not in run("watch", "list", "--data", data)
    run("watch", "remove", lamp["watch_id"], "--data", data, code=2)


def test_sources_are_listed_added_and_removed(run: Run, data: Path, tmp_path: Path) -> None:
    told = '[[source]]\nname = "News"\nconnector = "rss"\n'
    told += 'settings = { url = "https://news.example/feed.xml" }\n'
    (tmp_path / "sources.toml").write_text(told, encoding="utf-8")
    run("source", "add", "sources.toml", "--data", data)

    (news,) = json.loads(run("source", "list", "--json", "--data", data))
    assert (news["name"], news["status"]) == ("News", "waiting")
    run("source", "remove", news["source_id"], "--data", data)

    assert "News" not in run("source", "list", "--data", data)
    run("source", "remove", news["source_id"], "--data", data, code=2)


def test_a_backup_comes_back_in_an_empty_folder_only(run: Run, data: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "copy", "--data", data)
    run("restore", tmp_path / "copy", "--data", tmp_path / "again")

    assert run("search", "水壺", "--count", "--data", tmp_path / "again").strip() == "1"
    run("restore", tmp_path / "copy", "--data", tmp_path / "again", code=2)


def test_the_schema_says_where_it_stands(run: Run, data: Path) -> None:
    assert run("migrate", "--data", data).strip()


def test_a_good_configuration_is_shown_and_a_bad_one_is_placed(run: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(TERMS, encoding="utf-8")
    bad.write_text("[server]\nprot = 1\n", encoding="utf-8")

    assert "Kettle" in run("config", "check", "--config", good)
    told = run("config", "check", "--config", bad, code=2)
    assert "bad.toml:2" in told
    assert "port" in told


def test_a_watch_that_could_never_match_is_refused_by_its_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text('[[watch]]\nname = "Void"\n', encoding="utf-8")

    assert "Void" in run("config", "check", "--config", tmp_path / "empty.toml", code=2)


def test_a_watch_with_a_period_that_ends_first_is_not_added(
    run: Run, data: Path, tmp_path: Path
) -> None:
    period = 'name = "Trial"\nbegins_at = 2026-03-02T00:00:00Z\nends_at = 2026-03-01T00:00:00Z\n'
    told = f'[[watch]]\nname = "Lamp"\nany = ["lamp"]\n[[watch.sensitive_periods]]\n{period}'
    (tmp_path / "more.toml").write_text(told, encoding="utf-8")

    assert "Trial" in run("watch", "add", "more.toml", "--data", data, code=2)
    assert "Lamp" not in run("watch", "list", "--data", data)


def test_connectors_tell_what_they_cannot_see_and_can_be_tried(run: Run, tmp_path: Path) -> None:
    names = {one["name"] for one in json.loads(run("connector", "list", "--json"))}
    assert {"file", "rss", "webhook", "bluesky"} <= names

    (tmp_path / "posts.jsonl").write_text(json.dumps(POSTS[0]), encoding="utf-8")
    told = '[[source]]\nname = "Export"\nconnector = "file"\nsettings = { path = "posts.jsonl" }\n'
    (tmp_path / "tocsin.toml").write_text(told, encoding="utf-8")
    tried = run("connector", "test", "Export")
    assert "✗" not in tried
    assert "a temporary copy of your file" in tried


def test_it_says_which_version_it_is_and_what_it_can(run: Run) -> None:
    assert run("--version").strip()
    assert "replay" in run("--help")
