"""A real house from its first link on: a password, codes of an app, a passkey, and out again."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests import needs

from tocsin.directory.users import codes

pytestmark = [pytest.mark.integration, pytest.mark.timeout(180)]

_PATIENCE_S = 90
_SECRET = "a heron walks over wet stones"
_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def welcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A house without a user: yields the link that its console prints."""
    needs.built_ui()
    needs.chromium()
    folder = tmp_path_factory.mktemp("house")
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    log = folder / "up.log"
    words = [sys.executable, "-m", "tocsin.cli", "up", "--port", str(port)]
    with log.open("wb") as out:
        house = subprocess.Popen(
            [*words, "--data", str(folder / "data")],
            stdout=out,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONUNBUFFERED": "1", "TOCSIN_LANGUAGE": "en"},
        )
    try:
        yield f"http://localhost:{port}{_printed(log, house)}"
    finally:
        house.send_signal(signal.SIGINT)
        house.wait(timeout=60)


def _printed(log: Path, house: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        told = log.read_text("utf-8", "replace")
        found = re.search(r"/welcome/[\w-]+", told)
        if found is not None:
            return found[0]
        assert house.poll() is None, told
        assert time.monotonic() < deadline, told
        time.sleep(0.1)


def _out(page: Page) -> None:
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()


def _by_a_passkey(page: Page) -> None:
    """Make a passkey with a device that Chromium plays, and come in by it."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": _DEVICE})
    page.get_by_role("banner").get_by_role("link", name="Lin Mei").click()
    page.get_by_role("button", name="Add a passkey").first.click()
    page.get_by_role("dialog").get_by_label("Name").fill("My phone")
    page.get_by_role("dialog").get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("rowheader", name="My phone")).to_be_visible()
    _out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(re.compile("/monitor"))


def _by_codes(page: Page) -> None:
    """Set up codes of an app, and come in by password and a recovery code."""
    page.get_by_role("banner").get_by_role("link", name="Lin Mei").click()
    page.get_by_role("button", name="Set up").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Set up").click()
    secret = dialog.locator("code").inner_text().replace(" ", "")
    dialog.get_by_label("Code").fill(codes.at(secret, codes.step_of(datetime.now(UTC))))
    dialog.get_by_role("button", name="Check the code").click()
    recovery = dialog.locator("li code").first.inner_text()
    dialog.get_by_role("button", name="I have kept them").click()
    expect(page.get_by_text("A code is asked at every sign-in.")).to_be_visible()
    _out(page)
    page.get_by_label("Name to sign in by").fill("mei.lin")
    page.get_by_label("Password", exact=True).fill(_SECRET)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text("code")
    page.get_by_label("Name to sign in by").fill("mei.lin")
    page.get_by_label("Password", exact=True).fill(_SECRET)
    page.get_by_label("Code of your app").fill(recovery)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(re.compile("/monitor"))


def _without_the_passkey(page: Page) -> None:
    """Remove the passkey: it opens nothing any more, though the device still has it."""
    page.get_by_role("banner").get_by_role("link", name="Lin Mei").click()
    page.get_by_role("button", name="Remove My phone").click()
    expect(page.get_by_role("rowheader", name="My phone")).to_have_count(0)
    _out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator("#refused")).to_contain_text("wrong")
    expect(page).to_have_url(re.compile("/sign-in"))


def test_a_first_administrator_sets_up_every_proof_and_uses_it(page: Page, welcome: str) -> None:
    page.goto(welcome)
    page.get_by_label("Name to sign in by").fill("mei.lin")
    page.get_by_label("Name that others read").fill("Lin Mei")
    page.get_by_label("New password").fill(_SECRET)
    page.get_by_role("button").click()
    expect(page).to_have_url(re.compile("/monitor"))

    _by_a_passkey(page)
    _by_codes(page)
    _without_the_passkey(page)
