"""One story for all examples: a shop whose refunds went wrong. None of it is real."""

from tocsin.web.models.rulings.warned import AT, CHANGE, CHANGE_ID, WARNING, WARNING_ID, WATCH_ID

NOTICE_ID = "019cadf0-7a60-7000-8000-0000000000d1"

NEAR = {"first": "退款", "second": "拖", "within": 12}
PERIOD = {
    "name": "Spring sale",
    "begins_at": "2026-03-01T00:00:00.000Z",
    "ends_at": "2026-03-08T00:00:00.000Z",
}
ENTRY = {
    "name": "Lantern Tea",
    "any": ["lantern tea", "燈籠茶"],
    "all": [],
    "none": ["lantern festival"],
    "near": [NEAR],
    "exclusions": ["灯笼节"],
    "hashtags": ["lanterntea"],
    "patterns": ["lantern\\s+tea[s]?"],
    "accounts": [],
    "languages": [],
    "regions": [],
    "platforms": [],
    "sources": [],
    "preset": "",
    "sensitive_periods": [PERIOD],
}
WATCH = {"watch_id": WATCH_ID, **ENTRY}
COVERAGE = {"alive": 3, "expected": 3, "share": 1.0, "oldest_fetch_s": 12.4}
WATCH_STATE = {
    "watch": WATCH,
    "level": "orange",
    "since": AT,
    "warning_id": WARNING_ID,
    "coverage": COVERAGE,
    "degraded": None,
}
TRIAL = {"watch": ENTRY, "texts": ["Lantern Tea still has my money", "a walk in the rain"]}
TRIED = {"matches": [True, False], "terms": [["lantern tea"], []]}

POST = {
    "id": "plaza/8812",
    "platform": "plaza",
    "post_id": "8812",
    "account": "a41f0c22d0b84e6fa9c1",
    "text": "Lantern Tea still has my money. Three weeks now.",
    "lang": "en",
    "created_at": AT,
    "received_at": "2026-03-02T09:41:01.250Z",
    **{name: [] for name in ("urls", "media", "corrected", "picture_watches", "picture_terms")},
    "likes": 14,
    "reposts": 6,
    "replies": 3,
    "followers": 820,
    "simulated": True,
    "watches": [WATCH_ID],
    "terms": ["lantern tea"],
    "picture_text": "",
    "sentiment": -1,
    "emotion": "anger",
    "reason": "quality",
    "offence": False,
    **dict.fromkeys(("p_sentiment", "p_negative", "p_emotion", "p_reason"), 0.91),
    **dict.fromkeys(("p_offence", "p_informative", "p_verification", "p_distress"), 0.08),
    **dict.fromkeys(
        ("crisis_type", "p_crisis_type", "opinion", "parent_id", "quote_id", "region", "repost_id")
    ),
    "copy_key": "00c1a2b3c4d5e6f7",
    "copy_group": None,
    "story_id": "3f2a9c0d51b7e864",
    "reader": "ngram 1",
    "path": "fast",
}
PAGE = {"posts": [POST], "next": "1772444460000000~91827364", "scanned": 51200}

