"""The response by keys alone: from a red warning to a holding statement that may go out."""

import functools
import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys import access, hostile, seats
from tests.journeys.demo import Demo

pytestmark = [pytest.mark.integration, pytest.mark.timeout(420)]

_INTO_THE_CRISIS = timedelta(minutes=45)
_MOST = 12  # of a first-time user, beyond typing


@pytest.fixture(scope="module")
def demo(opened_at: Callable[[timedelta], Demo]) -> Demo:
    return opened_at(_INTO_THE_CRISIS)


@pytest.fixture(scope="module")
def screens(browser: Browser, demo: Demo) -> Callable[[str], seats.Screen]:
    """One screen a language for all journeys of this file."""
    return functools.cache(functools.partial(seats.Screen, browser, demo))


@pytest.fixture
def screen(
    request: pytest.FixtureRequest, screens: Callable[[str], seats.Screen]
) -> Iterator[seats.Screen]:
    made = screens(getattr(request, "param", "en"))
    yield made
    made.page.goto("about:blank")  # or it would listen on while the others work
    assert made.complaints == []


def _red(page: Page) -> str:
    found = page.request.get("/api/warnings?open=true").json()
    red = min(one["warning_id"] for one in found if one["level"] == "red")
    return f"/warnings/{red}"


def _signs(screen: seats.Screen, key: str, who: str) -> None:
    """Be another person, go to the inbox, open what waits first, and say yes."""
    page, keys = screen.page, screen.keys
    keys.pick(page.get_by_label(screen.words("ui.me.demo")), key, who)
    expect(page.get_by_role("navigation").first).to_be_visible()
    page.keyboard.press("Escape")
    keys.do(page.locator("nav a[href='/inbox']"))
    waits = page.get_by_role("region", name=screen.words("ui.inbox.to_approve"))
    assert screen.faults() == []
    keys.do(waits.get_by_role("link").first)
    approve = page.get_by_role("button", name=screen.words("ui.signing.approve"))
    expect(approve).to_be_visible()
    assert screen.faults() == []
    keys.do(approve)
    back = page.get_by_role("button", name=screen.words("ui.signing.withdraw"))
    expect(back).to_be_visible()
    assert screen.faults(is_step_s_last=True) == []


@pytest.mark.parametrize("screen", seats.LOCALES, indirect=True)
def test_a_first_time_user_gets_from_a_red_warning_to_a_signed_statement_by_keys(
    screen: seats.Screen,
) -> None:
    page, keys = screen.page, screen.keys
    screen.opened(_red(page))

    keys.do(page.get_by_role("button", name=screen.words("ui.statements.first_words")))
    text = page.get_by_role("textbox", name=screen.words("ui.draft.text"))
    keys.reach(text)
    page.keyboard.press("Control+End")
    page.keyboard.type(" Tocsin 2 x 2.")
    keys.shortcut("Control+s")
    saved = screen.words("ui.draft.saved", n=2)
    expect(page.get_by_text(saved)).to_be_visible()
    assert screen.faults(is_step_s_last=True) == []
    _signs(screen, "A", "demo-legal")
    _signs(screen, "ArrowDown", "demo-communications")

    expect(page.get_by_text(screen.words("ui.signing.signed"))).to_be_visible()
    assert keys.done <= _MOST, keys.done


@pytest.fixture
def api(screen: seats.Screen, demo: Demo) -> seats.Api:
    made = seats.Api(screen.context.request, demo.address)
    made.be("demo-writer")
    return made


def _hostile_draft(api: seats.Api, words: str) -> tuple[str, str, dict[str, str]]:
    """Put the words wherever words can be put; return the case, the statement and the draft."""
    case = api.post("/api/cases", {"name": words[:200], "level": "yellow"})["case_id"]
    told = {"en": words[:2000], "zh-Hant": words[:2000]}
    fact = {"case_id": case, "aspect": "what", "texts": told, "source": words[:300]}
    kept = api.post("/api/facts", {**fact, "owner": words[:300], "standing": "confirmed"})
    change = {"expected": 1, "standing": "rumour", "why": words[:2000]}
    api.post(f"/api/facts/{kept['fact_id']}", change)
    entry = {"case_id": case, "kind": "update", "level": "yellow", "subject": words[:300]}
    statement = api.post("/api/statements", entry)["statement_id"]
    begun = {"language": "en", "channel": "weibo", "account": words[:200]}
    first = api.post(
        f"/api/statements/{statement}/drafts", {**begun, "title": words[:300], "text": words}
    )["draft"]
    path = f"/api/drafts/{first['draft_id']}"
    return case, statement, api.post(path, {"expected": 1, "text": f"{words} soon"})["draft"]


def _hostile_ways_out(api: seats.Api, draft: dict[str, str], words: str) -> None:
    """Decline it and break the glass over it, for the words' own reasons; tell it on our site."""
    begun = {"language": "en", "channel": "website", "title": words[:300], "text": words}
    ours = api.post(f"/api/statements/{draft['statement_id']}/drafts", begun)["draft"]
    api.be("demo-legal")
    seal = {"seal": draft["seal"]}
    api.post(
        f"/api/drafts/{draft['draft_id']}/sign",
        {**seal, "word": "declined", "reason": words[:2000]},
    )
    api.be("demo-communications")
    for one in (draft, ours):
        told = {"seal": one["seal"], "reason": words[:2000]}
        api.post(f"/api/drafts/{one['draft_id']}/break-glass", told)


