"""Folds the stream's events into a snapshot, as a screen does; it knows no books."""

from collections.abc import Callable, Iterable
from typing import Any

from tocsin import shapes, warning
from tocsin.adapters import sql
from tocsin.web.views import picture

Shape = dict[str, Any]
ORDER = [level.word for level in warning.Level]


def fold(snapshot: Shape, event: sql.FeedEvent) -> Shape:
    """Return the snapshot after an event, as a screen does it; it knows no books."""
    told = {**snapshot, **_FOLDS[event.kind](snapshot, dict(event.payload)), "head": event.position}
    told["level"] = max((one["level"] for one in told["watches"]), key=ORDER.index, default="none")
    return told


def _placed(rows: Iterable[Shape], row: Shape, name: Callable[[Shape], object]) -> list[Shape]:
    return [*(one for one in rows if name(one) != name(row)), row]


def _posts(snapshot: Shape, told: Shape) -> Shape:
    fresh = {one["id"] for one in told["posts"]}
    kept = [one for one in snapshot["posts"] if one["id"] not in fresh]
    return {"posts": shapes.newest([*told["posts"], *kept], picture.POSTS)}


def _watch(snapshot: Shape, told: Shape) -> Shape:
    if "removed" not in told:
        return _state(snapshot, told["state"])
    gone = told["removed"]
    return {
        "watches": [one for one in snapshot["watches"] if one["watch"]["watch_id"] != gone],
        "warnings": [one for one in snapshot["warnings"] if one["watch_id"] != gone],
    }


def _state(snapshot: Shape, state: Shape) -> Shape:
    watches = _placed(snapshot["watches"], state, lambda one: one["watch"]["watch_id"])
    return {"watches": sorted(watches, key=lambda one: one["watch"]["watch_id"])}


def _warning(snapshot: Shape, told: Shape) -> Shape:
    one = told["warning"]
    rows = _placed(snapshot["warnings"], one, lambda row: row["warning_id"])
    standing = [row for row in rows if row["closed_at"] is None]
    newest = sorted(standing, key=lambda row: (row["opened_at"], row["warning_id"]), reverse=True)
    return {"warnings": sorted(newest, key=lambda row: -ORDER.index(row["level"]))}


def _level(snapshot: Shape, told: Shape) -> Shape:
    return {**_state(snapshot, told["state"]), **_warning(snapshot, told)}


def _source(snapshot: Shape, told: Shape) -> Shape:
    if "removed" in told:
        gone = told["removed"]
        return {"sources": [one for one in snapshot["sources"] if one["source_id"] != gone]}
    rows = _placed(snapshot["sources"], told["source"], lambda one: one["source_id"])
    return {"sources": sorted(rows, key=lambda one: one["source_id"])}


def _coverage(snapshot: Shape, told: Shape) -> Shape:
    heard = {told["watch_id"]: told["coverage"]}
    return {
        "watches": [
            {**one, "coverage": heard.get(one["watch"]["watch_id"], one["coverage"])}
            for one in snapshot["watches"]
        ]
    }


def _notice(snapshot: Shape, told: Shape) -> Shape:
    rows = _placed(snapshot["notices"], told["notice"], lambda one: one["notice_id"])
    waiting = [one for one in rows if one["channel"] == "in_app" and not one["acknowledged_by"]]
    order = sorted(waiting, key=lambda one: (one["created_at"], one["notice_id"]), reverse=True)
    return {"notices": order}


_FOLDS: dict[str, Callable[[Shape, Shape], Shape]] = {
    "posts": _posts,
    "minutes": lambda snapshot, told: {},
    "changed": lambda snapshot, told: {},
    "level": _level,
    "warning": _warning,
    "source": _source,
    "coverage": _coverage,
    "notice": _notice,
    "watch": _watch,
    "promises": lambda snapshot, told: told,
}
