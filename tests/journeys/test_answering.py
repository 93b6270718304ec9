"""What people answer for: undelivered notices, a model in use, a watch as it was written."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import invented_server

pytestmark = pytest.mark.integration


def test_undelivered_notices_stand_on_every_screen_until_a_person_answers_for_them(
    page: Page,
) -> None:
    with invented_server(MOCK_RATE="0", MOCK_BROKEN="1") as address:
        page.goto(f"{address}/sources")
        banner = page.get_by_role("alert").filter(has_text="Notices reached nobody")
        banner.get_by_role("button", name="They know now").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("press@orbifruit.example")

        dialog.get_by_label("Your name").fill("Lin Mei")
        dialog.get_by_role("button", name="They know now").click()

        expect(banner).to_contain_text("checked again within half a minute")
        expect(banner).to_have_count(0)


def test_a_watch_is_changed_with_its_accounts_as_they_were_written(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/monitor?watch=w-orbi")
    page.get_by_role("button", name="Watches").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=re.compile("^Edit 澄果飲料")).click()
    dialog.get_by_text("More conditions").click()

    expect(dialog.get_by_text("weibo:orbi_fan")).to_be_visible()


def test_a_new_phrase_narrows_the_posts_and_lets_them_go_again(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor?watch=w-orbi")
    phrase = page.get_by_role("region", name="New phrases").get_by_role("button").first

    phrase.click()
    expect(page).to_have_url(re.compile("q="))
    expect(phrase).to_have_attribute("aria-pressed", "true")
    phrase.click()

    expect(page).not_to_have_url(re.compile("q="))


def test_a_figure_of_the_layers_shows_the_posts_behind_it(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor?watch=w-orbi")
    layers = page.get_by_role("region", name="Layers", exact=True)

    layers.get_by_role("button", name="Copies").click()

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Posts behind: Copies")
    expect(dialog.get_by_role("listitem")).to_have_count(5)


def test_a_model_that_won_is_put_in_use_and_withdrawn_by_a_named_person(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/warnings/ledger")
    shelf = page.get_by_role("region", name="Risk models", exact=True)
    dialog = page.get_by_role("dialog")
    for verb, why in (("Put in use", "Fewer missed"), ("Withdraw", "Too loud")):
        shelf.get_by_role("button", name=verb).click()
        dialog.get_by_label("Reason").fill(why)
        dialog.get_by_label("Your name").fill("Lin Mei")
        dialog.get_by_role("button", name=verb).click()
        expect(dialog).to_have_count(0)
        expect(shelf).to_contain_text(why)

    expect(shelf).to_contain_text("retired")
