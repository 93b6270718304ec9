"""A day's complaints for the product side, as a notice: promised, signed and settled like any.

Its id follows from the watch, the day, the channel and the recipient: whoever asks again, or is
cut off and begins again, sends nothing twice.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tocsin import notices, shapes
from tocsin.adapters import sql
from tocsin.runtimes.complaints.telling import Asked, Store, told

_DAY = timedelta(days=1)
_EXAMPLES = 3
_LINES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Who is sent the complaints of which watch, and who said so."""

    watch_id: str
    stop: notices.Stop
    person: str


def send(
    books: sql.Books, store: Store, wanted: Wanted, now: datetime, *, is_simulated: bool = False
) -> bool:
    """Promise the digest of the day (UTC) that ended last; False when it was promised before.

    Raises complaints.errors.UnknownWatch, notices.errors.NoName.
    """
    if not wanted.person.strip():
        raise notices.errors.NoName
    end = datetime.combine(now.astimezone(UTC).date(), datetime.min.time(), UTC)
    asked = Asked(
        watch_id=wanted.watch_id, since=end - _DAY, until=end, step="hour", examples=_EXAMPLES
    )
    found: dict[str, Any] = told(books, store, asked)
    names = {one.watch_id: one.name for one in books.watches.all()}
    bulletin = _bulletin(found, names[wanted.watch_id], asked, is_simulated=is_simulated)
    route = notices.Route(
        channel=wanted.stop.channel,
        recipient=wanted.stop.recipient,
        languages=wanted.stop.languages,
    )
    fresh = books.outbox.add(notices.announce(bulletin, [route], now=now))
    if fresh:
        facts = {"channel": route.channel, "recipient": route.recipient, "day": found["since"]}
        books.audit.append(now, wanted.person, "complaints.digest", wanted.watch_id, facts)
    return bool(fresh)


def _bulletin(
    found: dict[str, Any], name: str, asked: Asked, *, is_simulated: bool
) -> notices.Bulletin:
    day = {name: found[name] for name in ("since", "until", "posts", "texts")}
    themes = found["themes"][:_LINES]
    return notices.Bulletin(
        bulletin_id=f"complaints:{asked.watch_id}:{asked.since.date()}",
        topic_id="",  # no warning: who acknowledges it answers for it alone
        at=asked.until,
        level="none",
        subject_code="complaints.digest.subject",
        facts={
            **day,
            "watch_id": asked.watch_id,
            "watch_name": name,
            "themes": [_nameless(one) for one in themes],
        },
        lines=(
            {"code": "complaints.digest.day", "facts": day},
            *({"code": "complaints.digest.theme", "facts": _facts(one)} for one in themes),
        ),
        is_simulated=is_simulated,
    )


def _facts(one: dict[str, Any]) -> shapes.Shape:
    return {
        "reason": {"code": f"complaints.reason.{one['reason'] or 'not_said'}", "facts": {}},
        "posts": one["posts"],
        "percent": round(100 * one["share"]),
        "trend": {"code": f"complaints.trend.{one['trend']}", "facts": {}},
    }


def _nameless(one: dict[str, Any]) -> shapes.Shape:
    """Return a theme without post ids: on some platforms they hold the account."""
    examples = [
        {name: value for name, value in each.items() if name != "id"} for each in one["examples"]
    ]
    return {**one, "examples": examples}
