"""Versions, corrections, effects and drift as the API and the command tell them (JSON-ready)."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from tocsin import shapes
from tocsin.enrichment import teaching
from tocsin.runtimes.teaching import comparing, drifting


def correction(one: teaching.Correction) -> shapes.Shape:
    """Return a correction; without a label it was taken back."""
    return {
        "post_id": one.post_id,
        "head": one.head,
        "label": one.label or None,
        "told": one.told or None,
        "reader": one.reader,
        "person": one.person,
        "at": shapes.time(one.at),
        "number": one.number,
    }


def version(one: teaching.Version) -> shapes.Shape:
    """Return a version with its effect."""
    return {
        "version": one.version,
        "base": one.base or None,
        "made_by": one.made_by,
        "made_at": shapes.time(one.made_at),
        "seal": one.seal,
        "corrections": one.corrections,
        "state": str(one.state),
        "person": one.person,
        "decided_at": shapes.time(one.decided_at),
        "why": one.why,
        "former": one.former or None,
        "effect": None if one.effect is None else effect(one.effect),
        "concern": _concern(one),
    }


def _concern(one: teaching.Version) -> shapes.Shape | None:
    """Return what speaks against putting a candidate in use."""
    if one.effect is None or one.state is not teaching.State.CANDIDATE:
        return None
    against = teaching.judging.concern(one.effect)
    return None if against is None else {"heads": list(against.heads)}


def effect(one: teaching.Effect) -> shapes.Shape:
    """Return what a version changes, head by head."""
    return {
        "at": shapes.time(one.at),
        "seconds": one.seconds,
        "heads": [
            {**asdict(head), "is_worse": teaching.judging.is_worse(head)} for head in one.heads
        ],
    }


def shipped(card: Mapping[str, Any], *, is_in_use: bool) -> shapes.Shape:
    """Return the version that comes with the release, as the others are told."""
    return {
        "version": teaching.SHIPPED,
        "base": None,
        "made_by": "tocsin",
        "made_at": _time(card),
        "seal": str(card.get("sha256", "")),
        "corrections": 0,
        "state": str(teaching.State.IN_USE if is_in_use else teaching.State.RETIRED),
        "person": "",
        "decided_at": None,
        "why": "",
        "former": None,
        "effect": None,
        "concern": None,
    }


def card(told: Mapping[str, Any]) -> shapes.Shape:
    """Return a card: training sets, heads, and figures with confusion and calibration bins."""
    heads: Mapping[str, Mapping[str, Any]] = told.get("heads", {})
    return {
        "name": str(told.get("name", "")),
        "version": str(told.get("version", "")),
        "kind": str(told.get("kind", "")),
        "scheme": str(told.get("scheme", "")),
        "posts": int(told.get("posts", 0)),
        "trained_at": _time(told),
        "sha256": str(told.get("sha256", "")),
        "base": told.get("base") or None,
        "corrections": int(told.get("corrections", 0)),
        "limits": list(told.get("limits", [])),
        "heads": [_head(name, one) for name, one in heads.items()],
        "training_sets": [_set(one) for one in told.get("training_sets", [])],
        "figures": [_figures(one, heads, told) for one in told.get("figures", [])],
    }


def _time(told: Mapping[str, Any]) -> str | None:
    at = told.get("trained_at")
    return shapes.time(at) if isinstance(at, datetime) else None


def _head(name: str, one: Mapping[str, Any]) -> shapes.Shape:
    return {
        "head": name,
        "labels": list(one["labels"]),
        "temperature": dict(one["temperature"]),
        "least": dict(one["least"]),
    }


def _set(one: Mapping[str, Any]) -> shapes.Shape:
    names = ("name", "head", "lang", "licence_as_stated", "weight", "split", "posts")
    return {**{name: one[name] for name in names}, "note": one.get("note", "")}


def _figures(
    one: Mapping[str, Any], heads: Mapping[str, Mapping[str, Any]], whole: Mapping[str, Any]
) -> shapes.Shape:
    plain = ("split", "head", "lang", "posts", "ece", "answered", "accuracy_answered", "confusion")
    intervals = ("accuracy", "macro_f1", "macro_recall")
    return {
        **{name: one[name] for name in plain},
        "of": str(one.get("of") or whole.get("version", "")),
        **{name: dict(zip(("value", "low", "high"), one[name], strict=True)) for name in intervals},
        "labels": list(heads[one["head"]]["labels"]),
        "bins": [dict(zip(("posts", "sure", "right"), bin_, strict=True)) for bin_ in one["bins"]],
    }


def drifted(one: drifting.Drift) -> shapes.Shape:
    """Return a head's drift."""
    return {
        "head": one.head,
        "posts": one.posts,
        "labels": None if one.labels is None else round(one.labels, 4),
        "sureness": None if one.sureness is None else round(one.sureness, 4),
        "label_shares": list(one.label_shares),
    }


def compared(one: comparing.Compared, first: str, second: str) -> shapes.Shape:
    """Return how two versions compare, each by its name."""
    sides = {"first": (first, one.first), "second": (second, one.second)}
    told: shapes.Shape = {
        name: {
            "version": version,
            "accuracy": round(side.accuracy.value, 4),
            "macro_f1": round(side.macro_f1.value, 4),
            "macro_recall": round(side.macro_recall.value, 4),
            "ece": round(side.ece, 4),
        }
        for name, (version, side) in sides.items()
    }
    return {
        **told,
        "posts": one.first.posts,
        "differ": one.differ,
        "only_first_right": one.only_first_right,
        "only_second_right": one.only_second_right,
        "chance": round(one.chance, 5),
    }
