"""The reference says what the code reads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SCRIPT = "import json; from tools import reference; print(json.dumps(reference.written()))"


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    environment = os.environ | {"TOCSIN_LANGUAGE": "en"}
    words = [sys.executable, "-c", SCRIPT]
    run = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, check=True)
    found: dict[str, str] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("name", ["settings.md", "commands.md"])
def test_the_reference_is_what_the_code_says(name: str, told: dict[str, str]) -> None:
    kept = (ROOT / "docs" / "reference" / name).read_text("utf-8")

    assert kept == told[name], "run `make reference`"
