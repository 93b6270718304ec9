"""What an analyst does all day on the Monitor."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.conftest import invented_server

pytestmark = pytest.mark.integration


def test_the_first_glance_tells_level_coverage_and_that_it_is_a_simulation(
    page: Page, address: str
) -> None:
    page.goto(address)

    top = page.get_by_role("banner")
    expect(top.get_by_text("I Extremely serious (red)")).to_be_visible()
    expect(top.get_by_text("5/7")).to_be_visible()
    expect(top.get_by_text("SIMULATED DATA")).to_be_visible()
    expect(top.get_by_text("Live", exact=True)).to_be_visible()
    expect(
        page.get_by_role("img", name=re.compile("^Mentions: newest")).locator("svg")
    ).to_be_visible()


def test_new_posts_come_by_themselves_and_wait_while_somebody_reads(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/monitor")
    feed = page.get_by_role("feed")
    expect(feed.get_by_role("article").first).to_be_visible()

    feed.evaluate("list => list.scrollTo(0, 900)")
    pill = page.get_by_role("button", name=re.compile(r"\d+ new posts?"))
    expect(pill).to_be_visible()
    pill.click()

    expect(pill).to_be_hidden()
    assert feed.evaluate("list => list.scrollTop") == 0


def test_a_search_finds_traditional_words_and_marks_them(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor")
    expect(page.get_by_role("feed")).to_be_visible()

    page.keyboard.press("/")
    page.keyboard.type("批號")

    expect(page.get_by_role("heading", name="Search results")).to_be_visible()
    expect(page.get_by_role("feed").get_by_text("批號").first).to_be_visible()
    expect(page).to_have_url(re.compile("q="))


def test_hidden_characters_are_shown_and_markup_stays_text(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor?q=script")

    article = page.get_by_role("article").filter(has_text="scam").first
    expect(article).to_contain_text("U+202E")
    expect(article).to_contain_text("<script>alert('x')</script>")


def test_the_keyboard_alone_moves_through_posts_and_rooms(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor")
    expect(page.get_by_role("article").first).to_be_visible()
    page.keyboard.press("p")

    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("article:focus")).to_have_attribute("aria-posinset", "2")
    page.keyboard.press("g")
    page.keyboard.press("w")

    expect(page).to_have_url(re.compile("/warnings"))
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_watch_is_tried_saved_deleted_and_brought_back(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor")
    page.get_by_role("button", name="Watches", exact=True).click()
    page.get_by_role("button", name="Add a watch").click()
    page.get_by_role("textbox", name="Name").fill("Lychee batch")
    page.get_by_role("combobox", name="Any of these").fill("LY-0917")
    page.get_by_role("combobox", name="Any of these").press("Enter")
    page.get_by_role("textbox", name="Try it").fill("batch LY-0917 again\nnothing here")
    page.get_by_role("button", name="Try these lines").click()
    expect(page.get_by_text("Caught", exact=True)).to_have_count(1)
    page.get_by_role("button", name="Save").click()

    page.get_by_role("button", name="Delete Lychee batch").click()
    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_role("button", name="Delete Lychee batch")).to_be_visible()


def test_a_refused_watch_says_what_is_wrong_with_it(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor")
    page.get_by_role("button", name="Watches", exact=True).click()
    page.get_by_role("button", name="Add a watch").click()
    page.get_by_role("textbox", name="Name").fill("Broken")
    page.get_by_text("More conditions").click()
    page.get_by_role("combobox", name="Patterns").fill("(")
    page.get_by_role("combobox", name="Patterns").press("Enter")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("alert")).to_contain_text("listening.bad_pattern")


def test_an_empty_house_says_what_to_do_first(page: Page) -> None:
    with invented_server(MOCK_EMPTY="1") as server:
        page.goto(f"{server}/monitor")

        expect(page.get_by_text("Nothing is being watched yet")).to_be_visible()
        expect(page.get_by_role("button", name="Add a watch")).to_be_visible()


def test_figures_that_cannot_be_had_show_the_reason_and_a_way_on(page: Page) -> None:
    with invented_server(MOCK_FAIL="/api/watches") as server:
        page.goto(f"{server}/monitor")

        figures = page.get_by_role("region", name="Mentions", exact=True)
        problem = figures.get_by_role("alert")
        expect(problem).to_contain_text("The store is not ready yet.")
        expect(problem.get_by_role("button", name="Try again")).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "room", "level"),
    [
        ("zh-TW", "監測", "Ⅰ特別重大（紅色）"),
        ("zh-CN", "监测", "Ⅰ特别重大（红色）"),
        ("fr-FR", "Monitor", "Ext"),
    ],
)
def test_the_page_speaks_the_browsers_language(
    browser: Browser, address: str, locale: str, room: str, level: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(address)

    expect(page.get_by_role("link", name=room, exact=True)).to_be_visible()
    expect(page.get_by_role("banner")).to_contain_text(level)
    context.close()
