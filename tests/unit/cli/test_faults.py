"""Every fault of a settings file is told with its line and its mend, in each language."""

from pathlib import Path

import pytest
from tests import sentences

from tocsin import assembly, settings
from tocsin.cli import words
from tocsin.kernel import catalogue

WATCH = '[[watch]]\nname = "Kettle"\nany = ["kettle"]\n'
PERIOD = '[[watch.sensitive_periods]]\nname = "Trial"\n'
ROUTE = '[[routes]]\nchannel = "in_app"\nrecipient = "a"\n'
SOURCE = '[[source]]\nname = "News"\n'

FAULTS = [
    # text, line, code, what stands in the sentence
    ("[server\n", 1, "settings.not_toml", "]"),
    ("[server]\nport 8000\n", 2, "settings.not_toml", "="),
    ("[server]\nport = = 1\n", 2, "settings.not_toml", "true"),
    ('[server]\nhost = "a\n', 2, "settings.not_toml", ""),
    ('[server]\nhost = "a" "b"\n', 2, "settings.not_toml", ""),
    ('[server]\nhost = "a\\q"\n', 2, "settings.not_toml", "\\\\"),
    ("[server]\nport = 1\nport = 2\n", 3, "settings.not_toml", ""),
    ('[server]\nhosts = ["a"\n', 3, "settings.not_toml", "]"),
    ("a = 2026-02-30\n", 1, "settings.not_toml", "2026"),
    ("[server]\n「port」 = 1\n", 2, "settings.not_toml", "#"),
    ("[server]\nport = 99999\n", 2, "settings.bad_value", "65,535"),
    ("[server]\nport = -1\n", 2, "settings.bad_value", "-1"),
    ('[server]\nport = "many"\n', 2, "settings.bad_value", '"many"'),
    ("[server]\nhost = 7\n", 2, "settings.bad_value", "7"),
    ("[server]\ntoken = 7\n", 2, "settings.bad_secret", "server.token"),
    ("[server]\nprot = 1\n", 2, "settings.unknown_key", "port"),
    ('[server]\nproxies = ["nowhere"]\n', 2, "settings.bad_value", "10.0.0.0/8"),
    ('[server]\nhosts = "a"\n', 2, "settings.bad_value", "["),
    ("server = 1\n", 1, "settings.bad_value", "1"),
    ('language = "zh-Hnt"\n', 1, "settings.bad_value", "zh-Hant"),
    ("[store]\nretention_days = 0\n", 2, "settings.bad_value", "1"),
    ('[warning]\nleave_needs_person = "maybe"\n', 2, "settings.bad_value", "true"),
    ("[[watches]]\n", 1, "settings.unknown_key", "watch"),
    (f'{WATCH}aliases = ["b"]\n', 4, "settings.unknown_key", "any"),
    ('[[watch]]\nany = ["x"]\n', 1, "settings.missing_key", "name"),
    ('[[routes]]\nchannel = "emial"\nrecipient = "a"\n', 2, "settings.bad_value", "email"),
    (
        f"{WATCH}{PERIOD}begins_at = 2026-03-01\nends_at = 2026-03-02T00:00:00Z\n",
        6,
        "settings.bad_value",
        "+08:00",
    ),
    (
        f'{WATCH}{PERIOD}begins_at = "soon"\nends_at = 2026-03-02T00:00:00Z\n',
        6,
        "settings.bad_value",
        "2026",
    ),
    ('[ingest]\nreader = "ngrams"\n', 2, "enrichment.unknown_reader", "ngram"),
    ('[warning]\ndetector = "seasonl"\n', 2, "backtest.unknown_rule", "seasonal"),
    (f'{SOURCE}connector = "rsss"\n', 3, "listening.bad_settings", "rss"),
    (f'{SOURCE}connector = "rss"\n', 1, "listening.bad_settings", "url"),
    (
        f'{SOURCE}connector = "rss"\n[source.settings]\nurl = "nowhere"\n',
        5,
        "listening.bad_settings",
        "https://",
    ),
    ('[channels.emial]\nhost = "a"\n', 1, "settings.unknown_channel", "email"),
    ('[channels.email]\nsender = "a@b.example"\n', 1, "settings.missing_key", "host"),
    (
        '[channels.email]\nhost = "a"\nsender = "nobody"\n',
        3,
        "settings.bad_value",
        "desk@example.org",
    ),
    (
        '[channels.email]\nhost = "a"\nsender = "a@b.example"\nprot = 1\n',
        4,
        "settings.unknown_key",
        "port",
    ),
    (
        '[channels.webhook]\nurl = "https://a.example"\nsecret = "x"\n',
        3,
        "settings.bad_secret",
        "whsec_",
    ),
    ('[[routes]]\nchannel = "email"\nrecipient = "a"\n', 2, "settings.no_channel", "email"),
    (
        f'{ROUTE}[[routes.then]]\nchannel = "webhook"\nrecipient = "b"\n',
        5,
        "settings.no_channel",
        "webhook",
    ),
    ('[[watch]]\nname = "a"\npatterns = ["("]\n', 3, "listening.bad_pattern", ")"),
    ('[[watch]]\nname = "a"\n', 1, "listening.empty_watch", "a"),
    (f'{WATCH}preset = "food_"\n', 4, "warning.unknown_preset", "food_"),
    (f"{WATCH}{WATCH}", 4, "settings.same_id", "watch_id"),
    (
        f'{SOURCE}connector = "rss"\nsettings = {{ url = "https://a.example/" }}\n' * 2,
        5,
        "settings.same_id",
        "source_id",
    ),
    (
        f"{WATCH}{PERIOD}begins_at = 2026-03-02T00:00:00Z\nends_at = 2026-03-01T00:00:00Z\n",
        4,
        "listening.period_ends_first",
        "Trial",
    ),
]


