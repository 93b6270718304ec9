"""Oneself: signing in and out, and the browsers in which one is signed in."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from tocsin import cases, statements
from tocsin import directory as room
from tocsin.runtimes import directory, rulings
from tocsin.web import answers, models, ports, refusals
from tocsin.web.guards import visits
from tocsin.web.routes.directory import entrance

router = APIRouter(prefix="/api/me", tags=["people"])
_shapes = directory.shaping
_SHOWN = models.directory
_LAWS = (room.law.LAW, rulings.law.LAW, cases.LAW, statements.law.LAW)


@router.get(
    "",
    operation_id="get_me",
    summary="Who is signed in in this browser",
    response_model=_SHOWN.Me,
    responses=refusals.reading(),
)
def get_me(request: Request, house: ports.Here) -> Response:
    """Return null where nobody is; in the demo, whom one can switch to."""
    known = ports.visitor(request.scope)
    with house.db.reading() as books:
        told = directory.peopling.fictional(books) if house.is_simulated else []
        others = [_shapes.user(books, one) for one in told]
        user = _shapes.user(books, known.user) if known else None
        has_users = books.users.has_any()
    session = known.session if known else None
    return answers.told(
        {
            "user": user,
            "duties": sorted(known.actor.duties) if known else [],
            "session": _shapes.session(session, session.session_id) if session else None,
            "is_demo": house.is_simulated,
            "has_users": has_users,
            "may": _verbs(known.actor) if known else [],
            "others": others,
        }
    )


@router.post(
    "/session",
    status_code=204,
    operation_id="sign_in",
    summary="Sign in",
    response_class=Response,
    responses=refusals.changing(),
)
def sign_in(told: _SHOWN.SignIn, request: Request, house: ports.Here) -> Response:
    """Begin a session; the cookie's key is new at every sign-in."""
    shown = entrance.shown(request, told.name, told.password, told.code)
    desk = entrance.desk(request)
    one = entrance.guessed(request, shown, lambda: desk.sign_in(shown, house.clock.now()))
    return entrance.entered(answers.empty(), request, one)


@router.delete(
    "/session",
    status_code=204,
    operation_id="sign_out",
    summary="Sign out",
    response_class=Response,
    responses=refusals.changing(),
)
def sign_out(request: Request, house: ports.Here) -> Response:
    """End this browser's session."""
    known = ports.visitor(request.scope)
    if known is not None and known.session is not None:
        _end(house, known.actor, known.session.session_id)
    answered = answers.empty()
    visits.leave(answered)
    return answered


@router.get(
    "/sessions",
    operation_id="list_my_sessions",
    summary="Where I am signed in",
    response_model=list[_SHOWN.SessionState],
    responses=refusals.reading(),
)
def list_my_sessions(request: Request, house: ports.Here, actor: ports.Acting) -> Response:
    """Return the sessions that can still be used, the newest first."""
    known, now = ports.visitor(request.scope), house.clock.now()
    this = known.session.session_id if known and known.session else ""
    with house.db.reading() as books:
        found = books.sessions.of(actor.user_id)
    alive = (one for one in found if room.users.sessions.is_alive(one, now))
    return answers.told([_shapes.session(one, this) for one in alive])


@router.delete(
    "/sessions/{session_id}",
    status_code=204,
    operation_id="end_my_session",
    summary="Sign another browser of mine out",
    response_class=Response,
    responses=refusals.changing(404),
)
def end_my_session(session_id: refusals.Id, house: ports.Here, actor: ports.Acting) -> Response:
    """End one of my sessions."""
    _end(house, actor, session_id)
    return answers.empty()


@router.post(
    "/switch",
    status_code=204,
    operation_id="switch_user",
    summary="Be another person of the demo",
    response_class=Response,
    responses=refusals.changing(404),
)
def switch_user(told: _SHOWN.Switch, request: Request, house: ports.Here) -> Response:
    """Begin a session of a fictional person; refused in every house that is not simulated."""
    now = house.clock.now()
    shown = entrance.shown(request, "", "")
    with house.db.writing() as books:
        user = books.users.get(told.user_id)
        if not house.is_simulated or user is None or not user.is_simulated:
            raise room.users.errors.NotInTheDemo
        one = entrance.desk(request).begin(books, user.user_id, "demo", shown, now)
    return entrance.entered(answers.empty(), request, one)


def _verbs(actor: room.Actor) -> list[str]:
    return sorted(verb for law in _LAWS for verb in law if room.may(actor, verb, law))


def _end(house: ports.House, actor: room.Actor, session_id: str) -> None:
    now = house.clock.now()
    with house.db.writing() as books:
        room.users.service.end_session(books, actor, session_id, actor.user_id, now)
        directory.enter(books, now, actor.user_id, "session.ended", session_id, {})
