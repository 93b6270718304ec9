"""The directory kept by hand on the real server: entered, changed, swapped, read, undone."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.journeys import access
from tests.journeys.demo import Demo

pytestmark = [pytest.mark.integration, pytest.mark.timeout(240)]

_HEAD = "吳建宏"  # of the demo's people: may enter everything
_ROTA = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20260302T090000
DTEND:20260302T170000
SUMMARY:Crisis lead: Amelia Hart
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20260303T090000
DTEND:20260303T170000
SUMMARY:Crisis lead: nobody we know
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


@pytest.fixture(scope="module")
def demo(opened_at: Callable[[timedelta], Demo]) -> Demo:
    return opened_at(timedelta())


def _opened(page: Page, demo: Demo, tab: str) -> Locator:
    """Open a part of the directory as the head of the house."""
    page.goto(f"{demo.address}/directory?tab={tab}")
    who = page.get_by_role("banner").get_by_role("combobox").first
    who.select_option(label=who.locator("option", has_text=_HEAD).first.inner_text())
    expect(page.get_by_role("button", name="Add").first).to_be_visible()
    return page.get_by_role("main")


def test_a_person_is_entered_by_keys_alone_and_taken_back(page: Page, demo: Demo) -> None:
    main = _opened(page, demo, "people")
    main.get_by_role("button", name="Add").focus()
    page.keyboard.press("Enter")
    name = page.get_by_role("dialog").get_by_role("textbox", name="Name")
    expect(name).to_be_focused()
    page.keyboard.type("Noor Haddad")
    page.keyboard.press("Enter")

    expect(main.get_by_role("rowheader", name="Noor Haddad")).to_be_visible()
    expect(main.get_by_role("status")).to_contain_text("Added: Noor Haddad")
    main.get_by_role("button", name="Undo").click()
    expect(main.get_by_role("rowheader", name="Noor Haddad")).to_have_count(0)


def test_what_is_still_pointed_to_is_not_removed(page: Page, demo: Demo) -> None:
    main = _opened(page, demo, "people")
    assert access.violations(page) == []
    main.get_by_role("button", name="Remove Amelia Hart").click()

    expect(main.get_by_role("alert")).to_contain_text("Amelia Hart")
    expect(main.get_by_role("rowheader", name="Amelia Hart")).to_be_visible()


def test_a_deputy_is_added_to_a_duty_and_the_change_is_undone(page: Page, demo: Demo) -> None:
    main = _opened(page, demo, "duties")
    row = main.get_by_role("row").filter(has=page.get_by_role("button", name="Sign-off: legal"))
    row.get_by_role("button", name="Sign-off: legal").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Deputies").click()
    page.keyboard.type("周雅文")
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Save").click()

    expect(row).to_contain_text("吳建宏 → 周雅文")
    main.get_by_role("button", name="Undo").click()
    expect(row).not_to_contain_text("周雅文")


def test_two_people_swap_their_shifts(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/directory?tab=rota")
    main = page.get_by_role("main")
    first = main.locator("tbody tr").first.locator("td").nth(1).locator("button b").first
    name = first.inner_text()
    assert access.violations(page) == []
    first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Swap with somebody").click()
    dialog.get_by_label("Swap with").select_option(index=2)
    dialog.get_by_role("button", name="Swap the two").click()

    expect(main.get_by_role("status")).to_contain_text("swapped")
    expect(first).not_to_have_text(name)
    main.get_by_role("button", name="Undo").click()
    expect(first).to_have_text(name)


def test_a_calendar_is_taken_and_what_names_nobody_is_told(
    page: Page, demo: Demo, tmp_path: Path
) -> None:
    file = tmp_path / "rota.ics"
    file.write_text(_ROTA, "utf-8", newline="")
    page.goto(f"{demo.address}/directory?tab=rota")
    page.get_by_role("button", name="Calendar file…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Duty").select_option(label="Crisis lead")
    dialog.get_by_label("Calendar (ICS)").set_input_files(file)
    dialog.get_by_role("button", name="Take the shifts").click()

    told = dialog.get_by_role("status")
    expect(told).to_contain_text("1 shift is kept.")
    expect(told).to_contain_text("Line 8:")
    with page.expect_download() as download:
        dialog.get_by_role("link", name="Download").click()
    assert "VCALENDAR" in download.value.path().read_text("utf-8")


def test_a_policy_is_read_and_its_change_must_be_read_anew(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/directory?tab=held")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator("[class*=_bones_]").first.wait_for(state="hidden")
    assert access.violations(page) == []
    main = _opened(page, demo, "policies")
    assert access.violations(page) == []
    main.get_by_role("button", name="Who speaks for us", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("0 of 11 have read this version")
    dialog.get_by_role("button", name="I have read it").click()
    expect(dialog).to_contain_text("1 of 11 have read this version")
    dialog.get_by_text("Change", exact=True).click()
    dialog.get_by_role("textbox", name="Text").fill("Nobody alone.")
    dialog.get_by_role("button", name="Save").click()

    expect(main.get_by_role("row", name="Who speaks for us")).to_contain_text("version 2")
    main.get_by_role("button", name="Who speaks for us", exact=True).click()
    expect(dialog).to_contain_text("0 of 11 have read this version")
    dialog.get_by_label("Version").select_option("1")
    expect(dialog).to_contain_text("1 person had read it")
    expect(dialog).to_contain_text("Only the spokesperson")
