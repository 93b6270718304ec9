"""A guide is what somebody types: it runs from its first line to its last."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import needs
from tests.integration.cli.command import Run

from tocsin import settings
from tocsin.cases import playbooks

pytestmark = pytest.mark.integration

GUIDE = (needs.ROOT / "docs" / "guides" / "signing-in.md").read_text("utf-8")
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(kind: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each block of a kind."""
    yield from ((name, text) for found, name, text in _BLOCK.findall(GUIDE) if found == kind)


def test_every_command_of_the_guide_runs_in_its_order(run: Run, tmp_path: Path) -> None:
    for kind in ("csv", "ics"):
        for name, text in blocks(kind):
            (tmp_path / name).write_text(text, "utf-8")
    told = [run(*shlex.split(line)[1:]) for _, text in blocks("sh") for line in text.splitlines()]

    assert len(told) > 10
    assert "/welcome/" in told[0]
    assert [one.strip() for one in told if "left out" in one] == [
        "2 kept, 0 left out.",
        "3 kept, 0 left out.",
        "1 kept, 0 left out.",
    ]


def test_the_settings_of_the_guide_are_settings(tmp_path: Path) -> None:
    ((_, text),) = blocks("toml")
    file = tmp_path / "tocsin.toml"
    file.write_text(text, "utf-8")
    secret = {"TOCSIN_DIRECTORY__OIDC__CLIENT_SECRET": "hush"}
    oidc = settings.load(file, environment=secret).directory.oidc

    assert (oidc.name, oidc.client_secret.get_secret_value()) == ("Example account", "hush")


def test_the_guide_names_every_duty_that_a_playbook_asks_for() -> None:
    roles = {play.role for book in playbooks.shipped.all_of_them().values() for play in book.plays}

    assert {role for role in roles if f"`{role}`" not in GUIDE} == set()
