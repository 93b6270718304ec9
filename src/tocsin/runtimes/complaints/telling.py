"""Complaints of a watch in a span of time, grouped by reason, beside the four weeks before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from tocsin import enrichment, listening, shapes
from tocsin.adapters import archive, sql
from tocsin.enrichment import complaints

HOUR_S = 3_600
_STEPS_S = {"hour": HOUR_S, "day": 24 * HOUR_S}
USUAL = timedelta(weeks=4)
LONGEST = 1_000  # steps
_BY_HOUR = timedelta(days=3)
_SENTIMENTS = {"negative": -1, "neutral": 0, "positive": 1}

Step = Literal["hour", "day"]


class Store(Protocol):
    """What complaints are counted in; `archive.Archive` is one."""

    @property
    def complaints(self) -> archive.Complaints:
        """Return what counts complaints."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose complaints of which span; without a step, hours up to three days, else days."""

    watch_id: str
    since: datetime
    until: datetime
    step: Step | None = None
    examples: int = 3

    @property
    def steps(self) -> Step:
        """Return the step in force."""
        return self.step or ("hour" if self.until - self.since <= _BY_HOUR else "day")


def told(books: sql.Books, store: Store, asked: Asked) -> shapes.Shape:
    """Return the complaints of a span, as `models.Complaints` has them.

    Raises complaints.errors.UnknownWatch, complaints.errors.BadSpan.
    """
    if asked.watch_id not in {one.watch_id for one in books.watches.all()}:
        raise complaints.errors.UnknownWatch(watch_id=asked.watch_id)
    step_s = _STEPS_S[asked.steps]
    first = int(asked.since.timestamp()) // step_s
    steps = range(first, -(-int(asked.until.timestamp()) // step_s))
    if not 0 < len(steps) <= LONGEST or asked.until <= asked.since:
        raise complaints.errors.BadSpan(steps=len(steps), limit=LONGEST)
    usual_since = max(asked.since - USUAL, datetime.fromtimestamp(0, asked.since.tzinfo))
    ruled = rulings(books, usual_since, asked.until)
    count = store.complaints.counted
    now = count(asked.watch_id, asked.since, asked.until, step_s=step_s, ruled=ruled)
    usual = count(asked.watch_id, usual_since, asked.since, step_s=step_s, ruled=ruled)
    spread = store.complaints.examples(
        asked.watch_id, asked.since, asked.until, limit=asked.examples, ruled=ruled
    )
    themes = complaints.compared(_tallies(now), _tallies(usual))
    return {
        "watch_id": asked.watch_id,
        "since": shapes.time(asked.since),
        "until": shapes.time(asked.until),
        "usual_since": shapes.time(usual_since),
        "step": asked.steps,
        "at": [shapes.minute(one * step_s // 60) for one in steps],
        "posts": sum(one.posts for one in themes),
        "texts": sum(one.texts for one in themes),
        "themes": [_theme(one, steps, now, spread) for one in themes],
    }


def rulings(books: sql.Books, since: datetime, until: datetime) -> list[complaints.Ruling]:
    """Return what counts in place of the fast readings: the second reader's, then a person's."""
    found = {one.key: _reread(one) for one in books.second.between(since, until)}
    for one in books.reading_corrections.standing():
        platform, _, post_id = one.post_id.partition("/")
        (key,) = listening.keys.of([(platform, post_id)])
        before = found.get(key, complaints.Ruling(key=key))
        if one.head == "sentiment":
            sentiment = _SENTIMENTS.get(one.label)
            found[key] = complaints.Ruling(key=key, sentiment=sentiment, reason=before.reason)
        if one.head == "reason":
            found[key] = complaints.Ruling(key=key, sentiment=before.sentiment, reason=one.label)
    return list(found.values())


def _reread(one: enrichment.second.Reread) -> complaints.Ruling:
    said = one.told()
    sentiment, reason = said.get("sentiment"), said.get("reason")
    return complaints.Ruling(
        key=one.key,
        sentiment=sentiment if isinstance(sentiment, int) else None,
        reason=reason if isinstance(reason, str) else None,
    )


def _tallies(some: Sequence[archive.Complained]) -> list[complaints.Tally]:
    return [
        complaints.Tally(reason=one.reason, posts=one.posts, texts=one.texts)
        for one in some
        if one.step is None
    ]


def _theme(
    one: complaints.Theme,
    steps: range,
    counted: Sequence[archive.Complained],
    spread: Sequence[archive.Example],
) -> shapes.Shape:
    mine = {each.step: each.posts for each in counted if each.reason == one.reason}
    return {
        "reason": one.reason or None,
        "posts": one.posts,
        "texts": one.texts,
        "share": round(one.share, 4),
        "usual_share": None if one.usual_share is None else round(one.usual_share, 4),
        "ratio": None if one.ratio is None else round(one.ratio, 2),
        "trend": str(one.trend),
        "counts": [mine.get(step, 0) for step in steps],
        "examples": [_example(each) for each in spread if each.reason == one.reason],
    }


def _example(one: archive.Example) -> shapes.Shape:
    return {
        "id": one.id,
        "text": complaints.without_names(one.text),
        "platform": one.platform,
        "first_at": shapes.time(one.first_at),
        "posts": one.posts,
        "accounts": one.accounts,
        "reposts": one.reposts,
    }
