"""One person's seat in the demo: a browser in a language, and the same house by HTTP."""

import json
from typing import Any

from playwright.sync_api import APIRequestContext, Browser, expect
from tests.journeys import access
from tests.journeys.demo import Demo
from tests.journeys.keyboard import Keyboard

from tocsin.kernel import catalogue

LOCALES = {"en": "en-GB", "zh-Hant": "zh-TW", "zh-Hans": "zh-CN"}
_ALL_SAID_BY_AXE = "en"
# Wider than its screen; a code where words should be.
_BROKEN = """() => [
    ...(document.documentElement.scrollWidth > innerWidth ? ["wider than its screen"] : []),
    ...(document.body.innerText.match(/\\bui(\\.[a-z_]+)+/g) ?? [])]"""


class Screen:
    """A browser in one language; what its console says of the content policy is kept."""

    def __init__(self, browser: Browser, demo: Demo, language: str = "en") -> None:
        self._say, self._language = catalogue.standard().say, language
        self.context = browser.new_context(
            base_url=demo.address,
            viewport={"width": 1440, "height": 900},
            locale=LOCALES[language],
            timezone_id="Asia/Taipei",
            reduced_motion="reduce",
        )
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: self._heard(line.text))
        self.page.on("dialog", lambda asked: self.complaints.append(asked.message))
        self.keys = Keyboard(self.page)

    def _heard(self, text: str) -> None:
        if "Content Security" in text:
            self.complaints.append(text)

    def words(self, code: str, **facts: object) -> str:
        return self._say(self._language, code, facts)

    def opened(self, path: str, who: str = "demo-duty") -> None:
        self.page.goto(path)
        chosen = self.page.get_by_label(self.words("ui.me.demo"))
        expect(chosen).not_to_have_value("")
        chosen.select_option(who)
        expect(chosen).to_have_value(who)

    def faults(self, *, is_step_s_last: bool = False) -> list[str]:
        """Return what keeps people from using the page.

        What axe knows is asked in one language on every page, in the others where a step ends.
        """
        found: list[str] = self.page.evaluate(_BROKEN)
        is_asked = is_step_s_last or self._language == _ALL_SAID_BY_AXE
        return found + (access.violations(self.page) if is_asked else [])


class Api:
    """The same house by HTTP, as one of the demo's people."""

    def __init__(self, asked: APIRequestContext, address: str) -> None:
        self._asked = asked
        self._own = {"Origin": address, "Content-Type": "application/json"}

    def be(self, who: str) -> None:
        self.post("/api/me/switch", {"user_id": who})

    def post(self, path: str, body: object) -> Any:
        cookies = {one["name"]: one["value"] for one in self._asked.storage_state()["cookies"]}
        headers = {**self._own, "X-Tocsin-Csrf": cookies.get("tocsin_csrf", "")}
        answer = self._asked.post(
            f"{self._own['Origin']}{path}", data=json.dumps(body), headers=headers
        )
        assert answer.ok, answer.text()
        return json.loads(answer.text() or "null")
