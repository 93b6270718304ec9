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


def test_what_the_form_refuses_hides_nothing_of_what_other_rooms_refuse(tmp_path: Path) -> None:
    file = tmp_path / "tocsin.toml"
    half = '[[watch]]\nname = "Half"\nany = 7\n\n[[source]]\nname = "Odd"\n'
    file.write_text(f"[server]\nport = 99999\n\n{half}{WRONG}", encoding="utf-8")
    with pytest.raises(settings.BadConfiguration) as refused:
        settings.load(file)

    told = assembly.checked_whole(refused.value, file).faults

    assert [(one.line, one.reason) for one in told] == [
        (2, "settings.bad_value"),
        (6, "settings.bad_value"),
        (8, "settings.missing_key"),
        (15, "listening.empty_watch"),
        (20, "listening.bad_account"),
        (22, "listening.bad_settings"),
        (27, "settings.no_channel"),
    ]


def test_where_nothing_can_be_told_apart_the_form_is_all_that_is_told() -> None:
    fault = settings.Fault(file="x", line=1, path="", reason="settings.not_toml", facts={})
    refused = settings.BadConfiguration((fault,))

    assert assembly.checked_whole(refused, None) is refused
