"""Files that go out with words: brought, looked at, and fetched again."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tocsin import directory, publishers
from tocsin import statements as room
from tocsin.runtimes import statements as runtime
from tocsin.statements import attaching, verbs
from tocsin.web import answers, ports, refusals
from tocsin.web.models.statements import told as shapes

router = APIRouter(prefix="/api", tags=["statements"])
public = APIRouter(include_in_schema=False)

_ANY = {"schema": {"type": "string", "format": "binary"}, "example": "PNG"}
_FOR_EVER = "public, max-age=31536000, immutable"
# A file is shown or saved; whatever it is, it may do nothing on our pages.
_INERT = "default-src 'none'; sandbox; frame-ancestors 'none'"


@router.post(
    "/attachments",
    operation_id="keep_attachment",
    summary="Keep a picture or a PDF that is to go out with words",
    response_model=shapes.KeptFile,
    status_code=201,
    responses=refusals.changing(),
    openapi_extra={
        "requestBody": {"required": True, "content": {"application/octet-stream": _ANY}}
    },
)
async def keep_attachment(request: Request, house: ports.Here, actor: ports.Acting) -> Response:
    """Keep its bytes, without what a camera wrote into them; what it is, they tell themselves."""
    return await run_in_threadpool(_kept, await request.body(), house, actor)


def _kept(content: bytes, house: ports.House, actor: directory.Actor) -> Response:
    directory.require(actor, "draft.write", room.law.LAW)
    read = attaching.reading.read(content)
    with house.db.writing() as books:
        one = verbs.attaching.keep(runtime.desk(books), read, actor=actor, now=house.clock.now())
    told = {
        "sha256": one.sha256,
        "media_type": one.media_type,
        "length": one.length,
        "width": one.width,
        "height": one.height,
    }
    return answers.told(told, 201)


@router.get(
    "/attachments/{sha256}",
    operation_id="get_attachment",
    summary="A kept file's bytes",
    response_class=Response,
    responses={
        **refusals.reading(404),
        200: {"description": "Its bytes", "content": {"application/octet-stream": _ANY}},
    },
)
def get_attachment(sha256: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """Return it to whoever may read statements."""
    directory.require(actor, "statement.read", room.law.LAW)
    return _file(sha256, house, is_out=False)


@public.get(f"{publishers.FILES}/{{sha256}}")
def show_file(sha256: refusals.Id, house: ports.Here) -> Response:
    """Return what went out with words; what did not is not there."""
    answer = _file(sha256, house, is_out=True)
    answer.headers["Cache-Control"] = _FOR_EVER
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def _file(sha256: str, house: ports.House, *, is_out: bool) -> Response:
    with house.db.reading() as books:
        one = books.attachments.about(sha256)
        if one is None or (is_out and one.out_at is None):
            raise room.errors.UnknownAttachment(sha256=sha256)
        content = books.attachments.content(sha256)
    shown = "inline" if one.media_type in attaching.PICTURES else "attachment"
    name = f"{sha256[:12]}.{one.media_type.partition('/')[2]}"
    headers = {
        "Content-Disposition": f'{shown}; filename="{name}"',
        "Content-Security-Policy": _INERT,
    }
    return Response(content, headers=headers, media_type=one.media_type)
