"""Sizes only fall: what is larger than the habit stands in ratchet.toml with its number."""

import tomllib
from pathlib import Path

import pytest
from tests.architecture import reading

FILE, FUNCTION, PACKAGE = 250, 35, 12
HARD = {"files": 400, "functions": 50, "packages": 16}
FILE_OF_NUMBERS = Path(__file__).parent / "ratchet.toml"
RATCHET: dict[str, dict[str, int]] = tomllib.loads(FILE_OF_NUMBERS.read_text(encoding="utf-8"))
FOLDERS = (reading.PACKAGE, reading.ROOT / "tests", reading.ROOT / "tools")


def python_files() -> list[Path]:
    return [file for folder in FOLDERS for file in reading.modules(folder)]


def ui_files() -> list[Path]:
    written = [*reading.UI.rglob("*.ts"), *reading.UI.rglob("*.tsx"), *reading.UI.rglob("*.css")]
    return [file for file in sorted(written) if ".gen." not in file.name]


def file_sizes() -> dict[str, int]:
    files = [*python_files(), *ui_files()]
    return {reading.name(file): len(file.read_text("utf-8").splitlines()) for file in files}


def function_sizes() -> dict[str, int]:
    sizes: dict[str, int] = {}
    for file in python_files():
        for one in reading.functions(file):
            lines = (one.end_lineno or one.lineno) - one.lineno + 1
            key = f"{reading.name(file)}:{one.name}"
            sizes[key] = max(lines, sizes.get(key, 0))
    return sizes


def package_sizes() -> dict[str, int]:
    packages = {file.parent for file in reading.modules()}
    return {reading.name(folder): len(list(folder.glob("*.py"))) for folder in sorted(packages)}


MEASURED = {
    "files": (file_sizes, FILE),
    "functions": (function_sizes, FUNCTION),
    "packages": (package_sizes, PACKAGE),
}


@pytest.mark.parametrize("kind", MEASURED)
def test_nothing_grows_beyond_its_number(kind: str) -> None:
    measure, habit = MEASURED[kind]
    allowed = RATCHET[kind]
    grown = {name: size for name, size in measure().items() if size > allowed.get(name, habit)}

    assert grown == {}


@pytest.mark.parametrize("kind", MEASURED)
def test_the_ratchet_holds_no_slack(kind: str) -> None:
    """Lower the number (or drop the line) when something has shrunk."""
    measure, habit = MEASURED[kind]
    sizes = measure()
    slack = {
        name: (size, sizes.get(name, 0))
        for name, size in RATCHET[kind].items()
        if sizes.get(name, 0) < size or sizes.get(name, 0) <= habit
    }

    assert slack == {}


@pytest.mark.parametrize("kind", MEASURED)
def test_no_exception_goes_beyond_the_hard_limit(kind: str) -> None:
    assert {name: size for name, size in RATCHET[kind].items() if size > HARD[kind]} == {}
