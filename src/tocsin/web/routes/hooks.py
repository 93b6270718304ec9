"""Where other systems push posts in."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tocsin.web import answers, ports, refusals
from tocsin.web.views import picture

router = APIRouter(tags=["hooks"])

_SECRET = {"in": "header", "required": False, "schema": {"type": "string"}}
_HEADERS = [
    {**_SECRET, "name": "webhook-id", "description": "Names the delivery; a repeat is no harm"},
    {**_SECRET, "name": "webhook-timestamp", "description": "Seconds since the epoch"},
    {**_SECRET, "name": "webhook-signature", "description": "v1,<base64 of the HMAC-SHA256>"},
]
_ANY = {"schema": {}, "example": {"id": "8812", "text": "…", "created_at": "2026-03-02T09:41:00Z"}}


@router.post(
    "/hooks/{source_id}",
    status_code=202,
    operation_id="deliver_hook",
    summary="Push posts in",
    response_class=Response,
    responses=refusals.changing(404, 429),
    openapi_extra={
        "parameters": _HEADERS,
        "requestBody": {"required": True, "content": {"application/json": _ANY}},
        "security": [],
    },
)
async def deliver_hook(source_id: refusals.Id, request: Request, house: ports.Here) -> Response:
    """Take in a signed delivery (Standard Webhooks); 202 once it is committed."""
    await run_in_threadpool(picture.source, house, source_id)
    await house.desk.deliver(source_id, dict(request.headers), await request.body())
    return answers.told({"accepted": True}, 202)
