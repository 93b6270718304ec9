"""Examples of what is learned, in the story of the other examples."""

AT = "2026-03-02T09:41:00.000Z"
WATCH_ID = "019cadf0-7a60-7000-8000-000000000001"
WARNING_ID = "019cadf0-7a60-7000-8000-0000000000a1"
BACKTEST_ID = "019cadf0-7a60-7000-8000-0000000000e1"
MISSED_ID = "019cadf0-7a60-7000-8000-0000000000f1"
PROPOSAL_ID = "019cadf0-7a60-7000-8000-0000000000f2"

RULE = {"rule": "seasonal", "version": "1"}
CRISIS = {"shape": "flash", "volume_days": 0.3, "negative_share": 0.7}
BACKTEST_ENTRY = {
    "watch_id": WATCH_ID,
    "person": "Lin Mei",
    "rules": ["seasonal"],
    "crises": [CRISIS],
    "since": None,
    "until": None,
    "indicators": ["mentions", "negative"],
    "runs": 80,
    "seed": 1,
}
FIGURE = {"value": 0.95, "low": 0.88, "high": 0.98, "of": 80.0}
POINT = {
    "budget_per_week": 1.0,
    "threshold": 1.0,
    "alarms_per_week": {"value": 0.83, "low": 0.43, "high": 1.46, "of": 14.4},
    "found": FIGURE,
    "by_chance": {"value": 0.09, "low": 0.04, "high": 0.17, "of": 80.0},
    "delay_minutes": {"value": 30.0, "low": 24.0, "high": 35.0, "of": 80.0},
    "posted": {"value": 0.19, "low": 0.16, "high": 0.23, "of": 80.0},
}
TRIAL = {
    "rule": "seasonal",
    "version": "1",
    "crisis": CRISIS,
    "runs": 80,
    "promised": [POINT],
    "in_hindsight": [POINT],
}
REPORT = {
    "watch_id": WATCH_ID,
    "learned_from": "2025-11-01T00:00:00.000Z",
    "tried_from": "2025-11-15T00:00:00.000Z",
    "tried_until": AT,
    "mean_day": 412.5,
    "ordinary_weeks": 14.4,
    "seed": 1,
    "trials": [TRIAL],
}
BACKTEST = {
    "backtest_id": BACKTEST_ID,
    "watch_id": WATCH_ID,
    "asked_by": "Lin Mei",
    "asked_at": AT,
    "rules": ["seasonal"],
    "crises": [CRISIS],
    "indicators": ["mentions", "negative"],
    "runs": 80,
    "seed": 1,
    "since": None,
    "until": None,
    "state": "done",
    "progress": 1.0,
    "code": "",
    "facts": {},
    "report": REPORT,
}

