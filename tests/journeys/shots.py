"""`make shots`: every room and main state of the real demo at its height, as pictures.

Into .cache/shots in every language, theme and size, with one warning on paper (PDF); with
`--docs`, the ones that the documents show into docs/pictures. `--only WORD` takes what has the
word in its name.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from tests import needs
from tests.journeys.demo import Demo

from tocsin import simulation
from tocsin.kernel import catalogue

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_INTO_THE_CRISIS = timedelta(minutes=45)
_LANGUAGES = {"en": "en-GB", "zh-Hant": "zh-TW", "zh-Hans": "zh-CN"}
_SIZES = {"wide": (1440, 900), "phone": (390, 844)}
_THEMES = ("light", "dark")
_SETTLED_MS = 900
_MONITOR = f"/monitor?watch={simulation.watches()[0].watch_id}"


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


def _worst(page: Page) -> str:
    found = page.request.get("/api/warnings?open=true").json()
    worst = max(found, key=lambda one: "none blue yellow orange red".index(one["level"]))
    return f"/warnings/{worst['warning_id']}"


def _press(page: Page, code: str) -> None:
    """Press the button whose words have this code, in the page's language."""
    lang = page.locator("html").get_attribute("lang") or "en"
    words = catalogue.standard().say(lang, code)
    page.get_by_role("button", name=words, exact=True).last.click()


def _at(path: str) -> Callable[[Page], None]:
    def show(page: Page) -> None:
        page.goto(path)

    return show


def _monitor(page: Page) -> None:
    page.goto(_MONITOR)
    page.locator("h2").first.wait_for(state="attached")


def _face(code: str) -> Callable[[Page], None]:
    def show(page: Page) -> None:
        _monitor(page)
        if page.viewport_size == {"width": 390, "height": 844}:
            _press(page, code)

    return show


def _watch_editor(page: Page) -> None:
    _monitor(page)
    _press(page, "ui.watches.title")
    page.get_by_role("dialog").wait_for()
    _press(page, "ui.watches.add")
    page.get_by_role("dialog").locator("form").wait_for()
    _press(page, "ui.watch.periods.add")


def _source_editor(page: Page) -> None:
    page.goto("/sources")
    _press(page, "ui.sources.add")
    page.get_by_role("dialog").locator("select").first.select_option("rss")


def _down_to(path: str, code: str) -> Callable[[Page], None]:
    """Show the panel whose title has this code."""

    def show(page: Page) -> None:
        page.goto(path)
        lang = page.locator("html").get_attribute("lang") or "en"
        title = page.get_by_role("heading", name=catalogue.standard().say(lang, code), exact=True)
        title.wait_for()
        page.wait_for_timeout(_SETTLED_MS)
        title.evaluate("title => title.scrollIntoView()")

    return show


def _behind(page: Page) -> None:
    """Open the posts behind the first figure of the layers."""
    _down_to(_MONITOR, "ui.layers.title")(page)
    page.locator("[class*=_part_] button").first.click()
    page.get_by_role("dialog").wait_for()


def _narrowed(page: Page) -> None:
    """Narrow the posts to a new phrase."""
    _down_to(_MONITOR, "ui.phrases.label")(page)
    for chip in page.locator("[class*=_phrase_]").all()[:1]:
        chip.click()


def _stand_down(page: Page) -> None:
    page.goto(_worst(page))
    _press(page, "ui.action.stand_down")


def _warning(page: Page) -> None:
    page.goto(_worst(page))


_STATES: dict[str, Callable[[Page], None]] = {
    "monitor": _monitor,
    "posts": _face("ui.monitor.face.posts"),
    "coverage": _face("ui.monitor.face.sources"),
    "layers": _down_to(_MONITOR, "ui.layers.title"),
    "posts-behind": _behind,
    "phrase": _narrowed,
    "nothing": _at("/monitor?q=zzzzzz&all=true"),
    "watch-editor": _watch_editor,
    "sources": _at("/sources"),
    "source-editor": _source_editor,
    "warnings": _at("/warnings"),
    "warning": _warning,
    "stand-down": _stand_down,
    "ledger": _at("/warnings/ledger"),
    "risk": _down_to("/warnings/ledger", "ui.risk.title"),
    "rules": _at("/warnings/rules"),
    "backtest": _at("/warnings/backtest"),
    "missing": _at("/warnings/nothing"),
    "kit": _at("/kit"),
}


def take(browser: Browser, address: str, folder: Path, shot: tuple[Look, list[str]]) -> None:
    """Take one reader's pictures of the states."""
    look, states = shot
    width, height = _SIZES[look.size]
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        locale=_LANGUAGES[look.language],
        color_scheme="dark" if look.theme == "dark" else "light",
        timezone_id="Asia/Taipei",
    )
    page = context.new_page()
    for state in states:
        _STATES[state](page)
        page.locator("[class*=_simulated_]").first.wait_for()  # the snapshot is there
        page.locator("[class*=_bones_]:not([data-samples] *)").first.wait_for(state="hidden")
        page.wait_for_timeout(_SETTLED_MS)
        page.screenshot(path=str(folder / f"{look.name(state)}.png"))
    context.close()


def on_paper(browser: Browser, address: str, folder: Path) -> None:
    """Print the worst warning as a person would, in every language."""
    for language, locale in _LANGUAGES.items():
        context = browser.new_context(
            base_url=address,
            viewport={"width": 1440, "height": 900},
            locale=locale,
            timezone_id="Asia/Taipei",
        )
        page = context.new_page()
        page.goto(_worst(page))
        page.wait_for_timeout(2 * _SETTLED_MS)
        page.pdf(path=str(folder / f"paper-{language}.pdf"), format="A4", print_background=False)
        context.close()


def _wanted(*, is_docs: bool, only: str) -> list[tuple[Look, list[str]]]:
    looks = [
        Look(language=language, theme=theme, size=size)
        for language, theme, size in product(_LANGUAGES, _THEMES, _SIZES)
    ]
    if is_docs:
        shown = [look for look in looks if (look.theme, look.size) == ("light", "wide")]
        return [
            (look, ["monitor", "warning"] if look.language == "en" else ["monitor"])
            for look in shown
        ]
    every = [(look, [one for one in _STATES if only in look.name(one)]) for look in looks]
    return [(look, states) for look, states in every if states]


def main() -> None:
    """Take them all."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--docs", action="store_true")
    asked.add_argument("--only", default="")
    given = asked.parse_args()
    folder = needs.ROOT / ("docs/pictures" if given.docs else ".cache/shots")
    folder.mkdir(parents=True, exist_ok=True)
    with demo() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(needs.chromium()), args=_FLAGS)
        for shot in _wanted(is_docs=given.docs, only=given.only):
            take(browser, address, folder, shot)
        if not given.docs and given.only in "paper":
            on_paper(browser, address, folder)
        browser.close()


if __name__ == "__main__":
    main()
