"""The one shape in which the API, the live stream and the exports tell of things (JSON-ready)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

import pyarrow as pa

from tocsin import enrichment, indicators, listening, notices, warning

Shape = dict[str, object]
Dead = Sequence[notices.Notice]

_PLACED = ("copy_group", "story")
POST_COLUMNS = (
    *(name for name in listening.POSTS.names),
    "watches",
    "terms",
    *enrichment.READINGS.names,
    *_PLACED,
    "reader",
)
_TIMES = ("created_at", "received_at")
_CHANCES = tuple(name for name in enrichment.READINGS.names if name.startswith("p_"))
_LISTS = ("urls", "media", "watches", "terms")
_MINUTE_COLUMNS = ("watch_id", *indicators.ADDITIVE)


def time(at: datetime | None) -> str | None:
    """Return ISO 8601 in UTC with milliseconds and a Z."""
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def minute(number: int) -> str:
    """Return the beginning of a minute counted since the epoch."""
    return str(time(datetime.fromtimestamp(number * 60, UTC)))


def post(row: Mapping[str, object]) -> Shape:
    """Return one stored post; `row` holds POST_COLUMNS."""
    told: Shape = {name: row.get(name) for name in POST_COLUMNS}
    told["id"] = f"{row['platform']}/{row['post_id']}"
    told["lang"] = _language(row)
    told |= {"path": "fast", "corrected": [], "opinion": None}
    told |= {"picture_text": "", "picture_watches": [], "picture_terms": []}
    del told["read_lang"]
    for name in _TIMES:
        at = row[name]
        told[name] = time(at) if isinstance(at, datetime) else at
    for name in _LISTS:
        told[name] = row.get(name) or []
    for name in _CHANCES:
        chance = row.get(name)
        told[name] = round(chance, 3) if isinstance(chance, float) else None
    for name in ("copy_key", *_PLACED):
        key = row.get(name)
        told[name] = None if key is None else format(int(str(key)) & (2**64 - 1), "016x")
    told["story_id"] = told.pop("story")
    return told


def reread(told: Shape, again: enrichment.second.Reread | None) -> Shape:
    """Return a post with the readings in force: both readers' where it was read again."""
    if again is None:
        return told
    known = {name: one for name, one in again.told().items() if name in told}
    rounded = {
        name: round(one, 3) if isinstance(one, float) else one for name, one in known.items()
    }
    return {**told, **rounded, "path": "strong", "reader": again.model}


def posts(rows: pa.Table) -> list[Shape]:
    """Return stored posts as they stand."""
    return [post(row) for row in rows.to_pylist()]


def minutes(rows: pa.Table) -> list[Shape]:
    """Return ROLLUPS as the live charts take them."""
    told = []
    for row in rows.select([*_MINUTE_COLUMNS, "minute", "accounts"]).to_pylist():
        accounts = indicators.sketch.count(row["accounts"])
        told.append({**row, "minute": minute(row["minute"]), "accounts": accounts})
    return told


def watch(one: listening.Watch) -> Shape:
    """Return a watch as it was entered."""
    told: Shape = asdict(one)
    del told["handles"]  # sealed: opened for one watch at a time
    told["sensitive_periods"] = [
        {"name": period.name, "begins_at": time(period.begins_at), "ends_at": time(period.ends_at)}
        for period in one.sensitive_periods
    ]
    return told


def coverage(one: listening.Coverage) -> Shape:
    """Return how much is heard."""
    age = None if one.oldest_fetch_s is None else round(one.oldest_fetch_s, 1)
    return {
        "alive": one.alive,
        "expected": one.expected,
        "share": round(one.share, 4),
        "oldest_fetch_s": age,
    }


def watch_state(
    one: listening.Watch,
    standing: warning.EarlyWarning | None,
    heard: listening.Coverage,
    deaf: warning.hearing.Degradation | None = None,
) -> Shape:
    """Return a watch with its level, its coverage, and since when and why it hears too little."""
    return {
        "watch": watch(one),
        "level": standing.level.word if standing else "none",
        "since": time(standing.since) if standing else None,
        "warning_id": standing.warning_id if standing else None,
        "coverage": coverage(heard),
        "degraded": deaf and {"since": time(deaf.begins_at), "why": deaf.why},
    }


