"""What a person set up is checked by every verb that relies on it, with the place and the mend."""

from pathlib import Path

import pytest
from tests.integration.cli.command import Run

pytestmark = pytest.mark.integration

ILL = """\
[channels.email]
hots = "mail.example"

[[source]]
name = "News"
connector = "rss"
settings = { ulr = "https://news.example/feed.xml" }

[[source]]
name = "Feed"
connector = "rsss"

[[watch]]
name = "Void"
"""


@pytest.mark.parametrize("verb", [("config", "check"), ("up", "--port", "0")])
def test_the_house_does_not_start_on_what_a_check_would_refuse(
    run: Run, tmp_path: Path, verb: tuple[str, ...]
) -> None:
    (tmp_path / "ill.toml").write_text(ILL, encoding="utf-8")

    told = run(*verb, "--config", "ill.toml", code=2)

    assert "ill.toml:2: channels.email.hots is not a setting. Did you mean “host”?" in told
    assert "ill.toml:7: Connector “rss” cannot work with setting “ulr”" in told
    assert "Did you mean “url”?" in told
    assert "Did you mean “rss”?" in told
    assert "ill.toml:13: Watch “Void”" in told
    assert not (tmp_path / "data").exists()


def test_no_source_is_kept_of_a_file_with_one_that_cannot_work(run: Run, tmp_path: Path) -> None:
    good = '[[source]]\nname = "Good"\nconnector = "webhook"\n'
    good += 'settings = { secrets = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"] }\n'
    bad = '[[source]]\nname = "Bad"\nconnector = "rss"\nsettings = { url = "nowhere" }\n'
    (tmp_path / "sources.toml").write_text(good + bad, encoding="utf-8")
    (tmp_path / "good.toml").write_text(good, encoding="utf-8")

    told = run("source", "add", "sources.toml", code=2)

    assert "sources.toml:8: Connector “rss” cannot work with setting “url”" in told
    assert "https://example.org/feed" in told
    assert run("source", "list", "--json").strip() == "[]"
    run("source", "add", "good.toml")


def test_a_watch_that_could_never_match_is_not_added_and_its_line_is_told(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "terms.toml").write_text(
        '[[watch]]\nname = "Lamp"\nany = ["lamp"]\n[[watch]]\nname = "Void"\n', encoding="utf-8"
    )

    assert "terms.toml:4: Watch “Void”" in run("watch", "add", "terms.toml", code=2)
    assert run("watch", "list", "--json").strip() == "[]"
