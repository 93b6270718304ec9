"""The crisis is handled on the screens: from a warning to its case, a task done, a clock met."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from tests.journeys import access, hostile, hostile_case, hostile_warning, seats
from tests.journeys.demo import Demo

pytestmark = [pytest.mark.integration, pytest.mark.timeout(420)]

# The height of the crisis: a red warning stands, from before anybody looked.
_INTO_THE_CRISIS = timedelta(minutes=45)
_NAME = "Kettles smoke; burns in three places <b>\u202enow</b>"
_PAPERS = ("hearing", "voices", "papers", "toll", "evidence", "timeline")
_FACES = ("", *(f"?face={face}" for face in _PAPERS))


@pytest.fixture(scope="module")
def demo(opened_at: Callable[[timedelta], Demo]) -> Demo:
    return opened_at(_INTO_THE_CRISIS)


def _open_case(page: Page, demo: Demo) -> None:
    """Go to the only case of the board."""
    page.goto(f"{demo.address}/cases")
    page.get_by_role("article").get_by_role("link").first.click()
    expect(page.get_by_role("region", name="Clocks")).to_be_visible()


def _playing(page: Page) -> None:
    """Wait until the page plays one of the demo's people."""
    choices = page.get_by_role("banner").get_by_role("combobox")
    expect(choices).to_have_count(2)  # whom, and in which language
    expect(choices.first).not_to_have_value("")


def _faults(page: Page, address: str) -> list[str]:
    """Open a page and return what axe finds once all of it is there."""
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    page.locator("[class*=_bones_]").first.wait_for(state="hidden")
    return access.violations(page)