def test_what_asks_before_it_is_done_can_be_used_by_everybody(
    screen: seats.Screen, api: seats.Api
) -> None:
    case, statement, _ = _hostile_draft(api, "We act now.")
    of = f"/statements/{statement}"
    asks = {
        "/statements": ("ui.statements.new",),
        f"/statements/facts?case={case}": ("ui.facts.add",),
        of: ("ui.statements.change", "ui.draft.add", "ui.signing.decline", "ui.glass.title"),
    }

    for path, codes in asks.items():
        screen.opened(path, "demo-communications")
        for code in codes:
            _asks_and_lets_go(screen, code)


def _asks_and_lets_go(screen: seats.Screen, code: str) -> None:
    """Have a deed ask what it must know, and leave it."""
    asking = screen.page.get_by_role("button", name=screen.words(code), exact=True).first
    asking.press("Enter")
    dialog = screen.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert screen.faults() == [], code
    screen.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(asking).to_be_focused()


def _shows(screen: seats.Screen, path: str) -> None:
    """Open a page and find the words on it, as words."""
    page = screen.page
    screen.opened(path, "demo-communications")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(hostile.CORPUS[0]).first).to_be_attached()
    assert screen.faults() == [], path
    assert page.evaluate("window.hostile === undefined"), path
    assert page.locator("main :is(script, iframe, object, embed, form form)").count() == 0


def _shows_in_public(screen: seats.Screen) -> None:
    """Find the words on our own site, as words, once they are out."""
    page = screen.page
    is_out = "async () => (await (await fetch('/status')).text()).includes('window.hostile')"
    page.wait_for_function(is_out, polling=500)
    page.goto("/status")
    expect(page.get_by_text(hostile.CORPUS[0]).first).to_be_attached()
    assert access.violations(page) == []
    assert page.evaluate("window.hostile === undefined")


def test_everybody_can_use_every_view_of_statements_and_hostile_words_are_words_in_it(
    screen: seats.Screen, api: seats.Api
) -> None:
    words = "\n".join(hostile.CORPUS)
    case, statement, draft = _hostile_draft(api, words)

    _shows(screen, "/inbox")
    _shows(screen, "/statements")
    _shows(screen, f"/statements/facts?case={case}")
    screen.page.get_by_role("button", name=re.compile("1 earlier version")).click()
    _hostile_ways_out(api, draft, words)
    _shows(screen, f"/statements/{statement}")
    for version in ("Version 2", "Version 1"):
        screen.page.get_by_role("button", name=re.compile(version)).click()
    screen.page.wait_for_timeout(500)
    assert screen.page.evaluate("window.hostile === undefined")
    _shows(screen, "/statements/outgoing")
    _shows_in_public(screen)


def test_marks_that_nobody_sees_are_shown_and_found(screen: seats.Screen, api: seats.Api) -> None:
    _, statement, _ = _hostile_draft(api, f"We act{hostile.TURNED} now.")

    screen.opened(f"/statements/{statement}", "demo-writer")

    preview = screen.page.get_by_role("region", name=screen.words("ui.preview.title"))
    expect(preview.get_by_text("U+202E").first).to_be_visible()
    found = screen.page.get_by_role("region", name=screen.words("ui.findings.title"))
    expect(found.get_by_text(re.compile(r"U\+202E")).first).to_be_visible()


_UNPLUG = "Please unplug kettles of batch K12 and bring them back to the shop."


def _draft(api: seats.Api, subject: str, text: str) -> dict[str, str]:
    case = api.post("/api/cases", {"name": subject, "level": "yellow"})["case_id"]
    entry = {"case_id": case, "kind": "update", "level": "yellow", "subject": subject}
    statement = api.post("/api/statements", entry)["statement_id"]
    begun = {"language": "en", "channel": "website", "text": text}
    made: dict[str, str] = api.post(f"/api/statements/{statement}/drafts", begun)["draft"]
    return made


def test_beside_a_draft_stands_what_went_out_before_and_is_alike(
    screen: seats.Screen, api: seats.Api
) -> None:
    before = _draft(api, "Unplug batch K12", _UNPLUG)
    api.be("demo-communications")
    told = {"seal": before["seal"], "reason": "Nobody else answers."}
    api.post(f"/api/drafts/{before['draft_id']}/break-glass", told)
    is_out = "async () => (await (await fetch('/status')).text()).includes('batch K12 and bring')"
    screen.opened("/statements", "demo-writer")
    screen.page.wait_for_function(is_out, polling=500)
    api.be("demo-writer")
    draft = _draft(api, "Kettles once more", f"Once more: {_UNPLUG}")

    screen.opened(f"/statements/{draft['statement_id']}", "demo-writer")

    panel = screen.page.get_by_role("region", name=screen.words("ui.alike.said"))
    expect(panel.get_by_text(_UNPLUG)).to_be_visible()
    assert screen.faults() == []
    panel.get_by_role("link", name="Unplug batch K12").click()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Unplug batch K12")
