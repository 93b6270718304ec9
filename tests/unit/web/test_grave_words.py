"""Who may see words before they are out: by level, over HTTP."""

import asyncio

from tests.unit.web.test_statements import desk
from tests.unit.web.writing_desk import Desk, composed, herald

__all__ = ["desk"]


def test_grave_words_are_for_those_who_work_on_them_until_they_are_out(desk: Desk) -> None:
    desk.join("ana", "analyst")
    draft = composed(desk, level="orange")["draft"]
    path = f"/api/drafts/{draft['draft_id']}"
    told = f"/api/statements/{draft['statement_id']}"

    sealed = [desk.ask("ana", to).status_code for to in (path, f"{path}/versions", f"{path}/alike")]
    looked = desk.ask("ana", f"{path}/check", {"title": "", "text": "x"}).status_code
    seen = desk.ask("ana", told).json()
    open_to = [desk.ask(name, path).status_code for name in ("mei", "lin", "wang")]
    broken = {"seal": draft["seal"], "reason": "Gas"}
    desk.ask("wang", f"{path}/break-glass", broken)
    waiting = desk.ask("ana", "/api/publications").json()
    asyncio.run(herald(desk).round())

    assert [*sealed, looked] == [403] * 4
    assert (seen["subject"], seen["drafts"], waiting) == ("kettles", [], [])
    assert open_to == [200] * 3
    assert desk.ask("ana", path).json()["draft"]["text"] == draft["text"]
    assert len(desk.ask("ana", "/api/publications").json()) == 1
