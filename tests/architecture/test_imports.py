"""Imports point one way, and the contract that says so bites."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture import reading

HOUSE = "Doors over walls over rooms over the kernel"
CONNECTORS = "No connector knows another"
CHANNELS = "No channel knows another"
WALLS = "Rooms see no database, no web, no network"
# One line that breaks each part of the contract on purpose.
BREAKS = [
    ("kernel/ids.py", "from tocsin import notices", HOUSE),
    ("notices/model.py", "from tocsin import listening", HOUSE),
    ("listening/model.py", "from tocsin import warning", HOUSE),
    ("warning/model.py", "from tocsin.adapters import sql", HOUSE),
    ("adapters/sql/outbox.py", "from tocsin import channels", HOUSE),
    ("pipeline.py", "from tocsin import runtimes", HOUSE),
    ("attic.py", "", HOUSE),  # a module that no layer names
    (
        "connectors/rss/__init__.py",
        "from tocsin.connectors import file",
        "No connector knows another",
    ),
    ("channels/email/writing.py", "from tocsin.channels import in_app", "No channel knows another"),
    ("notices/model.py", "import sqlalchemy", WALLS),
    ("indicators/model.py", "import duckdb", WALLS),
    ("listening/model.py", "from urllib import request", WALLS),
]


def linted(source: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    config = str(reading.ROOT / ".importlinter")
    return subprocess.run(
        [str(program), "--no-cache", "--config", config],
        check=False,
        capture_output=True,
        text=True,
        cwd=source,
        env={**os.environ, "PYTHONPATH": str(source)},
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    left_out = shutil.ignore_patterns("static", "__pycache__", "*.npz", "*.bin")
    shutil.copytree(reading.PACKAGE, tmp_path / "tocsin", ignore=left_out)
    return tmp_path


def test_the_import_contract_is_kept() -> None:
    done = linted(reading.SOURCE)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("file", "line", "contract"), BREAKS)
def test_the_import_contract_bites(house: Path, file: str, line: str, contract: str) -> None:
    with (house / "tocsin" / file).open("a", encoding="utf-8") as broken:
        broken.write(f"\n{line}\n")

    done = linted(house)

    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout


def trespasses(file: Path) -> list[str]:
    """Return the imports of a file that enter a room by another way than its door."""
    own = file.relative_to(reading.PACKAGE).parts[0]
    found = []
    for node in ast.walk(reading.tree(file)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{one.name}" for one in node.names]
        if isinstance(node, ast.Import):
            found += [f"{one.name}.*" for one in node.names]
    rooms = [room for room in reading.rooms() if room != own]
    return [one for one in found for room in rooms if _trespasses(one, room)]


def _trespasses(imported: str, room: str) -> bool:
    door = f"tocsin.{room}."
    return imported.startswith(door) and imported.removeprefix(door) not in reading.exported(room)


def test_a_room_is_entered_by_its_door_only() -> None:
    found = {reading.name(file): trespasses(file) for file in reading.modules()}

    assert {file: imports for file, imports in found.items() if imports} == {}


@pytest.mark.parametrize("room", reading.rooms())
def test_a_room_says_what_it_hears_says_needs_and_leaves(room: str) -> None:
    told = ast.get_docstring(reading.tree(reading.PACKAGE / room / "__init__.py")) or ""

    assert [word for word in ("Hears", "Says", "Needs", "Leaves") if f"\n{word} " not in told] == []
