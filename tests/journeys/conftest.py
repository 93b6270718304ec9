"""A browser, and a server that speaks the HTTP contract with invented posts."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright
from tests import needs
from tests.journeys.demo import Demo

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# What is slow on a busy machine is not wrong.
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)


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
def opened_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[timedelta], Demo]]:
    """Start the demo so far into its crisis, for all journeys of a file in the order they stand."""
    made: list[Demo] = []

    def opened(into_the_crisis: timedelta) -> Demo:
        needs.built_ui()
        needs.chromium()
        made.append(Demo(tmp_path_factory.mktemp("demo"), into_the_crisis=into_the_crisis))
        made[-1].start()
        return made[-1]

    yield opened
    for one in made:
        one.stop()


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


class Desk:
    """One page for the journeys of a file: a program that was read once is not read again."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        context.set_default_timeout(PATIENCE_MS)
        self.complaints: list[str] = []
        self.page = context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: self._heard(line.text))

    def _heard(self, text: str) -> None:
        if "Content Security" in text:
            self.complaints.append(text)

    def clear(self) -> None:
        """Leave nothing of one person's work to the next."""
        page = self.page
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.goto("about:blank")
        page.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
        self._context.clear_cookies()
        self.complaints.clear()


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Desk]:
    """An English desk at 1440 by 900 of a person who wants nothing to move."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900},
        locale="en-GB",
        timezone_id="Asia/Taipei",
        reduced_motion="reduce",
    )
    yield Desk(context)
    context.close()


@pytest.fixture
def page(desk: Desk, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The desk's page as if nobody had used it; what its console complains of fails the journey."""
    failed = request.session.testsfailed
    yield desk.page
    if request.session.testsfailed > failed:
        with suppress(Error):  # on a busy machine it fails but once: tell what stood there
            shown = desk.page.locator("body").inner_text(timeout=5000)
            sys.stdout.write(f"{desk.page.url}\n{shown}\n")
    complaints = list(desk.complaints)
    desk.clear()
    assert complaints == []
