"""A warning of which every word that comes from outside is hostile, told to a real page."""

import json

from playwright.sync_api import Page, Route

# Where the words of posts, of accounts, of places and of people stand in what a warning tells.
_FROM_OUTSIDE = {
    *("text", "account", "region", "picture_text", "label", "phrase", "term"),
    *("watch_name", "name", "note", "recipient", "acknowledged_by", "proof"),
}


def red(page: Page, address: str) -> str:
    """Return where a red warning is explained."""
    found = page.request.get(f"{address}/api/warnings?open=true").json()
    warning = min(one["warning_id"] for one in found if one["level"] == "red")
    return f"{address}/warnings/{warning}"


def told(page: Page, words: str) -> None:
    """Have the page hear these words wherever a warning tells what others wrote."""

    def answer(route: Route) -> None:
        heard = route.fetch()
        route.fulfill(response=heard, body=json.dumps(_hostile(heard.json(), words)))

    page.route("**/api/warnings/*", answer)
    page.route("**/api/warnings/*/told", answer)


def _hostile(one: object, words: str) -> object:
    if isinstance(one, dict):
        return {key: _heard(key, each, words) for key, each in one.items()}
    return [_hostile(each, words) for each in one] if isinstance(one, list) else one


def _heard(key: str, one: object, words: str) -> object:
    if key == "sentences":
        return words.splitlines()
    return words if key in _FROM_OUTSIDE and isinstance(one, str) else _hostile(one, words)
