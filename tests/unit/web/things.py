"""One of everything that an address of the response rooms may name, made by one person."""

from typing import Any

from tests.unit.web import bureau as door

ALL = ("responder", "analyst", "approver", "publisher", "admin", "drafter", "auditor")


def made_by(staff: door.Bureau, who: str, other: str = "u-vic") -> dict[str, str]:
    """Return the ids of what `who` opened, wrote and recorded; `other` is another user's."""
    room = door.opened(staff, by=who)
    case = f"/api/cases/{room['case_id']}"
    made = {
        "negative_id": staff.post(who, "/api/negatives", {"excerpt": "It leaks"}),
        "hold_id": staff.post(who, f"{case}/holds", {"reason": "x", "since": "2026-01-01T00:00Z"}),
        "handover_id": staff.post(who, f"{case}/handovers", {"standing": "x"}),
        "meeting_id": staff.post(
            who,
            f"{case}/meetings",
            {"form": "meeting", "name": "x", "begins_at": "2026-03-02T13:00:00Z"},
        ),
        "report_id": staff.post(who, "/api/reports", {"what": "x"}),
    }
    shared = {"partner": "x", "parts": ["level"], "days": 1}
    return {
        "case_id": room["case_id"],
        "task_id": room["tasks"][0]["task_id"],
        "clock_id": room["clocks"][0]["clock_id"],
        "code": "first-hours",
        "watch_id": "house",
        "user_id": other,
        "share_id": staff.post(who, f"{case}/shares", shared).json()["share"]["share_id"],
        **{name: one.json()[name] for name, one in made.items()},
        **_texts(staff, who, room["case_id"]),
    }


def _texts(staff: door.Bureau, who: str, case_id: str) -> dict[str, str]:
    """Return the ids of a fact, a statement, its drafts and what is out of them."""
    of = {"case_id": case_id}
    known = {"aspect": "what", "texts": {"en": "It leaks"}, "source": "Plant", "owner": "Quality"}
    fact = staff.post(who, "/api/facts", {**of, **known, "standing": "confirmed"}).json()
    turn = staff.post(
        who, f"/api/cases/{case_id}/turns", {"party": "public", "audience": "x"}
    ).json()
    asked = {**of, "kind": "holding", "level": "blue", "subject": "kettles"}
    statement = staff.post(who, "/api/statements", asked).json()["statement_id"]
    drafts = [
        staff.post(
            who, f"/api/statements/{statement}/drafts", {"language": "en", "channel": channel}
        ).json()["draft"]
        for channel in ("website", "mail")
    ]
    path, seal = f"/api/drafts/{drafts[1]['draft_id']}", {"seal": drafts[1]["seal"]}
    out = staff.post(who, f"{path}/break-glass", {**seal, "reason": "gas"}).json()
    return {
        "fact_id": fact["fact_id"],
        "turn_id": turn["turn_id"],
        "statement_id": statement,
        "draft_id": drafts[0]["draft_id"],
        "publication_id": out["publication_id"],
        "break_id": out["break_id"],
    }


def there(told: Any, ids: dict[str, str]) -> Any:
    """Return what is told with the ids of what is there."""
    if not isinstance(told, dict):
        return told
    return {name: ids.get(name, one) if one else one for name, one in told.items()}
