"""What is watched, heard, warned of and told in these tests."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tocsin import listening, notices, warning
from tocsin.adapters import sql
from tocsin.kernel import ids
from tocsin.runtimes import publishing

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NOON_MINUTE = int(NOON.timestamp()) // 60
LANTERN = listening.Watch(watch_id="w-lantern", name="Lantern Tea", any=("lantern",))
PLAZA = listening.Source(source_id="s-plaza", connector="rss", name="Plaza")


def a_warning(level: warning.Level = warning.Level.ORANGE) -> warning.EarlyWarning:
    """Return a warning that has stood for half an hour."""
    return warning.EarlyWarning(
        warning_id="e-1",
        watch_id="w-lantern",
        level=level,
        opened_at=NOON - timedelta(minutes=30),
        since=NOON - timedelta(minutes=20),
        peak=level,
    )


def a_move(
    before: warning.EarlyWarning,
    after: warning.Level,
    at: datetime,
    *,
    actor: str = "machine",
    facts: Mapping[str, object] | None = None,
    evidence: Sequence[str] = (),
) -> warning.LevelChanged:
    """Return a change of a warning's level and the warning after it."""
    reason = warning.Reason(
        rule="seasonal.burst",
        indicator="negative",
        window_s=900,
        value=84.0,
        expected=6.2,
        rate_per_week=0.004,
    )
    change = warning.LevelChange(
        change_id=ids.uuid7(at),
        warning_id=before.warning_id,
        watch_id=before.watch_id,
        at=at,
        before=before.level,
        after=after,
        reasons=(reason,),
        evidence=tuple(evidence),
        coverage=1.0,
        detector="seasonal 1",
        actor=actor,
        facts=facts,
    )
    closed = at if after is warning.Level.NONE else None
    one = replace(before, level=after, since=at, peak=max(before.peak, after), closed_at=closed)
    return warning.LevelChanged(at=change.at, warning=one, change=change)


def enter(
    books: sql.Books, feed: publishing.LiveFeed, moved: warning.LevelChanged, now: datetime
) -> None:
    """Keep a moved and tell of it."""
    books.warnings.put(moved.warning)
    books.warnings.add_change(moved.change)
    feed.levels(books, [moved], now)


def a_notice(number: int = 1, **told: object) -> notices.Notice:
    """Return an in-app notice of the warning."""
    given: dict[str, object] = {
        "notice_id": f"n-{number}",
        "change_id": "c-1",
        "warning_id": "e-1",
        "watch_id": "w-lantern",
        "watch_name": "Lantern Tea",
        "level": "orange",
        "subject_code": "notices.subject",
        "facts": {},
        "channel": "in_app",
        "recipient": "desk",
        "languages": ("en",),
        "created_at": NOON + timedelta(seconds=number),
    }
    return notices.Notice(**{**given, **told})  # type: ignore[arg-type]  # a test's own fields


def a_row(number: int, **told: object) -> dict[str, object]:
    """Return a stored post, `number` seconds after noon."""
    key = listening.keys.of([("plaza", str(number))])[0]
    given: dict[str, object] = {
        "platform": "plaza",
        "post_id": str(number),
        "account": f"{number % 3:x}" * 20,
        "text": f"Lantern Tea still has my money, part {number}",
        "lang": "en",
        "created_at": NOON + timedelta(seconds=number),
        "received_at": NOON + timedelta(seconds=number + 1),
        "urls": [],
        "media": [],
        "followers": 10,
        "simulated": True,
        "key": key,
        "watches": ["w-lantern"],
        "terms": ["lantern"],
        "read_lang": "en",
        "sentiment": -1,
        "p_negative": 0.9,
        "emotion": "anger",
        "copy_key": number,
        "folded": f"lantern tea still has my money, part {number}",
        "reader": "plain 1",
    }
    return {**given, **told}
