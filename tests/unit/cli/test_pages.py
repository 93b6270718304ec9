"""The pages of `--help` are written in the reader's language, whatever typer says."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from rich.cells import cell_len

from tocsin import cli
from tocsin.cli.basis import pages

ENGLISH = re.compile(
    r"Usage|Options|Arguments|Commands|this message|required|default:|env var"
    r"|<(?:list|datetime|dir|file|float|int|path|str)\b"
)


def verbs(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, verb in getattr(group, "commands", {}).items():
        yield from verbs(verb, (*path, name))


EVERY = list(verbs(cli.whole()))


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_a_page_says_nothing_of_its_own_in_english(
    path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    told = page(path, "zh-Hant", monkeypatch, capfd)

    assert ENGLISH.findall(told) == []
    assert "選項：" in told


def page(
    path: tuple[str, ...],
    lang: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> str:
    monkeypatch.setenv("TOCSIN_LANGUAGE", lang)
    monkeypatch.setattr("sys.argv", ["tocsin", *path, "--help"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    return capfd.readouterr().out


def test_a_chinese_meaning_is_folded_where_the_screen_ends(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    app = typer.Typer(rich_markup_mode=None)

    @app.command(help="播放")
    def play(file: str = typer.Argument("", help="帖文檔案的路徑" * 12)) -> None:
        del file

    monkeypatch.setenv("TOCSIN_LANGUAGE", "zh-Hans")
    pages.translated(typer.main.get_command(app))(["--help"], standalone_mode=False)
    told = capfd.readouterr().out

    assert max(map(cell_len, told.splitlines())) <= 80
    assert "参数：" in told
    assert "文字" in told
