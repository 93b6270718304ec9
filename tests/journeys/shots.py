"""`make shots`: every room and main state of the real demo at its height, as pictures.

Into .cache/shots in every language, theme and size, with what is printed on paper (PDF); with
`--docs`, the ones that the documents show into docs/pictures. `--only WORD` takes what has the
word in its name; `--at ADDRESS` looks at a demo that runs already.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TookTooLong
from tests import needs
from tests.journeys import handled, screens, seats
from tests.journeys.demo import Demo

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_INTO_THE_CRISIS = timedelta(minutes=45)
_SIZES = {"wide": (1440, 900), "phone": (390, 844)}
_THEMES = ("light", "dark")
_ON_PAPER = ("warning", "monitor", "backtest", "case", "case-timeline", "statement")
_READER = "demo-head"  # who may do most


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One reader at one screen."""

    language: str
    theme: str
    size: str

    def name(self, state: str) -> str:
        """Return the picture's name."""
        tail = "" if self.size == "wide" else f"-{self.size}"
        return f"{state}-{self.language}-{self.theme}{tail}"


@contextmanager
def demo() -> Iterator[str]:
    """Run the demo, opened in the middle of its crisis; yields its address."""
    with tempfile.TemporaryDirectory(prefix="tocsin-shots-") as folder:
        made = Demo(Path(folder), into_the_crisis=_INTO_THE_CRISIS)
        made.start()
        try:
            yield made.address
        finally:
            made.stop()


def _handled(browser: Browser, address: str) -> None:
    """See to it that the crisis is being handled."""
    context = browser.new_context(base_url=address)
    api = seats.Api(context.request, address)
    api.be(_READER)
    try:
        if not context.request.get("/api/cases").json():
            handled.handle(api, screens.worst(context.request))
    except screens.NotThere as fault:
        print("nothing is handled:", fault)  # noqa: T201 calm rooms are worth looking at too
    context.close()


def _shown(page: Page, state: str, name: str) -> bool:
    """Show a state, whole; what cannot be shown is told of, for the rest is worth taking."""
    try:
        screens.STATES[state](page)
        page.locator("[class*=_simulated_]").first.wait_for()  # the snapshot is there
        page.locator("[class*=_bones_]:not([data-samples] *)").first.wait_for(state="hidden")
    except (TookTooLong, screens.NotThere) as fault:
        print("not taken:", name, fault)  # noqa: T201
        return False
    return True


def take(browser: Browser, address: str, folder: Path, shot: tuple[Look, list[str]]) -> None:
    """Take one reader's pictures of the states."""
    look, states = shot
    width, height = _SIZES[look.size]
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        locale=seats.LOCALES[look.language],
        color_scheme="dark" if look.theme == "dark" else "light",
        timezone_id="Asia/Taipei",
    )
    seats.Api(context.request, address).be(_READER)
    page = context.new_page()
    for state in states:
        if not _shown(page, state, look.name(state)):
            continue
        page.wait_for_timeout(screens.SETTLED_MS)
        page.screenshot(path=str(folder / f"{look.name(state)}.png"))
    context.close()


def on_paper(browser: Browser, address: str, folder: Path) -> None:
    """Print what goes on paper as a person would, in every language."""
    for language, locale in seats.LOCALES.items():
        context = browser.new_context(
            base_url=address,
            viewport={"width": 1440, "height": 900},
            locale=locale,
            timezone_id="Asia/Taipei",
        )
        seats.Api(context.request, address).be(_READER)
        page = context.new_page()
        for state in _ON_PAPER:
            if not _shown(page, state, f"paper-{state}-{language}"):
                continue
            page.wait_for_timeout(2 * screens.SETTLED_MS)
            path = folder / f"paper-{state}-{language}.pdf"
            page.pdf(path=str(path), format="A4", print_background=False)
        context.close()


def _wanted(*, is_docs: bool, only: str) -> list[tuple[Look, list[str]]]:
    looks = [
        Look(language=language, theme=theme, size=size)
        for language, theme, size in product(seats.LOCALES, _THEMES, _SIZES)
    ]
    if is_docs:
        shown = [look for look in looks if (look.theme, look.size) == ("light", "wide")]
        return [
            (look, ["monitor", "warning"] if look.language == "en" else ["monitor"])
            for look in shown
        ]
    every = [(look, [one for one in screens.STATES if only in look.name(one)]) for look in looks]
    return [(look, states) for look, states in every if states]


def main() -> None:
    """Take them all."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--docs", action="store_true")
    asked.add_argument("--only", default="")
    asked.add_argument("--at", default="")
    given = asked.parse_args()
    folder = needs.ROOT / ("docs/pictures" if given.docs else ".cache/shots")
    folder.mkdir(parents=True, exist_ok=True)
    running = nullcontext(given.at) if given.at else demo()
    with running as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(needs.chromium()), args=_FLAGS)
        _handled(browser, address)
        for shot in _wanted(is_docs=given.docs, only=given.only):
            take(browser, address, folder, shot)
        if not given.docs and given.only in "paper":
            on_paper(browser, address, folder)
        browser.close()


if __name__ == "__main__":
    main()
