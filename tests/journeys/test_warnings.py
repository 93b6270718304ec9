"""What a duty officer does when the level rises."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.integration


def test_a_warning_explains_itself(page: Page, address: str) -> None:
    page.goto(f"{address}/warnings/ew-red")

    why = page.get_by_role("region", name="Why")
    expect(why).to_contain_text("Seen 384, expected 6.2 in 1 h")
    expect(why).to_contain_text("once in 4 years here")
    expect(why).to_contain_text("seasonal.burst")
    history = page.get_by_role("region", name="Level over time")
    expect(history.get_by_role("listitem")).to_have_count(4)
    expect(history).to_contain_text("Coverage at that moment: 86%")
    expect(page.get_by_role("region", name="Evidence").get_by_role("listitem")).to_have_count(6)
    expect(page.get_by_role("region", name="Roll-call")).to_contain_text("In doubt")


def test_acknowledging_asks_for_a_name_once_and_remembers_it(page: Page, address: str) -> None:
    page.goto(f"{address}/warnings/ew-red")
    page.get_by_role("button", name="Acknowledge").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Your name").fill("Lin Chia-ying")
    dialog.get_by_role("button", name="Acknowledge").click()

    expect(page.get_by_text("Acknowledged by Lin Chia-ying")).to_be_visible()
    page.get_by_role("button", name="Stand down").click()
    expect(dialog.get_by_label("Your name")).to_have_value("Lin Chia-ying")


def test_standing_down_needs_a_reason_and_lowers_the_level_everywhere(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/warnings/ew-red")
    page.get_by_role("button", name="Stand down").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Your name").fill("Lin")
    confirm = dialog.get_by_role("button", name="Stand down")
    expect(confirm).to_be_disabled()
    dialog.get_by_label("Reason").fill("The batch was cleared by the laboratory.")
    confirm.click()

    expect(page.get_by_role("region", name="Level over time")).to_contain_text("by Lin")
    expect(page.get_by_role("banner")).to_contain_text("III Relatively serious (yellow)")


def test_the_list_moves_by_keyboard_and_filters_by_level(page: Page, address: str) -> None:
    page.goto(f"{address}/warnings")
    expect(page.get_by_role("heading", name="Standing 3")).to_be_visible()

    page.keyboard.press("j")
    expect(page).to_have_url(re.compile("ew-shop"))
    page.get_by_label("Level", exact=True).select_option("orange")

    expect(page.get_by_role("heading", name="Standing 1")).to_be_visible()


def test_a_warning_that_does_not_exist_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}/warnings/nothing")

    expect(page.get_by_role("alert")).to_contain_text("warning.unknown")


def test_a_printed_warning_carries_the_case_and_not_the_chrome(page: Page, address: str) -> None:
    page.goto(f"{address}/warnings/ew-red")
    expect(page.get_by_role("region", name="Why")).to_be_visible()

    page.emulate_media(media="print")

    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_role("region", name="Why")).to_be_visible()
    expect(page.get_by_text("SIMULATED DATA")).to_be_visible()


def test_a_printed_warning_is_dark_ink_on_white_whatever_the_theme(
    page: Page, address: str
) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{address}/warnings/ew-red")
    title = page.get_by_role("heading", level=1)
    expect(title).to_be_visible()

    expect(title).to_have_css("color", "rgb(20, 24, 27)")
    expect(page.get_by_text("Tocsin · as of")).to_be_visible()
    expect(page.get_by_role("link", name="Warnings")).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF-")
