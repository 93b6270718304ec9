"""Signing in elsewhere: off to the provider, and back with a code."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from tocsin.kernel.errors import TocsinError
from tocsin.runtimes import directory
from tocsin.web import entering, errors, ports, problems
from tocsin.web.guards import origins
from tocsin.web.routes.directory import entrance

router = APIRouter(include_in_schema=False)
_PATH, _BACK, _COOKIE = "/sign-in/elsewhere", "/sign-in/elsewhere/back", "tocsin_elsewhere"
_LONGEST = 4000


def name(request: Request) -> str | None:
    """Return what the provider is called, None where there is none."""
    known = _gateway(request)
    return None if known is None else known.name


@router.get(_PATH)
def leave(request: Request, house: ports.Here) -> Response:
    """Send the browser to the provider; it carries, sealed, what only it may come back with."""
    gateway = _gateway(request)
    if gateway is None:
        raise errors.UnknownPage(path=_PATH)
    try:
        address, carried = gateway.leave(_back(request), house.clock.now())
    except TocsinError as refusal:
        return _refused(request, house, refusal)
    answered = RedirectResponse(address, 303)
    answered.set_cookie(
        _COOKIE,
        carried,
        max_age=int(directory.vouching.LIVES.total_seconds()),
        path=_PATH,
        secure=_is_https(request),
        httponly=True,
        samesite="lax",  # the provider sends the browser back from its own site
    )
    return answered


@router.get(_BACK)
def come_back(request: Request, house: ports.Here) -> Response:
    """Begin a session for whom the provider vouches for."""
    gateway, told = _gateway(request), request.query_params
    if gateway is None:
        raise errors.UnknownPage(path=_BACK)
    shown = entrance.shown(request, "", "")
    carried = request.cookies.get(_COOKIE, "")[:_LONGEST]
    try:
        one = gateway.come_back(
            {key: value[:_LONGEST] for key, value in told.items()},
            carried,
            shown,
            house.clock.now(),
        )
    except TocsinError as refusal:
        answered = _refused(request, house, refusal)
    else:
        answered = entrance.entered(RedirectResponse("/", 303), request, one)
    answered.delete_cookie(_COOKIE, path=_PATH)
    return answered


def _refused(request: Request, house: ports.House, refusal: TocsinError) -> Response:
    lang = problems.language(request, house.settings.language)
    lock = entrance.lock(request)
    page = entering.sign_in(
        house.catalogue,
        lang,
        refusal,
        has_users=lock.visits.has_users(),
        has_token=bool(lock.token),
        elsewhere=name(request),
    )
    page.status_code = problems.status(refusal.code)
    return page


def _gateway(request: Request) -> directory.vouching.Gateway | None:
    made: directory.vouching.Gateway | None = request.app.state.gateway
    return made


def _back(request: Request) -> str:
    scheme = "https" if _is_https(request) else "http"
    return f"{scheme}://{request.headers.get('host', '')}{_BACK}"


def _is_https(request: Request) -> bool:
    return origins.is_https(request.scope, entrance.lock(request).proxies)
