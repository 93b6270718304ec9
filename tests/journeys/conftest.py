"""A browser, and a server that speaks the HTTP contract with invented posts."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests import needs

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def invented_server(**environment: str) -> Iterator[str]:
    """Start the UI's mock server on a free port and yield its address."""
    needs.built_ui()
    program = [str(needs.node()), str(needs.ROOT / "ui" / "mock" / "server.mjs")]
    told = {**os.environ, "MOCK_PORT": "0", **environment}
    with subprocess.Popen(program, env=told, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the journeys of a file: its loop would be in the way of other tests."""
    program = needs.chromium()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(program), args=_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def address() -> Iterator[str]:
    """A server in the middle of an invented crisis."""
    with invented_server(MOCK_RATE="2") as server:
        yield server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An English desk at 1440 by 900; whatever the console complains of fails the journey."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="en-GB", timezone_id="Asia/Taipei"
    )
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "console",
        lambda line: complaints.append(line.text) if "Content Security" in line.text else None,
    )
    yield opened
    context.close()
    assert complaints == []
