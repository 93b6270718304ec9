"""A case on which the same words stand wherever people write, sent as the page's person would."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page


def written(page: Page, address: str, words: str) -> str:
    """Put the words wherever people write on a case; return its id."""
    answer = _sent(page, address, "/api/cases", {"name": words[:200], "level": "yellow"})
    case = str(answer["case_id"])
    of = f"/api/cases/{case}"
    meeting = {"form": "meeting", "name": words[:200], "begins_at": "2030-03-02T09:41:00Z"}
    clock = {"name": words[:200], "due": "90 min", "done_when": words, "ladder": [words[:300]]}
    told: dict[str, Mapping[str, object]] = {
        f"{of}/notes": {"text": words},
        f"{of}/weigh": {"urgency": words},
        f"{of}/tasks": {"name": words[:200], "done_when": words, "duty": words[:60]},
        f"{of}/clocks": clock,
        f"{of}/handovers": {
            "standing": words,
            "open_points": words.splitlines(),
            "watch_for": words,
        },
        f"{of}/meetings": {**meeting, "invited": [words[:300]]},
        f"{of}/impacts": {"field": "trust", "score": 4, "evidence": words},
        f"{of}/evidence": {"text": words, "address": words[:2000], "note": words},
        "/api/negatives": {"case_id": case, "excerpt": words[:5000], "theme": words[:200]},
        "/api/reports": {"what": words[:4000], "where": words[:500], "urgent": True},
    }
    for path, body in told.items():
        _sent(page, address, path, body)
    return case


def beside(page: Page, address: str, words: str) -> None:
    """Put the words where people write beside cases: the directory, the ledger of warnings."""
    line = " ".join(words.split())  # a name stands on one line
    bank = {"entry_id": "hostile", "name": line[:200], "note": words[:2000], "group": line[:200]}
    _sent(page, address, "/api/directory/stakeholders/hostile", bank, method="PUT")
    watch = page.request.get(f"{address}/api/watches").json()[0]["watch"]["watch_id"]
    yesterday = datetime.now(UTC) - timedelta(days=1)
    missed = {"person": "x", "watch_id": watch, "onset": yesterday.isoformat()}
    _sent(page, address, "/api/missed", {**missed, "note": line[:500]})


def _sent(
    page: Page, address: str, path: str, told: Mapping[str, object], *, method: str = "POST"
) -> Mapping[str, object]:
    cookies = page.context.cookies(address)
    token = next(one["value"] for one in cookies if one["name"].endswith("tocsin_csrf"))
    headers = {"Origin": address, "X-Tocsin-Csrf": token}
    answer = page.request.fetch(f"{address}{path}", method=method, data=dict(told), headers=headers)
    assert answer.ok, answer.text()
    found: Mapping[str, object] = answer.json() if answer.body() else {}
    return found
