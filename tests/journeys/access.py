"""What axe says of a page: its rules know no language, so one language tells it all."""

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

_AXE = Axe()
# Colours on their way to others belong to no theme.
_SETTLED = """async () => {
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.allSettled(document.getAnimations().map(one => one.finished));
}"""


def violations(page: Page, *rules: str) -> list[str]:
    """Return what breaks the named rules of axe, or any of them."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    found = _AXE.run(page, options=options).response["violations"]
    return [f"{broken['id']}: {broken['nodes'][0]['html'][:160]}" for broken in found]


def by_day_and_night(page: Page) -> list[str]:
    """Return what is broken by day, and what the night's colours add; leaves it by night."""
    look(page, "light")
    found = violations(page)
    look(page, "dark")
    return found + violations(page, "color-contrast")


def look(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Let the reader's system turn to a theme, and its colours come."""
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", scheme)
    page.evaluate(_SETTLED)
