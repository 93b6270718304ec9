"""Signing in with the server's token, for browsers: a cookie in exchange."""

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from tocsin.kernel.errors import TocsinError
from tocsin.web import answers, errors, models, pages, ports, problems, refusals
from tocsin.web.guards import gate, passes

router = APIRouter(tags=["signing in"])


@router.post(
    "/api/login",
    status_code=204,
    operation_id="log_in",
    summary="Exchange the token for a cookie",
    response_class=Response,
    responses=refusals.changing(),
)
def log_in(login: models.Login, request: Request) -> Response:
    """Set an HttpOnly, SameSite=Strict cookie that stands for the token in this browser."""
    lock = _lock(request)
    if not lock.opens(login.token, request.scope):
        raise errors.WrongToken
    return _signed_in(answers.empty(), request)


@router.delete(
    "/api/login",
    status_code=204,
    operation_id="log_out",
    summary="Forget the cookie",
    response_class=Response,
    responses=refusals.changing(),
)
def log_out() -> Response:
    """Sign this browser out."""
    answered = answers.empty()
    answered.delete_cookie(passes.COOKIE, httponly=True, samesite="strict")
    return answered


@router.get("/sign-in", include_in_schema=False)
def show_sign_in(request: Request, house: ports.Here) -> Response:
    """Return the page that asks for the token."""
    return pages.sign_in(house.catalogue, problems.language(request, house.settings.language))


@router.post("/sign-in", include_in_schema=False)
async def sign_in(request: Request, house: ports.Here) -> Response:
    """Take the page's form; the right token opens the war-room."""
    form = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=10)
    try:
        if _lock(request).opens(form.get("token", [""])[0], request.scope):
            return _signed_in(RedirectResponse("/", 303), request)
        refusal: TocsinError = errors.WrongToken()
    except errors.TooManyTries as too_many:
        refusal = too_many
    lang = problems.language(request, house.settings.language)
    page = pages.sign_in(house.catalogue, lang, refusal)
    page.status_code = problems.status(refusal.code)
    page.headers.update(problems.headers(refusal))
    return page


def _lock(request: Request) -> gate.Lock:
    lock: gate.Lock = request.app.state.lock
    return lock


def _signed_in(answered: Response, request: Request) -> Response:
    lock = _lock(request)
    answered.set_cookie(
        passes.COOKIE,
        passes.cookie_value(lock.token, lock.secret),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        max_age=30 * 86_400,
    )
    return answered
