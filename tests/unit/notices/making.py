"""Builders: only what matters to a test is named in it."""

from datetime import UTC, datetime, timedelta

from tocsin import notices

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
BOSS = notices.Stop(channel="webhook", recipient="boss")
CHIEF = notices.Stop(channel="email", recipient="chief@example.org")


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def news(
    after: str = "red",
    before: str = "none",
    *,
    change_id: str = "change-1",
    watch_id: str = "watch-1",
    watch_name: str = "Jadelight",
    at: datetime = NOON,
    actor: str = "machine",
) -> notices.News:
    return notices.News(
        change_id=change_id,
        warning_id=f"warning of {watch_id}",
        watch_id=watch_id,
        watch_name=watch_name,
        at=at,
        before=before,
        after=after,
        reasons=(
            {
                "rule": "seasonal.burst",
                "indicator": "negative",
                "window_s": 600,
                "value": 320.0,
                "expected": 12.5,
                "rate_per_week": 0.001,
            },
        ),
        evidence=("weibo/1", "x/2"),
        coverage=0.75,
        actor=actor,
    )


def route(
    channel: str = "email",
    recipient: str = "duty@example.org",
    *,
    min_level: str = "yellow",
    chain: tuple[notices.Stop, ...] = (),
    languages: tuple[str, ...] = ("en",),
) -> notices.Route:
    return notices.Route(
        channel=channel,
        recipient=recipient,
        min_level=min_level,
        chain=chain,
        languages=languages,
    )


def notice(
    level: str = "red",
    *,
    chain: tuple[notices.Stop, ...] = (),
    channel: str = "email",
    recipient: str = "duty@example.org",
    change_id: str = "change-1",
    watch_id: str = "watch-1",
    now: datetime = NOON,
    languages: tuple[str, ...] = ("en",),
) -> notices.Notice:
    told = news(level, change_id=change_id, watch_id=watch_id, at=now)
    way = route(channel, recipient, min_level="blue", chain=chain, languages=languages)
    return notices.compose([told], [way], now=now)[0]
