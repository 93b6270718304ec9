"""The page behind a one-time link: a name and a password, without a line of script."""

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tocsin import directory as room
from tocsin.kernel.errors import TocsinError
from tocsin.web import entering, ports, problems
from tocsin.web.routes.directory import entrance

router = APIRouter(include_in_schema=False)
_FIELDS = 10


@router.get("/welcome/{key}")
def show_welcome(key: str, request: Request, house: ports.Here) -> Response:
    """Return the page; looking at it uses nothing up."""
    return _page(key, request, house, None)


@router.post("/welcome/{key}")
async def welcome(key: str, request: Request, house: ports.Here) -> Response:
    """Take the page's form: the password is set, the link used up, the browser signed in."""
    body = (await request.body()).decode("utf-8", "replace")
    form = parse_qs(body, max_num_fields=_FIELDS)
    name, shown, password = (form.get(one, [""])[0] for one in ("name", "shown", "password"))
    told = entrance.shown(request, name, password)
    desk = entrance.desk(request)
    try:
        one = await run_in_threadpool(desk.welcome, key, told, shown, house.clock.now())
    except TocsinError as refusal:
        return await run_in_threadpool(_page, key, request, house, refusal)
    return entrance.entered(RedirectResponse("/", 303), request, one)


def _page(key: str, request: Request, house: ports.House, refusal: TocsinError | None) -> Response:
    lang = problems.language(request, house.settings.language)
    try:
        with house.db.reading() as books:
            link = room.users.service.opened(books, key, house.clock.now())
            known = books.users.get(link.user_id)
    except room.users.errors.LinkSpent as spent:
        page = entering.refused(house.catalogue, lang, spent)
        page.status_code = problems.status(spent.code)
        return page
    name = known.name if known else ""
    page = entering.welcome(house.catalogue, lang, name=name, refusal=refusal)
    page.status_code = problems.status(refusal.code) if refusal else 200
    return page
