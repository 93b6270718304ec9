"""Everybody can use it: axe, both themes, desk and phone; no page wider than its screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.integration

_ROOMS = (
    "/sources",
    "/monitor",
    "/warnings",
    "/warnings/ew-red",
    "/warnings/ledger",
    "/warnings/rules",
    "/warnings/backtest",
    "/settings/models",
    "/kit",
)
_SIZES = {"desk": (1440, 900), "phone": (390, 844)}


def _violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{broken['id']}: {broken['nodes'][0]['html'][:160]}" for broken in found]


@pytest.mark.parametrize("room", _ROOMS)
@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, address: str, room: str, size: str, scheme: str
) -> None:
    width, height = _SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="zh-TW",
    )
    page = context.new_page()
    page.goto(f"{address}{room}")
    expect(page.get_by_role("heading", level=1).first).to_be_attached()
    page.wait_for_load_state("load")

    assert _violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_axe_finds_nothing_in_the_watch_editor(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor")
    page.get_by_role("button", name="Watches", exact=True).click()
    page.get_by_role("button", name="Add a watch").click()
    expect(page.get_by_role("textbox", name="Name")).to_be_visible()
    page.wait_for_timeout(400)  # the drawer slides in; axe would measure half-faded colours

    assert _violations(page) == []


def test_the_theme_stands_before_the_first_paint(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("body", state="attached")

    assert page.locator("html").get_attribute("data-mantine-color-scheme") == "dark"
    context.close()
