"""A crisis that its people already handle: a case at work, its facts, words and papers."""

from datetime import UTC, datetime, timedelta

from tests.journeys import seats

_FACTS = (
    ("what", "confirmed", "Batch K12 overheats when it boils dry.", "K12 批次空燒時會過熱。"),
    ("where", "unconfirmed", "Three burns, all at home.", "三起燙傷，都發生在家中。"),
    ("why", "rumour", "A bearing from another supplier is to blame.", "傳言：換了供應商的軸承。"),
    ("advice", "confirmed", "Unplug kettles of batch K12.", "請拔掉 K12 批次電壺的插頭。"),
)
_SAID = "It burnt my hand and nobody answers the phone. 燙到手了，電話都沒人接。"


def handle(api: seats.Api, warning_id: str) -> None:
    """Handle it as the demo's people would, with something in every panel."""
    api.be("demo-duty")
    name = "Kettles of batch K12 smoke 小瀑 K3 冒煙"
    entry = {"name": name, "level": "red", "playbook": "product-safety", "warning_id": warning_id}
    case = str(api.post("/api/cases", {**entry, "trigger": "quality"})["case_id"])
    _work(api, f"/api/cases/{case}")
    negative = {"case_id": case, "excerpt": _SAID, "theme": "Burns 燙傷", "is_distressed": True}
    api.post("/api/negatives", negative)
    api.post("/api/reports", {"what": "Smoke from a kettle in the shop", "urgent": True})
    _say(api, case)


def _work(api: seats.Api, of: str) -> None:
    now = datetime.now(UTC)
    meeting = {"form": "press_conference", "name": "First press conference 首場記者會"}
    told: dict[str, dict[str, object]] = {
        "notes": {"text": "The laboratory has two kettles of the batch. 實驗室已收到兩台。"},
        "meetings": {**meeting, "begins_at": (now + timedelta(hours=3)).isoformat()},
        "handovers": {
            "standing": "A stop of sale is decided; the recall is being prepared.",
            "open_points": ["Call the regulator back", "回覆消保會"],
            "watch_for": "A second video",
        },
        "impacts": {"field": "trust", "score": 3, "evidence": "Complaints tripled 客訴三倍"},
        "hours": {"begins_at": (now - timedelta(hours=9)).isoformat(), "ends_at": now.isoformat()},
        "evidence": {"text": _SAID, "address": "https://plaza.example/7", "note": "Deleted later"},
    }
    for path, body in told.items():
        api.post(f"{of}/{path}", body)


def _say(api: seats.Api, case: str) -> None:
    """Enter what is known and bring a holding statement to its first signature."""
    api.be("demo-writer")
    for aspect, standing, en, zh in _FACTS:
        texts = {"en": en, "zh-Hant": zh, "zh-Hans": zh}
        fact = {"case_id": case, "aspect": aspect, "texts": texts, "standing": standing}
        api.post("/api/facts", {**fact, "source": "Plant report 7", "owner": "Quality"})
    of = {"case_id": case, "language": "en", "channel": "website", "zone": "Asia/Taipei"}
    draft = api.post("/api/holding-statements", of)["draft"]
    api.be("demo-legal")
    api.post(f"/api/drafts/{draft['draft_id']}/sign", {"seal": draft["seal"], "word": "approved"})
