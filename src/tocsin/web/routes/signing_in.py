"""The page that asks who comes, and signing in with the server's token: a cookie in exchange."""

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tocsin.kernel.errors import TocsinError
from tocsin.web import answers, entering, errors, models, ports, problems, refusals
from tocsin.web.guards import gate, origins, passes
from tocsin.web.routes.directory import elsewhere, entrance

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
    """Return the page that asks who comes."""
    return _page(request, house, None)


@router.post("/sign-in", include_in_schema=False)
async def sign_in(request: Request, house: ports.Here) -> Response:
    """Take the page's form; a user's proofs or the right token open the war-room."""
    body = (await request.body()).decode("utf-8", "replace")
    form = parse_qs(body, max_num_fields=10)
    told = {name: form.get(name, [""])[0] for name in ("name", "password", "code", "token")}
    return await run_in_threadpool(_taken, told, request, house)


def _taken(told: dict[str, str], request: Request, house: ports.House) -> Response:
    into = RedirectResponse("/", 303)
    try:
        if told["name"]:
            shown = entrance.shown(request, told["name"], told["password"], told["code"])
            desk, now = entrance.desk(request), house.clock.now()
            one = entrance.guessed(request, shown, lambda: desk.sign_in(shown, now))
            return entrance.entered(into, request, one)
        if _lock(request).opens(told["token"], request.scope):
            return _signed_in(into, request)
        refusal: TocsinError = errors.WrongToken()
    except TocsinError as refused:
        refusal = refused
    page = _page(request, house, refusal)
    page.status_code = problems.status(refusal.code)
    page.headers.update(problems.headers(refusal))
    return page


def _page(request: Request, house: ports.House, refusal: TocsinError | None) -> Response:
    lang = problems.language(request, house.settings.language)
    lock = _lock(request)
    return entering.sign_in(
        house.catalogue,
        lang,
        refusal,
        has_users=lock.visits.has_users(),
        has_token=bool(lock.token),
        elsewhere=elsewhere.name(request),
    )


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
        secure=origins.is_https(request.scope, lock.proxies),
        max_age=30 * 86_400,
    )
    return answered
