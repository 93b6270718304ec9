"""What people rule at a terminal is kept, and read back in their language."""

import json
from pathlib import Path

import pytest
from tests.integration.cli.command import Run

pytestmark = [pytest.mark.integration, pytest.mark.usefixtures("begun")]

TABLE = """
[[consequence]]
code = "recall"
name = "召回"
lift = 2
words = { zh-Hans = ["召回"], en = ["recalled"] }
"""


def test_periods_are_added_taken_imported_listed_and_removed(run: Run, tmp_path: Path) -> None:
    event = "BEGIN:VEVENT\nUID:1\nSUMMARY:Trial\nDTSTART:20260401T010000Z\nEND:VEVENT\n"
    (tmp_path / "dates.ics").write_text(f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n")

    launch = ("Launch", "2026-03-01", "2026-03-08", "--zone", "Asia/Taipei")
    run("period", "add", *launch, "--call", "email:night@example.org@orange")
    run("period", "take", "sale_618")
    run("period", "import", "dates.ics")

    found = {one["name"]: one for one in json.loads(run("period", "list", "--json"))}
    assert set(found) == {"Launch", "618 sales", "Trial"}
    assert found["Launch"]["begins_at"] == "2026-02-28T16:00:00.000Z"
    assert found["Launch"]["calls"][0]["min_level"] == "orange"
    run("period", "remove", found["Trial"]["period_id"])
    assert len(json.loads(run("period", "list", "--json"))) == 2
    run("period", "add", "Wrong", "2026-03-08", "2026-03-01", code=2)


def test_a_silence_needs_two_people_for_red_and_ends_when_asked(run: Run) -> None:
    words = ("silence", "add", "--hours", "2", "--why", "our sale", "--person", "Lin")
    assert "two different people" in run(*words, "--up-to", "red", code=2)
    run(*words, "--up-to", "red", "--second", "Chen")

    (one,) = json.loads(run("silence", "list", "--json"))
    assert (one["person"], one["second_person"], one["up_to"]) == ("Lin", "Chen", "red")
    run("silence", "end", one["silence_id"])
    assert json.loads(run("silence", "held", "--json")) == []


def test_budget_and_table_are_set_by_version(run: Run, tmp_path: Path) -> None:
    (tmp_path / "table.toml").write_text(TABLE, encoding="utf-8")

    assert "Blue: about once a week" in run("budget", "show")
    run("budget", "set", "0.25", "--why", "quiet nights", "--person", "Lin")
    assert "Blue: about 1.1 times a month" in run("budget", "show")
    run("consequence", "set", "table.toml", "--why", "our trade", "--person", "Lin")

    assert [one["code"] for one in json.loads(run("consequence", "show", "--json"))["classes"]] == [
        "recall"
    ]
    book = json.loads(run("consequence", "history", "--json"))
    assert [(one["version"], one["kind"], one["why"]) for one in book] == [
        (2, "table", "our trade"),
        (1, "budget", "quiet nights"),
    ]
    assert "measured here" in run("preset", "list")
    run("warning", "show", "nothing", code=2)
