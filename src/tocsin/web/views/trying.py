"""Tries a source once: what its first fetch would bring. Nothing of it is kept."""

import asyncio
from contextlib import aclosing

from starlette.concurrency import run_in_threadpool

from tocsin import listening, shapes

_SAMPLES, _FAULTS, _TEXT = 5, 20, 280
_PATIENCE_S = 15.0


async def first_fetch(
    connector: listening.Connector, *, patience_s: float = _PATIENCE_S
) -> shapes.Shape:
    """Return how a fetch ended, with a few of the posts and of what could not be taken in."""
    try:
        async with asyncio.timeout(patience_s):
            batch = await _first(connector)
    except TimeoutError:
        return told("quiet")
    except (listening.errors.SourceFault, listening.errors.SourceRefused) as fault:
        return told("failed", why=f"listening.why.{fault.cause}")
    if batch is None:
        return told("quiet")
    parsed = await run_in_threadpool(batch.parse)
    return told("heard" if parsed.posts.num_rows else "quiet", parsed)


async def _first(connector: listening.Connector) -> listening.Batch | None:
    async with aclosing(connector.batches(None)) as batches:  # type: ignore[type-var]  # generators close
        return await anext(batches, None)


def told(outcome: str, parsed: listening.Parsed | None = None, *, why: str = "") -> shapes.Shape:
    """Return a trial's outcome as the contract has it."""
    rows = parsed.posts.slice(0, _SAMPLES).to_pylist() if parsed else []
    return {
        "outcome": outcome,
        "why": why,
        "posts": parsed.posts.num_rows if parsed else 0,
        "samples": [
            {
                "at": shapes.time(row["created_at"]),
                "platform": row["platform"],
                "text": row["text"][:_TEXT],
            }
            for row in rows
        ],
        "faults": [
            {"place": one.place, "reason": one.reason, "excerpt": one.excerpt}
            for one in (parsed.faults[:_FAULTS] if parsed else ())
        ],
    }
