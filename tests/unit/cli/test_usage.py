"""A command line that cannot be read is answered in the reader's language."""

from pathlib import Path

import pytest
from tests import sentences

from tocsin import cli
from tocsin.kernel import catalogue

LINES = [
    # the words, what stands in the answer
    ("serch x", "search"),
    ("frobnicate", "frobnicate"),
    ("search", "TERMS"),
    ("search x --limit 0", "--limit"),
    ("search x --limit many", "--limit"),
    ("search x --lmit 3", "--limit"),
    ("search x --limit", "--limit"),
    ("search x --json=3", "--json"),
    ("search x --since soon", "--since"),
    ("export o.x --format xml", "csv"),
    ("search x --count --data nowhere", "nowhere"),
    ("watch list extra", "extra"),
    ("watch add nowhere.toml", "nowhere.toml"),
    ("watch add .", "."),
    ("config check --config nowhere.toml", "nowhere.toml"),
    ("replay posts.csv --watch terms.toml --field text", "text"),
]


@pytest.mark.parametrize(("line", "holds"), LINES)
def test_a_wrong_command_line_is_answered_in_words(
    line: str,
    holds: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts.csv").write_text("text\nx\n", encoding="utf-8")
    (tmp_path / "terms.toml").write_text('[[watch]]\nname = "a"\nany = ["a"]\n', encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["tocsin", *line.split()])
    told = {lang: answered(lang, monkeypatch, capfd) for lang in catalogue.LANGUAGES}

    assert [one for one in told.values() if holds not in one] == []
    english = ("Usage", "Error", "is not one of")
    assert [one for one in told.values() if any(word in one for word in english)] == []
    assert not (tmp_path / "nowhere").exists()
    sentences.assert_plain(told)


def answered(lang: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setenv("TOCSIN_LANGUAGE", lang)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == cli.REFUSED
    return capfd.readouterr().err


def test_a_verb_that_holds_others_shows_its_help_when_it_stands_alone(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["tocsin", "watch"])
    told = answered("en", monkeypatch, capfd)

    assert {"list", "add", "remove"} <= set(told.split())


def test_the_version_ends_well(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["tocsin", "--version"])

    with pytest.raises(SystemExit) as ended:
        cli.main()

    assert ended.value.code == 0
    assert capfd.readouterr().out.strip()


def test_a_file_that_cannot_be_written_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    line = ["export", str(tmp_path / "none" / "posts.csv"), "--data", str(tmp_path / "house")]
    monkeypatch.setattr("sys.argv", ["tocsin", *line])

    told = {lang: answered(lang, monkeypatch, capfd) for lang in catalogue.LANGUAGES}

    sentences.assert_plain(told)
