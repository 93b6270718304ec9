"""The directory at a terminal: out as JSON and CSV, back in, and the rota as a calendar."""

import json
from pathlib import Path

import pytest
from tests.integration.cli.command import Run

pytestmark = pytest.mark.integration

PEOPLE = "name,title,reach\nLin Mei,Head,email:mei@lantern.example; phone:+44 1632 960001\n"
ROTA = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20260302T090000
DTEND:20260302T170000
ATTENDEE:mailto:mei@lantern.example
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:nobody
END:VEVENT
END:VCALENDAR
"""


def test_people_come_from_a_spreadsheet_and_the_whole_moves_to_another_house(
    run: Run, tmp_path: Path
) -> None:
    sheet, whole = tmp_path / "people.csv", tmp_path / "whole.json"
    sheet.write_text(PEOPLE, "utf-8")
    run("directory", "import", str(sheet), "--kind", "person")
    whole.write_text(run("directory", "export"), "utf-8")
    told = json.loads(whole.read_text("utf-8"))
    again = run("directory", "import", str(whole))
    (listed,) = json.loads(run("directory", "list", "person", "--json"))

    assert [one["name"] for one in told["person"]] == ["Lin Mei"]
    assert "1 kept, 0 left out" in again
    assert [one["channel"] for one in listed["reach"]] == ["email", "phone"]
    assert "phone:+44 1632 960001" in run("directory", "export", "--kind", "person")


def test_a_calendar_is_taken_and_given_and_what_was_left_out_is_told(
    run: Run, tmp_path: Path
) -> None:
    sheet, duty, rota = tmp_path / "p.csv", tmp_path / "d.csv", tmp_path / "rota.ics"
    sheet.write_text(PEOPLE, "utf-8")
    duty.write_text("entry_id,name\ndesk,Desk\n", "utf-8")
    rota.write_text(ROTA, "utf-8")
    run("directory", "import", str(sheet), "--kind", "person")
    run("directory", "import", str(duty), "--kind", "duty")
    told = run("directory", "import-rota", "desk", str(rota), "--zone", "Asia/Taipei", code=1)
    calendar = run("directory", "export-rota", "desk")

    assert "1 kept, 1 left out" in told
    assert "8:" in told
    assert calendar.startswith("BEGIN:VCALENDAR")
