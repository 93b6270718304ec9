"""The live stream."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import Response

from tocsin.web import live, refusals

router = APIRouter(tags=["live"])

_LAST = 2**53
_SAID = """id: 1235
event: coverage
data: {"watch_id":"019c","coverage":{"alive":1,"expected":2,"share":0.5,"oldest_fetch_s":9.2}}

"""


@router.get(
    "/api/stream",
    operation_id="follow_stream",
    summary="What happens, as it happens",
    response_class=Response,
    responses={
        **refusals.reading(),
        200: {
            "description": "Server-sent events; `id` is the position in the feed",
            "content": {"text/event-stream": {"schema": {"type": "string"}, "example": _SAID}},
        },
    },
)
async def follow_stream(
    request: Request,
    after: Annotated[
        int | None,
        Query(ge=0, le=_LAST, description="A snapshot's `head`; without it, from now on"),
    ] = None,
    last_event_id: Annotated[
        str | None, Header(description="Sent by a browser that comes again; wins over `after`")
    ] = None,
) -> Response:
    """Stream what happens, by kind.

    Kinds: posts, minutes, level, warning, source, coverage, notice, promises, watch, changed.
    All but `changed` fold into a snapshot: `level` and `warning` replace a warning, and so on.
    `changed` carries `what` and `id` and nothing to fold: ask for it again where you show it.
    `what` is verdict, missed, proposals (`id` is the watch), silence, gathering, degradation,
    budget, period or consequence.
    `too_old` means that the position is no longer kept: take a fresh snapshot. A comment line
    every 15 s keeps the connection open.
    """
    tail: live.Tail = request.app.state.tail
    return live.EventStream(tail.follow(_position(last_event_id, after)))


def _position(last_event_id: str | None, after: int | None) -> int | None:
    if last_event_id and last_event_id.isascii() and last_event_id.isdecimal():
        return min(int(last_event_id[:16]), _LAST)
    return after
