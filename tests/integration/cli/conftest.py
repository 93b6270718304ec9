"""The command as a person types it, in a folder of its own."""

from pathlib import Path

import pytest
from tests.integration.cli.command import Run

from tocsin import assembly, cli, settings


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.setenv("TOCSIN_INGEST__PROCESSES", "0")
    monkeypatch.setenv("TOCSIN_LANGUAGE", "en")
    monkeypatch.setenv("TOCSIN_STORE__FOLDER", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

    def command(*words: str | Path, code: int = 0) -> str:
        monkeypatch.setattr("sys.argv", ["tocsin", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capfd.readouterr()
        assert (ended.value.code or 0) == code, told
        return told.out if code == 0 else told.out + told.err

    return command


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Return the command's data folder, in which nothing has been kept yet."""
    folder = tmp_path / "data"
    assembly.keep(settings.model.Store(folder=folder)).close()
    return folder