VERDICT_ENTRY = {
    "person": "Lin Mei",
    "verdict": "true",
    "note": "The refund queue had stopped",
    "noticed_at": "2026-03-02T11:05:00.000Z",
}
VERDICT = {
    "warning_id": WARNING_ID,
    "watch_id": WATCH_ID,
    "version": 1,
    "verdict": "true",
    "person": "Lin Mei",
    "at": AT,
    "note": "The refund queue had stopped",
    "noticed_at": "2026-03-02T11:05:00.000Z",
}
MISSED_ENTRY = {
    "person": "Lin Mei",
    "watch_id": WATCH_ID,
    "onset": "2026-02-20T08:00:00.000Z",
    "note": "A forum we did not listen to",
}
MISSED = {
    "missed_id": MISSED_ID,
    "watch_id": WATCH_ID,
    "version": 1,
    "onset": "2026-02-20T08:00:00.000Z",
    "person": "Lin Mei",
    "at": AT,
    "note": "A forum we did not listen to",
    "is_withdrawn": False,
}
SHARE = {"value": 0.8, "low": 0.38, "high": 0.96, "of": 5.0, "is_enough": True}
TALLY = {
    "rule": "",
    "watch_id": WATCH_ID,
    "warnings": 9,
    "verdicts": {"true": 3, "late": 1, "false": 1, "not-ours": 0},
    "missed": 1,
    "precision": SHARE,
    "recall": SHARE,
    "in_time": {"value": 0.6, "low": 0.23, "high": 0.88, "of": 5.0, "is_enough": True},
    "lead_minutes": {"value": 112.0, "low": 40.0, "high": 185.0, "of": 3.0, "is_enough": False},
    "alarms_per_week": {"value": 0.7, "low": 0.3, "high": 1.3, "of": 13.0, "is_enough": True},
}
JUDGED = {
    "warning_id": WARNING_ID,
    "watch_id": WATCH_ID,
    "opened_at": AT,
    "closed_at": None,
    "peak": "orange",
    "rule": "seasonal.burst",
    "rate_per_week": 0.004,
    "chance": 0.95,
    "lead_minutes": 113.0,
    "verdict": VERDICT,
}
PROPOSAL = {
    "proposal_id": PROPOSAL_ID,
    "watch_id": WATCH_ID,
    "at": AT,
    "direction": "tighten",
    "budget_now": 1.0,
    "budget_proposed": 0.45,
    "judged": 9,
    "kept": 4,
    "right": 4,
    "dropped": 4,
    "wrong": 5,
    "caught": 0,
    "missed": 1,
    "alarms_before": 0.7,
    "alarms_after": 0.4,
    "state": "open",
    "person": "",
    "decided_at": None,
    "why": "",
}
BIN = {"predicted": 0.62, "seen": SHARE}
CALIBRATION = {
    "method": "isotonic",
    "verdicts": 61,
    "needed": 50,
    "rates": [0.004, 0.2, 1.0],
    "chances": [0.95, 0.4, 0.1],
    "brier": 0.14,
    "brier_prior": 0.19,
    "ece": 0.05,
    "bins": [BIN],
}
LEDGER = {
    "since": "2025-09-01T00:00:00.000Z",
    "until": AT,
    "tallies": [TALLY],
    "warnings": [JUDGED],
    "missed": [MISSED],
    "proposals": [PROPOSAL],
    "calibration": CALIBRATION,
}
DRAWING = {"watch_id": WATCH_ID}
DECISION = {"person": "Lin Mei", "why": "Two quiet months, and the night shift is worn out"}
PROVENANCE = {
    "trained_by": "Lin Mei",
    "trained_from": "2025-09-01T00:00:00.000Z",
    "trained_until": AT,
    "watches": [WATCH_ID],
    "cases": 14,
    "wrong": 22,
    "bins": 34000,
    "positive_bins": 980,
    "ridge": 1.0,
}
RISK_MODEL = {
    "version": 3,
    "at": AT,
    "features": ["negative.hour", "anger.hour"],
    "weights": [0.81, 0.33],
    "intercept": -5.2,
    "provenance": PROVENANCE,
    "seal": "5f0c" * 16,
}
CONTENDER = {
    "name": "rules",
    "missed": 5,
    "cases": 12,
    "found": {"value": 0.58, "low": 0.32, "high": 0.81, "of": 12.0},
    "lead_minutes": {"value": 95.0, "low": 40.0, "high": None, "of": 12.0},
    "alarms_per_week": {"value": 0.9, "low": 0.4, "high": 1.7, "of": 9.5},
}
COMPARISON = {
    "at": AT,
    "split_at": "2025-12-20T00:00:00.000Z",
    "budget_per_week": 1.0,
    "rows": [CONTENDER, {**CONTENDER, "name": "model 3", "missed": 2}],
    "fewer_missed": {"value": 0.25, "low": 0.0, "high": 0.5, "of": 12.0},
    "wins": False,
}
SHELVED = {
    "model": RISK_MODEL,
    "state": "candidate",
    "comparison": COMPARISON,
    "person": "",
    "decided_at": None,
    "why": "",
}
