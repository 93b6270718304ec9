"""The whole job on the real server: the demo's crisis grows, is seen, explained and answered."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys import seats
from tests.journeys.demo import Demo

pytestmark = [pytest.mark.integration, pytest.mark.timeout(420)]

# From here on, whatever the hour of the day, a level rises every minute or two, on three watches;
# within four minutes one of them to orange or red.
_JUST_BEFORE_IT_RISES = timedelta(minutes=6, seconds=24)
_RISE_MS = 300_000
_PLAYED = "林曉嵐"  # of the demo's people, whom a browser plays first: it speaks for her alone


@pytest.fixture(scope="module")
def demo(opened_at: Callable[[timedelta], Demo]) -> Demo:
    return opened_at(_JUST_BEFORE_IT_RISES)


def _open_worst(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/monitor")
    page.get_by_role("banner").locator("a[href^='/warnings/']").click()
    expect(page.get_by_role("region", name="Why")).to_be_visible()


def test_the_first_page_says_that_all_of_it_is_simulated(page: Page, demo: Demo) -> None:
    page.goto(demo.address)

    expect(page).to_have_url(re.compile("/monitor"))
    expect(page.get_by_text("SIMULATED DATA")).to_be_visible()
    first = page.get_by_role("feed").get_by_role("article").first
    expect(first).to_contain_text("simulated")
    expect(page.get_by_role("banner")).to_contain_text("1/1")
    expect(page.get_by_role("banner")).to_contain_text("Live")


def test_a_warning_rises_on_the_open_screen_and_is_said_aloud(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/monitor")
    expect(page.get_by_role("feed").get_by_role("article").first).to_be_visible()

    said = page.locator("[aria-live='assertive']")
    expect(said).to_contain_text("level has risen to", timeout=_RISE_MS)

    top = page.get_by_role("banner")
    expect(
        top.get_by_text(re.compile(r"^(I|II|III|IV) .+\((red|orange|yellow|blue)\)$"))
    ).to_be_visible()
    expect(page).to_have_title(re.compile(r"(Red|Orange|Yellow|Blue) · Tocsin"))


def test_a_warning_says_why_with_rule_figures_posts_and_coverage(page: Page, demo: Demo) -> None:
    _open_worst(page, demo)

    why = page.get_by_role("region", name="Why")
    expect(why).to_contain_text(re.compile(r"Seen [\d,.]+( in .+)?, expected [\d,.]+"))
    expect(why).to_contain_text("here")
    expect(why.locator("code").first).to_contain_text(".")
    history = page.get_by_role("region", name="Level over time")
    expect(history).to_contain_text("warning opened")
    expect(history).to_contain_text("Coverage at that moment: 100%")
    evidence = page.get_by_role("region", name="Evidence").get_by_role("listitem")
    expect(evidence.first).to_contain_text("simulated")
    expect(page.get_by_role("region", name="Roll-call")).to_contain_text("Delivered, proven")


@pytest.mark.parametrize("language", seats.LOCALES)
def test_the_screen_tells_a_change_in_the_sentences_of_its_notice(
    browser: Browser, demo: Demo, language: str
) -> None:
    screen = seats.Screen(browser, demo, language)
    known = screen.context.request.get("/api/warnings").json()
    past = min(known, key=lambda one: one["opened_at"])["warning_id"]
    changes = screen.context.request.get(f"/api/warnings/{past}").json()["changes"]
    lines = next(one["lines"] for one in changes if one["reasons"])

    screen.page.goto(f"/warnings/{past}")
    screen.page.get_by_text(screen.words("ui.warning.sentences")).click()

    told = screen.page.get_by_role("group").filter(has_text=screen.words("ui.warning.sentences"))
    expect(told.get_by_role("listitem")).to_have_text(
        [screen.words(line["code"], **line["facts"]) for line in lines]
    )
    screen.context.close()


def test_a_search_finds_chinese_and_english(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/monitor?all=true")
    expect(page.get_by_role("feed")).to_be_visible()

    for words, found in (("冒烟", "冒煙"), ("KETTLE", "kettle")):
        page.keyboard.press("/")
        page.keyboard.type(words)

        expect(page.get_by_role("heading", name="Search results")).to_be_visible()
        expect(page.get_by_role("feed").locator("mark").get_by_text(found).first).to_be_visible()
        page.keyboard.press("Escape")


def test_language_and_theme_are_switched_and_remembered(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/warnings")
    html = page.locator("html")

    page.get_by_role("combobox", name="Language").select_option("zh-Hant")
    rooms = page.get_by_role("navigation", name="功能區")
    expect(rooms.get_by_role("link", name="預警")).to_be_visible()
    page.get_by_role("button", name=re.compile("^主題")).click()
    page.get_by_role("button", name=re.compile("^主題")).click()
    expect(html).to_have_attribute("data-mantine-color-scheme", "dark")
    page.reload()

    expect(rooms.get_by_role("link", name="預警")).to_be_visible()
    expect(html).to_have_attribute("lang", "zh-Hant")
    expect(html).to_have_attribute("data-mantine-color-scheme", "dark")


def test_a_watch_is_added_and_changed_without_leaving_the_monitor(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/monitor")
    page.get_by_role("button", name="Watches", exact=True).click()
    page.get_by_role("button", name="Add a watch").click()
    page.get_by_role("textbox", name="Name").fill("Base plate")
    words = page.get_by_role("combobox", name="Any of these")
    words.fill("底座")
    words.press("Enter")
    page.get_by_role("textbox", name="Try it").fill("K3底座很燙\n天氣很好")
    page.get_by_role("button", name="Try these lines").click()
    expect(page.get_by_text("Caught", exact=True)).to_have_count(1)
    page.get_by_role("button", name="Save").click()

    page.get_by_role("button", name="Edit Base plate").click()
    page.get_by_role("textbox", name="Name").fill("Base plate 底座")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Close").click()

    expect(page.get_by_role("button", name=re.compile("^Base plate 底座"))).to_be_visible()


def test_a_level_that_rises_opens_a_case_with_work_for_whoever_is_on_duty(
    page: Page, demo: Demo
) -> None:
    page.goto(f"{demo.address}/cases")

    case = page.get_by_role("main").get_by_role("article").first
    expect(case).to_be_visible(timeout=_RISE_MS)
    case.get_by_role("link").first.click()
    warnings = page.get_by_role("region", name="Linked warnings")
    expect(warnings.get_by_role("link").first).to_be_visible()
    name = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Inbox").click()

    to_do = page.get_by_role("region", name="To do")
    expect(to_do.get_by_text(name).first).to_be_visible()
    expect(page.get_by_role("region", name="To acknowledge")).to_be_visible()


def test_the_stream_goes_on_by_itself_when_the_server_comes_back(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/monitor?watch=sim-brand")  # of which somebody always speaks
    page.evaluate("window.isTheSamePage = true")
    top = page.get_by_role("banner")
    expect(top).to_contain_text("Live")
    newest = page.get_by_role("feed").get_by_role("article").first
    before = newest.inner_text()

    demo.stop()
    expect(page.get_by_text("The connection is lost")).to_be_visible()
    demo.start()

    expect(top.get_by_text("Live", exact=True)).to_be_visible()
    expect(page.get_by_text("The connection is lost")).to_be_hidden()
    account = re.search(r"\b[0-9a-f]{6}\b", before)
    assert account is not None
    expect(newest).not_to_contain_text(account[0], timeout=150_000)
    assert page.evaluate("window.isTheSamePage") is True


def test_a_named_person_acknowledges_and_stands_the_warning_down(page: Page, demo: Demo) -> None:
    _open_worst(page, demo)
    page.get_by_role("button", name="Acknowledge").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"Signed in as {_PLAYED}")
    dialog.get_by_role("button", name="Acknowledge").click()
    expect(page.locator("article header").first).to_contain_text(_PLAYED)

    page.get_by_role("button", name="Stand down").click()
    dialog.get_by_label("Reason").fill("An exercise; nothing has happened.")
    dialog.get_by_role("button", name="Stand down").click()

    expect(page.get_by_role("region", name="Level over time")).to_contain_text(f"by {_PLAYED}")
    expect(page.get_by_role("region", name="Level over time")).to_contain_text("warning ended")
