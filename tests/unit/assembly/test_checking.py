"""What is wrong with a configuration is told all at once, where it stands."""

from pathlib import Path

import pytest

from tocsin import assembly, settings

WRONG = """
[[watch]]
name = "Good"
any = ["x"]

[[watch]]
name = "Nothing"

[[watch]]
name = "Brand"
accounts = ["@brand"]

[[source]]
name = "News"
connector = "rss"

[[routes]]
channel = "email"
recipient = "lin@example.org"
"""


def test_every_fault_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "tocsin.toml"
    file.write_text(WRONG, encoding="utf-8")

    with pytest.raises(settings.BadConfiguration) as refused:
        assembly.check(settings.load(file), file)

    assert [(one.line, one.reason) for one in refused.value.faults] == [
        (6, "listening.empty_watch"),
        (11, "listening.bad_account"),
        (13, "listening.bad_settings"),
        (18, "settings.no_channel"),
    ]
    assert {one.file for one in refused.value.faults} == {str(file)}


def test_settings_that_hold_are_good() -> None:
    assembly.check(settings.Settings(), None)
