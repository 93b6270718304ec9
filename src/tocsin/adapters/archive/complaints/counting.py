"""Counts complaints in one scan: negative posts of a watch, with the readings in force.

What a person or the second reader said of a post counts in place of the fast reading; it joins by
the post's key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from tocsin import enrichment
from tocsin.adapters.archive import asking
from tocsin.adapters.archive.reading import Reader
from tocsin.adapters.archive.view import View

_RULED = pa.schema(
    [
        pa.field("key", pa.int64()),
        pa.field("ruled_sentiment", pa.int8()),
        pa.field("ruled_reason", pa.string()),
    ]
)
# {source} and {where} are the view's; a post without a copy key is a text of its own.
_NEGATIVE = """
WITH read AS (SELECT * FROM {{source}}{{where}}),
complaints AS (
    SELECT created_at, key, platform, post_id, text, account, reposts AS passed_on,
        coalesce(ruled_reason, reason, '') AS reason,
        coalesce(copy_key, key) AS text_key
    FROM read LEFT JOIN ruled USING (key)
    WHERE coalesce(ruled_sentiment, sentiment) = -1
)
{asked}
"""
_COUNTED = _NEGATIVE.format(
    asked="""
SELECT reason, CAST(epoch(created_at) AS BIGINT) // $step_s AS step,
    count(*) AS posts, count(DISTINCT text_key) AS texts, grouping(step) AS is_total
FROM complaints GROUP BY GROUPING SETS ((reason), (reason, step))
"""
)
_SPREAD = _NEGATIVE.format(
    asked="""
SELECT reason, count(*) AS posts, count(DISTINCT nullif(account, '')) AS accounts,
    CAST(least(coalesce(sum(CAST(passed_on AS DOUBLE)), 0), 9e15) AS BIGINT) AS reposts,
    min(created_at) AS first_at,
    arg_min(platform, (created_at, key)) AS platform,
    arg_min(post_id, (created_at, key)) AS post_id,
    arg_min(text, (created_at, key)) AS text
FROM complaints GROUP BY reason, text_key
QUALIFY row_number() OVER (
    PARTITION BY reason ORDER BY posts DESC, reposts DESC, first_at, text_key
) <= $examples
ORDER BY reason, posts DESC, reposts DESC, first_at, text_key
"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complained:
    """Complaints of one reason, as a whole or (with `step`) of one step of time."""

    reason: str
    posts: int
    texts: int
    step: int | None = None  # steps since the epoch


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One text with all of its copies; the id and the words are those of the earliest."""

    reason: str
    id: str
    text: str
    platform: str
    first_at: datetime
    posts: int
    accounts: int
    reposts: int


class Complaints:
    """Asks the archive for complaints."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def counted(
        self,
        watch_id: str,
        since: datetime,
        until: datetime,
        *,
        step_s: int,
        ruled: Sequence[enrichment.complaints.Ruling] = (),
    ) -> list[Complained]:
        """Return every reason's whole (`step` None) and its steps in since <= created < until."""
        found = self._ask(_COUNTED, watch_id, since, until, ruled, {"step_s": step_s})
        return [
            Complained(
                reason=row["reason"],
                posts=row["posts"],
                texts=row["texts"],
                step=None if row["is_total"] else row["step"],
            )
            for row in found
        ]

    def examples(
        self,
        watch_id: str,
        since: datetime,
        until: datetime,
        *,
        limit: int,
        ruled: Sequence[enrichment.complaints.Ruling] = (),
    ) -> list[Example]:
        """Return up to `limit` texts a reason, the most spread first."""
        found = self._ask(_SPREAD, watch_id, since, until, ruled, {"examples": limit})
        return [Example(id=f"{row['platform']}/{row.pop('post_id')}", **row) for row in found]

    def _ask(
        self,
        wanted: str,
        watch_id: str,
        since: datetime,
        until: datetime,
        ruled: Sequence[enrichment.complaints.Ruling],
        more: dict[str, object],
    ) -> list[dict[str, Any]]:
        query = asking.PostQuery(watch_id=watch_id, since=since, until=until)
        conditions, given = asking.conditions(query)
        beside = {"ruled": _table(ruled)}

        def asked(view: View) -> pa.Table:
            return self._reader.ask(
                view, view.segments, wanted, conditions, given | more, beside=beside
            )

        rows: list[dict[str, Any]] = self._reader.looking(since, until, asked).to_pylist()
        return rows


def _table(ruled: Sequence[enrichment.complaints.Ruling]) -> pa.Table:
    last = {one.key: one for one in ruled}
    rows = [
        {"key": one.key, "ruled_sentiment": one.sentiment, "ruled_reason": one.reason}
        for one in last.values()
    ]
    return pa.Table.from_pylist(rows, schema=_RULED)
