"""What proves that it is oneself: a password, codes of an app."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from tocsin.runtimes import directory
from tocsin.web import answers, models, ports, refusals
from tocsin.web.routes.directory import entrance

router = APIRouter(prefix="/api/me", tags=["people"])
_SHOWN = models.directory


@router.put(
    "/password",
    status_code=204,
    operation_id="change_my_password",
    summary="Change my password",
    response_class=Response,
    responses=refusals.changing(),
)
def change_my_password(
    told: _SHOWN.PasswordChange, request: Request, house: ports.Here, actor: ports.Acting
) -> Response:
    """Take another password; every other browser of mine is signed out."""
    known = entrance.session(request)
    session_id = known.session.session_id if known.session else ""
    desk, tries = entrance.desk(request), entrance.lock(request).tries
    shown = entrance.shown(request, known.user.name, told.was)
    tries.begin(told.was, shown.name, shown.address)
    desk.change_password(actor.user_id, session_id, told.was, told.wished, house.clock.now())
    tries.forgive(told.was, shown.name, shown.address)
    return answers.empty()


@router.post(
    "/codes",
    operation_id="begin_my_codes",
    summary="Begin to set up codes of an app",
    response_model=_SHOWN.CodesBegun,
    responses=refusals.changing(),
)
def begin_my_codes(request: Request, house: ports.Here, _: ports.Acting) -> Response:
    """Return a secret for the app; nothing changes until a code of it was right."""
    known, sealer = entrance.session(request), entrance.desk(request).sealer
    with house.db.writing() as books:
        begun = directory.coding.begin(books, sealer, known.user)
    return answers.told({"secret": begun.secret, "address": begun.address})


@router.post(
    "/codes/proof",
    operation_id="prove_my_codes",
    summary="Have codes asked from now on",
    response_model=_SHOWN.Recovery,
    responses=refusals.changing(),
)
def prove_my_codes(
    told: _SHOWN.CodesProof, request: Request, house: ports.Here, _: ports.Acting
) -> Response:
    """Take the app's code; returns recovery codes, shown this once."""
    known, desk, now = entrance.session(request), entrance.desk(request), house.clock.now()
    shown = entrance.shown(request, known.user.name, "", told.code)
    entrance.lock(request).tries.begin(told.code, shown.name, shown.address)
    with house.db.writing() as books:
        fresh = directory.coding.prove(books, desk.sealer, known.user, told.code, now)
    entrance.lock(request).tries.forgive(told.code, shown.name, shown.address)
    return answers.told({"codes": fresh})


@router.post(
    "/codes/end",
    status_code=204,
    operation_id="end_my_codes",
    summary="Ask for no code any more",
    response_class=Response,
    responses=refusals.changing(),
)
def end_my_codes(
    told: _SHOWN.SignIn, request: Request, house: ports.Here, _: ports.Acting
) -> Response:
    """Drop the codes; asks for password and code once more."""
    known, desk, now = entrance.session(request), entrance.desk(request), house.clock.now()
    shown = entrance.shown(request, known.user.name, told.password, told.code)
    one = entrance.guessed(request, shown, lambda: desk.sign_in(shown, now))
    with house.db.writing() as books:
        directory.coding.drop(books, known.user, now)
    return entrance.entered(answers.empty(), request, one)
