"""What people do once a warning stands: judge it, silence it, and learn from the ledger."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.integration


def test_a_verdict_is_taken_back_by_a_new_version(page: Page, address: str) -> None:
    page.goto(f"{address}/warnings/ew-red")
    dialog = page.get_by_role("dialog")
    for word in ("True", "False alarm"):
        page.get_by_role("button", name=word, exact=True).click()
        dialog.get_by_label("Your name").fill("Lin Mei")
        dialog.get_by_role("button", name="Enter the verdict").click()
        expect(dialog).to_have_count(0)

    page.get_by_role("button", name="Undo: back to “True”").click()

    said = page.get_by_role("region", name="Verdict")
    expect(said.get_by_role("button", name="True", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(said).to_contain_text("2 earlier verdicts")


def test_a_person_confirms_two_levels_for_a_suggested_consequence(page: Page, address: str) -> None:
    page.goto(f"{address}/warnings/ew-red")
    found = page.get_by_role("region", name="Consequence", exact=True)
    expect(found).to_contain_text("suggested by posts")

    found.get_by_role("button", name="Confirm").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="up to 2 levels").click()
    dialog.get_by_label("Reason").fill("The clinic confirms two cases")
    dialog.get_by_label("Your name").fill("Lin Mei")
    dialog.get_by_role("button", name="Confirm").click()

    expect(found).to_contain_text("two levels, confirmed by Lin Mei")
    expect(found).to_contain_text("The clinic confirms two cases")


def test_red_is_silenced_only_by_two_people(page: Page, address: str) -> None:
    page.goto(f"{address}/warnings/ew-red")
    page.get_by_role("button", name="Silence …", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Keep back up to").select_option("red")
    dialog.get_by_label("Reason").fill("Our own sale")
    dialog.get_by_label("Your name").fill("Lin Mei")
    begin = dialog.get_by_role("button", name="Begin the silence")
    expect(begin).to_be_disabled()
    dialog.get_by_label("Second person").fill("Lin Mei")
    begin.click()
    expect(dialog.get_by_role("alert")).to_contain_text("warning.second_person_needed")
    dialog.get_by_label("Second person").fill("Wang Lei")
    begin.click()

    expect(page.get_by_role("article")).to_contain_text("Our own sale — Lin Mei · Wang Lei")


def test_the_list_says_first_what_it_cannot_hear_and_folds_a_surge(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/warnings")

    deaf = page.get_by_role("region", name="Hears too little")
    expect(deaf).to_contain_text("29% of its sources heard")
    expect(deaf.get_by_role("link", name="Look at the sources")).to_be_visible()
    page.get_by_text("A surge of 2 watches").click()
    expect(page.get_by_role("link", name="Orbifruit recall rumours").first).to_be_visible()
    quiet = page.get_by_role("region", name="Silenced and held back")
    expect(quiet).to_contain_text("Inhibited by a higher level")


def test_the_ledger_says_where_it_has_too_little_to_say(page: Page, address: str) -> None:
    page.goto(f"{address}/warnings/ledger")

    row = page.get_by_role("row", name="Swell seasonal.swell")
    expect(row).to_contain_text("too few to say (1)")
    expect(page.get_by_role("region", name="Calibration")).to_contain_text("23 of 50 verdicts")


def test_a_proposal_is_applied_by_a_named_person_with_a_reason(page: Page, address: str) -> None:
    page.goto(f"{address}/warnings/ledger")
    proposals = page.get_by_role("region", name="Proposals")
    expect(proposals).to_contain_text("1 → 0.45 a week")

    proposals.get_by_role("button", name="Apply").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Your name").fill("Lin Mei")
    expect(dialog.get_by_role("button", name="Apply")).to_be_disabled()
    dialog.get_by_label("Reason").fill("Two quiet months")
    dialog.get_by_role("button", name="Apply").click()

    expect(proposals).to_contain_text("applied")
    expect(proposals).to_contain_text("Two quiet months")


def test_the_budget_slider_moves_every_figure_and_asks_nobody(page: Page, address: str) -> None:
    page.goto(f"{address}/warnings/backtest")
    page.get_by_label("Your name").fill("Lin Mei")
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    figures = page.get_by_role("region", name="Rules side by side", exact=True)
    expect(figures).to_be_visible()
    slider = page.get_by_label("False-alarm budget")
    before = figures.inner_text()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    slider.press("End")

    expect(slider).to_have_attribute("aria-valuetext", "at most 4 a week")
    assert figures.inner_text() != before
    assert [url for url in asked if "/api/backtests/" in url] == []


def test_a_changed_table_of_consequence_becomes_a_version(page: Page, address: str) -> None:
    page.goto(f"{address}/warnings/rules")
    page.get_by_role("button", name="Change the table").click()
    page.get_by_label("New class").fill("allergy")
    page.get_by_role("button", name="Add the class").click()
    page.get_by_role("button", name="Put it in force").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Reason").fill("Our trade")
    dialog.get_by_label("Your name").fill("Lin Mei")
    dialog.get_by_role("button", name="Put it in force").click()

    expect(page.get_by_role("region", name="Versions", exact=True)).to_contain_text("Our trade")
    expect(page.get_by_role("region", name="Table of consequence", exact=True)).to_contain_text(
        "version 4"
    )


def test_a_forecast_stands_beside_its_past_score(page: Page, address: str) -> None:
    page.goto(f"{address}/monitor?watch=w-orbi")

    figure = page.get_by_role("region", name="Mentions", exact=True)
    expect(figure).to_contain_text("Forecast, 80% band")
    expect(figure).to_contain_text(
        "78% of the hours that came lay inside the band; 80% was promised"
    )