NOTICE = {
    "notice_id": NOTICE_ID,
    "change_id": CHANGE_ID,
    "watch_id": WATCH_ID,
    "level": "orange",
    "channel": "in_app",
    "recipient": "desk",
    "state": "accepted",
    "attempts": 1,
    "created_at": AT,
    "next_at": None,
    "acknowledged_by": "",
    "acknowledged_at": None,
    "proof": "feed 1234",
    "fault": "",
}
SOURCE_ENTRY = {
    "name": "Newsroom feed",
    "connector": "rss",
    "settings": {"url": "https://news.example/feed.xml"},
    "keep": "matched",
    "expected_every_s": 300,
    "is_enabled": True,
}
SOURCE = {
    "source_id": "019cadf0-7a60-7000-8000-0000000000b1",
    "name": "Newsroom feed",
    "connector": "rss",
    "keep": "matched",
    "expected_every_s": 300,
    "is_enabled": True,
    "status": "alive",
    "last_fetch_at": AT,
    "last_post_at": AT,
    "fault": "",
    "failures": 0,
    "posts": 5120,
}
CONNECTOR = {
    "name": "rss",
    "mode": "poll",
    "languages": [],
    "backfill_window": "what the feed still holds",
    "blind_spots": ["rss.no_replies"],
    "settings_schema": {"type": "object", "properties": {"url": {"type": "string"}}},
}
FAULT = {
    "at": AT,
    "source_id": "019cadf0-7a60-7000-8000-0000000000b1",
    "place": "line 17",
    "reason": "listening.bad_json",
    "excerpt": '{"id": 5, "text": "half a li',
}
TRIED_POST = {"at": AT, "platform": "rss", "text": "Lantern Tea answers on refunds"}
TRIED_FAULT = {"place": "entry 3", "reason": "listening.missing_time", "excerpt": "<entry>"}
SOURCE_TRIED = {
    "outcome": "heard",
    "why": "",
    "posts": 1,
    "samples": [TRIED_POST],
    "faults": [TRIED_FAULT],
}
MARK = {"at": AT, "before": "yellow", "after": "orange", "change_id": CHANGE_ID}
BANDED = {"value": [3, 84], "expected": [2.8, 6.2], "low": [0.7, 3.1], "high": [4.9, 9.3]}
PLAIN = {"value": [3, 84]}
INDICATORS = {
    "watch_id": WATCH_ID,
    "step_s": 300,
    "at": ["2026-03-02T09:35:00.000Z", "2026-03-02T09:40:00.000Z"],
    "series": {"mentions": BANDED, "negative": BANDED, "accounts": PLAIN},
    "coverage": [1.0, None],
    "marks": [MARK],
    "terms": [{"term": "lantern tea", "count": 87}],
    "platforms": [{"platform": "plaza", "count": 87}],
}
HOURS = {
    "at": ["2026-03-02T10:00:00.000Z", "2026-03-02T11:00:00.000Z"],
    "low": [31.2, 27.9],
    "likely_low": [44.0, 41.5],
    "expected": [56.4, 55.1],
    "likely_high": [72.8, 73.3],
    "high": [98.0, 104.6],
}
OUTLOOK_SCORE = {
    "days": 28,
    "forecasts": 640,
    "coverage": 0.803,
    "coverage_near": 0.795,
    "crps_near": 0.462,
    "crps_day": 0.507,
}
OUTLOOK = {
    **HOURS,
    "watch_id": WATCH_ID,
    "indicator": "mentions",
    "model": "profile-residual 1",
    "is_learning": False,
    "band": 0.8,
    "score": OUTLOOK_SCORE,
    "yesterday": {**HOURS, "came": [58, 71]},
}
LAYER_PART = {
    "name": "negative",
    "weight": 1.0,
    "falls": False,
    "value": [3, 84],
    "expected": [2.8, 6.2],
    "spread": [2.4, 4.1],
    "evidence": ["plaza/184467"],
}
LAYER = {
    "name": "negative_spread",
    "weight": 3.0,
    "coverage": [1.0, 0.75],
    "index": [1.39, 100.0],
    "indicators": [LAYER_PART],
}
_USED = {"accounts": 12, "posts": 15, "expected": 0.02, "evidence": ["plaza/184467"]}
PHRASE = {"at": "2026-03-02T09:00:00.000Z", "phrase": "自燃爆炸", **_USED}
CORRECTION = {
    "at": "2026-03-02T08:00:00.000Z",
    "kind": "late",
    "posts": 4,
    "latest_at": "2026-03-02T09:41:07.000Z",
}
LAYERS = {
    "watch_id": WATCH_ID,
    "version": "3",
    "words": "en 1, zh 1",
    "at": ["2026-03-02T08:00:00.000Z", "2026-03-02T09:00:00.000Z"],
    "layers": [LAYER],
    "evidence": ["plaza/184467"],
    "phrases": [PHRASE],
    "corrections": [CORRECTION],
}
ACCOUNT = {"account": "a41f0c22d0b84e6fa9c1", "posts": 12, "reach": 9840}
DETAIL = {
    **WARNING,
    "changes": [CHANGE],
    "evidence_posts": [POST],
    "notices": [NOTICE],
    "chart": INDICATORS,
}
PROMISES = {"kept": False, "missing": 0, "dead": 1, "channels": ["email"]}
SNAPSHOT = {
    "head": 1234,
    "now": AT,
    "version": "0.1.0",
    "simulated": True,
    "level": "orange",
    "watches": [WATCH_STATE],
    "sources": [SOURCE],
    "warnings": [WARNING],
    "notices": [NOTICE],
    "promises": PROMISES,
    "posts": [POST],
}
CHECKS = {
    "database": True,
    "writer": True,
    "sources": {"alive": 3, "expected": 3},
    "outbox_age_s": 0.0,
    "disk_free_bytes": 81_604_378_624,
    "promises": PROMISES,
}
PROBLEM = {
    "type": "about:blank",
    "title": "Unprocessable Content",
    "status": 422,
    "code": "listening.bad_pattern",
    "facts": {"pattern": "(", "why": "missing )"},
    "detail": "RE2 does not take the pattern (: missing )",
}
