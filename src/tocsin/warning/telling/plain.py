"""An explanation as plain values, for whoever reads it by machine."""

from tocsin.warning.consequence import Finding
from tocsin.warning.model import Beside, Confidence, Explanation

Plain = dict[str, object]


def plain(one: Explanation) -> Plain:
    """Return an explanation, JSON-ready; numbers to four significant places."""
    return {
        "code": one.code,
        "rate_per_week": _significant(one.rate_per_week),
        "rarity_weeks": _significant(1 / max(one.rate_per_week, 1e-6)),
        "rarity": one.rarity.word,
        "lift": one.lift,
        "rules": list(one.rules),
        "findings": [finding(each) for each in one.findings],
        "stories": [{"story": each.story, "posts": list(each.posts)} for each in one.stories],
        "platforms": [{"platform": name, "posts": posts} for name, posts in one.platforms],
        **_wording(one),
        "degraded": one.degraded,
        "confidence": _confidence(one.confidence),
        "versions": {
            "detector": one.versions.detector,
            "reader": one.versions.reader,
            "table": one.versions.table,
            "policy": one.versions.policy,
            "rules": one.versions.rules,
        },
        "beside": one.beside and _beside(one.beside),
        "budget_per_week": _significant(one.budget_per_week),
        "edges": {word: _significant(edge) for word, edge in one.edges.items()},
        "preset": one.preset,
        "periods": list(one.periods),
        "comes_down": {
            "calm_minutes": one.calm_minutes,
            "rate_above": one.comes_down_above and _significant(one.comes_down_above),
            "needs_person": one.needs_person,
        },
        "was_calm_above": one.was_calm_above and _significant(one.was_calm_above),
    }


def _beside(one: Beside) -> Plain:
    return {
        "model": one.model,
        "person": one.person,
        "chance": round(one.chance, 3),
        "rules": one.rules.word,
        "rules_rate_per_week": _significant(one.rules_rate_per_week),
    }


def _wording(one: Explanation) -> Plain:
    return {
        "phrases": [
            {
                "phrase": each.phrase,
                "accounts": each.accounts,
                "posts": each.posts,
                "evidence": list(each.evidence),
            }
            for each in one.phrases
        ],
        "cues": [{"cue": each.cue, "word": each.word, "posts": each.posts} for each in one.cues],
    }


def finding(one: Finding) -> Plain:
    """Return one class of consequence with what speaks for it."""
    return {
        "class": one.code,
        "name": one.name,
        "lift": one.lift,
        "posts": list(one.posts),
        "words": list(one.words),
        "share": one.share,
        "usual": one.usual,
        "by": one.by,
        "is_confirmed": one.is_confirmed,
    }


def _confidence(one: Confidence) -> Plain:
    return {
        "whole": round(one.whole, 3),
        "word": one.word,
        "heard": round(one.heard, 3),
        "learned": round(one.learned, 3),
        "agreed": round(one.agreed, 3),
        "is_calibrated": one.is_calibrated,
        "chance": None if one.chance is None else round(one.chance, 3),
        "verdicts": one.verdicts,
        "missing": one.missing,
    }


def _significant(value: float) -> float:
    return float(f"{min(value, 1e9):.4g}")
