"""`make shots`: every screen of the demo at its height, in real Chromium, as pictures.

Into .cache/shots in every language, theme and size; with `--docs`, the ones that the documents
show into docs/pictures.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from tests import needs

from tocsin import assembly, settings, simulation

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_INTO_THE_CRISIS = timedelta(minutes=45)
_LANGUAGES = {"en": "en-GB", "zh-Hant": "zh-TW", "zh-Hans": "zh-CN"}
_SIZES = {"wide": (1440, 900), "phone": (390, 844)}
_ROOMS = ("monitor", "warnings", "warning", "kit")


@contextmanager
def demo() -> Iterator[str]:
    """Run the demo, opened in the middle of its crisis; yields its address."""
    with tempfile.TemporaryDirectory(prefix="tocsin-shots-") as folder:
        kept = assembly.keep(settings.model.Store(folder=Path(folder)))
        begins = simulation.demo_begins_at(datetime.now(UTC)) - _INTO_THE_CRISIS
        with kept.db.writing() as books:
            books.settings.put("demo/begins_at", begins.isoformat())
        kept.close()
        words = [sys.executable, "-m", "tocsin.cli", "up", "--demo", "--port", "0"]
        log = Path(folder) / "up.log"
        with log.open("wb") as out:
            server = subprocess.Popen(
                [*words, "--data", folder], stdout=out, env=os.environ | {"PYTHONUNBUFFERED": "1"}
            )
        try:
            yield _address(log)
        finally:
            server.terminate()
            server.wait(timeout=30)


def _address(log: Path) -> str:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        found = re.search(r"http://127\.0\.0\.1:\d+", log.read_text("utf-8", "replace"))
        if found:
            return found.group(0)
        time.sleep(0.2)
    raise TimeoutError(log.read_text("utf-8", "replace"))


def take(browser: Browser, address: str, target: Path, how: tuple[str, str, str, str]) -> None:
    """Take one picture: (room, language, theme, size)."""
    room, language, theme, size = how
    width, height = _SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=_LANGUAGES[language],
        color_scheme="dark" if theme == "dark" else "light",
        timezone_id="Asia/Taipei",
    )
    page = context.new_page()
    page.goto(f"{address}{_path(page, address, room)}")
    page.wait_for_timeout(2000)
    if room == "monitor":
        page.get_by_text(simulation.watches()[0].name).first.click()
    page.wait_for_timeout(2000)
    page.screenshot(path=str(target))
    context.close()


def _path(page: Page, address: str, room: str) -> str:
    if room != "warning":
        return f"/{room}"
    found = page.request.get(f"{address}/api/warnings?open=true").json()
    worst = max(found, key=lambda one: "none blue yellow orange red".index(one["level"]))
    return f"/warnings/{worst['warning_id']}"


def main() -> None:
    """Take them all."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--docs", action="store_true")
    given = asked.parse_args()
    folder = needs.ROOT / ("docs/pictures" if given.docs else ".cache/shots")
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [
        (room, language, theme, size)
        for room in _ROOMS
        for language in _LANGUAGES
        for theme in ("light", "dark")
        for size in _SIZES
    ]
    if given.docs:
        wanted = [("monitor", language, "light", "wide") for language in _LANGUAGES]
        wanted.append(("warning", "en", "light", "wide"))
    with demo() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(needs.chromium()), args=_FLAGS)
        for room, language, theme, size in wanted:
            name = f"{room}-{language}-{theme}" + ("" if size == "wide" else f"-{size}")
            take(browser, address, folder / f"{name}.png", (room, language, theme, size))
        browser.close()


if __name__ == "__main__":
    main()
