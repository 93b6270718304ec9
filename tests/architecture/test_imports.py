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
# One line that breaks each part of the contract on purpose, and the import that is told for it.
BREAKS = [
    ("kernel/ids.py", "from tocsin import notices", HOUSE, "tocsin.kernel.ids -> tocsin.notices"),
    (
        "notices/model.py",
        "from tocsin import listening",
        HOUSE,
        "tocsin.notices.model -> tocsin.listening",
    ),
    (
        "listening/model.py",
        "from tocsin import warning",
        HOUSE,
        "tocsin.listening.model -> tocsin.warning",
    ),
    (
        "warning/model.py",
        "from tocsin.adapters import sql",
        HOUSE,
        "tocsin.warning.model -> tocsin.adapters.sql",
    ),
    (
        "adapters/sql/outbox.py",
        "from tocsin import channels",
        HOUSE,
        "tocsin.adapters.sql.outbox -> tocsin.channels",
    ),
    ("pipeline.py", "from tocsin import runtimes", HOUSE, "tocsin.pipeline -> tocsin.runtimes"),
    (
        "connectors/rss/__init__.py",
        "from tocsin.connectors import file",
        CONNECTORS,
        "tocsin.connectors.rss -> tocsin.connectors.file",
    ),
    (
        "channels/email/writing.py",
        "from tocsin.channels import in_app",
        CHANNELS,
        "tocsin.channels.email.writing -> tocsin.channels.in_app",
    ),
    ("notices/model.py", "import sqlalchemy", WALLS, "tocsin.notices.model -> sqlalchemy"),
    ("indicators/model.py", "import duckdb", WALLS, "tocsin.indicators.model -> duckdb"),
    ("listening/model.py", "from urllib import request", WALLS, "tocsin.listening.model -> urllib"),
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


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the house."""
    left_out = shutil.ignore_patterns("static", "__pycache__", "*.npz", "*.bin")
    made = tmp_path_factory.mktemp("house")
    shutil.copytree(reading.PACKAGE, made / "tocsin", ignore=left_out)
    return made


@pytest.fixture(scope="module")
def complaints(house: Path) -> str:
    """Return what is told of a house in which everything is broken at once."""
    for file, line, _, _ in BREAKS:
        with (house / "tocsin" / file).open("a", encoding="utf-8") as broken:
            broken.write(f"\n{line}\n")
    done = linted(house)
    assert done.returncode == 1
    return done.stdout


def test_the_import_contract_is_kept() -> None:
    done = linted(reading.SOURCE)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("file", "line", "contract", "told"), BREAKS)
def test_the_import_contract_bites(
    complaints: str, file: str, line: str, contract: str, told: str
) -> None:
    assert f"{contract} BROKEN" in complaints
    assert told in complaints.partition(f"\n{contract}\n---")[2].partition("\n---")[0], (file, line)


def test_the_import_contract_wants_a_place_for_every_module(house: Path) -> None:
    (house / "tocsin" / "attic.py").touch()

    done = linted(house)

    assert done.returncode == 1
    assert f"{HOUSE} BROKEN" in done.stdout
    assert "tocsin.attic" in done.stdout


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