def test_a_board_without_cases_says_what_to_do_next(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/cases")

    expect(page.get_by_text("Nothing to handle")).to_be_visible()
    expect(page.get_by_role("button", name="Open a case").last).to_be_enabled()


def test_a_warning_leads_to_its_case_with_team_tasks_and_clocks(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/monitor")
    page.get_by_role("banner").locator("a[href^='/warnings/']").click()
    page.locator("article header").get_by_role("link", name="Open a case").click()
    form = page.get_by_role("dialog")
    form.get_by_label("What is it about?").fill(_NAME)
    form.get_by_label("Level").select_option("red")
    form.get_by_label("Playbook").select_option("product-safety")
    form.get_by_role("button", name="Open a case").click()

    expect(page).to_have_url(re.compile("/cases/[0-9a-f-]{36}$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("<b>U+202Enow</b>")
    clocks = page.get_by_role("region", name="Clocks")
    expect(clocks).to_contain_text("Holding statement")
    expect(clocks.get_by_role("timer").first).to_contain_text(re.compile(r"\d\d:\d\d:\d\d"))
    expect(page.get_by_role("region", name="Team")).to_contain_text("Crisis lead")
    expect(page.get_by_role("region", name="Linked warnings").get_by_role("link")).to_be_visible()
    advice = page.get_by_role("region", name="Strategy advice")
    expect(advice).to_contain_text("never a gate")


def test_a_task_is_finished_with_its_proof_and_frees_what_waits_for_it(
    page: Page, demo: Demo
) -> None:
    _open_case(page, demo)
    tasks = page.get_by_role("region", name="Tasks")
    first = tasks.get_by_role("listitem").filter(has_text="Verify what is said").first
    waiting = tasks.get_by_text("Waits for")
    before = waiting.count()

    first.get_by_role("button", name="Finish").click()
    form = page.get_by_role("dialog")
    form.get_by_label("What shows that it is done?").fill("Two shops and the laboratory agree.")
    form.get_by_role("button", name="Finish").click()

    expect(form).to_be_hidden()
    expect(waiting).not_to_have_count(before)
    tasks.get_by_role("button", name="Settled").click()
    expect(tasks).to_contain_text("Two shops and the laboratory agree.")


def test_tasks_are_put_in_another_order_by_keys_alone(page: Page, demo: Demo) -> None:
    _open_case(page, demo)
    tasks = page.get_by_role("region", name="Tasks")
    handles = tasks.get_by_role("button", name=re.compile("^Move “"))
    second = handles.nth(1)
    name = second.get_attribute("aria-label") or ""

    second.focus()
    with page.expect_response("**/order"):
        page.keyboard.press("ArrowUp")

    expect(handles.first).to_have_attribute("aria-label", name)
    expect(handles.first).to_be_focused()
    expect(tasks.locator("[aria-live]")).to_contain_text("is now at place")
    page.keyboard.press("ArrowDown")
    expect(handles.nth(1)).to_have_attribute("aria-label", name)
    expect(handles.nth(1)).to_be_focused()


def test_a_clock_counts_down_and_is_met_with_what_shows_it(page: Page, demo: Demo) -> None:
    _open_case(page, demo)
    clocks = page.get_by_role("region", name="Clocks")
    timer = clocks.get_by_role("timer").first
    before = timer.inner_text()
    expect(timer).not_to_have_text(before)
    facts = clocks.get_by_role("listitem").filter(has_text="Facts report")

    facts.get_by_role("button", name="Met").click()
    form = page.get_by_role("dialog")
    form.get_by_label("What shows it?").fill("Sent to the whole team.")
    form.get_by_role("button", name="Met").click()

    ended = clocks.get_by_text("1 clock has ended")
    expect(ended).to_be_visible()
    ended.click()
    expect(clocks).to_contain_text("Sent to the whole team.")


def test_the_timeline_tells_it_all_and_goes_out_as_a_sheet(page: Page, demo: Demo) -> None:
    _open_case(page, demo)
    page.get_by_role("button", name="Timeline").click()
    lines = page.get_by_role("region", name="Timeline")

    expect(lines).to_contain_text("met a clock")
    lines.get_by_label("Kind").select_option("task.")

    expect(lines).not_to_contain_text("met a clock")
    expect(lines).to_contain_text("Two shops and the laboratory agree.")
    with page.expect_download() as sheet:
        lines.get_by_role("link", name="As CSV").click()
    assert "task.done" in sheet.value.path().read_text("utf-8-sig")


def test_a_plan_with_a_fault_says_in_which_line_and_is_not_kept(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/cases/playbooks/rumour")
    page.get_by_role("button", name="Text").click()
    field = page.get_by_role("textbox", name="Text")
    expect(field).to_have_value(re.compile("playbook: rumour"))

    field.fill(field.input_value().replace("plays:", "palys:", 1))

    fault = page.get_by_role("button", name=re.compile(r"^Line \d+, column 1"))
    expect(fault.first).to_contain_text("plays")
    expect(page.get_by_role("button", name="Keep as a new version")).to_be_disabled()
    assert access.violations(page) == []
    fault.first.click()
    expect(field).to_be_focused()


def test_a_tip_from_outside_is_read_as_text_and_settled_by_a_person(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/tip")
    expect(page.get_by_role("link", name="Cases")).to_have_count(0)
    page.locator("textarea").first.fill("It melted <img src=x onerror=alert(1)>")
    page.locator("button").last.click()
    page.goto(f"{demo.address}/cases/reports")

    row = page.get_by_role("listitem").filter(has_text="<img src=x onerror=alert(1)>")
    expect(row).to_contain_text("from outside")
    row.get_by_role("button", name="Note it").click()
    page.get_by_role("dialog").get_by_role("button", name="Note it").click()

    expect(row).to_be_hidden()


def test_everybody_can_use_every_view_of_cases_and_hostile_words_are_words_in_it(
    page: Page, demo: Demo
) -> None:
    page.goto(f"{demo.address}/cases")
    _playing(page)
    worked = page.request.get(f"{demo.address}/api/cases").json()[0]["case_id"]
    words = "\n".join(hostile.CORPUS)
    case = hostile_case.written(page, demo.address, words)
    hostile_case.beside(page, demo.address, words)
    of = f"/cases/{case}"

    found = {
        path: _faults(page, f"{demo.address}{path}")
        for path in ("/cases/risk", "/cases/playbooks", "/account", f"/cases/{worked}")
    }

    beside = ("/directory?tab=stakeholders", "/warnings/ledger")
    for path in ("/cases", "/cases/reports", *beside, *(f"{of}{face}" for face in _FACES)):
        found[path] = _faults(page, f"{demo.address}{path}")
        expect(page.get_by_text(hostile.CORPUS[0]).first).to_be_attached()
        assert page.evaluate("window.hostile === undefined"), path
        assert page.locator("main :is(script, iframe, object, embed)").count() == 0

    _tip(page, demo, words)
    assert found == {path: [] for path in found}


def test_hostile_words_are_words_on_a_warnings_page(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/monitor")
    _playing(page)
    red = hostile_warning.red(page, demo.address)
    hostile_warning.told(page, "\n".join(hostile.CORPUS))

    assert _faults(page, red) == []
    page.get_by_text(hostile.CORPUS[0]).first.wait_for(state="attached")
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")

    assert page.get_by_text(hostile.CORPUS[0]).count() > 1
    assert page.evaluate("window.hostile === undefined")
    assert page.locator("main :is(script, iframe, object, embed)").count() == 0
    page.unroute_all()


def _tip(page: Page, demo: Demo, words: str) -> None:
    """Tell the words in the public form, as whoever is outside would."""
    page.goto(f"{demo.address}/tip")
    page.get_by_role("textbox").first.fill(words[:4000])
    assert access.violations(page) == []
    page.get_by_role("button").click()
    expect(page.get_by_role("textbox")).to_have_count(0)
    assert page.evaluate("window.hostile === undefined")


def test_beside_a_case_stand_the_earlier_one_that_is_alike_and_its_playbook(
    page: Page, demo: Demo
) -> None:
    page.goto(f"{demo.address}/cases")
    _playing(page)
    api = seats.Api(page.request, demo.address)
    api.be("demo-duty")
    name = "Product recall: kettles smoke and burn"
    entry = {"name": name, "level": "red", "playbook": "product-safety"}
    case = api.post("/api/cases", entry)["case_id"]

    page.goto(f"{demo.address}/cases/{case}")
    panel = page.get_by_role("region", name="Earlier cases and playbooks")
    expect(panel.get_by_role("listitem").filter(has_text="in use")).to_contain_text("%")
    expect(panel).to_contain_text(re.compile("by what they mean|by words in common"))
    panel.get_by_role("link", name=re.compile("Kettles smoke; burns in three places")).click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("burns in three places")
