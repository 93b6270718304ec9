"""Everybody can use it: axe, both themes, desk and phone; no page wider than its screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from tests.journeys import access
from tests.journeys.conftest import invented_server

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
_DESK: ViewportSize = {"width": 1440, "height": 900}
_PHONE: ViewportSize = {"width": 390, "height": 844}
_FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """One server for all rooms: nothing is changed in them."""
    with invented_server(MOCK_RATE="0") as server:
        yield server


@pytest.fixture(scope="module")
def chinese(browser: Browser) -> Iterator[Page]:
    """One page for all rooms, in the language whose words are new to most rules of layout."""
    context = browser.new_context(locale="zh-TW", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("room", _ROOMS)
def test_axe_finds_nothing_at_desk_and_phone_by_day_and_night(
    chinese: Page, address: str, room: str
) -> None:
    page = chinese
    page.set_viewport_size(_DESK)
    page.goto(f"{address}{room}")
    expect(page.get_by_role("heading", level=1).first).to_be_attached()
    expect(page.locator("[class*=_bones_]:not([data-samples] *)")).to_have_count(0)

    at_desk = access.by_day_and_night(page)
    assert page.evaluate(_FITS)
    page.set_viewport_size(_PHONE)
    assert page.evaluate(_FITS)

    assert at_desk + access.violations(page) == []


def test_axe_finds_nothing_in_the_watch_editor(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor")
    page.get_by_role("button", name="Watches", exact=True).click()
    page.get_by_role("button", name="Add a watch").click()
    expect(page.get_by_role("textbox", name="Name")).to_be_visible()

    assert access.violations(page) == []


def test_the_theme_stands_before_the_first_paint(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("body", state="attached")

    assert page.locator("html").get_attribute("data-mantine-color-scheme") == "dark"
    context.close()
