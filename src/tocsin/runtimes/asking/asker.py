"""Has stories summed up and doubtful readings judged, a few at a time, within a day's budget.

What comes back is checked and kept as text beside the group of copies it is of. It moves no
figure, no reading and no level: a person may take an opinion up, by a correction.
"""

import asyncio
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from tocsin.adapters import archive, sql
from tocsin.enrichment import asking
from tocsin.runtimes import publishing
from tocsin.runtimes.stories import shaping

log = structlog.get_logger()

LATELY = timedelta(hours=6)
MOST_AT_ONCE = 3  # questions a round
FEWEST_POSTS = 5  # of a story that is worth a summary
DOUBT = 0.55  # the probability of the told sentiment under which it is doubtful
MOST_DOUBTFUL = 200
_EVERY_S = 60.0
_LOOKED_AT = 30
_COLUMNS = ("key", "text", "p_sentiment", "copy_group")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """A question that is worth asking."""

    ask: asking.Ask
    group: int
    language: str
    texts: tuple[str, ...]


class Asker:
    """A reckoner; what `reckon` returns keeps what was written."""

    def __init__(
        self,
        *,
        db: sql.Database,
        store: archive.Archive,
        endpoint: asking.ports.Endpoint,
        language: asking.Language,
        tokens_per_day: int,
        judges_readings: bool,
        retention: timedelta,
    ) -> None:
        self._db, self._store, self._endpoint = db, store, endpoint
        self._language, self._tokens_per_day = language, tokens_per_day
        self._judges_readings, self._retention = judges_readings, retention
        self._due = -math.inf

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is time to look again."""
        return now.timestamp() >= self._due

    def reckon(self, now: datetime) -> Callable[[], int]:
        """Ask a few questions, one after the other; the house goes on meanwhile."""
        self._due = now.timestamp() + _EVERY_S
        written: list[asking.Written] = []
        for wish in self._wishes(now)[:MOST_AT_ONCE]:
            if not self._reserved(wish.ask, now):
                break
            written.append(self._written(wish, now))
        return lambda: self._keep(written, now)

    def _reserved(self, ask: asking.Ask, now: datetime) -> bool:
        with self._db.writing() as books:
            return books.writings.reserve(ask.reserve, self._tokens_per_day, now)

    def _written(self, wish: _Wish, now: datetime) -> asking.Written:
        """Return what was written, or why nothing was."""
        text, fault = "", ""
        untraced: tuple[str, ...] = ()
        used = wish.ask.reserve  # what it cost is not known where it failed
        try:
            answer = asyncio.run(self._endpoint.ask(wish.ask))
            used = answer.tokens or used
            text, untraced = _judged(wish, answer)
        except (asking.errors.EndpointFault, asking.errors.BadAnswer) as refused:
            fault = str(refused.facts["why"])
            log.warning("asking.failed", kind=wish.ask.kind, code=refused.code, why=fault)
        with self._db.writing() as books:
            books.writings.settle(wish.ask.reserve, used, now)
        return asking.Written(
            kind=wish.ask.kind,
            group=wish.group,
            language=wish.language,
            text=text,
            untraced=untraced,
            model=self._endpoint.model,
            at=now,
            fault=fault,
        )

    def _keep(self, written: Sequence[asking.Written], now: datetime) -> int:
        with self._db.writing() as books:
            for one in written:
                books.writings.put(one)
                facts = {"kind": one.kind, "model": one.model, "fault": one.fault}
                subject = shaping.name(one.group)
                books.audit.append(now, f"model {one.model}", "asking.written", subject, facts)
                publishing.changed(books, "writings", subject, now)
            books.writings.erase(now - self._retention)
        return len(written)

    def _wishes(self, now: datetime) -> list[_Wish]:
        wishes = list(self._stories(now))
        if self._judges_readings and len(wishes) < MOST_AT_ONCE:
            wishes += self._doubtful(now)
        return wishes

    def _stories(self, now: datetime) -> Iterator[_Wish]:
        """Yield the largest stories of which nothing was written yet."""
        with self._db.reading() as books:
            found = books.stories.recent(None, now - LATELY, _LOOKED_AT)
            large = {one.story: one for one in found if one.posts >= FEWEST_POSTS}
            known = books.writings.of("summary", list(large), self._language)
        for key, one in large.items():
            if key in known and not _is_stale(known[key], now):
                continue
            rows = self._store.posts(shaping.shown(one))
            texts = tuple(dict.fromkeys(str(row["text"]) for row in rows))
            if texts:
                ask = asking.to_sum_up(texts, self._language)
                yield _Wish(ask=ask, group=key, language=self._language, texts=texts)

    def _doubtful(self, now: datetime) -> Iterator[_Wish]:
        """Yield posts whose sentiment is doubtful, one a group of copies."""
        query = archive.PostQuery(since=now - LATELY, limit=MOST_DOUBTFUL, is_matched=True)
        posts = self._store.drawn(query, _COLUMNS)
        rows = posts.to_pylist()
        doubtful = {
            row["copy_group"] or row["key"]: row["text"]
            for row in rows
            if row["p_sentiment"] is None or row["p_sentiment"] < DOUBT
        }
        with self._db.reading() as books:
            known = books.writings.of("opinion", list(doubtful), "")
        for group, text in doubtful.items():
            if group not in known or _is_stale(known[group], now):
                ask = asking.to_judge(text)
                yield _Wish(ask=ask, group=group, language="", texts=(text,))


def _judged(wish: _Wish, answer: asking.Answer) -> tuple[str, tuple[str, ...]]:
    if wish.ask.kind == "summary":
        return asking.summary(answer.body, wish.texts)
    return asking.opinion(answer.body), ()


def _is_stale(one: asking.Written, now: datetime) -> bool:
    """Tell whether nothing came of it, longer ago than the day."""
    return bool(one.fault) and one.at.date() != now.date()
