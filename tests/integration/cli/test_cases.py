"""Cases, bundles and playbooks on a terminal."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from tests.integration.cli.command import Run

pytestmark = pytest.mark.integration

PLAYBOOK = """playbook: kettles
name: {en: Kettles}
extends: first-hours
plays:
  - play: call-lab
    name: {en: Call the laboratory}
    done_when: {en: They answered}
    step: identify
    roll: quality
"""


def opened(run: Run) -> str:
    run("case", "open", "Kettles", "--level", "red", "--country", "TW", "--zone", "Asia/Taipei")
    (one,) = json.loads(run("case", "list", "--json"))
    return str(one["case_id"])


def bundled(run: Run, case_id: str) -> str:
    """Export a case's bundle; return its seal."""
    told = run("case", "export", case_id, "case.zip", "--person", "Ann")
    found = re.search(r"Seal: ([0-9a-f]{64})", told)
    assert found
    return found[1]


def test_a_case_is_opened_listed_and_shown_with_its_clocks_and_tasks(run: Run) -> None:
    case_id = opened(run)

    shown, told = run("case", "show", case_id), json.loads(run("case", "show", case_id, "--json"))

    assert (told["level"], told["zone"]) == ("red", "Asia/Taipei")
    assert told["advice"]["strategies"]
    assert told["timeline"][0]["action"] == "case.opened"
    assert "Kettles" in shown
    assert "Verify what is said" in shown
    assert case_id in run("case", "list")


def test_a_bundle_proves_itself_and_every_change_of_it_is_refused(run: Run, tmp_path: Path) -> None:
    seal = bundled(run, opened(run))
    bundle, other = tmp_path / "case.zip", tmp_path / "other.zip"
    with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Kettles", b"Kittens"))

    proved = run("case", "verify", "case.zip", "--seal", seal)
    assert "It holds" in proved
    assert "made" in proved
    assert "does not hold" in run("case", "verify", "other.zip", code=2)
    assert "seal" in run("case", "verify", "case.zip", "--seal", "0" * 64, code=2)
    bundle.write_bytes(bundle.read_bytes()[:-40])
    run("case", "verify", "case.zip", code=2)


def test_what_is_not_there_or_makes_no_case_ends_with_2(run: Run) -> None:
    opened(run)

    assert "no case ghost" in run("case", "show", "ghost", code=2)
    run("case", "export", "ghost", "ghost.zip", code=2)
    run("case", "open", "Kettles", "--zone", "Mars/Base", code=2)
    run("case", "open", " ", code=2)
    assert len(json.loads(run("case", "list", "--json", "--all"))) == 1


def test_a_playbook_s_faults_are_told_with_their_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(PLAYBOOK, encoding="utf-8")
    (tmp_path / "good.yaml").write_text(PLAYBOOK.replace("roll:", "role:"), encoding="utf-8")

    faults = [
        json.loads(line)
        for line in run("playbook", "check", "bad.yaml", "--json", code=1).splitlines()
    ]
    assert {one["line"] for one in faults} <= {5, 9}
    assert "bad.yaml:9" in run("playbook", "check", "bad.yaml", code=1)
    assert "is right" in run("playbook", "check", "good.yaml")
    assert len(json.loads(run("playbook", "list", "--json"))) >= 12
