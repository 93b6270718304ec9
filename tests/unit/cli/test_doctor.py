"""The doctor never breaks off: it says what is wrong with a house, and how to mend it."""

import errno
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests import sentences
from tests.unit.adapters.strong import making

from tocsin import assembly, cli, listening, settings
from tocsin.adapters import strong
from tocsin.kernel import catalogue

QUOTA = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
from tocsin.cli import main
main()
"""
SOURCE = listening.Source(source_id="press", name="Press", connector="rss")
REFUSED = listening.SourceHealth(
    source_id="press", status="refused", failures=1, fault="listening.why.unauthorised"
)


def a_house(folder: Path) -> None:
    assembly.keep(settings.model.Store(folder=folder)).close()


def a_file(folder: Path) -> None:
    folder.write_text("not a folder", encoding="utf-8")


def no_key(folder: Path) -> None:
    a_house(folder)
    (folder / "secret.key").unlink()


def short_key(folder: Path) -> None:
    a_house(folder)
    (folder / "secret.key").write_bytes(b"short")


def open_key(folder: Path) -> None:
    a_house(folder)
    (folder / "secret.key").chmod(0o644)


def broken_books(folder: Path) -> None:
    a_house(folder)
    (folder / "tocsin.db").write_bytes(bytes(range(256)) * 32)


def newer_books(folder: Path) -> None:
    kept = assembly.keep(settings.model.Store(folder=folder))
    with kept.db.writing() as books:
        books.connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'of_tomorrow'")
    kept.close()


def refused_source(folder: Path) -> None:
    kept = assembly.keep(settings.model.Store(folder=folder))
    with kept.db.writing() as books:
        books.sources.put(SOURCE)
        books.health.put(REFUSED)
    kept.close()


def broken_strong(folder: Path) -> None:
    a_house(folder)
    (folder / "models" / "strong").mkdir(parents=True)


def nothing(folder: Path) -> None:
    """Leave the place empty."""
    del folder


ILLS = [
    (a_file, "", "cli.doctor.not_a_folder"),
    (no_key, "", "cli.doctor.no_key"),
    (short_key, "", "cli.doctor.key_damaged"),
    (open_key, "", "cli.doctor.key_open"),
    (broken_books, "", "cli.doctor.unusable"),
    (newer_books, "", "cli.doctor.unusable"),
    (refused_source, "", "cli.doctor.sources"),
    (broken_strong, "", "cli.doctor.strong_unusable"),
    (nothing, "mysql://desk:hidden@host/name", "cli.doctor.unusable"),
    (nothing, "postgres//desk:hidden@host", "cli.doctor.unusable"),
]


@pytest.mark.parametrize(("make", "database", "code"), ILLS)
def test_what_ails_a_house_is_told_with_its_mend(
    make: Callable[[Path], None],
    database: str,
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    make(tmp_path / "house")
    monkeypatch.setenv("TOCSIN_STORE__DATABASE", database)
    monkeypatch.setattr("sys.argv", ["tocsin", "doctor", "--data", str(tmp_path / "house")])

    told = {lang: the_ill(lang, monkeypatch, capfd) for lang in catalogue.LANGUAGES}

    sentences.assert_plain({lang: one.replace(database or "-", "") for lang, one in told.items()})
    assert "hidden" not in str(told)
    again = ["tocsin", "doctor", "--json", "--data", str(tmp_path / "house")]
    monkeypatch.setattr("sys.argv", again)
    assert code in [one["code"] for one in json.loads(printed(capfd)[0])]


def the_ill(lang: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setenv("TOCSIN_LANGUAGE", lang)
    (line,) = [one for one in printed(capfd) if one.startswith("✗")]
    return line


def printed(capfd: pytest.CaptureFixture[str], code: int = 1) -> list[str]:
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == code
    return capfd.readouterr().out.splitlines()


class Disk(NamedTuple):
    total: int
    used: int
    free: int


def test_a_disk_that_is_nearly_full_is_told_with_its_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(10**9, 10**9, 10**8))
    monkeypatch.setattr("sys.argv", ["tocsin", "doctor", "--data", str(tmp_path)])

    told = {lang: the_ill(lang, monkeypatch, capfd) for lang in catalogue.LANGUAGES}

    sentences.assert_plain(told)
    assert "0.1 GB" in told["zh-Hant"]


def test_a_house_without_its_key_is_not_opened_with_another(tmp_path: Path) -> None:
    no_key(tmp_path / "house")

    with pytest.raises(assembly.keeping.NoKey) as refused:
        a_house(tmp_path / "house")

    assert not (tmp_path / "house" / "secret.key").exists()
    sentences.assert_plain(sentences.said(refused.value.code, refused.value.facts))


def test_a_key_that_was_cut_short_names_nobody(tmp_path: Path) -> None:
    short_key(tmp_path / "house")

    with pytest.raises(assembly.keeping.BadKey) as refused:
        a_house(tmp_path / "house")

    sentences.assert_plain(sentences.said(refused.value.code, refused.value.facts))


def test_a_full_disk_leaves_no_key_that_is_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=r"secret\.key"):
        a_house(tmp_path / "house")

    assert list((tmp_path / "house").iterdir()) == []


def test_a_folder_that_may_not_be_written_to_is_told_with_its_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "access", lambda _, mode: not mode & os.W_OK)
    monkeypatch.setattr("sys.argv", ["tocsin", "doctor", "--data", str(tmp_path)])

    sentences.assert_plain({one: the_ill(one, monkeypatch, capfd) for one in catalogue.LANGUAGES})


def test_books_that_may_not_grow_do_not_break_it_off(tmp_path: Path) -> None:
    """A quota of nothing stands for a full disk: each write is refused."""
    a_house(tmp_path / "house")
    words = [sys.executable, "-c", QUOTA, "doctor", "--data", str(tmp_path / "house")]
    told = subprocess.run(words, check=False, capture_output=True, text=True)

    assert (told.returncode, "Traceback" in told.stderr) == (1, False)
    assert "✗" in told.stdout


def test_an_older_strong_model_is_told_with_how_to_make_the_present_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    a_house(tmp_path)
    there = tmp_path / "models" / "strong"
    there.mkdir(parents=True)
    making.folder(there)
    told = tomllib.loads((strong.assembling.TAUGHT / "card.toml").read_text(encoding="utf-8"))
    card = f'version = "of-yesterday"\nencoder = {json.dumps(told["encoder"])}\n'
    (there / "card.toml").write_text(card, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["tocsin", "doctor", "--data", str(tmp_path)])

    said = {}
    for lang in catalogue.LANGUAGES:
        monkeypatch.setenv("TOCSIN_LANGUAGE", lang)
        (said[lang],) = [one for one in printed(capfd, 0) if "models/strong" in one]

    sentences.assert_plain(said)
    assert all("tocsin models assemble`" in one for one in said.values())
