"""Examples of warnings: the one that the story of all examples comes to."""

AT = "2026-03-02T09:41:00.000Z"
WATCH_ID = "019cadf0-7a60-7000-8000-000000000001"
WARNING_ID = "019cadf0-7a60-7000-8000-0000000000a1"
CHANGE_ID = "019cadf0-7a60-7000-8000-0000000000c1"

REASON = {
    "rule": "seasonal.burst",
    "indicator": "negative",
    "window_s": 900,
    "value": 84.0,
    "expected": 6.2,
    "rate_per_week": 0.004,
    "rarity_weeks": 250.0,
    "share": 0.7,
}
LINE = {"code": "warning.told.coverage", "facts": {"percent": 100}}
FINDING = {
    "class": "fraud",
    "name": "",
    "lift": 1,
    "posts": ["plaza/8812"],
    "words": ["scam"],
    "share": 0.4,
    "usual": 0.02,
    "by": "",
    "is_confirmed": False,
}
PHRASE = {"phrase": "自燃爆炸", "accounts": 4, "posts": 6, "evidence": ["plaza/8812"]}
CUE = {"cue": "demands", "word": "退款", "posts": 3}
EXPLANATION = {
    "code": "warning.rose",
    "rate_per_week": 0.15,
    "rarity_weeks": 6.667,
    "rarity": "yellow",
    "lift": 1,
    "rules": ["seasonal.burst/negative"],
    "findings": [FINDING],
    "stories": [{"story": "00c1a2b3c4d5e6f7", "posts": ["plaza/8812", "plaza/8815"]}],
    "platforms": [{"platform": "plaza", "posts": 87}],
    "phrases": [PHRASE],
    "cues": [CUE],
    "degraded": "",
    "confidence": {
        "whole": 0.8,
        "word": "high",
        "heard": 1.0,
        "learned": 1.0,
        "agreed": 0.8,
        "is_calibrated": False,
        "chance": None,
        "verdicts": 12,
        "missing": 38,
    },
    "versions": {
        "detector": "seasonal 1",
        "reader": "plain 1",
        "table": 0,
        "policy": "1",
        "rules": 0,
    },
    "beside": None,
    "budget_per_week": 1.0,
    "edges": {"blue": 1.0, "yellow": 0.2308, "orange": 0.07692, "red": 0.01923},
    "preset": "",
    "periods": [],
    "comes_down": {"calm_minutes": 360, "rate_above": 0.6923, "needs_person": True},
    "was_calm_above": None,
}
INVOLVED = {
    "story_id": "00c1a2b3c4d5e6f7",
    "label": "The lid came off while it was boiling",
    "label_post": "plaza/8812",
    "posts": 640,
    "accounts": 502,
    "first_at": AT,
    "evidence": ["plaza/8812", "plaza/8815"],
}
CHANGE = {
    "change_id": CHANGE_ID,
    "warning_id": WARNING_ID,
    "watch_id": WATCH_ID,
    "at": AT,
    "before": "yellow",
    "after": "orange",
    "reasons": [REASON],
    "evidence": ["plaza/8812"],
    "coverage": 1.0,
    "detector": "seasonal 1",
    "actor": "machine",
    "facts": {},
    "explanation": EXPLANATION,
    "lines": [LINE],
}
WARNING = {
    "warning_id": WARNING_ID,
    "watch_id": WATCH_ID,
    "watch_name": "Lantern Tea",
    "level": "orange",
    "view": "high",
    "peak": "orange",
    "opened_at": "2026-03-02T09:12:00.000Z",
    "since": AT,
    "closed_at": None,
    "acknowledged_by": "",
    "acknowledged_at": None,
    "actions": ["acknowledge", "stand_down"],
}
