"""Passkeys: one's own, and signing in by one from the page at the door."""

from pathlib import Path
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tocsin import directory as room
from tocsin.runtimes import directory
from tocsin.web import answers, models, ports, refusals
from tocsin.web.guards import origins
from tocsin.web.routes.directory import entrance

router = APIRouter(tags=["people"])
_SHOWN, _devices = models.directory, directory.devices
_SCRIPT = Path(__file__).parents[2] / "passkey.js"


@router.get(
    "/api/me/passkeys",
    operation_id="list_my_passkeys",
    summary="My passkeys",
    response_model=list[_SHOWN.PasskeyState],
    responses=refusals.reading(),
)
def list_my_passkeys(house: ports.Here, actor: ports.Acting) -> Response:
    """Return mine, the oldest first."""
    with house.db.reading() as books:
        found = books.passkeys.of(actor.user_id)
    return answers.told([directory.shaping.passkey(one) for one in found])


@router.post(
    "/api/me/passkeys/begin",
    operation_id="begin_my_passkey",
    summary="Begin to make a passkey",
    response_model=_SHOWN.PasskeyOptions,
    responses=refusals.changing(409),
)
def begin_my_passkey(request: Request, house: ports.Here, _: ports.Acting) -> Response:
    """Return what the browser needs; asks for a sign-in of the last quarter of an hour."""
    known = entrance.session(request)
    with house.db.reading() as books:
        options = _keys(request).begin(books, known, _site(request), house.clock.now())
    return answers.told({"options": options})


@router.post(
    "/api/me/passkeys",
    status_code=201,
    operation_id="add_my_passkey",
    summary="Keep a passkey",
    response_model=_SHOWN.PasskeyState,
    responses=refusals.changing(409),
)
def add_my_passkey(
    told: _SHOWN.PasskeyEntry, request: Request, house: ports.Here, _: ports.Acting
) -> Response:
    """Keep the passkey that this browser has just made; it signs in without a password."""
    known, site = entrance.session(request), _site(request)
    with house.db.writing() as books:
        key = _keys(request).add(
            books, known.user, told.name, told.credential, site, house.clock.now()
        )
    return answers.told(directory.shaping.passkey(key), 201)


@router.delete(
    "/api/me/passkeys/{passkey_id}",
    status_code=204,
    operation_id="remove_my_passkey",
    summary="Forget a passkey",
    response_class=Response,
    responses=refusals.changing(404),
)
def remove_my_passkey(
    passkey_id: refusals.Id, request: Request, house: ports.Here, _: ports.Acting
) -> Response:
    """Forget one of mine: nobody signs in by it any more."""
    known = entrance.session(request)
    with house.db.writing() as books:
        _devices.remove(books, known.user, passkey_id, house.clock.now())
    return answers.empty()


@router.get("/sign-in/passkey.js", include_in_schema=False)
def show_script() -> Response:
    """Return the one script of the page at the door; without it, passwords still open."""
    return Response(_SCRIPT.read_bytes(), media_type="text/javascript")


@router.post("/sign-in/passkey/asked", include_in_schema=False)
def ask(request: Request, house: ports.Here) -> Response:
    """Return what the browser needs to show a passkey."""
    return answers.told(_keys(request).ask(_site(request), house.clock.now()))


@router.post("/sign-in/passkey", include_in_schema=False)
async def sign_in(request: Request, house: ports.Here) -> Response:
    """Take what a device signed; a session begins."""
    return await run_in_threadpool(_taken, await request.body(), request, house)


def _taken(body: bytes, request: Request, house: ports.House) -> Response:
    answer = _answer(body)
    shown = entrance.shown(request, f"passkey {str(answer.get('id', ''))[:200]}", body.hex()[:64])
    keys, site, now = _keys(request), _site(request), house.clock.now()
    one = entrance.guessed(request, shown, lambda: keys.sign_in(answer, site, shown, now))
    return entrance.entered(answers.empty(), request, one)


def _answer(body: bytes) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as fault:
        raise room.users.errors.NotThem from fault
    return answer


def _keys(request: Request) -> directory.devices.Keys:
    made: directory.devices.Keys = request.app.state.passkeys
    return made


def _site(request: Request) -> directory.devices.Site:
    host = request.headers.get("host", "")
    is_https = origins.is_https(request.scope, entrance.lock(request).proxies)
    origin = f"{'https' if is_https else 'http'}://{host}"
    return _devices.Site(name=origins.name_of(host), origin=origin)