def source_state(one: listening.Source, health: listening.SourceHealth | None) -> Shape:
    """Return a source with its health; its settings stay inside (they may hold secrets)."""
    waiting = listening.SourceHealth(source_id=one.source_id, status="waiting")
    now = health or waiting
    return {
        "source_id": one.source_id,
        "name": one.name,
        "connector": one.connector,
        "keep": one.keep,
        "expected_every_s": one.expected_every_s,
        "is_enabled": one.is_enabled,
        "status": now.status if one.is_enabled else "off",
        "last_fetch_at": time(now.last_fetch_at),
        "last_post_at": time(now.last_post_at),
        "fault": now.fault,
        "failures": now.failures,
        "posts": now.posts,
    }


def reason(one: warning.Reason) -> Shape:
    """Return one rule that fired."""
    weeks = one.rarity_weeks
    return {
        "rule": one.rule,
        "indicator": one.indicator,
        "window_s": one.window_s,
        "value": round(one.value, 2),
        "expected": round(one.expected, 2),
        "rate_per_week": _significant(one.rate_per_week),
        "rarity_weeks": _significant(min(weeks, 1e6)),
        "share": round(one.share, 3),
    }


def change(one: warning.LevelChange) -> Shape:
    """Return a level's rise or fall with its reasons."""
    return {
        "change_id": one.change_id,
        "warning_id": one.warning_id,
        "watch_id": one.watch_id,
        "at": time(one.at),
        "before": one.before.word,
        "after": one.after.word,
        "reasons": [reason(each) for each in one.reasons],
        "evidence": list(one.evidence),
        "coverage": round(one.coverage, 4),
        "detector": one.detector,
        "actor": one.actor,
        "facts": dict(one.facts or {}),
        "explanation": one.explanation and warning.telling.plain(one.explanation),
        "lines": warning.telling.lines(one),
    }


def early_warning(one: warning.EarlyWarning, watch_name: str) -> Shape:
    """Return what stands, or stood, against a watch, and what a person may do now."""
    is_open = one.closed_at is None
    actions = (["stand_down"] if one.level else []) if is_open else []
    return {
        "warning_id": one.warning_id,
        "watch_id": one.watch_id,
        "watch_name": watch_name,
        "level": one.level.word,
        "view": warning.grading.view(one.level),
        "peak": one.peak.word,
        "opened_at": time(one.opened_at),
        "since": time(one.since),
        "closed_at": time(one.closed_at),
        "acknowledged_by": one.acknowledged_by,
        "acknowledged_at": time(one.acknowledged_at),
        "actions": [*([] if one.acknowledged_by or not is_open else ["acknowledge"]), *actions],
    }


def notice(one: notices.Notice) -> Shape:
    """Return a notice and where it stands on its way."""
    return {
        "notice_id": one.notice_id,
        "change_id": one.change_id,
        "watch_id": one.watch_id,
        "level": one.level,
        "channel": one.channel,
        "recipient": one.recipient,
        "state": str(one.state),
        "attempts": one.attempts,
        "created_at": time(one.created_at),
        "next_at": time(one.next_at),
        "acknowledged_by": one.acknowledged_by,
        "acknowledged_at": time(one.acknowledged_at),
        "proof": one.proof,
        "fault": one.fault,
    }


def promises(audit: notices.Audit | None, dead: Dead, *, is_answered: bool = False) -> Shape:
    """Return the broken promises; none stands before any audit, or once a person answered."""
    return {
        "kept": audit is None or audit.holds or is_answered,
        "missing": audit.missing if audit else 0,
        "dead": audit.dead_unacknowledged if audit else 0,
        "channels": sorted({one.channel for one in dead}),
    }


def highest(levels: Iterable[warning.Level]) -> str:
    """Return the highest level's word, "none" where nothing stands."""
    return max(levels, default=warning.Level.NONE).word


def newest(rows: Sequence[Shape], limit: int) -> list[Shape]:
    """Return the newest `limit` posts, newest first, ties by id."""
    ranked = sorted(rows, key=lambda row: (str(row["created_at"]), str(row["id"])), reverse=True)
    return ranked[:limit]


def _language(row: Mapping[str, object]) -> object:
    read = row.get("read_lang")
    return row.get("lang") if read in {None, "", "und"} else read


def _significant(value: float) -> float:
    return float(f"{value:.4g}")
