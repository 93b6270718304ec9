"""What every way in shares: guesses are counted, a session's key goes into its cookie."""

from collections.abc import Callable

from fastapi import Request
from starlette.datastructures import Headers
from starlette.responses import Response

from tocsin.runtimes import directory
from tocsin.web import errors, ports
from tocsin.web.guards import gate, origins, visits


def lock(request: Request) -> gate.Lock:
    """Return what opens the door."""
    made: gate.Lock = request.app.state.lock
    return made


def desk(request: Request) -> directory.Desk:
    """Return who lets people in."""
    made: directory.Desk = request.app.state.signing
    return made


def session(request: Request) -> directory.Visitor:
    """Return who is signed in in this browser; a machine has no session of its own."""
    known = ports.visitor(request.scope)
    if known is None or known.session is None:
        raise errors.SignInNeeded
    return known


def shown(request: Request, name: str, password: str, code: str = "") -> directory.Shown:
    """Return what somebody shows, with where they come from."""
    return directory.Shown(
        name=name,
        password=password,
        code=code,
        address=origins.caller(request.scope, lock(request).proxies),
        agent=request.headers.get("user-agent", ""),
        replaces=visits.key_shown(Headers(scope=request.scope)),
    )


def guessed(
    request: Request, told: directory.Shown, work: Callable[[], directory.SignedIn]
) -> directory.SignedIn:
    """Let somebody try; raises TooManyTries, and what `work` refuses."""
    tries = lock(request).tries
    secret = f"{told.name}\x1f{told.password}\x1f{told.code}"
    tries.begin(secret, told.name, told.address)
    found = work()
    tries.forgive(secret, told.name, told.address)
    return found


def entered(answered: Response, request: Request, one: directory.SignedIn) -> Response:
    """Have the browser keep the session."""
    door = lock(request)
    door.visits.look_again()
    left = one.session.ends_at - one.session.begun_at
    door.visits.enter(
        answered,
        one.key,
        is_https=origins.is_https(request.scope, door.proxies),
        for_s=int(left.total_seconds()),
    )
    return answered
