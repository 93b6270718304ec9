"""The wheel carries everything: sentences, weights, migrations and the built screens."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests import needs

pytestmark = pytest.mark.integration

INSIDE = [
    "tocsin/locales/zh-Hant/ui.json",
    "tocsin/web/static/index.html",
    "tocsin/adapters/sql/migrations/env.py",
    "tocsin/adapters/models/weights/card.toml",
    "tocsin/connectors/file/manifest.toml",
    "tocsin/py.typed",
]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    needs.built_ui()
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(needs.ROOT)], check=True, capture_output=True, timeout=170)
    return next(folder.glob("tocsin-*.whl"))


@pytest.mark.parametrize("name", INSIDE)
def test_the_wheel_carries(name: str, wheel: Path) -> None:
    assert name in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_speaks_from_its_own_sentences(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    words = [sys.executable, "-m", "tocsin.cli", "doctor", "--data", str(tmp_path / "data")]
    told = subprocess.run(
        words,
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "TOCSIN_LANGUAGE": "zh-TW", "PATH": ""},
        check=True,
        capture_output=True,
        timeout=100,
    )

    assert "尚無資料" in told.stdout.decode()
