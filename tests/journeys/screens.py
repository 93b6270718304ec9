"""Every room and main state that is photographed: how a person gets there."""

from collections.abc import Callable

from playwright.sync_api import APIRequestContext, Page

from tocsin import simulation
from tocsin.kernel import catalogue

SETTLED_MS = 900
_FACES = ("hearing", "voices", "papers", "toll", "evidence", "timeline")
_TABS = ("held", "rota", "told", "duties", "people", "policies", "users")
_MONITOR = f"/monitor?watch={simulation.watches()[0].watch_id}"


class NotThere(Exception):  # noqa: N818 what there is not, rather than a fault
    """Nothing has happened here yet that this screen could show."""


def worst(asked: APIRequestContext) -> str:
    """Return which open warning has the highest level; when none is open, which past one had."""
    found = asked.get("/api/warnings?open=true").json() or asked.get("/api/warnings").json()
    if not found:
        raise NotThere("no warning stands or stood here: look again within the crisis")
    rank = "none blue yellow orange red".index
    worst = max(found, key=lambda one: (rank(one["level"]), rank(one["peak"])))
    return str(worst["warning_id"])


def _press(page: Page, code: str) -> None:
    """Press the button whose words have this code, in the page's language."""
    lang = page.locator("html").get_attribute("lang") or "en"
    words = catalogue.standard().say(lang, code)
    page.get_by_role("button", name=words, exact=True).last.click()


def _at(path: str) -> Callable[[Page], None]:
    def show(page: Page) -> None:
        page.goto(path)

    return show


def _monitor(page: Page) -> None:
    page.goto(_MONITOR)
    page.locator("h2").first.wait_for(state="attached")


def _face(code: str) -> Callable[[Page], None]:
    def show(page: Page) -> None:
        _monitor(page)
        if page.viewport_size == {"width": 390, "height": 844}:
            _press(page, code)

    return show


def _watch_editor(page: Page) -> None:
    _monitor(page)
    _press(page, "ui.watches.title")
    page.get_by_role("dialog").wait_for()
    _press(page, "ui.watches.add")
    page.get_by_role("dialog").locator("form").wait_for()
    _press(page, "ui.watch.periods.add")


def _source_editor(page: Page) -> None:
    page.goto("/sources")
    _press(page, "ui.sources.add")
    page.get_by_role("dialog").locator("select").first.select_option("rss")


def _down_to(path: str, code: str) -> Callable[[Page], None]:
    """Show the panel whose title has this code."""

    def show(page: Page) -> None:
        page.goto(path)
        lang = page.locator("html").get_attribute("lang") or "en"
        title = page.get_by_role("heading", name=catalogue.standard().say(lang, code), exact=True)
        title.wait_for()
        page.wait_for_timeout(SETTLED_MS)
        title.evaluate("title => title.scrollIntoView()")

    return show


def _behind(page: Page) -> None:
    """Open the posts behind the first figure of the layers."""
    _down_to(_MONITOR, "ui.layers.title")(page)
    page.locator("[class*=_part_] button").first.click()
    page.get_by_role("dialog").wait_for()


def _narrowed(page: Page) -> None:
    """Narrow the posts to a new phrase."""
    _down_to(_MONITOR, "ui.phrases.label")(page)
    for chip in page.locator("[class*=_phrase_]").all()[:1]:
        chip.click()


def _stand_down(page: Page) -> None:
    page.goto(f"/warnings/{worst(page.request)}")
    _press(page, "ui.action.stand_down")


def _warning(page: Page) -> None:
    page.goto(f"/warnings/{worst(page.request)}")


def _newest(path: str, key: str, tail: str = "") -> Callable[[Page], None]:
    """Show the newest of what the server lists there."""

    def show(page: Page) -> None:
        found = page.request.get(f"/api{path}").json()
        if not found:
            raise NotThere(f"nothing is listed at {path}")
        page.goto(f"{path}/{found[0][key]}{tail}")

    return show


def _asked(show: Callable[[Page], None], code: str) -> Callable[[Page], None]:
    """Press what asks before it is done."""

    def asked(page: Page) -> None:
        show(page)
        page.locator("main h1").first.wait_for(state="attached")
        _press(page, code)
        page.get_by_role("dialog").wait_for()

    return asked


on_case = _newest("/cases", "case_id")
on_statement = _newest("/statements", "statement_id")

STATES: dict[str, Callable[[Page], None]] = {
    "monitor": _monitor,
    "posts": _face("ui.monitor.face.posts"),
    "coverage": _face("ui.monitor.face.sources"),
    "layers": _down_to(_MONITOR, "ui.layers.title"),
    "posts-behind": _behind,
    "phrase": _narrowed,
    "nothing": _at("/monitor?q=zzzzzz&all=true"),
    "watch-editor": _watch_editor,
    "sources": _at("/sources"),
    "source-editor": _source_editor,
    "warnings": _at("/warnings"),
    "warning": _warning,
    "stand-down": _stand_down,
    "ledger": _at("/warnings/ledger"),
    "risk": _down_to("/warnings/ledger", "ui.risk.title"),
    "rules": _at("/warnings/rules"),
    "backtest": _at("/warnings/backtest"),
    "readers": _at("/settings/models"),
    "house": _at("/settings/house"),
    "cases": _at("/cases"),
    "case": on_case,
    **{f"case-{face}": _newest("/cases", "case_id", f"?face={face}") for face in _FACES},
    "case-opening": _asked(_at("/cases"), "ui.cases.open"),
    "reports": _at("/cases/reports"),
    "case-risk": _at("/cases/risk"),
    "playbooks": _at("/cases/playbooks"),
    "playbook": _at("/cases/playbooks/product-safety"),
    "statements": _at("/statements"),
    "statement": on_statement,
    "facts": _at("/statements/facts"),
    "fact": _asked(_at("/statements/facts"), "ui.facts.add"),
    "outgoing": _at("/statements/outgoing"),
    "inbox": _at("/inbox"),
    **{f"directory-{tab}": _at(f"/directory?tab={tab}") for tab in _TABS},
    "account": _at("/account"),
    "missing": _at("/warnings/nothing"),
    "kit": _at("/kit"),
}
