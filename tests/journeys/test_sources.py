"""Whom we hear: sources are begun, tried, paused and ended on the real server."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect
from tests import needs
from tests.integration.runtimes.house import House
from tests.journeys import access

pytestmark = [pytest.mark.integration, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One real house for all journeys of this file, in the order they stand."""
    needs.built_ui()
    needs.chromium()
    made = House(tmp_path_factory.mktemp("house"))
    made.start()
    yield made
    made.kill()


def _form(page: Page) -> None:
    page.get_by_role("button", name="Add a source").first.click()
    expect(page.get_by_role("dialog", name="Add a source")).to_be_visible()


def test_a_webhook_is_begun_with_a_new_secret_and_shows_its_address(
    page: Page, house: House
) -> None:
    page.goto(f"{house.address}/sources")
    _form(page)
    page.get_by_role("textbox", name="Name").fill("Call centre 客服")
    page.get_by_role("combobox", name="Kind").select_option("webhook")
    page.get_by_role("button", name="Make a secret").click()
    expect(page.get_by_text(re.compile("^whsec_"))).to_be_visible()
    page.get_by_role("button", name="Fetch once").click()
    expect(page.get_by_text("The settings hold.")).to_be_visible()
    page.get_by_role("button", name="Save").click()

    address = page.get_by_label("Address for the sender")
    expect(address).to_have_value(re.compile(f"^{house.address}/hooks/."))
    expect(page.get_by_text(re.compile("^whsec_"))).to_have_count(0)
    page.get_by_role("button", name="Close").click()
    row = page.get_by_role("row", name=re.compile("Call centre"))
    expect(row).to_contain_text("Waiting")
    expect(row).to_contain_text("never")


def test_an_address_inside_our_own_network_is_tried_and_refused(page: Page, house: House) -> None:
    page.goto(f"{house.address}/sources")
    _form(page)
    page.get_by_role("combobox", name="Kind").select_option("rss")
    page.get_by_label("Address", exact=False).first.fill(f"{house.address}/feed")
    page.get_by_role("button", name="Fetch once").click()

    expect(page.get_by_role("status")).to_contain_text("into a private network")
    assert [one["connector"] for one in house.get("/api/sources")].count("rss") == 0


def test_what_cannot_be_taken_in_is_shown_with_its_reason_and_what_to_do(
    page: Page, house: House
) -> None:
    now = datetime.now(UTC).isoformat()
    marked = "<img src=x onerror=alert(1)>\u202e"
    assert house.deliver([{"id": "1", "text": marked}, {"id": "2", "created_at": now}]) == 202
    page.goto(f"{house.address}/sources")

    quarantine = page.get_by_role("region", name="Quarantine")
    expect(quarantine).to_contain_text("2 in all")
    expect(quarantine.get_by_role("heading", name="The post has no text.")).to_be_visible()
    expect(quarantine).to_contain_text("What to do: Check the sender’s clock and time zone")
    expect(quarantine).to_contain_text("<img src=x onerror=alert(1)>")
    quarantine.get_by_role("combobox").select_option("Call centre 客服")

    expect(quarantine).to_contain_text("Nothing is in quarantine")
    expect(page).to_have_url(re.compile("source="))


def test_a_source_is_renamed_paused_and_resumed_and_keeps_its_settings(
    page: Page, house: House
) -> None:
    page.goto(f"{house.address}/sources")
    page.get_by_role("button", name="Edit Door").click()
    expect(page.get_by_text("are kept as they are")).to_be_visible()
    page.get_by_role("textbox", name="Name").fill("Front door")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_be_hidden()

    page.get_by_role("button", name="Pause Front door").click()
    row = page.get_by_role("row", name=re.compile("Front door"))
    expect(row).to_contain_text("Off")
    page.get_by_role("button", name="Resume Front door").click()
    expect(row).not_to_contain_text("Off")

    house.until(lambda: house.deliver([{"id": "9"}]) == 202)


def test_ending_a_source_is_asked_twice(page: Page, house: House) -> None:
    page.goto(f"{house.address}/sources")
    page.get_by_role("button", name="Edit Call centre").click()
    page.get_by_role("button", name="End this source").click()
    expect(page.get_by_role("alert")).to_contain_text("cannot be brought back")
    page.get_by_role("button", name="End it").click()

    expect(page.get_by_role("row", name=re.compile("Call centre"))).to_have_count(0)


def test_a_sensitive_period_is_kept_in_utc_and_must_end_after_it_begins(
    page: Page, house: House
) -> None:
    page.goto(f"{house.address}/monitor")
    page.get_by_role("button", name="Watches", exact=True).click()
    page.get_by_role("button", name=re.compile("^Edit Kettle")).click()
    page.get_by_role("button", name="Add a period").click()
    save = page.get_by_role("button", name="Save")
    page.get_by_label("Occasion").fill("3·15")
    page.get_by_label("Begins (GMT+8)").fill("2027-03-15")
    page.get_by_label("Begins: time, 24 hours").fill("0:00")
    page.get_by_label("Ends (GMT+8)").fill("2027-03-14")
    expect(page.get_by_text("Write the time as 00:00 to 23:59.")).to_be_visible()
    page.get_by_label("Ends: time, 24 hours").fill("00:00")
    expect(page.get_by_text("It must end after it begins.")).to_be_visible()
    expect(save).to_be_disabled()
    page.get_by_label("Ends (GMT+8)").fill("2027-03-17")
    save.click()
    expect(page.get_by_role("button", name=re.compile("^Edit Kettle"))).to_be_visible()

    kept = house.get("/api/watches")[0]["watch"]["sensitive_periods"]
    assert [(one["name"], one["begins_at"][:16], one["ends_at"][:16]) for one in kept] == [
        ("3·15", "2027-03-14T16:00", "2027-03-16T16:00")
    ]


def test_the_keyboard_opens_the_room_and_axe_finds_nothing(page: Page, house: House) -> None:
    page.goto(f"{house.address}/monitor")
    expect(page.get_by_role("banner")).to_contain_text("Live")
    page.keyboard.press("g")
    page.keyboard.press("s")
    expect(page.get_by_role("heading", level=1, name="Sources")).to_be_visible()
    found = access.by_day_and_night(page)

    _form(page)
    page.get_by_role("combobox", name="Kind").select_option("bluesky")
    page.get_by_text("More settings").click()
    expect(page.get_by_label("Stream")).to_be_visible()

    assert found + access.by_day_and_night(page) == []
