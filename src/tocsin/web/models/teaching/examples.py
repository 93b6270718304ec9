"""Examples of what people teach the reader, as the contract shows them."""

from typing import Any

CORRECTION: dict[str, Any] = {
    "post_id": "weibo/5031",
    "head": "sentiment",
    "label": "negative",
    "told": "positive",
    "reader": "ngram 2.5e1f0a77",
    "person": "Lin Mei",
    "at": "2026-03-01T12:00:00.000Z",
    "number": 1,
}
ENTRY: dict[str, Any] = {"head": "sentiment", "label": "negative", "person": "Lin Mei"}
USE: dict[str, Any] = {"person": "Lin Mei", "why": "irony is read now", "insists": False}
CONCERN: dict[str, Any] = {"heads": ["emotion"]}
LEARNING: dict[str, Any] = {"person": "Lin Mei"}
HEAD_EFFECT: dict[str, Any] = {
    "head": "sentiment",
    "corrections": 42,
    "right_before": 3,
    "right_after": 38,
    "held_out": 8,
    "held_out_right_before": 1,
    "held_out_right_after": 6,
    "elsewhere": 2000,
    "elsewhere_changed": 21,
    "sample": 1500,
    "sample_right_before": 1180,
    "sample_right_after": 1176,
    "is_worse": False,
}
EFFECT: dict[str, Any] = {
    "at": "2026-03-01T12:00:00.000Z",
    "seconds": 4.2,
    "heads": [HEAD_EFFECT],
}
VERSION: dict[str, Any] = {
    "version": "layer-20260301-120000-1f0a77c3",
    "base": "shipped",
    "made_by": "Lin Mei",
    "made_at": "2026-03-01T12:00:00.000Z",
    "seal": "1f0a77c3" * 8,
    "corrections": 42,
    "state": "candidate",
    "person": "",
    "decided_at": None,
    "why": "",
    "former": None,
    "effect": EFFECT,
    "concern": None,
}
HEAD: dict[str, Any] = {
    "head": "sentiment",
    "labels": ["negative", "neutral", "positive"],
    "temperature": {"zh": 1.04, "en": 1.1},
    "least": {"zh": 0.42, "en": 0.42},
}
SET: dict[str, Any] = {
    "name": "COLD",
    "head": "offence",
    "lang": "zh",
    "licence_as_stated": "Apache-2.0",
    "weight": 1.0,
    "split": "train",
    "posts": 25644,
    "note": "",
}
BIN: dict[str, Any] = {"posts": 310, "sure": 0.74, "right": 0.71}
SHARE: dict[str, Any] = {"value": 0.902, "low": 0.894, "high": 0.909}
FIGURES: dict[str, Any] = {
    "split": "COLD",
    "head": "offence",
    "lang": "zh",
    "of": "2.5e1f0a77",
    "labels": ["none", "offensive"],
    "posts": 6414,
    "accuracy": SHARE,
    "macro_f1": SHARE,
    "macro_recall": SHARE,
    "ece": 0.019,
    "answered": 0.942,
    "accuracy_answered": 0.924,
    "confusion": [[3020, 320], [308, 2766]],
    "bins": [BIN],
}
CARD: dict[str, Any] = {
    "name": "ngram",
    "version": "2.5e1f0a77",
    "kind": "softmax regression over hashed n-grams, 8-bit square codes",
    "scheme": "units12-chars345/2",
    "posts": 217324,
    "trained_at": "2026-02-22T18:00:00.000Z",
    "sha256": "5e1f0a77" * 8,
    "base": None,
    "corrections": 0,
    "limits": ["models.limit.distress"],
    "heads": [HEAD],
    "training_sets": [SET],
    "figures": [FIGURES],
}
DRIFT: dict[str, Any] = {
    "head": "sentiment",
    "posts": 2000,
    "labels": 0.08,
    "sureness": 0.03,
    "label_shares": [0.41, 0.37, 0.22],
}
DETAIL: dict[str, Any] = {"version": VERSION, "card": CARD, "drift": [DRIFT]}
