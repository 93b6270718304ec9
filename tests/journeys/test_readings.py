"""What was understood of posts: seen, put right, undone; what reads them; what they tell of."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.journeys.conftest import invented_server

pytestmark = pytest.mark.integration


def _signed(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor")
    page.evaluate("localStorage.setItem('tocsin.person', 'Lin Mei')")


def test_a_wrong_reading_is_put_right_by_keys_and_undone_at_hand(page: Page, address: str) -> None:
    _signed(page, address)
    page.get_by_role("button", name="Hold").click()
    card = page.get_by_role("feed").get_by_role("article").filter(has_text="Positive").first
    answer = card.get_by_role("button", name="Positive")

    answer.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Positive")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")

    told = page.get_by_role("status").filter(has_text="put right to “Neutral”")
    expect(told).to_be_visible()
    corrected = page.get_by_role("button", name=re.compile("Neutral.*corrected"))
    expect(corrected).to_be_visible()
    told.get_by_role("button", name="Undo").click()
    expect(corrected).to_be_hidden()

    card.get_by_role("button", name="Sentiment: Neutral is right").click()
    expect(corrected).to_be_visible()


def _told_as(feed: Locator, answer: str) -> Locator:
    """Return the newest post that is read so."""
    chip = feed.page.get_by_role("button", name=re.compile(f"^{answer}"))
    return feed.get_by_role("article").filter(has=chip).first


def test_one_press_puts_right_one_answer_of_many(page: Page, address: str) -> None:
    _signed(page, address)
    page.get_by_role("button", name="Hold").click()
    card = _told_as(page.get_by_role("feed"), "Joy")
    right = card.get_by_role("button", name="Emotion: Fear is right")
    expect(right).to_be_hidden()

    card.get_by_role("button", name=re.compile("^Joy")).hover()
    right.click()

    told = page.get_by_role("status").filter(has_text="put right to “Fear”")
    expect(told).to_be_visible()
    corrected = page.get_by_role("button", name=re.compile("Fear.*corrected"))
    expect(corrected).to_be_visible()
    told.get_by_role("button", name="Undo").click()
    expect(corrected).to_be_hidden()

    card.get_by_role("button", name=re.compile("^Joy")).focus()
    page.keyboard.press("Tab")
    expect(card.get_by_role("button", name="Emotion: Anger is right")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("Anger.*corrected"))).to_be_visible()


def test_a_thumb_needs_one_press_too(browser: Browser, address: str) -> None:
    phone = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="en-GB"
    )
    page = phone.new_page()
    _signed(page, address)
    page.get_by_role("button", name="Posts", exact=True).tap()
    page.get_by_role("button", name="Hold").tap()
    card = _told_as(page.get_by_role("feed"), "Joy")

    card.get_by_role("button", name="Emotion: Fear is right").tap()

    expect(page.get_by_role("status").filter(has_text="put right to “Fear”")).to_be_visible()
    phone.close()


def test_whoever_corrects_first_is_asked_for_a_name(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor")
    page.get_by_role("button", name="Hold").click()

    page.get_by_role("feed").locator("[aria-haspopup=menu]").first.click()
    page.get_by_role("menuitem").filter(has_not_text="as read").first.click()
    dialog = page.get_by_role("dialog", name="Who says so?")
    dialog.get_by_label("Your name").fill("Lin Mei")
    dialog.get_by_role("button", name="Put right").click()

    expect(page.get_by_role("status").filter(has_text="put right to")).to_be_visible()


def test_a_post_is_opened_with_every_answer_and_who_corrected_it(page: Page, address: str) -> None:
    _signed(page, address)
    page.get_by_role("button", name="Readings and details").first.click()
    drawer = page.get_by_role("dialog", name="Post")
    expect(drawer.get_by_role("heading", name="Readings")).to_be_visible()

    drawer.get_by_role("button", name="Fear").click()

    expect(drawer.get_by_text("Lin Mei")).to_be_visible()
    expect(drawer.get_by_text("→ Fear")).to_be_visible()
    expect(page).to_have_url(re.compile("post="))


def test_a_version_is_put_in_use_with_a_name_and_a_reason(page: Page, address: str) -> None:
    page.goto(f"{address}/settings")
    expect(page.get_by_role("heading", name="Confusion matrix")).to_be_visible()
    in_use = page.get_by_role("listitem").filter(has_text="in use")
    expect(in_use).to_contain_text("layer-20260222")

    page.get_by_role("button", name="Roll back").click()
    page.get_by_label("Your name").fill("Lin Mei")
    page.get_by_label("Reason").fill("It calls irony joy.")
    page.get_by_role("button", name="Roll back").last.click()

    expect(in_use).to_contain_text("shipped")


def test_a_version_that_reads_worse_is_used_on_insistence_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/settings")
    row = page.get_by_role("listitem").filter(has_text="layer-20260301")
    expect(row).to_contain_text("Emotion")

    row.get_by_role("button", name="Use", exact=True).click()
    dialog = page.get_by_role("dialog")
    verb = dialog.get_by_role("button", name="Use", exact=True)
    dialog.get_by_label("Your name").fill("Lin Mei")
    dialog.get_by_label("Reason").fill("Irony matters more to us.")
    expect(verb).to_be_disabled()
    dialog.get_by_role("checkbox").check()
    verb.click()

    expect(row).to_contain_text("in use")
    expect(row).to_contain_text("Irony matters more to us.")


def test_a_story_is_opened_with_the_posts_that_stand_for_it(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor")
    panel = page.get_by_role("region", name="Stories")
    expect(panel.get_by_text(re.compile(r"\d+ copies by \d+ accounts in")).first).to_be_visible()

    panel.get_by_role("listitem").first.get_by_role("button").click()

    story = page.get_by_role("dialog", name="Story")
    expect(story.get_by_text("nearest to what all tell")).to_be_visible()
    expect(story.get_by_role("heading", name="Newest posts")).to_be_visible()


def test_where_no_stories_are_gathered_there_is_no_panel(page: Page) -> None:
    with invented_server(MOCK_RATE="0", MOCK_LACKS="/api/stories") as address:
        page.goto(f"{address}/monitor")
        expect(page.get_by_role("heading", name="Top terms")).to_be_visible()

        expect(page.get_by_role("heading", name="Stories")).to_be_hidden()