@pytest.mark.parametrize(("text", "line", "code", "holds"), FAULTS)
def test_a_fault_is_told_with_its_line_and_its_mend(
    text: str, line: int, code: str, holds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "tocsin.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(settings.BadConfiguration) as refused:
        assembly.check(settings.load(file), file)

    (fault,) = refused.value.faults
    assert (fault.file, fault.line, fault.reason) == (str(file), line, code)
    told = in_each_language(fault, monkeypatch)
    assert [one for one in told.values() if holds not in one] == []
    bare = {lang: one.removeprefix(f"{file}:{line}") for lang, one in told.items()}
    sentences.assert_plain({lang: one.replace(fault.path, "") for lang, one in bare.items()})


def in_each_language(fault: settings.Fault, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    told = {}
    for lang in catalogue.LANGUAGES:
        monkeypatch.setenv("TOCSIN_LANGUAGE", lang)
        told[lang] = words.fault(fault)
    return told


@pytest.mark.parametrize(
    ("environment", "flags", "place"),
    [
        ({"TOCSIN_PORT": "many"}, {}, "環境變數 TOCSIN_PORT："),
        ({"TOCSIN_SERVER__PORT": "many"}, {}, "環境變數 TOCSIN_SERVER__PORT："),
        ({"TOCSIN_SERVER": "x"}, {}, "環境變數 TOCSIN_SERVER："),
        ({"TOCSIN_COLOUR": "red"}, {}, "環境變數 TOCSIN_COLOUR："),
        ({}, {"server": {"port": 70_000}}, "命令列參數："),
    ],
)
def test_what_is_not_in_the_file_is_placed_where_it_was_said(
    environment: dict[str, str],
    flags: dict[str, object],
    place: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(settings.BadConfiguration) as refused:
        settings.load(None, environment=environment, flags=flags)

    (fault,) = refused.value.faults
    told = in_each_language(fault, monkeypatch)
    assert told["zh-Hant"].startswith(place)
    sentences.assert_plain({lang: one.replace(fault.path, "") for lang, one in told.items()})


def test_no_secret_is_ever_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "tocsin.toml"
    text = '[channels.webhook]\nurl = "s3cret"\nsecret = "s3cret"\nheaders = "s3cret"\n'
    file.write_text(text, encoding="utf-8")

    with pytest.raises(settings.BadConfiguration) as refused:
        assembly.check(settings.load(file), file)

    told = [in_each_language(one, monkeypatch) for one in refused.value.faults]
    assert len(told) == 3
    assert "s3cret" not in str(told)


def test_settings_that_hold_are_not_refused(tmp_path: Path) -> None:
    file = tmp_path / "tocsin.toml"
    period = "begins_at = 2026-03-01T00:00:00+08:00\nends_at = 2026-03-02T00:00:00Z\n"
    file.write_text(f"{WATCH}{PERIOD}{period}", encoding="utf-8")

    assembly.check(settings.load(file), file)
